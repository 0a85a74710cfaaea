import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council import history
from council.roles import Role
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.record import sunderland, sunderland_plan  # noqa: F401  fixtures

pytestmark = pytest.mark.django_db


def address(plan):
    return reverse("improvement:plan-about", args=[plan.organisation.slug, plan.slug])


def test_it_says_what_green_means_now_and_meant_before(client, sunderland_plan):  # noqa: F811
    client.force_login(member(sunderland_plan.organisation, Role.MEMBER))
    response = client.get(address(sunderland_plan))
    wordings = {rating.code: rating.wordings.count() for rating in response.context["ratings"]}
    assert wordings == {"red": 1, "amber": 1, "green": 2, "completed": 1}
    assert "From 31 May 2019" in response.content.decode()


def test_every_recommendation_names_the_priority_that_answers_it(client, sunderland_plan):  # noqa: F811
    client.force_login(member(sunderland_plan.organisation, Role.MEMBER))
    sources = client.get(address(sunderland_plan)).context["sources"]
    answers = {
        row.ref: [priority.number for priority in row.answered_by] for _, rows in sources for row in rows
    }
    assert (len(sources), answers["6"], answers["12"], answers["5"]) == (1, [3], [9], [15])


def test_a_stranger_finds_nothing(client):
    plan = PlanFactory()
    client.force_login(member(OrganisationFactory(), Role.PLAN_MANAGER))
    assert client.get(address(plan)).status_code == 404


def test_queries_do_not_grow_with_priorities(client):
    plan, counts = PlanFactory(), []
    client.force_login(member(plan.organisation, Role.MEMBER))
    for priorities in (1, 30):
        for _ in range(priorities):
            PriorityFactory(plan=plan)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(plan))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_whoever_sees_the_plan_reads_what_changed_in_its_parts_and_why(client, sunderland_plan):  # noqa: F811
    reader = member(sunderland_plan.organisation, Role.MEMBER)
    point = sunderland_plan.review_points.get(label="Spring 2019")
    point.label = "March 2019"
    history.save(point, by=reader, why="The minutes were found")
    client.force_login(reader)
    changes = client.get(address(sunderland_plan)).context["changes_of_points"]
    newest = changes[0]
    assert (newest.record, newest.who, newest.why, newest.fields) == (
        "March 2019",
        str(reader),
        "The minutes were found",
        (history.FieldChange("label", "Spring 2019", "March 2019"),),
    )
    assert [change.kind for change in changes] == ["Changed", "Added", "Added", "Added"]
