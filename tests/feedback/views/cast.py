"""The people of feedback's pages: the feedback team, who handles a case, a reader, and somebody from elsewhere."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from council.roles import Role
from feedback.domain.complaints import assign, log_complaint
from feedback.models import Complaint
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import corporate, england, feedback_settings
from tests.factories.team import TeamFactory

TODAY = date(2019, 4, 10)  # a Wednesday, nine days before Good Friday
NOON = "2019-04-10T12:00:00+01:00"
FAMILY = "Zanzibari"  # a name that nobody else may see


@dataclass
class Cast:
    organisation: object = field(default_factory=lambda: OrganisationFactory(slug="ours", name="Our council"))
    other: object = field(default_factory=lambda: OrganisationFactory(slug="theirs"))

    def __post_init__(self):
        for organisation in (self.organisation, self.other):
            feedback_settings(organisation)
        self.fostering = TeamFactory(organisation=self.organisation, slug="fostering", name="Fostering")
        self.team = member(self.organisation, Role.FEEDBACK_TEAM, name="Fay Feedback")
        self.lead = member(self.organisation, Role.ACTION_LEAD, name="Hannah Handler")
        self.reader = member(self.organisation, Role.MEMBER, name="Rita Reader")
        everything = (Role.FEEDBACK_TEAM, Role.ACTION_LEAD)
        self.outsider = member(self.other, *everything, name="Olga Outsider")

    def case(
        self, received_on: date = date(2019, 4, 5), *, is_corporate: bool = False, **fields
    ) -> Complaint:
        """A complaint that was logged, with the clock of stage one running."""
        fields = {"teams": [self.fostering], "complainant_name": FAMILY, **fields}
        return log_complaint(
            organisation=self.organisation,
            procedure=corporate() if is_corporate else england(),
            received_on=received_on,
            category=fields.pop("category", "parent"),
            today=TODAY,
            by=self.team,
            **fields,
        )

    def given(self, case: Complaint) -> Complaint:
        """The case, for the lead to answer."""
        assign(complaint=case, user=self.lead, task="Answers stage one", by=self.team)
        return case

    def clock(self, case: Complaint):
        return case.stages.latest("pk").clocks.latest("pk")

    def url(self, name: str, *args) -> str:
        return reverse(f"feedback:{name}", args=[self.organisation.slug, *args])
