"""The calendar by the rules of RFC 5545."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.ical import Event, calendar, folded
from tests.scrutiny.ical_rules import events_of

AT = datetime(2019, 6, 18, 12, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3), WORDS)
def test_whatever_is_written_comes_back_and_every_line_is_a_line(pairs, name):
    written = [Event(f"{n}", date(2019, 7, 4), *pair) for n, pair in enumerate(pairs)]
    read = events_of(calendar(name, written, at=AT).encode())
    assert [event["SUMMARY"] for event in read] == [_kept(summary) for summary, _place in pairs]
    assert [event.get("LOCATION", "") for event in read] == [_kept(place) for _summary, place in pairs]


def _kept(words: str) -> str:
    """What a calendar keeps of words: their lines, without signs that nobody sees."""
    lines = "\n".join(words.splitlines())
    return "".join(sign for sign in lines if sign >= " " or sign == "\n")


def test_a_line_is_folded_between_characters_and_never_inside_one():
    pieces = folded("SUMMARY:" + "é" * 100).split("\r\n")
    assert [len(piece.encode()) for piece in pieces] == [74, 75, 61]
    assert "".join(piece.removeprefix(" ") for piece in pieces) == "SUMMARY:" + "é" * 100


def test_a_meeting_without_a_time_takes_the_whole_day():
    (event,) = events_of(calendar("Ours", [Event("1", date(2019, 12, 31), "Committee")], at=AT).encode())
    assert (event["DTSTART"], event["DTEND"]) == ("20191231", "20200101")
