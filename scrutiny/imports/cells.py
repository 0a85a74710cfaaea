"""How cells of scrutiny's data files are read."""

from datetime import time

from council.sheets import FaultySheet, Row
from scrutiny.models import Committee, Meeting


def clock(cell: str) -> time:
    try:
        return time.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"“{cell}” is not a time: write 17:30") from None


def asked_for(cell: str) -> dict[str, str]:
    """“plan=x;as_at=2019-05-31” as the parameters of a report."""
    pairs = [part.partition("=") for part in cell.split(";")]
    if not all(name and equals and value for name, equals, value in pairs):
        raise ValueError(f"“{cell}” is not a list like plan=…;as_at=…")
    return {name.strip(): value.strip() for name, _, value in pairs}


def meeting_of(row: Row, meetings: dict) -> Meeting:
    return row.found("date", (row["committee"], row["date"]), meetings, of="a meeting in meetings.csv")


def committee_of(row: Row, committees: dict[str, Committee]) -> Committee:
    return row.look_up("committee", committees, of="a committee in committees.csv")


def refuse(row: Row, column: str, message: str):
    raise FaultySheet([row.fault(column, message)])
