"""The summary: a part for each question, with its sentences, its tables and what the feedback team adds."""

from collections.abc import Iterator
from dataclasses import dataclass

from feedback.models import Baseline, Complaint, Compliment
from feedback.reports.annual_report.said import Said, Section
from feedback.reports.tables import (
    complaint_themes,
    complaints_by_stage,
    compliments,
    costs,
    escalation,
    lessons,
    ombudsman,
    outcomes,
    panel_changes,
    pre_complaints,
    quarters,
    service_areas,
    timeliness,
    upheld_subjects,
    young_people,
)
from feedback.reports.year import Year
from improvement.enums import Provenance
from reports.document import Block, BulletList, Chart, Heading, Paragraph, Table

# Heading, what builds it, and the section of the feedback team's own words that follows it.
PARTS = (
    ("Pre-complaints", (pre_complaints,), Section.PRE_COMPLAINTS),
    ("Complaints received", (complaints_by_stage, escalation), Section.RECEIVED),
    ("Complaints by service area", (service_areas,), Section.SERVICE_AREAS),
    ("Themes", (complaint_themes,), Section.THEMES),
    ("Complaints by young people", (young_people,), Section.YOUNG_PEOPLE),
    ("Timeliness of response", (timeliness,), Section.TIMELINESS),
    ("Complaint outcomes", (outcomes, panel_changes, upheld_subjects), Section.OUTCOMES),
    ("Ombudsman referrals", (ombudsman,), Section.OMBUDSMAN),
    ("Lessons learned", (lessons,), Section.LESSONS),
    ("Cost of complaints", (costs,), Section.COST),
    ("Compliments", (compliments,), Section.COMPLIMENTS),
)


@dataclass(frozen=True)
class Summary:
    blocks: list[Block]
    of_charts: list[Table]  # the figures of its charts, which its own tables have too


def summary(tables: dict[str, Table], year: Year, quarter: int | None, said: Said) -> Summary:
    found = [quarters.without_unknown_year(block) for block in _parts(tables, year, quarter, said)]
    charts = {block.name for block in found if isinstance(block, Chart)}
    of_charts = [block for block in found if isinstance(block, Table) and block.name in charts]
    return Summary([block for block in found if block not in of_charts], of_charts)


def appendix(tables: list[Table]) -> Iterator[Block]:
    """The figures of the charts as tables, from which a workbook draws its own."""
    if tables:
        yield Heading("Appendix: the figures of the charts", numbered=False)
        yield from tables


def _parts(tables: dict[str, Table], year: Year, quarter: int | None, said: Said) -> Iterator[Block]:
    yield Heading("Complaints summary")
    for title, builders, section in PARTS:
        yield Heading(title, level=3)
        for builder in builders:
            yield from builder.blocks(tables, year, quarter)
        yield from said.blocks(section)
        if section is Section.COMPLIMENTS:
            yield from quotations(year, quarter)


def quotations(year: Year, quarter: int | None) -> Iterator[Block]:
    """What was written in praise, as far as it may be published: “Assessment Team: “…””."""
    rows = Compliment.objects.filter(
        organisation=year.organisation, received_on__range=year.days(quarter)
    ).exclude(quotation="")
    items = [
        f"{name}: {_quoted(text)}"
        for name, text in rows.order_by("team__name", "received_on", "pk").values_list(
            "team__name", "quotation"
        )
    ]
    if items:
        yield Paragraph("Some of what was said:")
        yield BulletList(tuple(items))


def _quoted(text: str) -> str:
    text = text.strip()
    return text if text[:1] in "“\"'‘" else f"“{text}”"


def recommendations(year: Year, said: Said) -> Iterator[Block]:
    yield Heading("Recommendations")
    if said.has(Section.RECOMMENDATIONS):
        yield from said.blocks(Section.RECOMMENDATIONS)
        return
    yield Paragraph(f"Consider and comment on the complaints and compliments of {year.label}.")


def sources(year: Year) -> Iterator[str]:
    """Where the figures come from that are not counted here, and cases that are not those that happened."""
    published = Baseline.objects.filter(
        organisation=year.organisation, year__in=[year.slug, year.year.previous.slug]
    )
    for slug, source in published.order_by("-year", "source").values_list("year", "source").distinct():
        yield f"Figures of {slug.replace('-', '/')}: {source}"
    cases = Complaint.objects.filter(organisation=year.organisation, received_on__range=year.days())
    if cases.filter(provenance=Provenance.RECONSTRUCTED).exists():
        yield "The cases were made from the published tables: each table comes out of them, and none of them happened."
