from council.admin import (
    closure,
    membership,
    organisation,
    person,
    post,
    service,
    site,
    team,
    user,
)

__all__ = ["closure", "membership", "organisation", "person", "post", "service", "site", "team", "user"]
