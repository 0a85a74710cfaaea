import pytest

from reports.document import Cell, Column, Kind, Row, RowKind, Table, kind_in
from tests.reports.documents import CHANGES, COMPARISON, EVERYTHING


def test_a_row_must_have_a_cell_for_each_column():
    with pytest.raises(ValueError, match="row 'Red' of table 'counts' has 2 cells"):
        Table("counts", "Counts", "Rating", (Column("n", "Number"),), (Row("Red", (Cell(1), Cell(2))),))


def test_a_document_can_be_cut_down_to_one_table():
    assert EVERYTHING.only("changes").blocks == (CHANGES,)
    with pytest.raises(KeyError):
        EVERYTHING.only("nothing")


def test_neighbouring_columns_of_one_group_span_together():
    assert [(first.group, count) for first, count in COMPARISON.groups()] == [
        ("Red", 2),
        ("Amber", 2),
        ("New actions", 2),
    ]


def test_a_row_of_percentages_makes_percentages_of_its_columns():
    column = Column("n", "Number")
    assert kind_in(Row("Per cent", (Cell(1),), RowKind.PERCENT), column) is Kind.PERCENT
    assert kind_in(Row("Red", (Cell(1),)), column) is Kind.INTEGER


def test_only_details_of_ordinary_rows_need_a_column():
    assert (COMPARISON.has_details(), CHANGES.has_details()) == (True, False)
