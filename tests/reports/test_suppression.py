from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Cell, Column, Kind, Missing, Row, RowKind, Selection, Table
from reports.suppression import Figure, Sum, explanation, suppress
from tests.reports.attacker import possible

QUARTERS = ("q1", "q2", "q3", "q4")
ACROSS = {"ytd": QUARTERS}
HIDDEN = Missing.SUPPRESSED


def quarterly(name: str, rows: dict[str, list[int]], *, total: bool = True, **more) -> Table:
    """Rows of four quarters, with the year to date and a total worked out."""
    columns = (*(Column(key, key) for key in QUARTERS), Column("ytd", "YTD", emphasis=True))
    made = [
        Row(label, tuple(Cell(each) for each in (*values, sum(values)))) for label, values in rows.items()
    ]
    if total:
        sums = [sum(row.cells[at].value for row in made) for at in range(5)]
        made.append(Row("Total", tuple(Cell(each) for each in sums), RowKind.TOTAL))
    return Table(name, name, "Stage", columns, tuple(made), **more)


def values(table: Table) -> dict[str, list]:
    return {row.label: [cell.value for cell in row.cells] for row in table.rows}


def hide(*tables: Table, below: int = 5, **more) -> dict[str, Table]:
    return suppress({table.name: table for table in tables}, below=below, across=ACROSS, **more)


STAGES = {
    "Stage One": [71, 59, 42, 54],
    "Stage Two": [15, 12, 6, 7],
    "Stage Three": [13, 12, 0, 13],
    "Corporate": [6, 0, 12, 13],
}


def test_nothing_is_hidden_below_nought():
    table = quarterly("stages", {"Stage One": [1, 2, 3, 4]})
    assert hide(table, below=0) == {"stages": table}


def test_a_table_without_small_numbers_stays_as_it_is():
    table = quarterly("stages", STAGES)
    assert hide(table) == {"stages": table}


def test_zeros_are_shown_and_never_taken_to_hide_another():
    shown = values(hide(quarterly("stages", {"One": [0, 3, 9, 8], "Two": [0, 0, 7, 9]}))["stages"])
    assert [row[0] for row in shown.values()] == [0, 0, 0]
    assert shown["Two"][1] == 0


def test_one_small_number_takes_three_others_with_it():
    """Its row and its column need another each, and those two cross."""
    table = quarterly("stages", STAGES | {"Stage Two": [15, 12, 2, 7]})
    shown = values(hide(table)["stages"])
    assert shown["Stage Two"][2] is HIDDEN
    hidden = [(label, at) for label, row in shown.items() for at, each in enumerate(row) if each is HIDDEN]
    assert len(hidden) == 4
    assert shown["Total"] == [105, 83, 56, 87, 331]


def test_two_ones_that_are_left_of_a_total_are_not_enough():
    """Zeros are shown, so two hidden figures that add to two are one each."""
    table = quarterly("young", {"Stage One": [1, 1, 7, 0]}, total=False)
    assert values(hide(table)["young"])["Stage One"].count(HIDDEN) > 2


def test_the_same_figure_in_two_tables_is_hidden_in_both():
    chosen = Selection("feedback.complaints", {"year": "2018-19", "stage": "1"})
    one = Table("one", "", "", (Column("ytd", "YTD"),), (Row("Stage One", (Cell(3, chosen),)),))
    other = Table("other", "", "", (Column("all", "All"),), (Row("All", (Cell(3, chosen),)),))
    shown = hide(one, other)
    assert [values(table) for table in shown.values()] == [{"Stage One": [HIDDEN]}, {"All": [HIDDEN]}]


def test_a_hidden_figure_has_no_selection():
    chosen = Selection("feedback.complaints", {"stage": "1"})
    table = Table("one", "", "", (Column("ytd", "YTD"),), (Row("Stage One", (Cell(3, chosen),)),))
    assert hide(table)["one"].rows[0].cells == (Cell(HIDDEN),)


def test_a_total_of_another_table_gives_nothing_away():
    teams = quarterly("teams", {"Assessment": [30, 30, 20, 30], "Fostering": [41, 29, 22, 24]}, total=False)
    stages = quarterly("stages", STAGES)
    whole = [
        Sum(Figure("stages", "Stage One", key), tuple(Figure("teams", label, key) for label in values(teams)))
        for key in (*QUARTERS, "ytd")
    ]
    small = quarterly("teams", {"Assessment": [69, 30, 20, 30], "Fostering": [2, 29, 22, 24]}, total=False)
    assert hide(teams, stages, sums=whole) == {"teams": teams, "stages": stages}
    shown = values(hide(small, stages, sums=whole)["teams"])
    assert [row[0] for row in shown.values()] == [HIDDEN, HIDDEN]


def test_what_is_left_of_a_whole_is_protected_too():
    """68 of 69 answered in time says that one was late."""
    columns = (
        Column("in_time", "In time"),
        Column("answered", "Answered"),
        Column("share", "", Kind.PERCENT),
    )
    row = Row("Stage 1", (Cell(68), Cell(69), Cell(Decimal("98.6"))))
    table = Table("timeliness", "", "", columns, (row,))
    late = Sum(
        Figure("timeliness", "Stage 1", "answered"), (Figure("timeliness", "Stage 1", "in_time"),), rest=True
    )
    shown = values(hide(table, sums=[late])["timeliness"])["Stage 1"]
    assert (shown.count(HIDDEN), shown[2]) == (2, HIDDEN)
    enough = Row("Stage 1", (Cell(60), Cell(69), Cell(Decimal("87.0"))))
    table = Table("timeliness", "", "", columns, (enough,))
    assert hide(table, sums=[late]) == {"timeliness": table}


def test_a_percentage_beside_a_hidden_number_is_hidden_and_money_is_not_counted():
    columns = (
        Column("n", "Number"),
        Column("share", "Share", Kind.PERCENT),
        Column("paid", "Paid", Kind.MONEY),
    )
    row = Row("Stage 1", (Cell(3), Cell(Decimal("4.1")), Cell(Decimal("4.00"))))
    shown = values(hide(Table("one", "", "", columns, (row,)))["one"])
    assert shown == {"Stage 1": [HIDDEN, HIDDEN, Decimal("4.00")]}


def test_the_year_before_hides_what_its_own_tables_hid():
    before = quarterly("stages", {"Two": [2, 0, 0, 1], "Three": [6, 5, 5, 5], "Four": [9, 9, 9, 9]})
    now = Table(
        "stages",
        "",
        "",
        (Column("ytd", "2018/19"), Column("previous", "2017/18")),
        tuple(
            Row(label, (Cell(20), Cell(row[4])), RowKind.TOTAL if label == "Total" else RowKind.NORMAL)
            for label, row in values(before).items()
        ),
    )
    hidden = hide(before)
    shown = values(suppress({"stages": now}, below=5, before=hidden)["stages"])
    assert {label for label, row in shown.items() if row[1] is HIDDEN} >= {
        label for label, row in values(hidden["stages"]).items() if row[4] is HIDDEN
    }


def test_a_ranked_row_that_is_hidden_does_not_stand_where_its_place_tells_it():
    rows = {
        "Assessment": [9, 9, 9, 9],
        "Youth": [2, 0, 0, 0],
        "Fostering": [1, 0, 0, 1],
        "None": [0, 0, 0, 0],
    }
    table = quarterly("teams", rows, total=False)
    shown = hide(table, ranked={"teams"})["teams"]
    assert [row.label for row in shown.rows] == ["Assessment", "None", "Fostering", "Youth"]


def test_a_table_with_something_hidden_says_what_the_word_stands_for():
    table = quarterly("stages", {"Stage One": [9, 8, 7, 3]}, total=False, note="By receipt.")
    assert hide(table)["stages"].note == f"By receipt. {explanation(5)}"


def test_a_total_of_totals_gives_nothing_away():
    figures = [("No action", 7), ("Premature", 6), ("Determined", 13), ("Open", 2), ("Received", 15)]
    rows = tuple(
        Row(label, (Cell(value),), RowKind.TOTAL if label in {"Determined", "Received"} else RowKind.NORMAL)
        for label, value in figures
    )
    shown = values(hide(Table("ombudsman", "", "", (Column("ytd", "Complaints"),), rows))["ombudsman"])
    assert [label for label, (value,) in shown.items() if value is HIDDEN] in (
        ["Open", "Received"],
        ["No action", "Determined", "Open"],
        ["Premature", "Determined", "Open"],
    )


def test_a_sum_over_what_was_not_collected_is_no_sum():
    columns = (Column("q1", "Q1"), Column("q2", "Q2"), Column("ytd", "YTD"))
    row = Row("Stage One", (Cell(Missing.NOT_COLLECTED), Cell(3), Cell(30)))
    shown = suppress({"one": Table("one", "", "", columns, (row,))}, below=5, across={"ytd": ("q1", "q2")})
    assert values(shown["one"]) == {"Stage One": [Missing.NOT_COLLECTED, HIDDEN, 30]}


numbers = st.one_of(st.integers(0, 7), st.integers(0, 12))


@st.composite
def years(draw):
    """Two tables whose figures hang together by rows, columns, totals and a part of one in the other."""
    labels = ["One", "Two", "Three"][: draw(st.integers(1, 3))]
    stages = {label: [draw(numbers) for _ in range(4)] for label in labels}
    young = {"One": [draw(st.integers(0, each)) for each in stages["One"]]}
    return quarterly("stages", stages), quarterly("young", young, total=False), draw(st.integers(2, 6))


@settings(deadline=None, max_examples=150)
@given(years())
def test_nobody_can_work_out_a_hidden_number(made):
    stages, young, below = made
    part = [
        Sum(Figure("stages", "One", key), (Figure("young", "One", key),), rest=True)
        for key in (*QUARTERS, "ytd")
    ]
    printed = suppress({"stages": stages, "young": young}, below=below, across=ACROSS, sums=part)
    true = {at: value for table in (stages, young) for at, value in _cells(table)}
    seen = {at: value for table in printed.values() for at, value in _cells(table)}
    hidden = {at: 1 for at, value in seen.items() if value is HIDDEN}
    assert {at for at, value in true.items() if 1 <= value < below} <= set(hidden)
    assert all(seen[at] == value for at, value in true.items() if at not in hidden)
    assert not any(true[at] == 0 for at in hidden)
    rests = {("rest", key): 0 for key in (*QUARTERS, "ytd")}
    known = {at: value for at, value in seen.items() if at not in hidden}
    equations = _equations(stages)
    for at in hidden:
        assert len(possible(at, known, hidden | rests, equations, max(true.values()) + 2)) == 2, at
    for _, key in rests:
        rest = true["stages", "One", key] - true["young", "One", key]
        if 1 <= rest < below:
            found = possible(("rest", key), known, hidden | rests, equations, max(true.values()) + 2)
            assert len(found) == 2, key


def _cells(table):
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            yield (table.name, row.label, column.key), cell.value


def _equations(stages) -> list[dict]:
    labels = [row.label for row in stages.rows if row.kind is RowKind.NORMAL]
    keys = (*QUARTERS, "ytd")
    rows = [("stages", label) for label in (*labels, "Total")] + [("young", "One")]
    across = [{**{(*row, key): 1 for key in QUARTERS}, (*row, "ytd"): -1} for row in rows]
    down = [{**{("stages", label, key): 1 for label in labels}, ("stages", "Total", key): -1} for key in keys]
    part = [{("young", "One", key): 1, ("rest", key): 1, ("stages", "One", key): -1} for key in keys]
    return across + down + part


@pytest.mark.parametrize("below", [3, 5, 10])
def test_a_table_of_many_teams_is_hidden_in_good_time(below):
    rows = {f"Team {number:02}": [(number * each) % 9 for each in (1, 2, 3, 5)] for number in range(40)}
    table = quarterly("teams", rows)
    shown = values(hide(table, below=below)["teams"])
    assert all(each is HIDDEN or not 1 <= each < below for row in shown.values() for each in row)
