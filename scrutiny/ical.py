"""
Meetings as a calendar that others subscribe to (RFC 5545).

Written here and not by a library: it is a few properties that are never read back, with times in UTC, so that no
table of time zones is needed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST = 75  # octets of a line, without its end


@dataclass(frozen=True)
class Event:
    """`begins` is a moment, or a day where the time is not known."""

    uid: str
    begins: datetime | date
    summary: str
    location: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar(name: str, events: Iterable[Event], *, at: datetime) -> str:
    """The calendar as it stood `at` that moment."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Evidenced//Meetings//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for event in events for line in _event(event, at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{_utc(at)}"
    yield from _when(event.begins)
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    if event.url:
        yield f"URL:{_one_line(event.url)}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _when(begins: datetime | date) -> Iterator[str]:
    if isinstance(begins, datetime):
        yield f"DTSTART:{_utc(begins)}"
    else:
        yield f"DTSTART;VALUE=DATE:{begins:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{begins + timedelta(days=1):%Y%m%d}"


def escaped(text: str) -> str:
    """Words as a value: no line ends, and what has a meaning of its own with a backslash before it."""
    lines = "\n".join(text.splitlines())
    for sign in ("\\", ";", ","):
        lines = lines.replace(sign, f"\\{sign}")
    return _without_controls(lines.replace("\n", "\\n"))


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which ends inside a character."""
    pieces, piece = [], ""
    for sign in line:
        # Every piece but the first begins with a space.
        if len((piece + sign).encode()) > LONGEST - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])


def _one_line(text: str) -> str:
    return _without_controls("".join(text.splitlines()))


def _without_controls(text: str) -> str:
    return "".join(sign for sign in text if sign >= " ")


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
