from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from council.sheets import Column, FaultySheet, day, each, number, read, read_if_there, several

COLUMNS = (
    Column("ref", required=True),
    Column("due_on", day, empty=None),
    Column("leads", several, empty=()),
)


def write(tmp_path, text):
    path = tmp_path / "plan" / "actions.csv"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def faults(path, **options):
    with pytest.raises(FaultySheet) as caught:
        read(path, COLUMNS, **options)
    return [str(fault) for fault in caught.value.faults]


def test_cells_become_values(tmp_path):
    path = write(tmp_path, "ref,due_on,leads\n1.1,2019-05-31,a; b\n 1.2 ,,\n")

    assert [row.values for row in read(path, COLUMNS)] == [
        {"ref": "1.1", "due_on": date(2019, 5, 31), "leads": ("a", "b")},
        {"ref": "1.2", "due_on": None, "leads": ()},
    ]


def test_a_file_from_excel_may_begin_with_its_mark(tmp_path):
    path = write(tmp_path, "\ufeffref,due_on,leads\n1.1,,\n")

    assert read(path, COLUMNS)[0]["ref"] == "1.1"


def test_every_faulty_cell_is_named(tmp_path):
    path = write(tmp_path, "ref,due_on,leads\n,2019-02-31,\n1.2,soon,\n")

    assert faults(path) == [
        "plan/actions.csv, row 2, column ref: this cell must not be empty",
        "plan/actions.csv, row 2, column due_on: “2019-02-31” is not a date: write 2019-05-31 for 31 May 2019",
        "plan/actions.csv, row 3, column due_on: “soon” is not a date: write 2019-05-31 for 31 May 2019",
    ]


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        ("ref,leads", "row 1, column due_on: this column is missing"),
        ("ref,due_on,leads,due", "row 1, column due: this column is not known"),
        ("ref,due_on,leads,ref", "row 1, column ref: this column is there twice"),
    ],
)
def test_headings_are_those_expected(tmp_path, heading, fault):
    assert faults(write(tmp_path, heading + "\n")) == [f"plan/actions.csv, {fault}"]


def test_a_row_longer_than_the_heading_is_refused(tmp_path):
    path = write(tmp_path, "ref,due_on,leads\n1.1,,,spill\n")

    assert faults(path) == ["plan/actions.csv, row 2: the row has more cells than the heading"]


def test_a_row_shorter_than_the_heading_has_empty_cells(tmp_path):
    path = write(tmp_path, "ref,due_on,leads\n1.1\n")

    assert read(path, COLUMNS)[0].values == {"ref": "1.1", "due_on": None, "leads": ()}


def test_keys_stand_once(tmp_path):
    path = write(tmp_path, "ref,due_on,leads\n1.1,,\n1.2,,\n1.1,,\n")

    assert faults(path, key=("ref",)) == ["plan/actions.csv, row 4, column ref: row 2 has the same ref"]


def test_what_the_domain_refuses_is_told_at_the_cell(tmp_path):
    rows = read(write(tmp_path, "ref,due_on,leads\n1.1,,\n1.2,,\n"), COLUMNS)

    def refuse(row):
        raise ValidationError({"leads": f"{row['ref']} needs a lead"} if row.number == 2 else "No")

    with pytest.raises(FaultySheet) as caught:
        each(rows, refuse)
    assert str(caught.value).splitlines() == [
        "plan/actions.csv, row 2, column leads: 1.1 needs a lead",
        "plan/actions.csv, row 3: No",
    ]


def test_an_optional_column_may_be_left_out_and_is_then_empty(tmp_path):
    columns = (Column("ref"), Column("leads", several, empty=(), optional=True))
    (row,) = read(write(tmp_path, "ref\n1.1\n"), columns)
    assert row.values == {"ref": "1.1", "leads": ()}


def test_a_file_that_need_not_be_there(tmp_path):
    assert read_if_there(tmp_path / "none.csv", COLUMNS) == []
    path = write(tmp_path, "ref,due_on,leads\n1.1,,\n")
    assert [row["ref"] for row in read_if_there(path, COLUMNS)] == ["1.1"]


@pytest.mark.parametrize(("cell", "value"), [("0", 0), ("91.7", Decimal("91.7")), ("-3", -3)])
def test_numbers(cell, value):
    assert number(cell) == value


@pytest.mark.parametrize("cell", ["1,204", "ten", "1.", ".5", "NaN", "1e3", "٣"])
def test_what_is_no_number_is_named(cell):
    with pytest.raises(ValueError, match="is not a number"):
        number(cell)
