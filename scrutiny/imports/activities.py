"""`work_programme.csv` and `activities.csv`: what committees mean to do, and what they did."""

from council.sheets import Column, Row, day, each, one_of, read_if_there, whole_number, yes_or_no
from scrutiny.enums import ActivityKind
from scrutiny.imports.cells import committee_of
from scrutiny.imports.frame import Frame
from scrutiny.models import Activity, WorkProgrammeItem

WORK_PROGRAMME = (
    Column("committee", required=True),
    Column("year", required=True),
    Column("order", whole_number, required=True),
    Column("theme"),
    Column("topic", required=True),
    Column("why"),
    Column("report_of"),
    Column("planned_for", day, empty=None),
    Column("planned_text"),
    Column("is_session", yes_or_no, required=True),
)
ACTIVITIES = (
    Column("committee", required=True),
    Column("kind", one_of(ActivityKind), required=True),
    Column("year"),
    Column("table", required=True),
    Column("order", whole_number, required=True),
    Column("date", day, empty=None),
    Column("printed_date"),
    Column("text", required=True),
    Column("for_whom"),
    Column("given_by"),
    Column("published"),
    Column("reported_to"),
    Column("reported_on", day, empty=None),
)


def load_activities(frame: Frame) -> None:
    for name, columns, load in (
        ("work_programme", WORK_PROGRAMME, _load_topic),
        ("activities", ACTIVITIES, _load_activity),
    ):
        each(read_if_there(frame.path(name), columns), lambda row, load=load: load(row, frame))


def _load_topic(row: Row, frame: Frame) -> None:
    key = {name: row[name] for name in ("year", "order")}
    values = {name: value for name, value in row.values.items() if name not in {"committee", *key}}
    frame.keep(WorkProgrammeItem, {"committee": committee_of(row, frame.committees), **key}, values)


def _load_activity(row: Row, frame: Frame) -> None:
    committee = committee_of(row, frame.committees)
    key = {"committee": committee, "table": row["table"], "order": row["order"]}
    values = {name: value for name, value in row.values.items() if name not in key}
    values["meeting"] = frame.meetings.get((row["committee"], row["date"]))
    frame.keep(Activity, key, values)
