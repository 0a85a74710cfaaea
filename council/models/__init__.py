from council.models.closure import Closure
from council.models.membership import Membership, RoleGrant
from council.models.organisation import Organisation
from council.models.person import Person, PersonAlias
from council.models.post import Post, PostHolding
from council.models.service import Service
from council.models.team import Team, TeamAlias, TeamGroup
from council.models.user import User

__all__ = [
    "Closure",
    "Membership",
    "Organisation",
    "Person",
    "PersonAlias",
    "Post",
    "PostHolding",
    "RoleGrant",
    "Service",
    "Team",
    "TeamAlias",
    "TeamGroup",
    "User",
]
