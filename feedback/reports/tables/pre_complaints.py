"""
Table `pre_complaints`: concerns that were to be settled informally, and how many of them became complaints.

*Received* counts by the day of receipt, *escalated* by the day on which a pre-complaint became a complaint, so
that one may be received in one quarter and escalated in the next.
"""

from collections.abc import Iterator

from feedback.enums import Figure
from feedback.models import PreComplaint
from feedback.reports.tables import quarters, words
from feedback.reports.tables.quarters import by_filters
from feedback.reports.year import Year
from reports.document import Block, Paragraph, Table
from reports.formatting import percent
from reports.prose import counted, in_words, sentence

NAME = "pre_complaints"
RECEIVED, ESCALATED = "Number received", "Escalated to Stage 1"


def tables(year: Year) -> list[Table]:
    records = PreComplaint.objects.filter(organisation=year.organisation)
    received = records.filter(year.period("received_on")).aggregate(**year.counts("received_on"))
    escalated = records.filter(year.period("escalated_on")).aggregate(**year.counts("escalated_on"))
    published = {
        "published": year.baseline(Figure.PRE_COMPLAINTS),
        "before": year.baseline(Figure.PRE_COMPLAINTS, previous=True),
    }
    return [
        Table(
            name=NAME,
            title=f"Pre-complaints, {year.label}",
            row_header="Pre-complaints",
            columns=quarters.columns(year, total="Total"),
            rows=(
                quarters.row(year, RECEIVED, received, by_filters(year, "pre_complaints"), **published),
                quarters.row(year, ESCALATED, escalated, by_filters(year, "pre_complaints", by="escalated")),
            ),
            short_title="Pre-complaints",
        )
    ]


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    return [quarters.finished(tables[NAME], year, quarter)]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    table = tables[NAME]
    yield table
    said = words.period(year, quarter)
    received, escalated = (quarters.found(table, label, said.key) for label in (RECEIVED, ESCALATED))
    if not words.known(received, escalated) or not received:
        return
    share = percent(words.share(escalated, received), 0)
    went_on = f"just {in_words(escalated)} ({share}) escalated to a formal stage one complaint"
    if not escalated:
        went_on = "none escalated to a formal stage one complaint"
    yield Paragraph(sentence(f"of {counted(received, 'pre-complaint')} in {said.name}, {went_on}"))
