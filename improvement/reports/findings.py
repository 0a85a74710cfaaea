"""
`findings`: what inspections and reviews found, by visit and heading, and what an audit tool covers.

A *finding* is one thing that a source of the plan printed, under the heading at which it printed it. Findings
are counted by visit and, where a source sorts its findings by theme, by theme; a heading that a visit does not
use is left empty, since nothing was looked for under it. *Covered* is a review's word on whether an audit tool
covers an area of practice.
"""

from collections.abc import Iterable
from itertools import groupby

from council.roles import Permission
from improvement.enums import Coverage, FindingHeading
from improvement.models import Finding, Plan, PracticeArea, Source
from improvement.reports.figures import records
from improvement.reports.parameters import choices, plan_of
from reports.document import Cell, Column, Document, Kind, Missing, Paragraph, Row, RowKind, Table
from reports.prose import counted, in_words, listed
from reports.report import Report, Run

NO_THEME = "none"  # in the filter of a list


def build(run: Run) -> Document:
    plan = plan_of(run)
    findings = list(of_plan(plan))
    areas = list(PracticeArea.objects.filter(source__plans=plan).select_related("source").in_order())
    return Document(
        title="Findings of inspections and reviews",
        subtitle=plan.name,
        organisation=plan.organisation.name,
        blocks=(
            *(Paragraph(text) for text in _paragraphs(findings, areas)),
            counts(plan, findings),
            *((coverage_counts(plan, areas),) if areas else ()),
            table(findings),
            *((coverage(areas),) if areas else ()),
        ),
    )


def of_plan(plan: Plan):
    return Finding.objects.filter(source__plans=plan).select_related("source").in_order()


def table(findings: Iterable[Finding]) -> Table:
    """Each finding under its visit, heading and theme, as its source printed it."""
    rows = list(findings)
    return Table(
        name="findings",
        title="What was found",
        row_header="Number",
        columns=(
            Column(key="theme", title="Theme", kind=Kind.TEXT),
            Column(key="text", title="Finding", kind=Kind.TEXT),
        )
        if any(row.theme for row in rows)
        else (Column(key="text", title="Finding", kind=Kind.TEXT),),
        rows=tuple(_rows(rows)),
        empty="No findings",
    )


def counts(plan: Plan, findings: list[Finding]) -> Table:
    """How many findings each visit, or theme of a visit, has under each heading."""
    used = {finding.heading for finding in findings}
    headings = [heading for heading in FindingHeading if heading in used]
    rows = []
    for source, group in groupby(findings, key=lambda finding: finding.source):
        rows.extend(_count_rows(plan, source, list(group), headings))
    total = tuple(
        Cell(
            sum(finding.heading == heading for finding in findings),
            records(plan, "findings", heading=heading),
        )
        for heading in headings
    )
    total = (*total, Cell(len(findings), records(plan, "findings")))
    return Table(
        name="findings-by-visit",
        title="Findings by visit and heading",
        row_header="Visit",
        columns=(
            *(Column(key=heading.value, title=heading.label) for heading in headings),
            Column(key="total", title="Total", emphasis=True),
        ),
        rows=(*rows, Row(label="All findings", kind=RowKind.TOTAL, cells=total)) if rows else (),
        empty="No findings",
    )


def coverage(areas: Iterable[PracticeArea]) -> Table:
    """Each area of practice, and whether the audit tool covers it."""
    return Table(
        name="practice-areas",
        title="What the audit tool covers",
        row_header="Practice area",
        columns=(
            Column(key="covered", title="Covered", kind=Kind.TEXT),
            Column(key="comment", title="Comment", kind=Kind.TEXT),
        ),
        rows=tuple(
            Row(label=area.name, cells=(Cell(area.get_covered_display()), Cell(area.comment or None)))
            for area in areas
        ),
        empty="No practice areas",
    )


def coverage_counts(plan: Plan, areas: list[PracticeArea]) -> Table:
    rows = [
        Row(
            label=each.label,
            cells=(
                Cell(
                    sum(area.covered == each for area in areas),
                    records(plan, "practice-areas", covered=each.value),
                ),
            ),
        )
        for each in Coverage
    ]
    total = Cell(len(areas), records(plan, "practice-areas"))
    return Table(
        name="practice-areas-count",
        title="Areas of practice by coverage",
        row_header="Covered",
        columns=(Column(key="areas", title="Practice areas", emphasis=True),),
        rows=(*rows, Row(label="All areas", kind=RowKind.TOTAL, cells=(total,))),
    )


def _rows(rows: list[Finding]) -> Iterable[Row]:
    themed = any(row.theme for row in rows)

    def heading(row: Finding) -> str:
        return f"{row.source}: {row.get_heading_display().lower()}"

    # Under one band each, also where a source turns from strengths to considerations theme by theme.
    order = {source: place for place, source in enumerate(dict.fromkeys(row.source for row in rows))}
    headings = [heading.value for heading in FindingHeading]
    rows.sort(key=lambda row: (order[row.source], headings.index(row.heading), row.number, row.pk))
    for band, group in groupby(rows, key=heading):
        yield Row(label=band, kind=RowKind.BAND)
        for row in group:
            cells = (Cell(row.theme or None), Cell(row.text)) if themed else (Cell(row.text),)
            yield Row(label=str(row.number), cells=cells)


def _count_rows(
    plan: Plan, source: Source, findings: list[Finding], headings: list[FindingHeading]
) -> Iterable[Row]:
    used = {finding.heading for finding in findings}
    themes = list(dict.fromkeys(finding.theme for finding in findings))
    if themes == [""]:
        yield Row(label=source.title, cells=_figures(plan, findings, headings, used, source=source.slug))
        return
    yield Row(label=source.title, kind=RowKind.BAND)
    for theme in themes:
        there = [finding for finding in findings if finding.theme == theme]
        filters = {"source": source.slug, "theme": theme or NO_THEME}
        yield Row(label=theme or "No theme", cells=_figures(plan, there, headings, used, **filters))


def _figures(
    plan: Plan, findings: list[Finding], headings: list[FindingHeading], used: set[str], **filters: object
) -> tuple[Cell, ...]:
    cells = []
    for heading in headings:
        count = sum(finding.heading == heading for finding in findings)
        there = records(plan, "findings", **filters, heading=heading.value)
        cells.append(Cell(count, there) if heading in used else Cell(Missing.NOT_APPLICABLE))
    return (*cells, Cell(len(findings), records(plan, "findings", **filters)))


def _paragraphs(findings: list[Finding], areas: list[PracticeArea]) -> Iterable[str]:
    for source, group in groupby(findings, key=lambda finding: finding.source):
        there = list(group)
        used = [heading for heading in FindingHeading if any(row.heading == heading for row in there)]
        parts = [
            f"{in_words(sum(row.heading == heading for row in there))} under “{heading.label.lower()}”"
            for heading in used
        ]
        yield f"{source}: {counted(len(there), 'finding')}, {listed(parts)}."
    if areas:
        parts = [
            f"{counted(number, 'area')} {words}"
            for each, words in (
                (Coverage.YES, "covered"),
                (Coverage.PARTIAL, "covered in part"),
                (Coverage.NO, "not covered"),
            )
            if (number := sum(area.covered == each for area in areas))
        ]
        yield f"The audit tool: {listed(parts)}."
    if not findings and not areas:
        yield "No inspection or review that the plan answers has findings in the record."


REPORT = Report(
    key="findings",
    title="Findings of inspections and reviews",
    description="What each visit found, heading by heading, and which areas of practice an audit tool covers.",
    permission=Permission.SEE_PLAN,
    parameters=("plan",),
    build=build,
    choices=choices,
)
