"""The sentences of a plan's page, for every kind of scale and every kind of meeting."""

from datetime import date

import pytest

from improvement import prose
from improvement.enums import Meaning
from improvement.models import Action, Plan, Rating
from improvement.questions import Question
from improvement.snapshot import Comparison, Snapshot, Standing, value_of

BEFORE, NOW = date(2019, 3, 31), date(2019, 5, 31)


def scale(*steps):
    return tuple(
        Rating(pk=i, order=i, code=label.lower().replace(" ", "-"), label=label, meaning=meaning)
        for i, (label, meaning) in enumerate(steps, start=1)
    )


RAG = scale(
    ("Red", Meaning.SERIOUSLY_DELAYED),
    ("Amber", Meaning.DELAYED),
    ("Green", Meaning.ON_TRACK),
    ("Completed", Meaning.ASSURED),
)
THREE = scale(
    ("Behind Schedule", Meaning.DELAYED),
    ("In Progress on schedule", Meaning.ON_TRACK),
    ("Complete", Meaning.COMPLETE),
)
NUMBERS = scale(
    ("1", Meaning.SERIOUSLY_DELAYED), ("2", Meaning.DELAYED), ("3", Meaning.ON_TRACK), ("4", Meaning.COMPLETE)
)
WORDS = scale(
    ("Not yet started", Meaning.NOT_STARTED),
    ("Delayed", Meaning.DELAYED),
    ("On track", Meaning.ON_TRACK),
    ("Complete", Meaning.COMPLETE),
    ("Closed", Meaning.CLOSED),
)


def snapshot(ratings, text: str, day: date, previous: date | None):
    """One letter an action: the place of its rating in the scale, “n” new, “-” not rated, “.” not in the plan."""
    standings = tuple(
        Standing(
            action=Action(pk=i),
            rating=ratings[int(letter) - 1] if letter.isdigit() else None,
            update=None,
            is_new=letter == "n",
        )
        for i, letter in enumerate(text)
        if letter != "."
    )
    return Snapshot(Plan(), day, previous, None, ratings, standings)


def compare(ratings, before: str | None, now: str):
    earlier = snapshot(ratings, before, BEFORE, None) if before is not None else None
    return Comparison(earlier, snapshot(ratings, now, NOW, BEFORE if earlier else None), None)


@pytest.mark.parametrize(
    ("ratings", "before", "now", "heading"),
    [
        (
            RAG,
            "2222" + "3" * 62 + "4" * 29 + "......",
            "2222" + "4" * 6 + "3" * 56 + "4" * 29 + "nnnnnn",
            "Six more actions are completed and evidenced. Four are still amber and none is red.",
        ),
        (RAG, "", "", "This plan has no actions yet"),
        (RAG, None, "1122", "Of four actions, two are red and two are amber."),
        (RAG, None, "3", "The plan’s one action is not red or amber."),
        (RAG, None, "4", "The plan’s one action is completed and evidenced."),
        (RAG, None, "33", "None of the plan’s two actions is red or amber."),
        (RAG, "..", "nn", "All the plan’s actions are new since the last meeting: two"),
        (RAG, "3", "4", "One more action is completed and evidenced. None is red or amber."),
        (RAG, "333", "333", "No more actions are completed and evidenced. None is red or amber."),
        (
            RAG,
            "11222233333333",
            "11111111222244",
            (
                "Eight actions are red, six more than last time, and four are amber. "
                "Two more actions are completed and evidenced."
            ),
        ),
        (
            RAG,
            "333",
            "111",
            (
                "Three actions are red, three more than last time, and none is amber. "
                "No more actions are completed and evidenced."
            ),
        ),
        (
            RAG,
            "344",
            "433",
            "One more action is completed and evidenced, and two no longer are. None is red or amber.",
        ),
        (RAG, "44", "33", "Two actions that were done no longer are. None is red or amber."),
        (THREE, "1222", "1233", "Two more actions are complete. One is still behind schedule."),
        (NUMBERS, "1233", "2344", "Two more actions are rated 4. One is rated 2 and none is rated 1."),
        (
            WORDS,
            "1123344",
            "1125545",
            "Three more actions are closed. Two are still not yet started and one is still delayed.",
        ),
    ],
)
def test_the_heading_says_what_changed_and_what_is_late(ratings, before, now, heading):
    assert prose.heading(compare(ratings, before, now)) == heading


@pytest.mark.parametrize(
    ("ratings", "before", "now", "lead"),
    [
        (
            RAG,
            "2222" + "3" * 62 + "4" * 29 + "......",
            "2222" + "4" * 6 + "3" * 56 + "4" * 29 + "nnnnnn",
            "101 actions: 91 on track or complete, 4 delayed, 6 new since the last meeting.",
        ),
        (RAG, "", "", "Its priorities and actions appear here once a plan manager has added them."),
        (RAG, None, "1", "1 action: 0 on track or complete, 1 seriously delayed."),
        (RAG, "33", "3-", "2 actions: 1 on track or complete, none delayed, 1 not yet rated."),
        (WORDS, "125", "125", "3 actions: 1 on track, complete or closed, 1 delayed, 1 not started."),
    ],
)
def test_the_lead_says_where_the_plan_stands(ratings, before, now, lead):
    assert prose.lead(compare(ratings, before, now)) == lead


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("3", "3", []),
        ("33", "44", ["2 more completed"]),
        ("22", "22", ["2 still amber"]),
        ("3.", "2n", ["1 now amber", "1 new"]),
        ("24", "33", ["2 now green"]),
    ],
)
def test_a_priority_says_what_happened_in_it(before, now, words):
    assert prose.change_words(compare(RAG, before, now).moves()) == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (35, 29, "29 last time, 6 more"),
        (56, 62, "62 last time, 6 fewer"),
        (4, 4, "4 last time, the same"),
        (0, 0, "0 last time"),
        (4, None, "first review"),
    ],
)
def test_a_figure_stands_beside_last_times(now, before, words):
    assert prose.since(now, before) == words


def test_the_heading_of_a_list_says_what_is_true_of_its_actions():
    green = RAG[2]
    on_track = Question.PAST_DUE_YET_ON_TRACK
    assert prose.of_list(35, question=on_track, ratings=[green]) == (
        "35 actions are green but past their due date"
    )
    assert prose.of_list(1, question=on_track, ratings=[green], priority="3") == (
        "One action of priority 3 is green but past its due date"
    )
    assert prose.of_list(101) == "101 actions in the plan"
    assert prose.of_list(0, rating=value_of(green)) == "No actions are green"
    assert prose.of_list(2, otherwise=True) == "Two actions match"


@pytest.mark.parametrize(("number", "said"), [(1, "1 day late"), (2882, "2,882 days late")])
def test_days_are_counted_with_a_comma(number, said):
    assert prose.days(number, "late") == said
