"""Everything around the cases: concerns that became none, praise, referrals and money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from feedback.enums import Determination
from feedback.reconstruction.cases import RebuiltCase
from feedback.reconstruction.days import Days, evenly, scattered
from feedback.reconstruction.published import PublishedYear
from feedback.years import QUARTERS

PENNY = Decimal("0.01")


@dataclass
class RebuiltPreComplaint:
    received_on: date
    resolved_on: date | None = None
    became: RebuiltCase | None = None


@dataclass
class RebuiltCompliment:
    received_on: date
    team: str
    quotation: str = ""


@dataclass
class RebuiltReferral:
    received_on: date
    determination: Determination
    decided_on: date | None


def pre_complaints(
    published: PublishedYear, cases: dict[int, list[RebuiltCase]], days: Days
) -> list[RebuiltPreComplaint]:
    """Those that became a complaint did so three days on, in the same quarter."""
    found = []
    for quarter in QUARTERS:
        window = days.between(*published.year.quarter(quarter))
        escalated = published.received["escalated"][quarter - 1]
        settled = published.received["pre-complaints"][quarter - 1] - escalated
        found += [RebuiltPreComplaint(day, days.after(day, 4)) for day in evenly(window, settled)]
        free = [case for case in cases[quarter] if len(case.stages) == 1 and case.received_on > window[5]]
        for case in evenly(free, escalated):
            found.append(RebuiltPreComplaint(days.after(case.received_on, -3), became=case))
    return sorted(found, key=lambda each: each.received_on)


def compliments(published: PublishedYear, days: Days) -> list[RebuiltCompliment]:
    found = []
    for quarter in QUARTERS:
        teams = [team for team, counts in published.compliments.items() for _ in range(counts[quarter - 1])]
        window = days.between(*published.year.quarter(quarter))
        words = {team: text for (team, of), text in published.quotations.items() if of == quarter}
        for day, team in zip(evenly(window, len(teams)), scattered(teams), strict=True):
            found.append(RebuiltCompliment(day, team, words.pop(team, "")))
    return found


def referrals(published: PublishedYear, days: Days) -> list[RebuiltReferral]:
    """The latest to come are those still open: which came when was not printed."""
    order = sorted(published.referrals.items(), key=lambda each: each[0] == Determination.OPEN)
    said = [determination for determination, count in order for _ in range(count)]
    window = days.between(published.year.first_day, days.after(published.year.last_day, -40))
    return [
        RebuiltReferral(day, what, None if what == Determination.OPEN else days.after(day, 35))
        for day, what in zip(evenly(window, len(said)), said, strict=True)
    ]


def share_cost(published: PublishedYear, cases: list[RebuiltCase]) -> None:
    """The cost of investigations to the penny over those that were concluded in the year."""
    year = published.year
    concluded = [
        case
        for case in cases
        if len(case.stages) > 1 and year.first_day <= case.stages[1].responded_on <= year.last_day
    ]
    pence, over = divmod(int(published.investigation / PENNY), len(concluded))
    for n, case in enumerate(concluded):
        case.investigation = (pence + (n < over)) * PENNY
