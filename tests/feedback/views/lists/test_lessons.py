"""Lessons: who reads and who writes them, the actions they lead to, and no way to the case."""

from datetime import date

import pytest
from django.urls import reverse

from feedback.models import Compliment, Lesson
from tests.factories.action import ActionFactory
from tests.factories.complaint import ComplaintFactory
from tests.factories.compliment import ComplimentFactory
from tests.factories.lesson import LessonFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.feedback.views.lists.people import BACKEND
from tests.improvement.views.cast import day, statuses, text_of

pytestmark = pytest.mark.django_db


def test_everybody_reads_lessons_but_only_the_team_the_case_they_came_from(client, people):
    case = ComplaintFactory(organisation=people.organisation, ref="C-9")
    LessonFactory(organisation=people.organisation, ref="L-1", text="Calls are returned", complaint=case)
    url = people.url("lesson-list")
    assert statuses(client, url, *people.everybody()) == [200, 200, 200, 404]
    client.force_login(people.reader, backend=BACKEND)
    page = text_of(client.get(url))
    assert ("Calls are returned" in page, "C-9" in page, "Link actions" in page) == (True, False, False)
    client.force_login(people.team, backend=BACKEND)
    assert "C-9" in text_of(client.get(url))


def test_a_lesson_is_added_achieved_and_linked_to_an_action_whose_page_then_shows_it(as_team, people):
    given = {"text": "Calls are returned", "owner": "Team managers"} | day("raised_on", date(2019, 6, 3))
    assert as_team.post(people.url("lesson-add"), given).status_code == 302
    lesson = Lesson.objects.get()
    assert (
        as_team.post(people.url("lesson-achieve", lesson.ref), day("on", date(2019, 7, 1))).status_code == 302
    )
    plan = PlanFactory(organisation=people.organisation, slug="plan")
    action = ActionFactory(priority=PriorityFactory(plan=plan, number=1), ref="1.1")
    assert as_team.post(people.url("lesson-actions", lesson.ref), {"actions": [action.pk]}).status_code == 302
    lesson.refresh_from_db()
    assert (lesson.achieved_on, list(lesson.actions.all())) == (date(2019, 7, 1), [action])
    page = as_team.get(reverse("improvement:action", args=["ours", "plan", "1.1"]))
    assert f"Complaint lesson {lesson.ref} Calls are returned" in text_of(page)


def test_a_quotation_is_published_only_with_the_word_that_it_names_nobody(as_team, people):
    compliment = ComplimentFactory(organisation=people.organisation)
    url = people.url("compliment", compliment.public_id)
    given = {"team": compliment.team.pk, "category": "parent", "quotation": "She listened"}
    given |= day("received_on", date(2018, 5, 1))
    refused = as_team.post(url, given)
    assert refused.status_code == 400
    assert list(refused.context["form"].errors) == ["approved"]
    assert as_team.post(url, given | {"approved": "on"}).status_code == 302
    assert Compliment.objects.get().quotation == "She listened"


TEAM = [
    "pre-complaint-list",
    "compliment-list",
    "compliment-add",
    "ombudsman-list",
    "ombudsman-add",
    "cost-list",
    "cost-add",
    "lesson-add",
]


@pytest.mark.parametrize("name", TEAM)
def test_the_lists_of_the_team_are_for_nobody_else(client, people, name):
    assert statuses(client, people.url(name), *people.everybody()) == [200, 403, 403, 404]


@pytest.mark.parametrize("name", ["dashboard", "theme-list"])
def test_totals_are_for_everybody_of_the_organisation(client, people, name):
    assert statuses(client, people.url(name), *people.everybody()) == [200, 200, 200, 404]
