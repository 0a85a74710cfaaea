"""The people of a plan's pages, and one plan of theirs: the entitled, a reader, and somebody from elsewhere."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from council.roles import Role
from improvement.models import Action, Plan, Priority
from tests.factories.action import ActionFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory

TODAY = date(2019, 7, 9)
NOON = "2019-07-09T12:00:00+01:00"


@dataclass
class Cast:
    """Two councils, each with a plan of one priority; the second is where outsiders and other ids come from."""

    plan: Plan = field(default_factory=lambda: _plan("ours"))
    other: Plan = field(default_factory=lambda: _plan("theirs"))

    def __post_init__(self):
        organisation = self.plan.organisation
        self.manager = member(organisation, Role.PLAN_MANAGER, name="Mary Manager")
        self.lead = member(organisation, Role.ACTION_LEAD, name="Ada Lead")
        self.assurer = member(organisation, Role.QUALITY_ASSURANCE, name="Quentin Assurance")
        self.reader = member(organisation, Role.MEMBER, name="Rita Reader")
        theirs = (Role.PLAN_MANAGER, Role.QUALITY_ASSURANCE)
        self.outsider = member(self.other.organisation, *theirs, name="Olga Outsider")

    @property
    def priority(self) -> Priority:
        return self.plan.priorities.get()

    def action(self, **fields) -> Action:
        return ActionFactory(priority=self.priority, **fields)

    def their_action(self, **fields) -> Action:
        return ActionFactory(priority=self.other.priorities.get(), **fields)

    def url(self, name: str, *args) -> str:
        """The address of a page of the plan."""
        return reverse(f"improvement:{name}", args=[self.plan.organisation.slug, self.plan.slug, *args])


def _plan(slug: str) -> Plan:
    plan = PlanFactory(
        organisation=OrganisationFactory(slug=slug), slug=f"{slug}-plan", name=f"Plan of {slug}"
    )
    PriorityFactory(plan=plan, number=1)
    return plan


def day(name: str, on: date | None) -> dict[str, str]:
    """A date as the three boxes of a form post it."""
    parts = (on.day, on.month, on.year) if on else ("", "", "")
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), map(str, parts), strict=True))


def typed(name: str, text: str) -> dict[str, str]:
    """A date as somebody typed it: “31 2 2019”."""
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), text.split(), strict=True))


def statuses(client, url: str, *users, method: str = "get", data=None) -> list[int]:
    """What each of these people gets at an address."""
    found = []
    for user in users:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        found.append(getattr(client, method)(url, data or {}).status_code)
    return found


def errors(response) -> dict[str, list[str]]:
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def said(response) -> list[str]:
    """The messages of the page that a POST leads to."""
    return [str(message) for message in response.context["messages"]]


def text_of(response) -> str:
    """The page as one line of words."""
    html = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
