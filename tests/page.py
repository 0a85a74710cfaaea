"""A page of an organisation, as the tests of access see it: who may open it, and what leads to it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from council.models import Organisation
from council.roles import GRANTABLE, Permission, Role, roles_with


@dataclass(frozen=True)
class Page:
    """
    Who may open a page of an organisation, and what leads to it beside the organisation's slug.

    `answer` is what who may open it gets; `only` are the roles that may, where the permission is not enough.
    """

    permission: Permission
    rest: Callable[[dict], list] = lambda records: []
    query: Callable[[dict], dict] = lambda records: {}
    answer: int = 200
    only: frozenset[Role] = frozenset(GRANTABLE)
    refused: int = 403  # 404 where another role may not even know that there is such a record
    handler: int = 0  # what the action lead gets, who answers the planted case, where that differs

    def url(self, name: str, records: dict, home: Organisation | None = None) -> str:
        slug = (home or records[Organisation]).slug
        return reverse(name, args=[slug, *self.rest(records)])

    def answers(self, role: Role) -> int:
        """The status that somebody of this role gets."""
        if self.handler and role == Role.ACTION_LEAD:
            return self.handler
        return self.answer if role in roles_with(self.permission) and role in self.only else self.refused
