"""What is said of the outcomes of a year (pattern P-17), written from tables in which small numbers are hidden."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from feedback.enums import Collected, Outcome
from feedback.models import ProcedureStage
from feedback.reports.decided import collected, investigations, statutory_stages
from feedback.reports.year import Year
from feedback.years import QUARTERS
from reports.document import Cell, Table
from reports.formatting import is_number, number, percent
from reports.prose import in_words, listed, sentence, verb

SAID = {
    Outcome.UPHELD: "upheld",
    Outcome.PARTIALLY_UPHELD: "partially upheld",
    Outcome.NOT_UPHELD: "not upheld",
    Outcome.UNSUBSTANTIATED: "unsubstantiated or withdrawn",
    Outcome.RESOLVED: "resolved",
}


@dataclass(frozen=True)
class Found:
    """The elements of one stage over a year, as far as they were collected."""

    elements: int
    upheld: int

    def upheld_in_words(self) -> str:
        share = percent(Decimal(100 * self.upheld) / self.elements)
        return f"{number(self.upheld)} of the {number(self.elements)} elements {_were(self.upheld)} upheld ({share})"


def sentences(tables: dict[str, Table], year: Year) -> Iterator[str]:
    """A paragraph for each stage before the panel, and one for what panels changed."""
    since = collected(year)
    stages = list(statutory_stages(year))
    for stage in stages:
        if found := found_at(tables, stage.name.title()):
            yield of_stage(stage, found, year, since.get(stage.number), _concluded(year, stage))
    if "panel_changes" in tables:
        yield from panel_changes(tables["panel_changes"], year, stages)


def found_at(tables: dict[str, Table], stage: str) -> Found | None:
    """The year's elements of a stage; None where there are none or any number of them is hidden."""
    cells = list(_cells(tables, stage))
    shown = [(key, cell.value) for key, cell in cells if is_number(cell.value)]
    hidden = [cell for _, cell in cells if cell.value is not None and not is_number(cell.value)]
    if any(str(cell.value) != "not collected" for cell in hidden):
        return None
    elements = sum(value for _, value in shown)
    upheld = sum(value for key, value in shown if key == Outcome.UPHELD)
    return Found(elements, upheld) if elements else None


def _cells(tables: dict[str, Table], stage: str) -> Iterator[tuple[str, Cell]]:
    for quarter in QUARTERS:
        table = tables[f"outcomes_q{quarter}"]
        for row in table.rows:
            if row.label == stage:
                yield from zip((column.key for column in table.columns), row.cells, strict=True)


def of_stage(
    stage: ProcedureStage, found: Found, year: Year, since: date | None, concluded: int | None
) -> str:
    """“In 2018/19, 13 stage two complaints were decided, with 121 elements. 30 of the 121 …”."""
    name, were = stage.name.lower(), _were(found.elements)
    number_of = f"{number(found.elements)} {verb(found.elements, 'element', 'elements')}"
    if since and since > year.year.first_day:
        began = f"since {since:%B %Y}, when their outcomes began to be recorded"
        counted = f"{began}, {number_of} of {name} complaints {were} decided"
    elif concluded:
        complaints = verb(concluded, "complaint", "complaints")
        counted = f"in {year.label}, {in_words(concluded)} {name} {complaints} {_were(concluded)} decided"
        counted += f", with {number_of}"
    else:
        counted = f"in {year.label}, {number_of} of {name} complaints {were} decided"
    return f"{sentence(counted)} {sentence(found.upheld_in_words())}"


def _concluded(year: Year, stage: ProcedureStage) -> int | None:
    """How many complaints had an outcome at this stage; None where the number would tell too much."""
    count = investigations(year, stage.number)
    below = year.settings.suppress_below if year.settings else 0
    return None if 0 < count < below else count


def panel_changes(table: Table, year: Year, stages: list[ProcedureStage]) -> Iterator[str]:
    """How outcomes changed at the last stage: “elements not upheld fell by 3”."""
    changes = {row.label: row.cells[2].value for row in table.rows if row.label != "Total"}
    total = next((row.cells[1].value for row in table.rows if row.label == "Total"), None)
    if not total or not all(is_number(change) for change in changes.values()):
        return
    said = [
        f"elements {label.lower()} {'rose' if change > 0 else 'fell'} by {abs(change)}"
        for label, change in changes.items()
        if change
    ]
    went = (
        f"Of the {number(total)} elements that went to {stages[-1].name.lower()} {_since(year, stages[-1])}"
    )
    yield (
        f"{went}, outcomes changed as follows: {listed(said)}."
        if said
        else f"{went}, no outcome changed in number."
    )


def _since(year: Year, stage: ProcedureStage) -> str:
    since = collected(year, Collected.OUTCOMES_BEFORE_PANEL).get(stage.number)
    return f"since {since:%B %Y}" if since and since > year.year.first_day else f"in {year.label}"


def _were(count: int) -> str:
    return verb(count, "was", "were")
