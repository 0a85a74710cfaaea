"""
Cases that give back a year's published tables exactly, where the cases themselves were never published.

The same tables always give the same cases. Nothing here knows of a person: what was not printed stays unsaid,
and what had to be chosen (a day, which case went further) carries the mark of being reconstructed.
"""

from dataclasses import dataclass
from datetime import timedelta

from council.calendar import WorkingCalendar
from feedback.enums import ComplainantCategory, Stream
from feedback.reconstruction.cases import Limits, RebuiltCase, one_clock
from feedback.reconstruction.contacts import (
    RebuiltCompliment,
    RebuiltPreComplaint,
    RebuiltReferral,
    compliments,
    pre_complaints,
    referrals,
    share_cost,
)
from feedback.reconstruction.days import Days, evenly
from feedback.reconstruction.later_stages import take_further
from feedback.reconstruction.published import PublishedYear
from feedback.reconstruction.stage_one import about, find_elements, stage_one_cases
from feedback.years import QUARTERS

AROUND = timedelta(days=365)


@dataclass
class RebuiltYear:
    cases: list[RebuiltCase]
    pre_complaints: list[RebuiltPreComplaint]
    compliments: list[RebuiltCompliment]
    referrals: list[RebuiltReferral]


def rebuild(published: PublishedYear, calendar: WorkingCalendar, limits: Limits) -> RebuiltYear:
    """The records of a year, in the order in which they came."""
    days = Days(calendar, published.year.first_day - AROUND, published.year.last_day + AROUND)
    ones = stage_one_cases(published, days, limits)
    received = {quarter: _received(published, quarter, ones) for quarter in QUARTERS}
    about(published, received)
    find_elements(published, ones)
    earlier = take_further(published, ones, days, limits)
    concerns = pre_complaints(published, received, days)
    _young_people(published, received, concerns)
    cases = [*earlier, *ones, *_corporate(published, days, limits)]
    cases.sort(key=lambda case: case.received_on)
    share_cost(published, cases)
    return RebuiltYear(cases, concerns, compliments(published, days), referrals(published, days))


def _received(published: PublishedYear, quarter: int, cases: list[RebuiltCase]) -> list[RebuiltCase]:
    first, last = published.year.quarter(quarter)
    return [case for case in cases if first <= case.received_on <= last]


def _young_people(published, received, concerns: list[RebuiltPreComplaint]) -> None:
    """Of those who went no further: no young person asked for stage two in the year."""
    became = [id(concern.became) for concern in concerns]
    for quarter, cases in received.items():
        free = [case for case in cases if len(case.stages) == 1 and id(case) not in became]
        for case in evenly(free, published.young_people["stage-1"][quarter - 1]):
            case.category = ComplainantCategory.YOUNG_PERSON


def _corporate(published: PublishedYear, days: Days, limits: Limits) -> list[RebuiltCase]:
    found = []
    for quarter in QUARTERS:
        window = days.between(*published.year.quarter(quarter))
        for day in evenly(window, published.received["corporate"][quarter - 1]):
            case = RebuiltCase(day, Stream.CORPORATE)
            stage = one_clock(
                days,
                limits[Stream.CORPORATE, 1],
                1,
                requested_on=day,
                responded_on=days.after(day, 8),
                extended=False,
            )
            case.stages.append(stage)
            found.append(case)
    return found
