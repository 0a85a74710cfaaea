"""
Table `timeliness`: the share of stage one responses that were given in timescale, of those given in the quarter.

*In timescale* is on or before the day on which the response was due, extensions included. The shares are worked
out from `timeliness_counts`, which has the two numbers behind each; a case that is still open is in neither. The
direction of travel is against the year before.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.db.models import F, Q

from feedback.enums import Figure, Stream
from feedback.models import Stage
from feedback.reports.tables import quarters, words
from feedback.reports.tables.quarters import by_filters
from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import Block, Cell, Column, Kind, Missing, Paragraph, Row, Table
from reports.formatting import number, percent, round_half_up
from reports.prose import sentence
from reports.suppression import Sum

NAME, COUNTS = "timeliness", "timeliness_counts"
LABEL = "Stage 1 Complaints (Timescale 10-20 working days)"
IN_TIME, ANSWERED = "Responded to in timescale", "Responded to"
TRAVEL = "travel"
PLACES = 1
IN_TIMESCALE = Q(responded_on__lte=F("due_on"))


def tables(year: Year) -> list[Table]:
    answered = Stage.objects.filter(
        year.period("responded_on"),
        complaint__organisation=year.organisation,
        complaint__procedure__stream=Stream.STATUTORY,
        stage__number=1,
    )
    counts = year.counts("responded_on")
    in_time = {f"in_{name}": count for name, count in year.counts("responded_on", only=IN_TIMESCALE).items()}
    found = answered.aggregate(**counts, **in_time)
    chosen = {"each": "stage", "stream": Stream.STATUTORY, "stage": 1, "by": "responded"}
    on_time = {name: found[f"in_{name}"] for name in counts}
    rows = (
        quarters.row(year, IN_TIME, on_time, by_filters(year, "complaints", **chosen, in_time="yes")),
        quarters.row(year, ANSWERED, found, by_filters(year, "complaints", **chosen)),
    )
    return [
        Table(
            name=COUNTS,
            title=f"Stage one complaints responded to, {year.label}",
            row_header="Stage one complaints",
            columns=quarters.columns(year),
            rows=rows,
            note="Counted in the quarter in which the response was given.",
            short_title="Responses",
        )
    ]


def sums(tables: dict[str, Table], year: Year) -> Iterable[Sum]:
    return quarters.parts_of(tables, (COUNTS, ANSWERED), [(COUNTS, IN_TIME)])


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    counts = quarters.finished(tables[COUNTS], year, quarter)
    return [_shares(counts, year), counts]


def _shares(counts: Table, year: Year) -> Table:
    columns = [column for column in counts.columns if column.key != quarters.CHANGE]
    in_time, answered = counts.rows
    cells = [
        _share(part, whole, column, year)
        for part, whole, column in zip(in_time.cells, answered.cells, columns, strict=False)
    ]
    return Table(
        name=NAME,
        title=f"Percentage of stage one responded to in timescale, {year.label}",
        row_header="Complaint Stage",
        columns=(
            *(Column(each.key, each.title, Kind.PERCENT, emphasis=each.emphasis) for each in columns),
            Column(TRAVEL, "Direction of travel", Kind.TEXT),
        ),
        rows=(Row(LABEL, (*cells, Cell(_travel(cells, columns)))),),
        note=_note(counts),
        short_title="Timeliness",
    )


def _share(part: Cell, whole: Cell, column: Column, year: Year) -> Cell:
    if column.key in {quarters.PREVIOUS, quarters.YTD} and not words.known(whole.value):
        published = year.baseline(Figure.TIMELINESS, previous=column.key == quarters.PREVIOUS)
        if published is not None:
            return Cell(published)
    for cell in (whole, part):
        if isinstance(cell.value, Missing) or cell.value is None:
            return Cell(cell.value)
    if not whole.value:
        return Cell(Missing.NOT_APPLICABLE)  # nothing was answered: no share of it
    return Cell(words.share(part.value, whole.value), whole.selection)


def _travel(cells: list[Cell], columns: list[Column]) -> str | Missing:
    at = {column.key: cell.value for column, cell in zip(columns, cells, strict=True)}
    now, before = at.get(quarters.YTD), at.get(quarters.PREVIOUS)
    if not words.known(now, before):
        return Missing.NOT_APPLICABLE
    now, before = round_half_up(now, PLACES), round_half_up(before, PLACES)
    return "up" if now > before else "down" if now < before else "no change"


def _note(counts: Table) -> str:
    """“Of those responded to, in timescale: Q1 41 of 69, … and in the year 158 of 226.”"""
    in_time, answered = counts.rows
    said = [
        f"{column.title.split()[0]} {number(part.value)} of {number(whole.value)}"
        for part, whole, column in zip(in_time.cells, answered.cells, counts.columns, strict=True)
        if column.key in {*(f"q{each}" for each in QUARTERS), quarters.YTD}
        and words.known(part.value, whole.value)
    ]
    return f"Responded to in timescale: {', '.join(said)}." if said else ""


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    table = tables[NAME]
    said = words.period(year, quarter)
    now, before = (quarters.found(table, LABEL, key) for key in (said.key, quarters.PREVIOUS))
    if words.known(now):
        text = f"in {said.name} {percent(now)} of stage one complaints were responded to in timescale"
        if words.known(before) and said.is_compared:
            text += f", compared with {percent(before)} in {year.year.previous.label}"
        yield Paragraph(sentence(text) + _best(table))
    yield table
    yield tables[COUNTS]


def _best(table: Table) -> str:
    """The quarter with the highest share, where there is one."""
    shares = {
        column.key: cell.value
        for column, cell in zip(table.columns, table.rows[0].cells, strict=True)
        if column.key.startswith("q") and words.known(cell.value)
    }
    best = [key for key, value in shares.items() if value == max(shares.values())]
    if len(shares) < 2 or len(best) != 1:
        return ""
    share: Decimal = shares[best[0]]
    return f" It was highest in quarter {best[0][1:]}, at {percent(share)}."
