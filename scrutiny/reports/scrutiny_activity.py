"""
`scrutiny-activity`: what a committee did: at meetings, in working groups, in-depth reviews, focus reports of the
Ombudsman, letters on the budget, training.

A committee is shown with those that it followed and with the working groups that report to any of them.
"""

from itertools import groupby

from council.roles import Permission
from reports.document import Cell, Column, Document, Heading, Kind, Paragraph, Row, RowKind, Table
from reports.prose import counted, sentence
from reports.report import Report, Run
from scrutiny.enums import ActivityKind, ReviewKind
from scrutiny.models import Activity, Committee, Review
from scrutiny.reports.parameters import choices, committee_of, is_open_only, year_of

MADE = (ActivityKind.MEETING, ActivityKind.WORKING_GROUP)


def build(run: Run) -> Document:
    committee = committee_of(run)
    year = year_of(run)
    family = family_of(committee)
    if is_open_only(run):
        family = [each for each in family if not each.is_private]
    activities = Activity.objects.filter(committee__in=family).select_related("committee").in_order()
    activities = list(activities.filter(year=year.slug) if year else activities)
    reviews = Review.objects.filter(committee__in=family, kind=ReviewKind.IN_DEPTH).order_by(
        "reported_on", "pk"
    )
    tables = [
        *(table(name, list(rows)) for name, rows in groupby(_made(activities), key=lambda each: each.table)),
        in_depth(reviews if not year else reviews.filter(reported_on__range=(year.first_day, year.last_day))),
        focus_reports(_of(activities, ActivityKind.FOCUS_REPORT)),
        budget(_of(activities, ActivityKind.BUDGET)),
        training(_of(activities, ActivityKind.TRAINING)),
    ]
    return Document(
        title="Scrutiny activity",
        subtitle=f"{committee.name}, {year.label}" if year else committee.name,
        organisation=run.organisation.name,
        blocks=(Paragraph(_said(activities)), *_blocks(tables)),
        body=committee.name,
    )


def family_of(committee: Committee) -> list[Committee]:
    """The committee, those it followed, and what reports to them. At most one query a generation."""
    family, found = [], [committee]
    while found:
        family += found
        ids = [each.pk for each in found]
        before = [each.predecessor_id for each in found if each.predecessor_id]
        known = {each.pk for each in family}
        rest = Committee.objects.filter(pk__in=before) | Committee.objects.filter(reports_to__in=ids)
        found = [each for each in rest.distinct() if each.pk not in known]
    return family


def _made(activities: list[Activity]) -> list[Activity]:
    return [each for each in activities if each.kind in MADE]


def _of(activities: list[Activity], kind: str) -> list[Activity]:
    return [each for each in activities if each.kind == kind]


def _blocks(tables: list[Table]):
    for each in tables:
        yield Heading(each.title)
        yield each


def table(name: str, activities: list[Activity]) -> Table:
    """One printed table of activity: a row a topic, under a band for its day where there is one."""
    rows = []
    for when, group in groupby(activities, key=_when):
        if when:
            rows.append(Row(label=when, kind=RowKind.BAND))
        rows.extend(_row(each.text, each.reported_to, each.reported_on) for each in group)
    committee = activities[0].committee
    return Table(
        name=_slug(name),
        title=f"{committee.name}, {name or activities[0].year}",
        row_header="Activity",
        columns=REPORTED,
        rows=tuple(rows),
        short_title=name.replace("/", "-"),
    )


REPORTED = (
    Column(key="reported-to", title="Reported to", kind=Kind.TEXT),
    Column(key="reported-on", title="Reported on", kind=Kind.DATE),
)


def in_depth(reviews) -> Table:
    rows = (_row(each.title, each.reported_to, each.reported_on) for each in reviews)
    return Table(
        name="in-depth-reviews",
        title="In-depth reviews",
        row_header="Review",
        columns=REPORTED,
        rows=tuple(rows),
        empty="No reviews",
    )


def focus_reports(activities: list[Activity]) -> Table:
    """Reports of the Ombudsman on a theme, for which the committee sought assurance."""
    return Table(
        name="focus-reports",
        title="Ombudsman focus reports",
        row_header="Focus report",
        columns=(Column(key="published", title="Published", kind=Kind.TEXT), *REPORTED),
        rows=tuple(
            Row(
                each.text,
                tuple(map(Cell, (each.published or None, each.reported_to or None, each.reported_on))),
            )
            for each in activities
        ),
        empty="No focus reports",
    )


def budget(activities: list[Activity]) -> Table:
    return Table(
        name="budget-letters",
        title="Letters on the budget",
        row_header="Letter",
        columns=(Column(key="date", title="Session", kind=Kind.DATE), *REPORTED),
        rows=tuple(
            Row(each.text, tuple(map(Cell, (each.date, each.reported_to or None, each.reported_on))))
            for each in activities
        ),
        empty="No letters",
    )


def training(activities: list[Activity]) -> Table:
    return Table(
        name="training",
        title="Training and development",
        row_header="Session",
        columns=(
            Column(key="date", title="Date", kind=Kind.DATE),
            Column(key="for", title="For", kind=Kind.TEXT),
            Column(key="by", title="By", kind=Kind.TEXT),
        ),
        rows=tuple(
            Row(each.text, tuple(map(Cell, (each.date, each.for_whom or None, each.given_by or None))))
            for each in activities
        ),
        empty="No training",
    )


def _row(label: str, reported_to: str, reported_on) -> Row:
    return Row(label, (Cell(reported_to or None), Cell(reported_on)))


def _when(activity: Activity) -> str:
    return f"{activity.date:%-d %B %Y}" if activity.date else activity.printed_date


def _slug(name: str) -> str:
    return f"activity-{name.lower().replace('/', '-').replace(' ', '-')}".strip("-")


def _said(activities: list[Activity]) -> str:
    if not activities:
        return "No activity is in the record."
    days = len({(each.committee_id, each.date) for each in activities if each.date and each.kind in MADE})
    made = len(_made(activities))
    return sentence(f"{counted(made, 'topic')} on {counted(days, 'day of meetings', 'days of meetings')}")


REPORT = Report(
    key="scrutiny-activity",
    title="Scrutiny activity",
    description="What a committee and those before it looked at, reviewed, wrote and learned, year by year.",
    permission=Permission.SEE_COMMITTEES,
    parameters=("committee", "year"),
    build=build,
    choices=choices,
    is_public=True,
)
