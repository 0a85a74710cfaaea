"""The people of the pages of feedback: its team, somebody given a case, a reader, and somebody from elsewhere."""

from dataclasses import dataclass, field

from django.urls import reverse

from council.models import Organisation
from council.roles import Role
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import feedback_settings

BACKEND = "django.contrib.auth.backends.ModelBackend"
NOON = "2019-07-09T12:00:00+01:00"


@dataclass
class People:
    organisation: Organisation = field(default_factory=lambda: OrganisationFactory(slug="ours"))
    other: Organisation = field(default_factory=lambda: OrganisationFactory(slug="theirs"))
    suppress_below: int = 0

    def __post_init__(self):
        feedback_settings(self.organisation, suppress_below=self.suppress_below)
        feedback_settings(self.other)
        self.team = member(self.organisation, Role.FEEDBACK_TEAM, name="Faith Feedback")
        self.handler = member(self.organisation, Role.ACTION_LEAD, name="Hal Handler")
        self.reader = member(self.organisation, Role.MEMBER, name="Rita Reader")
        self.outsider = member(self.other, Role.FEEDBACK_TEAM, name="Olga Outsider")

    def url(self, name: str, *args) -> str:
        return reverse(f"feedback:{name}", args=[self.organisation.slug, *args])

    def everybody(self):
        return self.team, self.handler, self.reader, self.outsider
