"""
`golden-thread`: from any record the chain through it, a row for each stage and then a table for each.

The first table counts the entries of each stage and says where the thread stops. What is kept as an edition is
read by everybody who may see the plan, and so holds nothing exempt and no title of evidence.
"""

from council.roles import Permission
from reports.document import Cell, Column, Document, Heading, Kind, Paragraph, Row, RowKind, Table
from reports.report import BadParameter, Report, Run
from scrutiny.thread.chain import take
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import BadStart, choices, find
from scrutiny.thread.step import STAGES, Entry, Step, Thread
from scrutiny.thread.steps import thread

KEY = "golden-thread"


def build(run: Run) -> Document:
    reader = reader_of(run)
    try:
        start = find(reader, run.start)
    except BadStart as error:
        raise BadParameter("start", str(error)) from error
    return document(thread(take(start, reader, run.today)), run)


def reader_of(run: Run) -> Reader:
    reader = Reader.of_edition if run.recorded_by else Reader.of
    return reader(run.user, run.organisation)


def document(found: Thread, run: Run) -> Document:
    """The thread as a document, whoever follows it."""
    return Document(
        title=found.heading,
        subtitle=found.caption,
        organisation=run.organisation.name,
        blocks=(
            Paragraph(found.lead),
            _summary(found),
            *(block for key, title in STAGES.items() for block in _stage(key, title, found.of_stage(key))),
        ),
        as_at=run.today,
    )


def _summary(found: Thread) -> Table:
    return Table(
        name=KEY,
        title="The thread",
        row_header="Stage",
        columns=(
            Column(key="step", title="Step", kind=Kind.TEXT),
            Column(key="entries", title="Entries"),
            Column(key="finding", title="Finding", kind=Kind.TEXT),
        ),
        rows=tuple(
            Row(
                label=title,
                cells=(Cell(step.kind), Cell(len(step.entries)), Cell(_finding(step))),
            )
            for key, title in STAGES.items()
            for step in found.of_stage(key)
        ),
        short_title="Thread",
    )


def _finding(step: Step) -> str | None:
    said = step.title or step.brief
    return f"{said}. The thread stops here" if step.is_gap else said or None


def _stage(key: str, title: str, steps: list[Step]):
    for step in steps:
        if step.is_gap and step.next:
            yield from (Heading(title), Paragraph(f"{step.title or 'Nothing yet'}. {step.next}"))
            break
    else:
        yield Heading(title)
    yield Table(
        name=key,
        title=title,
        row_header="Entry",
        columns=(
            Column(key="date", title="Date", kind=Kind.TEXT),
            Column(key="action", title="Action", kind=Kind.REFERENCE),
            Column(key="rating", title="Rating", kind=Kind.RATING),
            Column(key="words", title="In words", kind=Kind.TEXT),
            Column(key="who", title="Who", kind=Kind.TEXT),
        ),
        rows=tuple(_rows(steps)),
        empty="Nothing yet",
    )


def _rows(steps: list[Step]):
    for step in steps:
        if len(steps) > 1 and step.entries:
            yield Row(label=step.kind, kind=RowKind.BAND)
        yield from map(_row, step.entries)


def _row(entry: Entry) -> Row:
    counted = ", ".join(words for _, words in entry.counts)
    words = ". ".join(part for part in (entry.words, counted) if part)
    cells = (entry.when or entry.on, entry.of or None, entry.rating, words or None, entry.who or None)
    return Row(label=entry.title, cells=tuple(map(Cell, cells)), selection=entry.selection)


def _choices(run: Run) -> dict[str, list[tuple[str, str]]]:
    return {"start": choices(reader_of(run))}


REPORT = Report(
    key=KEY,
    title="Golden thread",
    description="From any record: what was asked, done, rated, proved, reported, challenged and answered.",
    permission=Permission.SEE_PLAN,
    parameters=("start",),
    build=build,
    choices=_choices,
)
