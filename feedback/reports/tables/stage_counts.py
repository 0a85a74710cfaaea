"""How many complaints came to each stage of each procedure, and what the stages are called."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from feedback.enums import Stream
from feedback.models import Stage
from feedback.reports.tables.quarters import none_at_all
from feedback.reports.year import Year

NUMBERS = {1: "One", 2: "Two", 3: "Three"}
ONE, TWO, THREE = (f"Stage {word}" for word in NUMBERS.values())
Counts = dict[tuple[str, int], Mapping[str, int]]  # stream and number of the stage → counts by period


def counts_by_stage(year: Year, only: Q | None = None) -> Counts:
    """By the day on which the stage was asked for; a case that goes on is counted at each of its stages."""
    rows = (
        Stage.objects.filter(year.period("requested_on"), complaint__organisation=year.organisation)
        .filter(only or Q())
        .values("complaint__procedure__stream", "stage__number")
        .annotate(**year.counts("requested_on"))
        .order_by("complaint__procedure__stream", "stage__number")
    )
    return {(row.pop("complaint__procedure__stream"), row.pop("stage__number")): row for row in rows}


def statutory_stages(year: Year, counts: Counts) -> Iterable[tuple[int, str, Mapping[str, int]]]:
    """Number, name as printed and counts of each stage of the statutory procedure, with any in it or without."""
    names = {number: f"Stage {word}" for number, word in NUMBERS.items()}
    if year.settings:
        names = {stage.number: stage.name.title() for stage in year.stages}
    counted = {number for stream, number in counts if stream == Stream.STATUTORY}
    for number in sorted(counted | set(names)):
        found = counts.get((Stream.STATUTORY, number)) or none_at_all()
        yield number, names.get(number, f"Stage {number}"), found


def added(rows: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total = none_at_all()
    for row in rows:
        for name in total:
            total[name] += row[name]
    return total
