"""
`ombudsman`: the referrals of which the Ombudsman told the organisation in the year, and what came of them.

*Determined* and *Still making enquiries* add up to *Received*; the determinations add up to *Determined*. They
are as the record has them now, whenever the Ombudsman decided.
"""

from collections.abc import Iterator

from django.db.models import Count

from feedback.enums import Determination
from feedback.models import OmbudsmanReferral
from feedback.reports import ombudsman_words
from feedback.reports.figures import figure
from feedback.reports.year import Year
from reports.document import Block, Cell, Column, Missing, Paragraph, Row, RowKind, Table
from reports.suppression import Figure, Sum

NAME = "ombudsman"
RECEIVED, DETERMINED = "Received", "Determined"
DECISIONS = [each for each in Determination if each != Determination.OPEN]


def tables(year: Year) -> list[Table]:
    counts = _counts(year)
    decided = sum(counts.get(each, 0) for each in DECISIONS)
    still_open = counts.get(Determination.OPEN, 0)
    rows = (
        *(_row(year, each.label, counts.get(each, 0), determination=each) for each in DECISIONS),
        _row(year, DETERMINED, decided, RowKind.TOTAL, determination="decided"),
        _row(year, Determination.OPEN.label, still_open, determination=Determination.OPEN),
        _row(year, RECEIVED, decided + still_open, RowKind.TOTAL),
    )
    return [
        Table(
            name=NAME,
            title=f"Complaints that went to the Ombudsman, {year.label}",
            short_title="Ombudsman",
            row_header="What the Ombudsman decided",
            columns=(Column("ytd", "Complaints"),),
            rows=rows,
        )
    ]


def sums(tables: dict[str, Table], year: Year) -> Iterator[Sum]:
    """Those determined and those still open are all that were received."""
    parts = (DETERMINED, Determination.OPEN.label)
    yield Sum(Figure(NAME, RECEIVED, "ytd"), tuple(Figure(NAME, label, "ytd") for label in parts))


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    """So few go to the Ombudsman that they are given for the year, whatever the quarter."""
    return [tables[NAME]]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    if text := ombudsman_words.sentence_of(tables[NAME], year):
        yield Paragraph(text)
    yield tables[NAME]


def _counts(year: Year) -> dict[str, int]:
    found = OmbudsmanReferral.objects.filter(
        organisation=year.organisation, received_on__range=year.days()
    ).order_by()
    return dict(found.values_list("determination").annotate(Count("pk")))


def _row(year: Year, label: str, count: int, kind: RowKind = RowKind.NORMAL, **filters: str) -> Row:
    cell = figure(year, count, "referrals", **filters) if year.is_counted else Cell(Missing.NOT_PUBLISHED)
    return Row(label, (cell,), kind)
