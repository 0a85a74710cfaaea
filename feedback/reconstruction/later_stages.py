"""Stages two and three: each follows the answer to a case at the stage before, within the days to ask for it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from feedback.enums import Outcome, Stream
from feedback.reconstruction.cases import (
    Limits,
    RebuiltCase,
    RebuiltClock,
    RebuiltElement,
    RebuiltStage,
    one_clock,
)
from feedback.reconstruction.days import Days, evenly, scattered
from feedback.reconstruction.published import LaterStage, PublishedYear

ASKED_WITHIN = 20  # working days after the answer
USUALLY_ASKED_AFTER = 8


def take_further(
    published: PublishedYear, cases: list[RebuiltCase], days: Days, limits: Limits
) -> list[RebuiltCase]:
    """
    Take cases to stages two and three, and return those that came before the ones given.

    A case whose stage two was asked for before the year had its stage one before, too.
    """
    taken: dict[str, RebuiltCase] = {}
    earlier = []
    for row in published.later_stages:
        if row.number == 2 and row.requested_on < published.year.first_day:
            taken[row.case] = _earlier_case(row, days, limits)
            earlier.append(taken[row.case])
        elif row.number == 2:
            taken[row.case] = _answered_shortly_before(row.requested_on, cases, days)
        stage = _stage_two(row, days, limits) if row.number == 2 else _panel(row, days, limits)
        taken[row.case].stages.append(stage)
    _name_subjects(published, taken.values())
    return earlier


def _earlier_case(row: LaterStage, days: Days, limits: Limits) -> RebuiltCase:
    answered = days.after(row.requested_on, -USUALLY_ASKED_AFTER)
    case = RebuiltCase(days.after(answered, -9), category=row.category)
    stage = one_clock(
        days,
        limits[Stream.STATUTORY, 1],
        1,
        requested_on=case.received_on,
        responded_on=answered,
        extended=False,
    )
    case.stages.append(stage)
    return case


def _answered_shortly_before(day: date, cases: list[RebuiltCase], days: Days) -> RebuiltCase:
    """A case with an answer so recent that stage two could be asked for, and was not."""
    waited = {n: days.count(case.answered_on, day) for n, case in enumerate(cases) if len(case.stages) == 1}
    free = [n for n, days_waited in waited.items() if 0 < days_waited <= ASKED_WITHIN]
    return cases[min(free, key=lambda n: (abs(waited[n] - USUALLY_ASKED_AFTER), n))]


def _stage_two(row: LaterStage, days: Days, limits: Limits) -> RebuiltStage:
    steps = limits[Stream.STATUTORY, 2]
    extended = days.count(row.requested_on, row.decided_on) > steps[0][0]
    stage = one_clock(
        days,
        steps,
        2,
        requested_on=row.requested_on,
        responded_on=row.decided_on,
        extended=extended,
    )
    stage.elements = [RebuiltElement(outcome, row.decided_on) for outcome in scattered(row.outcomes)]
    return stage


def _panel(row: LaterStage, days: Days, limits: Limits) -> RebuiltStage:
    """The panel meets, reports, and is answered, a day or two before each is due."""
    (meets, _), (reports, _), (answers, _) = limits[Stream.STATUTORY, 3]
    reported = days.after(row.decided_on, reports - 1)
    answered = days.after(reported, answers - 2)
    clocks = [
        RebuiltClock(row.requested_on, meets, days.after(row.requested_on, meets), row.decided_on),
        RebuiltClock(row.decided_on, reports, days.after(row.decided_on, reports), reported),
        RebuiltClock(reported, answers, days.after(reported, answers), answered),
    ]
    stage = RebuiltStage(3, row.requested_on, clocks, clocks[-1].due_on)
    before = _paired(row.before, row.outcomes) if row.before else [""] * len(row.outcomes)
    found = list(zip(row.outcomes, before, strict=True))
    stage.elements = [RebuiltElement(after, row.decided_on, was) for after, was in scattered(found)]
    return stage


def _paired(before: tuple[Outcome, ...], after: tuple[Outcome, ...]) -> list[Outcome]:
    """For each finding of the panel the one before it, so that as few as possible changed."""
    kept = Counter(before) & Counter(after)
    changed = list((Counter(before) - kept).elements())
    paired = []
    for outcome in after:
        if kept[outcome]:
            kept[outcome] -= 1
            paired.append(outcome)
        else:
            paired.append(changed.pop(0))
    return paired


def _name_subjects(published: PublishedYear, cases: Iterable[RebuiltCase]) -> None:
    """The printed subjects go to elements upheld since they were counted; the others have none."""
    last = published.year.last_day
    upheld = [
        element
        for case in cases
        for stage in case.stages[1:]
        for element in stage.elements
        if element.outcome == Outcome.UPHELD and published.subjects_since <= element.decided_on <= last
    ]
    upheld.sort(key=lambda element: element.decided_on)
    for element, subject in zip(
        evenly(upheld, len(published.subjects)), scattered(published.subjects), strict=True
    ):
        element.subject = subject
