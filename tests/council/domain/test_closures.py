from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from council import history
from council.domain.closures import MovedDate, add_closure, change_closure, working_days_changed
from council.models import Closure
from council.roles import Permission
from tests.factories.closure import ClosureFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
DAY, TODAY = date(2022, 9, 19), date(2022, 9, 12)
MOVED = MovedDate("R-1", "answer", DAY, date(2022, 9, 20), Permission.HANDLE_FEEDBACK)
asked: list[dict] = []


def count_again(**given) -> list[MovedDate]:
    asked.append(given)
    return [MOVED]


COUNTED = (count_again, count_again)


@pytest.fixture(autouse=True)
def _two_that_count(settings):
    settings.WHEN_WORKING_DAYS_CHANGE = "tests.council.domain.test_closures.COUNTED"
    asked.clear()


def test_whoever_counts_in_working_days_is_asked_with_the_reason():
    organisation, by = OrganisationFactory(), UserFactory()
    given = {"organisation": organisation, "reason": "Flood", "today": TODAY, "by": by}
    assert working_days_changed(**given) == [MOVED, MOVED]
    assert asked == [given, given]
    assert str(MOVED) == "R-1 (answer) from 19 September 2022 to 20 September 2022"


def test_a_closure_is_kept_and_counted():
    organisation, by = OrganisationFactory(), UserFactory()
    act = {"organisation": organisation, "day": DAY, "reason": " Flood ", "today": TODAY, "by": by}
    closure, moved = add_closure(**act, why="Told by the director")
    assert (Closure.objects.get(), closure.reason, moved) == (closure, "Flood", [MOVED, MOVED])
    assert asked[0]["reason"] == "19 September 2022 is not a working day: Flood"
    assert [(c.who, c.why) for c in history.changes(closure)] == [(str(by), "Told by the director")]


def test_a_closure_that_moves_is_counted_and_one_that_is_worded_again_is_not():
    closure = ClosureFactory(day=DAY, reason="Flood")
    act = {"closure": closure, "today": TODAY, "by": None}
    assert change_closure(**act, day=DAY, reason="High water")[1] == []
    changed, moved = change_closure(**act, day=date(2022, 9, 20), reason="High water")
    assert (changed.day, changed.reason, moved) == (date(2022, 9, 20), "High water", [MOVED, MOVED])
    assert [each["reason"] for each in asked[:1]] == [
        "20 September 2022 is not a working day, and 19 September 2022 is: High water"
    ]


def test_a_day_is_closed_once_and_nothing_is_counted_where_it_is_refused():
    closure = ClosureFactory(day=DAY)
    act = {"organisation": closure.organisation, "day": DAY, "reason": "x", "today": TODAY, "by": None}
    with pytest.raises(IntegrityError), transaction.atomic():
        add_closure(**act)
    assert asked == []


def test_the_command_counts_every_organisation_or_one(capsys):
    one, two = OrganisationFactory(slug="one", name="One"), OrganisationFactory(slug="two", name="Two")
    call_command("recount_deadlines", organisation="two", reason="A new king")
    assert [(each["organisation"], each["reason"], each["by"]) for each in asked] == [
        (two, "A new king", None)
    ] * 2
    call_command("recount_deadlines")
    assert [each["organisation"] for each in asked[2:]] == [one, one, two, two]
    assert capsys.readouterr().out.splitlines()[:2] == ["Two: 2 dates have moved.", f"  {MOVED}"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"organisation": "nowhere"}, "There is no organisation “nowhere”."),
        ({"reason": " "}, "Give a reason of up to 500 characters."),
        ({"reason": "x" * 501}, "Give a reason of up to 500 characters."),
    ],
)
def test_the_command_says_what_is_wrong(options, said):
    with pytest.raises(CommandError, match=said):
        call_command("recount_deadlines", **options)
    assert asked == []
