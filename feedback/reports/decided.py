"""The elements of statutory complaints that were decided in a year: by stage, quarter and outcome."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Value, When

from feedback.enums import Collected, Outcome, Stream
from feedback.models import CollectionStart, Element, ProcedureStage
from feedback.reports.year import Year
from feedback.years import QUARTERS

STATUTORY = {"stage__complaint__procedure__stream": Stream.STATUTORY}
FROM_STAGE_TWO = 2


@dataclass(frozen=True)
class Decided:
    """Elements count by the day on which they were decided: at a panel, the day it met."""

    year: Year
    stages: tuple[ProcedureStage, ...]  # of the statutory procedure
    counts: dict[tuple[int, int, str], int]  # number of the stage, quarter, outcome
    collected_since: dict[int, date]  # number of the stage → from when; one not named always was

    @classmethod
    def take(cls, year: Year) -> "Decided":
        return cls(year, tuple(statutory_stages(year)), _counts(year), collected(year))

    def count(self, number: int, quarter: int, outcome: str) -> int:
        return self.counts.get((number, quarter, outcome), 0)

    def is_collected(self, number: int, quarter: int) -> bool:
        """Whether anything of the quarter was collected at this stage."""
        since = self.collected_since.get(number)
        return since is None or since <= self.year.days(quarter)[1]

    def is_whole(self, quarter: int) -> bool:
        """Whether every stage was collected through the whole of the quarter."""
        first = self.year.days(quarter)[0]
        return all(self.collected_since.get(each.number, first) <= first for each in self.stages)

    def begun_within(self, quarter: int) -> Iterable[tuple[ProcedureStage, date]]:
        """The stages whose collection began in the middle of the quarter, and when."""
        first, last = self.year.days(quarter)
        for stage in self.stages:
            since = self.collected_since.get(stage.number)
            if since and first < since <= last:
                yield stage, since


def statutory_stages(year: Year) -> tuple[ProcedureStage, ...]:
    """The stages of the statutory procedure in order, with their steps."""
    return year.stages


def collected(year: Year, what: Collected = Collected.ELEMENT_OUTCOMES) -> dict[int, date]:
    """Number of a stage of the statutory procedure → the day from which this is collected."""
    starts = CollectionStart.objects.filter(
        organisation=year.organisation, what=what, stage__procedure__stream=Stream.STATUTORY
    )
    return dict(starts.order_by("since", "pk").values_list("stage__number", "since"))


def elements(year: Year, first: date, last: date):
    """The elements of statutory complaints decided between two days."""
    return Element.objects.filter(
        stage__complaint__organisation=year.organisation, decided_on__range=(first, last), **STATUTORY
    ).exclude(outcome="")


def _counts(year: Year) -> dict[tuple[int, int, str], int]:
    found = elements(year, *year.days()).annotate(quarter=quarter_of("decided_on", year))
    rows = found.order_by().values_list("stage__stage__number", "quarter", "outcome").annotate(Count("pk"))
    counts: dict[tuple[int, int, str], int] = defaultdict(int)
    for number, quarter, outcome, count in rows:
        counts[number, quarter, outcome] += count
    return dict(counts)


def quarter_of(field: str, year: Year) -> Case:
    """The quarter of the year in which this date lies, for a query."""
    return Case(
        *(When(**{f"{field}__range": year.days(number)}, then=Value(number)) for number in QUARTERS),
        output_field=IntegerField(),
    )


def outcomes_of(year: Year) -> list[tuple[Outcome, str]]:
    """The outcomes that the papers of this organisation have columns for, with their headings."""
    columns = [
        (Outcome.UPHELD, "Upheld"),
        (Outcome.PARTIALLY_UPHELD, "Partially Upheld"),
        (Outcome.NOT_UPHELD, "Not Upheld"),
        (Outcome.UNSUBSTANTIATED, "Unsubstantiated/Withdrawn"),
    ]
    can_resolve = year.settings is not None and year.settings.statutory.can_resolve
    return columns + [(Outcome.RESOLVED, "Resolved")] * can_resolve


def investigations(year: Year, number: int) -> int:
    """How many complaints had elements decided at this stage in the year."""
    found = elements(year, *year.days()).filter(stage__stage__number=number)
    return found.aggregate(count=Count("stage_id", distinct=True))["count"]
