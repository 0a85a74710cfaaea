"""`work-programme`: what a committee means to look at in a municipal year, by meeting."""

from itertools import groupby

from council.roles import Permission
from reports.document import Cell, Column, Document, Kind, Paragraph, Row, RowKind, Table
from reports.prose import counted, in_words, sentence, verb
from reports.report import Report, Run
from scrutiny.models import WorkProgrammeItem
from scrutiny.reports.parameters import choices, committee_of, is_open_only, year_of
from scrutiny.years import MunicipalYear

NO_MEETING = "No meeting yet"


def build(run: Run) -> Document:
    committee = committee_of(run)
    year = year_of(run) or _latest(committee, run.today)
    topics = list(committee.work_programme.filter(year=year.slug).in_order().select_related("agenda_item"))
    if is_open_only(run):
        topics = [as_public(topic) for topic in topics]
    return Document(
        title=f"Work programme {year.label}",
        subtitle=committee.name,
        organisation=run.organisation.name,
        blocks=(Paragraph(said(topics)), table(topics)),
        body=committee.name,
    )


def _latest(committee, today) -> MunicipalYear:
    """The year in which the committee last met, where it has a programme; otherwise its last one, or today's."""
    years = [
        MunicipalYear.parse(year) for year in set(committee.work_programme.values_list("year", flat=True))
    ]
    if not years:
        return MunicipalYear.of(today)
    met = committee.meetings.filter(date__lte=today).order_by("-date").first()
    return MunicipalYear.of(met.date) if met and MunicipalYear.of(met.date) in years else max(years)


def as_public(topic: WorkProgrammeItem) -> WorkProgrammeItem:
    """The topic by the public title of its item, and nothing else of it, where that item is exempt."""
    item = topic.agenda_item
    if item and item.exempt:
        topic.topic, topic.why, topic.theme, topic.dropped_because = item.title, "", "", ""
    return topic


def table(topics: list[WorkProgrammeItem]) -> Table:
    rows = []
    for heading, group in groupby(topics, key=_heading):
        rows.append(Row(label=heading, kind=RowKind.BAND))
        rows.extend(_row(topic) for topic in group)
    return Table(
        name="work-programme",
        title="Topics",
        row_header="Topic",
        columns=(
            Column(key="why", title="What is hoped for", kind=Kind.TEXT),
            Column(key="theme", title="Theme", kind=Kind.TEXT),
            Column(key="report-of", title="Report of", kind=Kind.TEXT),
            Column(key="state", title="State", kind=Kind.TEXT),
        ),
        rows=tuple(rows),
        empty="No topics",
        short_title="Work programme",
    )


def _heading(topic: WorkProgrammeItem) -> str:
    if not topic.planned_for:
        return topic.planned_text or NO_MEETING
    kind = "session" if topic.is_session else "meeting"
    return f"{topic.planned_for:%-d %B %Y}, {kind}"


def _row(topic: WorkProgrammeItem) -> Row:
    state = f"Dropped: {topic.dropped_because}" if topic.dropped_because else None
    if topic.agenda_item_id:
        state = "On an agenda"
    cells = (topic.why or None, topic.theme or None, topic.report_of or None, state)
    return Row(label=topic.topic, cells=tuple(map(Cell, cells)))


def said(topics: list[WorkProgrammeItem]) -> str:
    if not topics:
        return "No topic is planned for this year."
    open_ones = sum(not topic.planned_for and not topic.dropped_because for topic in topics)
    waiting = f"{in_words(open_ones, zero='none')} {verb(open_ones, 'has', 'have')} no meeting yet"
    return sentence(f"{counted(len(topics), 'topic')}, of which {waiting}")


REPORT = Report(
    key="work-programme",
    title="Work programme",
    description="What a committee means to look at in a municipal year, at which meeting, and why.",
    permission=Permission.SEE_COMMITTEES,
    parameters=("committee", "year"),
    build=build,
    choices=choices,
    is_public=True,
)
