"""Where a person lands after the log-in."""

from datetime import date

import pytest
from django.urls import reverse

from council.roles import Role
from tests.factories.membership import MembershipFactory, member
from tests.factories.organisation import OrganisationFactory
from tests.factories.plan import PlanFactory
from tests.factories.review_point import ReviewPointFactory

pytestmark = pytest.mark.django_db


def front(client, organisation, *roles):
    client.force_login(member(organisation, *roles))
    return client.get(reverse("organisation", args=[organisation.slug])).url


@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.ACTION_LEAD, "improvement:my-actions"),
        (Role.QUALITY_ASSURANCE, "improvement:assurance-queue"),
        (Role.PLAN_MANAGER, "improvement:review-list"),
        (Role.MEMBER, "improvement:plan-list"),
    ],
)
def test_each_role_lands_on_its_work(client, role, page):
    organisation = OrganisationFactory()
    assert front(client, organisation, role) == reverse(page, args=[organisation.slug])


def test_a_reader_lands_on_the_plan_that_was_reported_last(client):
    organisation = OrganisationFactory()
    for year in (2016, 2019, 2013):
        ReviewPointFactory(
            plan__organisation=organisation, plan__slug=f"plan-of-{year}", date=date(year, 5, 31)
        )
    PlanFactory(organisation=organisation, slug="never-reported")
    ReviewPointFactory(plan__slug="of-another", date=date(2026, 1, 1))
    expected = reverse("improvement:plan", args=[organisation.slug, "plan-of-2019"])
    assert front(client, organisation, Role.MEMBER) == expected


def test_somebody_in_one_organisation_goes_straight_there(client):
    organisation = OrganisationFactory()
    client.force_login(member(organisation, Role.MEMBER))
    assert client.get(reverse("home")).url == reverse("organisation", args=[organisation.slug])


def test_somebody_in_two_chooses(client):
    user = member(OrganisationFactory(), Role.MEMBER)
    MembershipFactory(user=user, organisation=OrganisationFactory()).grants.create(role=Role.CLERK)
    OrganisationFactory()
    client.force_login(user)
    assert len(client.get(reverse("home")).context["organisations"]) == 2
