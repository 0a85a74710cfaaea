"""A document comes back from its bytes as it was, and the same document always gives the same bytes."""

import dataclasses
import json
import typing
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import serial
from reports.document import Block, Document, Paragraph, Row, Table, Value
from tests.reports.documents import EVERYTHING

# A table checks the width of its rows, so it is made by hand; the rest follows from the types.
finite = st.decimals(allow_nan=False, allow_infinity=False, places=3)
st.register_type_strategy(Decimal, finite)


@st.composite
def tables(draw):
    columns = draw(st.lists(st.from_type(serial.known_types()["Column"]), max_size=4))
    width = len(columns)
    cells = st.lists(st.from_type(serial.known_types()["Cell"]), min_size=width, max_size=width).map(tuple)
    rows = st.lists(st.builds(Row, label=st.text(), cells=cells, kind=st.just("normal").map(_normal)))
    return Table(draw(st.text()), draw(st.text()), draw(st.text()), tuple(columns), tuple(draw(rows)))


def _normal(value):
    return serial.known_types()["RowKind"](value)


def blocks():
    others = [each for each in typing.get_args(Block) if each.__name__ not in {"Table", "Chart"}]
    return st.one_of(tables(), *(st.from_type(each) for each in others))


documents = st.builds(Document, blocks=st.lists(blocks(), max_size=5).map(tuple))


@given(documents)
def test_a_document_comes_back_as_it_was(document):
    kept = serial.dump(document)
    assert serial.load(kept) == document
    assert serial.dump(serial.load(kept)) == kept


@given(st.from_type(Value))
def test_each_value_comes_back_with_its_type(value):
    document = dataclasses.replace(EVERYTHING, blocks=(_table_of(value),))
    (cell,) = next(iter(serial.load(serial.dump(document)).tables())).rows[0].cells
    assert (type(cell.value), cell.value) == (type(value), value)


def _table_of(value):
    table = EVERYTHING.table("measures")
    cell = dataclasses.replace(table.rows[0].cells[0], value=value)
    return dataclasses.replace(table, columns=table.columns[:1], rows=(Row("One", (cell,)),))


def test_everything_a_renderer_meets_comes_back():
    assert serial.load(serial.dump(EVERYTHING)) == EVERYTHING


def test_the_bytes_do_not_depend_on_the_order_in_which_filters_were_given():
    first = next(iter(EVERYTHING.tables())).rows[0].cells[2].selection
    turned = dataclasses.replace(first, filters=dict(reversed(first.filters.items())))
    assert serial.canonical(serial._plain(first)) == serial.canonical(serial._plain(turned))


def test_a_document_cannot_hold_a_float():
    with pytest.raises(TypeError, match="A document cannot hold 0.1"):
        serial.dump(dataclasses.replace(EVERYTHING, blocks=(_table_of(0.1),)))


def test_a_field_that_an_old_edition_does_not_have_reads_as_its_default():
    kept = json.loads(serial.dump(Document("Title", "", "Council", (Paragraph("Words", False),))))
    del kept["document"]["fields"]["blocks"][0]["fields"]["numbered"]
    assert serial.load(json.dumps(kept)).blocks == (Paragraph("Words", True),)


def test_an_older_version_is_brought_up_step_by_step(monkeypatch):
    kept = json.loads(serial.dump(EVERYTHING))
    monkeypatch.setattr(serial, "VERSION", 2)

    def to_two(plain):
        return {"type": "Document", "fields": plain["fields"] | {"title": "As version 2 has it"}}

    monkeypatch.setattr(serial, "STEPS", {1: to_two})
    assert serial.load(json.dumps(kept)).title == "As version 2 has it"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no json", "This is no document"),
        ("[]", "This is no document"),
        ('{"version":99,"document":{}}', "This document is of version 99, and this program reads up to 1"),
        ('{"version":1,"document":{"type":"Hologram","fields":{}}}', "This program knows no “Hologram”"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(content, said):
    with pytest.raises(serial.Unreadable, match=said):
        serial.load(content)


def test_a_day_is_kept_as_a_day():
    document = serial.load(serial.dump(dataclasses.replace(EVERYTHING, as_at=date(2019, 5, 31))))
    assert document.as_at == date(2019, 5, 31)
