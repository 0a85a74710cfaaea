"""The windows of January 2019: 21 actions due by its end, 47 in February and March."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from improvement.enums import DateChangeState, Provenance
from improvement.models import DateChange
from reports.document import Missing, RowKind
from reports.report import Run, find
from tests.factories.action import ActionFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import row
from tests.record import GOLDEN

pytestmark = pytest.mark.django_db
JANUARY, MAY, TODAY = date(2019, 1, 21), date(2019, 5, 31), date(2019, 7, 4)
FEBRUARY, MARCH = date(2019, 2, 1), date(2019, 3, 31)


def build(plan, as_at=JANUARY, **fields):
    return find("due-actions").build(
        Run(plan.organisation, user=None, today=TODAY, plan=plan.slug, as_at=as_at, **fields)
    )


def ratings(document):
    rows = [each for each in document.table("due-actions").rows if each.kind is RowKind.NORMAL]
    count = Counter(each.cells[3].value.label for each in rows)
    return [*(count[label] for label in ("Completed", "Green", "Amber", "Red")), len(rows)]


def test_the_windows_of_january(published_plan):
    first, second = build(published_plan), build(published_plan, due_from=FEBRUARY, due_to=MARCH)
    later = build(published_plan, due_from=date(2019, 4, 1), due_to=date(2099, 1, 1))
    assert {
        "by 31 January 2019": ratings(first),
        "1 February to 31 March 2019": ratings(second),
        "later (derived)": ratings(later),
    } == GOLDEN["due_windows_2019_01"]


def test_the_windows_in_words(published_plan):
    assert list(build(published_plan).paragraphs()) == [
        (
            "There are 21 actions due by the end of January 2019. Of these, 11 are blue (completed and evidenced),"
            " seven are green (on track, or completed and awaiting evidence), two are amber (some delay) and one is"
            " red (significant delay)."
        )
    ]
    second = build(published_plan, due_from=FEBRUARY, due_to=MARCH)
    assert list(second.paragraphs()) == [
        (
            "There are 47 actions due between 1 February 2019 and 31 March 2019. Of these, four are blue (completed"
            " and evidenced), 41 are green (on track), one is amber (some delay) and one is red (significant delay)."
        ),
        "The dates of 44 of them were not published: they only fit the published totals.",
    ]


def test_they_stand_by_rating_and_priority_with_what_was_said_last(published_plan):
    table = build(published_plan).table("due-actions")
    bands = [(each.label, each.detail) for each in table.rows if each.kind is RowKind.BAND]
    assert [label for label, _ in bands] == [
        *(f"Completed: priority {number}" for number in (1, 3, 5, 7, 8)),
        *(f"Green: priority {number}" for number in (1, 3, 9, 12, 13, 14, 15)),
        "Amber: priority 3",
        "Amber: priority 9",
        "Red: priority 5",
    ]
    assert [column.title for column in table.columns] == ["Action", "Lead", "Timescale", "Rating", "Update"]
    last = table.rows[-1]
    assert (last.label, last.cells[2].value) == ("5.7", date(2018, 11, 30))
    assert last.cells[4].value.startswith("All of the backlog is allocated")


def test_a_reconstructed_date_is_never_shown_as_a_published_one(published_plan):
    table = build(published_plan, due_from=FEBRUARY, due_to=MARCH).table("due-actions")
    fitted = published_plan.actions.filter(due_provenance=Provenance.RECONSTRUCTED)
    refs = set(fitted.values_list("ref", flat=True))
    shown = {each.cells[2].value for each in table.rows if each.label in refs}
    assert shown == {Missing.NOT_PUBLISHED}
    assert table.note.startswith("Where a timescale is “not published”")


@pytest.fixture
def plan():
    action = ActionFactory(
        ref="1.1", due_on=date(2019, 1, 31), timescale="3 months", date_as_printed="Jan-19"
    )
    for day in (JANUARY, MAY):
        ReviewPointFactory(plan=action.plan, date=day)
    row(action, "green", JANUARY)
    return action.plan


def test_a_timescale_in_words_is_given_as_it_was_printed(plan):
    assert build(plan).table("due-actions").rows[1].cells[2].value == "3 months, Jan-19"


def test_an_action_is_due_by_the_date_that_it_had_on_the_day(plan):
    action = plan.actions.get()
    DateChange.objects.create(
        action=action,
        old=action.due_on,
        new=date(2019, 9, 30),
        reason="More time",
        state=DateChangeState.AGREED,
        decided_at=datetime(2019, 3, 1, tzinfo=UTC),
    )
    action.due_on = date(2019, 9, 30)
    action.save()
    assert len(build(plan, JANUARY).table("due-actions").rows) == 2
    assert build(plan, MAY).table("due-actions").rows == ()


def test_new_actions_that_are_due_are_counted_apart(plan):
    priority = plan.priorities.get()
    ActionFactory(priority=priority, ref="1.2", joined_on=date(2019, 4, 1), due_on=date(2019, 5, 1))
    document = build(plan, MAY)
    assert list(document.paragraphs()) == [
        (
            "There is one action due by the end of May 2019. It is green (completed and awaiting evidence)."
            " None is red or amber."
        ),
        "One new action is due as well, and not counted above.",
    ]
    assert document.table("due-actions").rows[2].label == f"New: priority {priority.number}"


def test_nothing_is_due(plan):
    document = build(plan, due_to=date(2018, 1, 31))
    assert list(document.paragraphs()) == ["There are no actions due by the end of January 2018."]
    assert document.table("due-actions").rows == ()
