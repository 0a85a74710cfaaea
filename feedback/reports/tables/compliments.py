"""
Table `compliments_by_team`: compliments received, by the team that they are for.

The teams that the year's paper names stay where they have none: that is a finding too.
"""

from collections.abc import Iterator

from feedback.enums import Figure
from feedback.models import Compliment, PublishedTeam
from feedback.reports.tables import quarters, words
from feedback.reports.tables.quarters import by_filters
from feedback.reports.tables.team_rows import team_counts
from feedback.reports.year import Year
from reports.document import Block, Paragraph, Row, RowKind, Table
from reports.formatting import number
from reports.prose import counted, in_words, listed, sentence

NAME, TOTAL = "compliments_by_team", "TOTAL"
PLACES = 0  # of the change, as printed
NAMED = 3  # how many teams are named


def tables(year: Year) -> list[Table]:
    return [
        Table(
            name=NAME,
            title=f"Compliments by team, {year.label}",
            row_header="Team",
            columns=quarters.columns(year),
            rows=tuple(_rows(year)),
            short_title="Compliments",
        )
    ]


def _rows(year: Year) -> Iterator[Row]:
    compliments = Compliment.objects.filter(year.period("received_on"), organisation=year.organisation)
    by_team = compliments.values("team").annotate(**year.counts("received_on")).order_by("team")
    counts = {row.pop("team"): row for row in by_team}
    for each in team_counts(year, PublishedTeam.Table.COMPLIMENTS, counts):
        select = by_filters(year, "compliments", team=each.team.slug)
        yield quarters.row(year, each.name, each.counts, select)
    yield quarters.row(
        year,
        TOTAL,
        compliments.aggregate(**year.counts("received_on")),
        by_filters(year, "compliments"),
        published=year.baseline(Figure.COMPLIMENTS),
        before=year.baseline(Figure.COMPLIMENTS, previous=True),
        kind=RowKind.TOTAL,
    )


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    return [quarters.finished(tables[NAME], year, quarter, places=PLACES)]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    table = tables[NAME]
    if quarter is None and (text := " ".join(_sentences(table, year))):
        yield Paragraph(text)
    yield table


def _sentences(table: Table, year: Year) -> Iterator[str]:
    now, before = (quarters.found(table, TOTAL, key) for key in (quarters.YTD, quarters.PREVIOUS))
    if not words.known(now):
        return
    text = f"{counted(now, 'compliment')} {words.was(now)} received in {year.label}"
    if words.known(before) and year.is_over:
        text += f", compared with {in_words(before)} in {year.year.previous.label}: "
        text += words.moved(now, before, PLACES)
    yield sentence(text)
    totals = [(row.label, quarters.value(row, table, quarters.YTD)) for row in table.rows]
    most = [(label, value) for label, value in totals if label != TOTAL and words.known(value) and value]
    if len(most) > NAMED:
        named = [f"{label} ({number(value)})" for label, value in most[:NAMED]]
        of = "of the numbers that are shown, " if quarters.is_hidden(table, quarters.YTD) else ""
        yield sentence(f"{of}the highest numbers were for {listed(named)}")
