"""A committee and its people: a clerk, a reader, and somebody from elsewhere with the same committee there."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from council.roles import Role
from scrutiny.agenda_of import agenda_of
from scrutiny.domain.agenda import add_item, add_part
from scrutiny.models import Meeting
from tests.factories.committee import CommitteeFactory, CommitteeMemberFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory

NOON = "2019-06-18T12:00:00+01:00"  # a Tuesday: the agenda of 4 July is to be out eight days later
LATE = "2019-06-27T12:00:00+01:00"
PUBLISH_BY = date(2019, 6, 26)


@dataclass
class House:
    """Ours and theirs: two councils with a committee of the same name that meets on 4 July 2019."""

    meeting: Meeting = field(default_factory=lambda: _meeting("ours"))
    other: Meeting = field(default_factory=lambda: _meeting("theirs"))

    def __post_init__(self):
        self.committee = self.meeting.committee
        home = self.organisation = self.committee.organisation
        self.clerk = member(home, Role.CLERK, name="Clare Clerk")
        self.reader = member(home, Role.ACTION_LEAD, name="Rita Reader")
        self.councillor = member(home, Role.MEMBER, name="Mo Member")
        self.outsider = member(self.other.committee.organisation, Role.CLERK, name="Olga Outsider")

    def url(self, name: str = "meeting", *args, meeting: Meeting | None = None) -> str:
        meeting = meeting or self.meeting
        committee = meeting.committee
        day = f"{meeting.date}"
        return reverse(f"scrutiny:{name}", args=[committee.organisation.slug, committee.slug, day, *args])

    def item(self, title: str = "Plan", **fields):
        return add_item(meeting=self.meeting, title=title, by=None, **fields)

    def part(self, title: str):
        return add_part(meeting=self.meeting, title=title, by=None)

    def seat(self, name: str, **fields):
        return CommitteeMemberFactory(committee=self.committee, printed_as=name, **fields)

    def agenda(self) -> list[tuple[str, list[str]]]:
        """The headings of the agenda with the titles below them."""
        parts = agenda_of(self.meeting, public=False).parts
        return [(part.title, [item.title for item in part.items]) for part in parts]


def _meeting(slug: str) -> Meeting:
    organisation = OrganisationFactory(slug=slug, name=f"Council of {slug}")
    return MeetingFactory(
        committee=CommitteeFactory(organisation=organisation, slug="scrutiny", name="Scrutiny Committee")
    )
