"""The people of the committees' pages, on Thursday 10 October 2019, and how a test opens and posts a page."""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.roles import Role
from scrutiny.models import Recommendation
from tests.factories.committee import CommitteeFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.recommendation import RecommendationFactory

TODAY = date(2019, 10, 10)
NOON = "2019-10-10T12:00:00+01:00"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class Cast:
    ours: object = field(default_factory=lambda: OrganisationFactory(slug="ours", name="Our council"))
    theirs: object = field(default_factory=lambda: OrganisationFactory(slug="theirs"))

    def __post_init__(self):
        self.committee = CommitteeFactory(
            organisation=self.ours, slug="children", name="Children’s Committee"
        )
        self.officer = member(self.ours, Role.SCRUTINY_OFFICER, name="Otto Officer")
        self.clerk = member(self.ours, Role.CLERK, name="Clara Clerk")
        self.reader = member(self.ours, Role.ADMINISTRATOR, name="Rita Reader")  # opens nothing exempt
        everything = (Role.SCRUTINY_OFFICER, Role.CLERK)
        self.outsider = member(self.theirs, *everything, name="Olga Outsider")

    def asked(self, **fields) -> Recommendation:
        """Made on 6 June 2019 and due on 6 August, so 65 days late today."""
        return RecommendationFactory(committee=self.committee, **fields)

    def url(self, name: str, *args) -> str:
        return reverse(f"scrutiny:{name}", args=[self.ours.slug, *args])


@dataclass
class Browser:
    """Somebody's client: `page` gives what a GET shows, `post` what a form answers."""

    client: object
    cast: Cast

    def log_in(self, user) -> "Browser":
        self.client.force_login(user, backend=BACKEND)
        return self

    def page(self, name: str, *args, **query) -> str:
        response = self.client.get(self.cast.url(name, *args), query)
        assert response.status_code == 200
        return response.content.decode()

    def heading(self, name: str, *args, **query) -> str:
        return self.client.get(self.cast.url(name, *args), query).context["heading"]

    def queries(self, name: str, *args) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.page(name, *args)
        return len(queries)

    def seen(self, name: str, *args) -> str:
        """What the form had read when it was opened."""
        return self.client.get(self.cast.url(name, *args)).context["form"]["seen"].value()

    def post(self, name: str, *args, **data) -> dict[str, list[str]]:
        """The errors by field; none where it was saved and led on."""
        response = self.client.post(self.cast.url(name, *args), data)
        if response.status_code == 302:
            return {}
        assert response.status_code == 400
        return dict(response.context["form"].errors)
