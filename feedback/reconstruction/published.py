"""What a year's paper printed, as the cases of that year are rebuilt from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from feedback.enums import ComplainantCategory, Determination, Outcome
from feedback.years import ReportingYear

Quarters = tuple[int, int, int, int]


@dataclass(frozen=True)
class LaterStage:
    """
    A case at stage two or three, with its findings. At a panel `decided_on` is the day it met.

    `outcomes` is empty where they were not printed. `before` is what stage two had found of the same elements.
    """

    case: str
    category: ComplainantCategory
    number: int
    requested_on: date
    decided_on: date
    outcomes: tuple[Outcome, ...]
    before: tuple[Outcome, ...]


@dataclass(frozen=True)
class PublishedYear:
    """Tables by quarter. Teams, themes and subjects go by their slugs."""

    year: ReportingYear
    received: Mapping[str, Quarters]
    open_before: int
    young_people: Mapping[str, Quarters]
    timeliness: Mapping[int, tuple[int, int]]  # quarter → answered in time, answered
    areas: Mapping[str, Quarters]
    grouped: frozenset[str]  # teams that are counted together with others
    mentions: Mapping[int, Mapping[str, int]]  # quarter → theme → complaints that mention it
    stage_one_outcomes: Mapping[int, tuple[Outcome, ...]]  # only the quarters in which they were collected
    subjects: tuple[str, ...]  # one for each element that was printed
    subjects_since: date
    later_stages: tuple[LaterStage, ...]
    compliments: Mapping[str, Quarters]
    quotations: Mapping[tuple[str, int], str]
    referrals: Mapping[Determination, int]
    compensation: tuple[Decimal, ...]
    investigation: Decimal
