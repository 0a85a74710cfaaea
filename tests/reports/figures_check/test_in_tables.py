"""What a table claims by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Cell, Column, Document, Kind, Missing, Row, RowKind, Table
from reports.figures_check.check import check, compare
from tests.reports.documents import EVERYTHING

T, B, P = RowKind.TOTAL, RowKind.BAND, RowKind.PERCENT


def table(*rows, columns=("Q1", "Q2", "Total"), kind=Kind.INTEGER):
    made = tuple(Column(name, name.split(" ")[-1], kind, group=name.rpartition(" ")[0]) for name in columns)
    return Table("figures", "Figures", "Label", made, tuple(rows))


def row(label, *values, kind=RowKind.NORMAL):
    return Row(label, tuple(Cell(value) for value in values), kind)


def said(*rows, **more):
    return [each.sentence for each in check(Document("Paper", "", "Council", (table(*rows, **more),)))]


def test_a_table_that_adds_up_raises_nothing():
    assert said(row("A", 1, 2, 3), row("B", 3, 4, 7), row("Total", 4, 6, 10, kind=T)) == []


def test_rows_and_columns_are_held_against_their_totals():
    assert said(row("A", 1, 2, 3), row("B", 3, 4, 8), row("Total", 5, 6, 11, kind=T)) == [
        "The columns of B add to 7; the table prints 8.",
        "The rows of Q1 add to 4; the table prints 5.",
    ]


def test_a_total_of_a_section_is_of_its_own_rows():
    rows = [row("A", 1, 1, 2), row("Subtotal", 1, 1, 2, kind=T), row("B", 2, 2, 4), row("C", 0, 1, 1)]
    assert said(*rows, row("Subtotal", 2, 3, 5, kind=T)) == []
    assert said(*rows, row("Total", 3, 4, 7, kind=T)) == []
    assert said(*rows, row("Total", 9, 4, 7, kind=T)) == [
        "The rows of Q1 add to 2; the table prints 9.",
        "The columns of Total add to 13; the table prints 7.",
    ]


def test_a_band_begins_a_section():
    rows = [row("A", 1, 1, 2), row("Quarter 2", kind=B), row("B", 2, 2, 4), row("Total", 2, 2, 4, kind=T)]
    assert said(*rows) == []


@pytest.mark.parametrize("nothing", [None, Missing.NOT_COLLECTED])
def test_what_is_not_known_is_not_added(nothing):
    assert said(row("A", nothing, 2, 3), row("Total", 4, 2, 6, kind=T)) == [
        "The rows of Total add to 3; the table prints 6."
    ]


def test_under_a_grouped_total_columns_of_one_name_belong_together():
    columns = (
        "Red Previous",
        "Red Current",
        "Green Previous",
        "Green Current",
        "Total Previous",
        "Total Current",
    )
    assert said(row("A", 1, 2, 3, 4, 4, 6), columns=columns) == []
    assert said(row("A", 1, 2, 3, 4, 4, 7), columns=columns) == [
        "The columns of A add to 6; the table prints 7."
    ]


def test_percentages_of_several_periods_have_no_sum():
    assert said(row("In time", 59, 73, 69), columns=("Q1", "Q2", "YTD"), kind=Kind.PERCENT) == []


def test_a_row_of_percentages_is_held_against_the_totals_above():
    rows = [row("A", 20, 52), row("B", 23, 26), row("Totals", 43, 78, kind=T)]
    assert said(*rows, row("%", 36, 64, kind=P), columns=("Upheld", "Not")) == []
    assert said(*rows, row("%", 37, 64, kind=P), columns=("Upheld", "Not")) == [
        "43 of 121 is 36%; the table prints 37%.",
        "The rounded percentages add to 101%, and not to 100%. Each is rounded by itself.",
    ]


def test_a_document_with_every_kind_of_value_can_be_checked():
    assert check(EVERYTHING) == []


figures = st.integers(0, 10**6)


@given(st.lists(st.tuples(figures, figures), min_size=1, max_size=8), st.integers(0, 2), st.integers(-9, 9))
def test_one_wrong_total_is_found_and_no_other(pairs, position, error):
    rows = [row(f"Row {n}", a, b, a + b) for n, (a, b) in enumerate(pairs)]
    totals = [sum(a for a, _ in pairs), sum(b for _, b in pairs), sum(a + b for a, b in pairs)]
    totals[position] += error
    found = said(*rows, row("Total", *totals, kind=T))
    assert bool(found) == bool(error)
    assert len(found) <= 2  # the column's sum, and the row's


def test_two_documents_are_held_against_each_other_by_the_same_engine():
    before, after = (Document("Paper", "", "Council", (table(row("A", 1, 2, n)),)) for n in (3, 4))
    (found,) = compare(before, after, "paper")
    assert found.as_json() == {
        "document": "paper",
        "table": "figures",
        "where": "A, Total",
        "printed": 3,
        "computed": 4,
        "sentence": "Figures, A, Total: “3” in one, “4” in the other.",
        "kind": "finding",
    }
