"""
`notice-responses`: each requirement of an improvement notice with what the council answers.

A *requirement* is a clause of a notice that the plan answers, under the reference and heading of the notice. It
is *answered* when anything is written against it.
"""

from collections.abc import Iterable
from itertools import groupby

from council.roles import Permission
from improvement.enums import SourceKind
from improvement.models import Recommendation
from improvement.reports.parameters import choices, plan_of
from reports.document import Cell, Column, Document, Kind, Paragraph, Row, RowKind, Table
from reports.prose import counted, in_words, verb
from reports.report import Report, Run


def build(run: Run) -> Document:
    plan = plan_of(run)
    clauses = Recommendation.objects.filter(
        source__plans=plan, source__kind=SourceKind.IMPROVEMENT_NOTICE
    ).select_related("source")
    # As the notice has them: in the order in which they were written down.
    rows = list(clauses.order_by("source__published_on", "source__slug", "order", "ref_key", "pk"))
    return Document(
        title="Responses to the improvement notice",
        subtitle=plan.name,
        organisation=plan.organisation.name,
        blocks=(*(Paragraph(text) for text in _paragraphs(rows)), responses(rows)),
    )


def responses(rows: Iterable[Recommendation]) -> Table:
    """Clause, requirement and response, under a band for each part of the notice."""
    rows = list(rows)
    several = len({row.source_id for row in rows}) > 1
    return Table(
        name="notice-responses",
        title="Requirements of the notice, and responses",
        row_header="Clause",
        columns=(
            Column(key="requirement", title="Requirement", kind=Kind.TEXT),
            Column(key="response", title="Response", kind=Kind.TEXT),
        ),
        rows=tuple(_rows(rows, several=several)),
        empty="The plan answers no improvement notice",
    )


def _rows(rows: list[Recommendation], *, several: bool) -> Iterable[Row]:
    def heading(row: Recommendation) -> str:
        return ": ".join(part for part in (row.source.title if several else "", row.part) if part)

    for band, group in groupby(rows, key=heading):
        if band:
            yield Row(label=band, kind=RowKind.BAND)
        for row in group:
            answer = "\n".join(line for line in row.response.splitlines() if line.strip())
            yield Row(label=row.ref, cells=(Cell(row.text), Cell(answer or None)))


def _paragraphs(rows: list[Recommendation]) -> Iterable[str]:
    if not rows:
        yield "The plan answers no improvement notice."
    for source, group in groupby(rows, key=lambda row: row.source):
        clauses = list(group)
        open_ones = sum(not row.response for row in clauses)
        answered = "each has a response"
        if open_ones:
            answered = f"{in_words(open_ones)} {verb(open_ones, 'has', 'have')} no response yet"
        yield f"{source} sets {counted(len(clauses), 'requirement')}; {answered}."


REPORT = Report(
    key="notice-responses",
    title="Responses to the improvement notice",
    description="Each requirement of the notice that a plan answers, with the council’s response.",
    permission=Permission.SEE_PLAN,
    parameters=("plan",),
    build=build,
    choices=choices,
)
