"""
Stage one: when each case came, when it was answered, and which teams and themes it is about.

Cases are answered in the order in which they came. How many of a quarter's answers were in time is printed.
"""

from datetime import date, timedelta
from itertools import islice

from feedback.enums import Stream
from feedback.reconstruction.cases import Limits, RebuiltCase, RebuiltElement, one_clock
from feedback.reconstruction.days import Days, evenly, in_pieces, scattered
from feedback.reconstruction.published import PublishedYear
from feedback.years import QUARTERS

# Working days until the answer, in turn. Eleven and more are in time where the case was extended.
IN_TIME = (9, 7, 10, 17, 8, 6, 10, 19, 5, 9)
LATE = (13, 24, 16, 12, 27, 19, 22)
STATUTORY_ONE = (Stream.STATUTORY, 1)
BEFORE = timedelta(days=31)
AFTER = timedelta(days=61)


def stage_one_cases(published: PublishedYear, days: Days, limits: Limits) -> list[RebuiltCase]:
    """The year's cases and those open at its start, in the order in which they came, each answered."""
    year = published.year
    earlier = days.between(year.first_day - BEFORE, year.first_day - timedelta(days=1))
    cases = [RebuiltCase(day) for day in evenly(earlier, published.open_before)]
    for quarter, window in _windows(published, days).items():
        cases += [RebuiltCase(day) for day in evenly(window, published.received["stage-1"][quarter - 1])]
    waiting = iter(cases)
    for quarter, (in_time, answered) in published.timeliness.items():
        _answer(list(islice(waiting, answered)), in_time, year.quarter(quarter), days, limits)
    still_open = list(waiting)
    after = (year.last_day + timedelta(days=1), year.last_day + AFTER)
    _answer(still_open, len(still_open), after, days, limits)
    return cases


def _windows(published: PublishedYear, days: Days) -> dict[int, list[date]]:
    """
    Quarter → the days on which its cases came.

    Where nothing stays open at the end of a quarter, the last came early enough to be answered in it.
    """
    windows, still_open = {}, published.open_before
    for quarter in QUARTERS:
        first, last = published.year.quarter(quarter)
        still_open += published.received["stage-1"][quarter - 1] - published.timeliness[quarter][1]
        windows[quarter] = days.between(first, last if still_open else days.after(last, -12))
    return windows


def _answer(cases: list[RebuiltCase], in_time: int, span: tuple[date, date], days: Days, limits: Limits):
    """Answer these cases within the span, so many of them in time, or as many as can be."""
    reach = [_reach(case, span, days) for case in cases]
    first, longer = limits[STATUTORY_ONE][0]
    sure = {n for n, (_, latest) in enumerate(reach) if latest <= first}
    possible = [n for n, (soonest, _) in enumerate(reach) if soonest <= longer and n not in sure]
    chosen = sure | set(evenly(possible, min(in_time - len(sure), len(possible))))
    for n, case in enumerate(cases):
        wanted, most = (IN_TIME, longer) if n in chosen else (LATE, reach[n][1])
        least = 1 if n in chosen else first + 1
        soonest, latest = max(reach[n][0], least), min(reach[n][1], most)
        after = _pick(wanted[n % len(wanted)], soonest, latest, n)
        extended = first < after <= longer if n in chosen else after > longer and n % 2 == 1
        stage = one_clock(
            days,
            limits[STATUTORY_ONE],
            1,
            requested_on=case.received_on,
            responded_on=days.after(case.received_on, after),
            extended=extended,
        )
        case.stages.append(stage)


def _reach(case: RebuiltCase, span: tuple[date, date], days: Days) -> tuple[int, int]:
    """The fewest and the most working days after receipt that lie in the span."""
    first, last = days.between(*span)[0], days.between(*span)[-1]
    return max(1, days.count(case.received_on, first)), days.count(case.received_on, last)


def _pick(wanted: int, least: int, most: int, n: int) -> int:
    """What is wanted where it lies between the two, else a number near the end where it would lie."""
    if wanted < least:
        return min(least + n % 6, most)
    return min(wanted, most) if wanted <= most else max(most - n % 6, least)


def about(published: PublishedYear, cases: dict[int, list[RebuiltCase]]) -> None:
    """Say what the cases of each quarter are about: their teams, and their themes."""
    for quarter, received in cases.items():
        _give_teams(published, quarter, received)
        place = 0
        order = scattered(received)
        for theme, count in published.mentions[quarter].items():
            for n in range(place, place + count):
                order[n % len(order)].themes.append(theme)
            place += count


def _give_teams(published: PublishedYear, quarter: int, cases: list[RebuiltCase]) -> None:
    """
    One team to each case. Teams that are left over, since the rows add to more than the total, go to a case
    that has one already, so that it concerns two; neither of them is counted in a group.
    """
    rows = {team: counts[quarter - 1] for team, counts in published.areas.items()}
    teams = [team for team, count in rows.items() for _ in range(count)]
    spare = []
    for _ in range(len(teams) - len(cases)):
        spare.append(next(team for team in reversed(teams) if team not in published.grouped))
        teams.remove(spare[-1])
    for case, team in zip(cases, scattered(teams), strict=True):
        case.teams.append(team)
    free = [case for case in cases if case.teams[0] not in {*published.grouped, *spare}]
    for case, team in zip(free, spare, strict=False):
        case.teams.append(team)


def find_elements(published: PublishedYear, cases: list[RebuiltCase]) -> None:
    """Give the answers of each quarter in which they were collected the outcomes that were printed."""
    for quarter, outcomes in published.stage_one_outcomes.items():
        first, last = published.year.quarter(quarter)
        answers = [case.stages[0] for case in cases if first <= case.answered_on <= last]
        for stage, found in zip(answers, in_pieces(scattered(outcomes), len(answers)), strict=True):
            stage.elements = [RebuiltElement(outcome, stage.responded_on) for outcome in found]
