"""`notices.csv` and `key_decisions.csv`: decisions stand in the order of the notice."""

from council.sheets import Column, Row, day, each, read_if_there, whole_number, yes_or_no
from improvement.imports.cells import in_lines
from scrutiny.imports.frame import Frame
from scrutiny.models import KeyDecision, Notice

NOTICES = (
    Column("issued_on", day, required=True),
    Column("days", whole_number, required=True),
    Column("signed_by"),
    Column("contact", in_lines),
    Column("decision_makers", in_lines),
)
DECISIONS = (
    Column("notice", day, required=True),
    Column("order", whole_number, required=True),
    Column("ref", required=True),
    Column("matter", required=True),
    Column("decision_maker", required=True),
    Column("is_key", yes_or_no, required=True),
    Column("due_text"),
    Column("due_from", day, empty=None),
    Column("due_to", day, empty=None),
    Column("is_private", yes_or_no, required=True),
    Column("exempt", whole_number, empty=None),
    Column("private_reason"),
    Column("documents"),
)


def load_decisions(frame: Frame) -> None:
    """A notice is taken as it was printed: a private decision without a reason is for the checks to find."""
    notices: dict = {}
    each(
        read_if_there(frame.path("notices"), NOTICES, key=("issued_on",)),
        lambda row: _load_notice(row, frame, notices),
    )
    rows = read_if_there(frame.path("key_decisions"), DECISIONS, key=("notice", "ref"))
    each(rows, lambda row: _load_decision(row, frame, notices))


def _load_notice(row: Row, frame: Frame, notices: dict) -> None:
    values = {name: value for name, value in row.values.items() if name != "issued_on"}
    key = {"organisation": frame.organisation, "issued_on": row["issued_on"]}
    notices[row["issued_on"]] = frame.keep(Notice, key, values)


def _load_decision(row: Row, frame: Frame, notices: dict) -> None:
    notice = row.look_up("notice", notices, of="a notice in notices.csv")
    values = {name: value for name, value in row.values.items() if name not in {"notice", "ref"}}
    frame.keep(KeyDecision, {"notice": notice, "ref": row["ref"]}, values)
