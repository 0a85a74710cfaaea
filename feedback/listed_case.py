"""A row of the list of cases: a case, one of its stages, or an element, with what is said of it in a column."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from feedback.enums import Outcome
from feedback.models import Complaint, Element, Stage
from reports.document import Cell, Column, Kind, Row, Table, Value

STAGES = Stage.objects.in_order().select_related("stage").prefetch_related("elements")


@dataclass(frozen=True)
class ListedCase:
    complaint: Complaint
    stage: Stage | None  # the one that the row is about; of a case, its last
    element: Element | None
    today: date

    @property
    def teams(self) -> str:
        return ", ".join(sorted(team.name for team in self.complaint.teams.all()))

    @property
    def themes(self) -> str:
        return ", ".join(sorted(theme.name for theme in self.complaint.themes.all()))

    @property
    def stage_name(self) -> str:
        return str(self.stage.stage) if self.stage else ""

    @property
    def is_open(self) -> bool:
        settled = self.complaint.withdrawn_on or self.complaint.closed_on
        return bool(self.stage and self.stage.responded_on is None and not settled)

    @property
    def is_overdue(self) -> bool:
        return bool(self.is_open and self.stage.due_on and self.stage.due_on < self.today)

    @property
    def standing(self) -> tuple[str, date | None]:
        """What there is to say of it now, and the day of it."""
        case, stage = self.complaint, self.stage
        if case.withdrawn_on:
            return "Withdrawn", case.withdrawn_on
        if self.is_open:
            return (
                ("Overdue since" if self.is_overdue else "Due", stage.due_on)
                if stage.due_on
                else ("Paused", None)
            )
        if stage and stage.responded_on:
            return "Answered", stage.responded_on
        return ("Closed", case.closed_on) if case.closed_on else ("No stage open", None)

    @property
    def in_time(self) -> str:
        if not (self.stage and self.stage.responded_on and self.stage.due_on):
            return ""
        return "Yes" if self.stage.responded_on <= self.stage.due_on else "No"

    @property
    def outcome(self) -> str:
        """The row's own: of the element, or of the stage, or how its elements were found."""
        if self.element:
            return self.element.get_outcome_display()
        if self.stage is None or self.stage.outcome:
            return self.stage.get_outcome_display() if self.stage else ""
        found = [element.outcome for element in self.stage.elements.all() if element.outcome]
        words = [(found.count(code), label.lower()) for code, label in Outcome.choices if code in found]
        return ", ".join(f"{number} {label}" for number, label in words).capitalize()


@dataclass(frozen=True)
class ListColumn:
    code: str
    label: str
    kind: Kind
    value: Callable[[ListedCase], Value]
    chosen: bool = True  # unless somebody says otherwise


def _day(name: str) -> Callable[[ListedCase], Value]:
    return lambda row: getattr(row.stage, name) if row.stage else None


# Nothing that identifies a family: a file leaves the building more easily than a page.
COLUMNS = (
    ListColumn("received", "Received", Kind.DATE, lambda row: row.complaint.received_on),
    ListColumn("kind", "Kind", Kind.TEXT, lambda row: row.complaint.procedure.get_stream_display()),
    ListColumn("stage", "Stage", Kind.TEXT, lambda row: row.stage_name),
    ListColumn("requested", "Stage requested", Kind.DATE, _day("requested_on"), chosen=False),
    ListColumn("teams", "Teams", Kind.TEXT, lambda row: row.teams),
    ListColumn("themes", "Themes", Kind.TEXT, lambda row: row.themes),
    ListColumn("category", "Who complained", Kind.TEXT, lambda row: row.complaint.get_category_display()),
    ListColumn(
        "channel", "How it came", Kind.TEXT, lambda row: row.complaint.get_channel_display(), chosen=False
    ),
    ListColumn(
        "acknowledged", "Acknowledged", Kind.DATE, lambda row: row.complaint.acknowledged_on, chosen=False
    ),
    ListColumn("first_due", "First due", Kind.DATE, _day("first_due_on"), chosen=False),
    ListColumn("due", "Due", Kind.DATE, _day("due_on")),
    ListColumn("responded", "Answered", Kind.DATE, _day("responded_on")),
    ListColumn("in_time", "In time", Kind.TEXT, lambda row: row.in_time),
    ListColumn("outcome", "Outcome", Kind.TEXT, lambda row: row.outcome),
    ListColumn(
        "subject",
        "Subject",
        Kind.TEXT,
        lambda row: str(row.element.subject or "") if row.element else "",
        False,
    ),
    ListColumn(
        "consent", "Consent", Kind.TEXT, lambda row: row.complaint.get_consent_display(), chosen=False
    ),
    ListColumn(
        "advocacy", "Advocacy", Kind.TEXT, lambda row: row.complaint.get_advocacy_display(), chosen=False
    ),
    ListColumn("withdrawn", "Withdrawn", Kind.DATE, lambda row: row.complaint.withdrawn_on, chosen=False),
    ListColumn("closed", "Closed", Kind.DATE, lambda row: row.complaint.closed_on, chosen=False),
    ListColumn(
        "provenance",
        "How it is known",
        Kind.TEXT,
        lambda row: row.complaint.get_provenance_display(),
        chosen=False,
    ),
)


def path_to_case(records: QuerySet) -> str:
    """The lookup from a record of the list to its case: empty where it is one."""
    return {Complaint: "", Stage: "complaint__", Element: "stage__complaint__"}[records.model]


def in_full(records: QuerySet) -> QuerySet:
    """With all that a row says, in as many queries for many as for one."""
    path = path_to_case(records)
    records = records.prefetch_related(f"{path}teams", f"{path}themes")
    if records.model is Complaint:
        return records.select_related("procedure").prefetch_related(Prefetch("stages", STAGES))
    if records.model is Stage:
        return records.select_related("stage", "complaint__procedure").prefetch_related("elements")
    return records.select_related("stage__stage", "stage__complaint__procedure", "subject")


def listed(record: Complaint | Stage | Element, today: date) -> ListedCase:
    if isinstance(record, Complaint):
        return ListedCase(record, max(record.stages.all(), key=_number, default=None), None, today)
    if isinstance(record, Stage):
        return ListedCase(record.complaint, record, None, today)
    return ListedCase(record.stage.complaint, record.stage, record, today)


def _number(stage: Stage) -> int:
    return stage.stage.number


def table_of(rows: list[ListedCase], columns: tuple[ListColumn, ...], title: str) -> Table:
    return Table(
        name="complaints",
        title=title,
        row_header="Reference",
        columns=tuple(Column(key=column.code, title=column.label, kind=column.kind) for column in columns),
        rows=tuple(
            Row(row.complaint.ref, tuple(Cell(column.value(row) or None) for column in columns))
            for row in rows
        ),
        empty="No cases",
        short_title="Cases",
    )
