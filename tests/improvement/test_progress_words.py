"""The patterns hold for any numbers: they add up, nothing at none is said, and one is singular."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from improvement import progress_words as words
from improvement.due import Group
from improvement.enums import Meaning, Tone
from improvement.models import Rating

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ALIKE = {"both": 2, "it": 1, "that one": 1, "the action": 1, "the other action": 1, "no": 0}


def rating(pk, label, tone, meaning, claim=None):
    made = Rating(
        pk=pk, code=label.lower(), label=label, letter=label[0], tone=tone, meaning=meaning, order=pk
    )
    made.claim_counts_as = claim
    return made


RED = rating(1, "Red", Tone.RED, Meaning.SERIOUSLY_DELAYED)
AMBER = rating(2, "Amber", Tone.AMBER, Meaning.DELAYED)
GREEN = rating(3, "Green", Tone.GREEN, Meaning.ON_TRACK)
COMPLETED = rating(4, "Completed", Tone.BLUE, Meaning.ASSURED, claim=GREEN)
COLOURS = (RED, AMBER, GREEN, COMPLETED)
COMPLETE = rating(5, "Complete", Tone.GREEN, Meaning.COMPLETE)
ON_SCHEDULE = rating(6, "On schedule", Tone.AMBER, Meaning.ON_TRACK)
BEHIND = rating(7, "Behind schedule", Tone.RED, Meaning.DELAYED)
STATUSES = (COMPLETE, ON_SCHEDULE, BEHIND)
STEPS = tuple(
    rating(10 + number, str(number), Tone.NONE, meaning)
    for number, meaning in enumerate(
        (Meaning.NOT_STARTED, Meaning.DELAYED, Meaning.ON_TRACK, Meaning.CLOSED), start=1
    )
)


def groups(ratings, counts):
    return [Group(each, n, n) for each, n in zip(ratings, counts, strict=True) if n]


def of_priority(due, later=(), *, ratings=COLOURS, number=2):
    return words.of_priority(number, due, later, by="the end of May 2019", ratings=ratings)


def value(text):
    """The number that words or digits name."""
    text = text.lower().removeprefix("all ").removeprefix("the other ").replace(",", "")
    if text in ALIKE:
        return ALIKE[text]
    return NUMBERS.index(text) if text in NUMBERS else int(text)


NUMBER = rf"(?:{'|'.join(NUMBERS)}|\d[\d,]*)"


@pytest.mark.parametrize("ratings", [COLOURS, STATUSES, STEPS])
@given(data=st.data())
def test_what_is_due_adds_up(ratings, data):
    counts = data.draw(st.lists(st.integers(0, 30), min_size=len(ratings), max_size=len(ratings)))
    later = data.draw(st.integers(0, 12))
    said = of_priority(groups(ratings, counts), groups(ratings[:1], [later]), ratings=ratings)
    total = sum(counts) + later
    if not total:
        assert said == "There are no actions against priority two from before the last meeting."
        return
    first, *rest = said.split(". ")
    assert value(re.match(rf"There (?:is|are) ({NUMBER}) actions?", first)[1]) == total
    assert ("actions" in first) == (total > 1)
    if sum(counts) > 0 and sum(map(bool, counts)) > 1:
        clauses = re.findall(rf"\b({NUMBER}) (is|are) ", rest[0], re.IGNORECASE)
        assert sorted(value(number) for number, _ in clauses) == sorted(filter(None, counts))
        assert all((are == "is") == (value(number) == 1) for number, are in clauses)


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4).filter(lambda counts: sum(map(bool, counts)) > 1))
def test_the_headline_adds_up(counts):
    said = words.of_due(groups(COLOURS, counts), ratings=COLOURS)
    total = value(re.match(rf"Of the ({NUMBER}) actions due", said)[1])
    clauses = [value(number) for number in re.findall(rf"\b({NUMBER}) (?:is|are) ", said.split(", ", 1)[1])]
    assert (total, sorted(clauses)) == (sum(counts), sorted(filter(None, counts)))
    assert ("None is" in said) == (not counts[0] or not counts[1])


AWAITING, EVIDENCED = "green (completed and awaiting evidence)", "blue (completed and evidenced)"
BY = "due by the end of May 2019"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 1, 0), f"which is {BY}. It is {AWAITING}."),
        ((0, 0, 2, 0), f"both of which are {BY}. Both are {AWAITING}."),
        ((0, 0, 0, 3), f"all three of which are {BY}. All three are {EVIDENCED}."),
        (
            (1, 0, 0, 11),
            f"all 12 of which are {BY}. Of these 12 actions, one is red (significant delay) and 11 are {EVIDENCED}.",
        ),
    ],
)
def test_one_both_and_all(counts, said):
    assert of_priority(groups(COLOURS, counts)).split(", ", 1)[1] == said


def test_a_green_that_is_due_awaits_evidence_and_one_that_is_not_is_on_track():
    said = of_priority([Group(GREEN, 1, 1)], [Group(GREEN, 2)])
    assert said.split(". ", 1)[1] == (
        "That one is green (completed and awaiting evidence). The other two, which are not due by then, are on track."
    )
    assert words.named(Group(GREEN, 3, 0), COLOURS) == "green (on track)"
    assert words.named(Group(GREEN, 3, 1), COLOURS) == "green (on track, or completed and awaiting evidence)"


def test_a_rating_is_spoken_of_by_its_word_where_the_scale_is_not_named_by_colours():
    assert [words.named(Group(each, 1, 1), STATUSES) for each in STATUSES] == [
        "complete",
        "on schedule",
        "behind schedule",
    ]
    assert [words.named(Group(each, 1, 1), STEPS) for each in STEPS] == [
        "rated 1 (not started)",
        "rated 2 (some delay)",
        "rated 3 (on track)",
        "rated 4 (closed)",
    ]
    assert words.named(Group(None, 1), COLOURS) == "not yet rated"


def test_the_best_comes_first_in_a_scale_that_begins_with_it():
    assert words.of_due(groups(STATUSES, (47, 0, 5)), ratings=STATUSES) == (
        "Of the 52 actions due, 47 are complete and five are behind schedule."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({RED: 2, AMBER: 3}, "two actions are seriously delayed (red) and three are delayed (amber)"),
        ({AMBER: 1}, "no action is seriously delayed (red) and one is delayed (amber)"),
        ({RED: 1}, "one action is seriously delayed (red) and none is delayed (amber)"),
    ],
)
def test_what_is_behind_in_the_whole_plan(counts, said):
    found = words.overall(counts, total=95, share="94.7", new=0, ratings=COLOURS)
    assert found == f"Overall, {said}. 94.7% of the 95 actions are on track or complete."


def test_a_new_action_counts_as_neither():
    found = words.overall({BEHIND: 5}, total=57, share="90.1", new=1, ratings=STATUSES)
    assert found == (
        "Overall, five actions are behind schedule. 90.1% of the 57 actions are on track or complete;"
        " the one new action counts as neither."
    )


@pytest.mark.parametrize(
    ("counts", "finished", "others", "said"),
    [
        ((0, 0, 3, 0), False, [], "Actions under priority two are on track."),
        ((0, 0, 3, 0), True, [], "Actions under priority two are either complete or on track."),
        ((0, 0, 0, 3), False, [], "Actions under priority two are complete."),
        ((0, 0, 0, 1), False, [], "The action under priority two is complete."),
        (
            (0, 1, 0, 2),
            False,
            ["2.4 Workspace"],
            "Actions under priority two are complete, other than 2.4 Workspace.",
        ),
        ((1, 1, 0, 0), False, ["2.4", "2.5"], "No action under priority two is complete or on track."),
    ],
)
def test_a_priority_in_one_sentence(counts, finished, others, said):
    assert words.complete_or_on_track(2, groups(COLOURS, counts), others, finished=finished) == said
