"""A plan without actions says what is known of it, in words and figures that open nothing."""

from datetime import date

import pytest
from django.urls import reverse

from council.roles import Role
from improvement.known_otherwise import KnownOtherwise
from tests.factories.membership import member
from tests.factories.parts import CommitmentFactory, NarrativeFactory, RatingShareFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.improvement.views.cast import text_of

pytestmark = pytest.mark.django_db
TODAY = date(2019, 7, 9)


def shares(plan, on, **percents):
    point = ReviewPointFactory(plan=plan, date=on, label=f"{on:%B %Y}")
    for rating in plan.scale.ratings.filter(code__in=percents):
        RatingShareFactory(review_point=point, rating=rating, percent=percents[rating.code])


def test_percentages_are_told_in_the_order_of_the_scale_and_never_as_counts():
    plan = PlanFactory()
    shares(plan, date(2019, 1, 31), red="10", amber="90")
    shares(plan, date(2019, 5, 31), red="3", amber="46.5", green="50.5")

    known = KnownOtherwise.take(plan, TODAY)

    assert known.heading == "Known only as percentages: 3% red, 46.5% amber and 50.5% green"
    assert known.lead == "At May 2019. How many actions these are shares of was not published."
    assert KnownOtherwise.take(plan, date(2019, 2, 1)).heading.endswith("10% red and 90% amber")


def test_what_was_said_and_written_is_told_in_numbers():
    priority = PriorityFactory()
    CommitmentFactory(plan=priority.plan)
    CommitmentFactory(plan=priority.plan)
    NarrativeFactory(priority=priority, review_point=ReviewPointFactory(plan=priority.plan, date=TODAY))

    known = KnownOtherwise.take(priority.plan, TODAY)

    assert known.heading == "The actions of this plan are not in the record"
    assert known.lead == (
        "The record holds two pairs of what was said and what was done and one section about its priorities."
    )


def test_an_empty_plan_is_known_in_no_way():
    assert not KnownOtherwise.take(PlanFactory(), TODAY)


def test_the_page_of_percentages_has_no_figure_that_opens_actions(client):
    plan = PlanFactory()
    shares(plan, date(2019, 5, 31), red="3", amber="97")
    client.force_login(member(plan.organisation, Role.MEMBER))

    response = client.get(reverse("improvement:plan", args=[plan.organisation.slug, plan.slug]))

    page = text_of(response)
    assert "Known only as percentages: 3% red and 97% amber" in page
    assert "rating=" not in response.content.decode()
    assert "What changed" not in page


def test_the_page_of_a_plan_without_actions_names_its_priorities_and_counts_nothing(client):
    priority = PriorityFactory(title="Early help")
    CommitmentFactory(plan=priority.plan)
    client.force_login(member(priority.plan.organisation, Role.MEMBER))

    page = text_of(
        client.get(reverse("improvement:plan", args=[priority.plan.organisation.slug, priority.plan.slug]))
    )

    assert "The actions of this plan are not in the record" in page
    assert "Early help" in page
    assert "no actions" not in page


def test_plans_are_listed_with_the_last_reported_first(client):
    plan = PlanFactory(name="Older")
    newer = PlanFactory(organisation=plan.organisation, name="Newer")
    never = PlanFactory(organisation=plan.organisation, name="Never")
    ReviewPointFactory(plan=plan, date=date(2016, 2, 1))
    ReviewPointFactory(plan=newer, date=date(2019, 5, 31))
    client.force_login(member(plan.organisation, Role.MEMBER))

    response = client.get(reverse("improvement:plan-list", args=[plan.organisation.slug]))

    assert response.context["plans"] == [newer, plan, never]
