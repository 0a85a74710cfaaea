"""A calendar read back by the rules of RFC 5545, as far as a feed of meetings uses them."""

import re

LINE = re.compile(r"^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$", re.DOTALL)
ESCAPE = re.compile(r"\\(.)")


def events_of(content: bytes) -> list[dict[str, str]]:
    """The events as properties by name, their words unescaped. Fails where the calendar is not valid."""
    text = content.decode("utf-8")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = [LINE.match(line).groups() for line in text.replace("\r\n ", "").rstrip("\r\n").split("\r\n")]
    names = [(name, value) for name, _parameters, value in lines]
    assert (names[0], names[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    assert [value for name, value in names if name == "VERSION"] == ["2.0"]
    assert [name for name, _value in names].count("PRODID") == 1
    return list(_events(names[1:-1]))


def _events(names):
    event = None
    for name, value in names:
        if (name, value) == ("BEGIN", "VEVENT"):
            assert event is None
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
            yield event
            event = None
        elif event is not None:
            assert name not in event
            event[name] = ESCAPE.sub(lambda found: {"n": "\n"}.get(found[1], found[1]), value)
    assert event is None
