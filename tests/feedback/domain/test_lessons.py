from datetime import date

import pytest

from council import history
from feedback.domain.lessons import achieve, add_lesson, link_actions
from feedback.models import Lesson
from tests.factories.action import ActionFactory
from tests.factories.complaint import ComplaintFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory
from tests.feedback.domain.cases import TODAY, refused

pytestmark = pytest.mark.django_db
LEARNED = date(2018, 9, 3)


def learned(organisation=None, **fields) -> Lesson:
    given = {"text": "Calls are returned", "raised_on": LEARNED, "today": TODAY, "by": None, **fields}
    return add_lesson(organisation=organisation or OrganisationFactory(), **given)


def test_a_lesson_gets_the_next_reference_and_its_actions():
    action = ActionFactory()
    organisation = action.plan.organisation
    case = ComplaintFactory(organisation=organisation)
    lesson = learned(organisation, actions=[action], complaint=case)
    assert (lesson.ref, list(lesson.actions.all()), lesson.complaint) == ("L-001", [action], case)
    assert learned(organisation).ref == "L-002"


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"text": " "}, {"text": ["Say what is done"]}),
        ({"raised_on": date(2019, 6, 4)}, {"raised_on": ["Date learned must be today or in the past"]}),
        ({"due_on": date(2018, 9, 2)}, {"due_on": ["Date due must be on or after 3 September 2018"]}),
        ({"owner": "x" * 201}, {"owner": ["Use 200 characters at most"]}),
    ],
)
def test_a_lesson_that_may_not_be_is_refused(fields, errors):
    assert refused(learned, **fields) == errors
    assert not Lesson.objects.exists()


def test_what_belongs_elsewhere_is_refused():
    organisation = OrganisationFactory()
    assert refused(learned, organisation, actions=[ActionFactory()], complaint=ComplaintFactory()) == {
        "actions": [f"Choose actions of {organisation}"],
        "complaint": ["Choose a case of this council"],
    }


def test_a_lesson_is_achieved_once():
    lesson = learned()
    act = {"lesson": lesson, "today": TODAY, "by": None}
    assert refused(achieve, **act, on=date(2018, 9, 2)) == {
        "on": ["Date achieved must be on or after 3 September 2018, when it was learned"]
    }
    assert achieve(**act, on=LEARNED).achieved_on == LEARNED
    assert refused(achieve, **act, on=LEARNED) == {"on": ["Achieved on 3 September 2018 already"]}


def test_actions_are_linked_and_the_history_says_by_whom():
    action, by = ActionFactory(), UserFactory()
    lesson = learned(action.plan.organisation)
    link_actions(lesson=lesson, actions=[action], by=by)
    assert list(lesson.actions.all()) == [action]
    assert history.changes(lesson)[0].who == str(by)
    assert refused(link_actions, lesson=lesson, actions=[ActionFactory()], by=by) == {
        "actions": [f"Choose actions of {lesson.organisation}"]
    }
