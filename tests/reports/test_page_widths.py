"""How the columns of a table share a page."""

from datetime import date

from reports.document import Cell, Column, Kind, Missing, RatingValue, Row, Table
from reports.renderers.page_widths import LANDSCAPE, PORTRAIT, fit
from reports.renderers.word_breaks import BREAK, breakable_in, em, missing_size

AMBER = RatingValue("Amber", "A", "delayed", "amber")
SENTENCE = "The recommendations of the commissioners go to the board. "


def table_of(columns: list[Column], *values) -> Table:
    row = Row("3.8", tuple(Cell(value) for value in values))
    return Table("late", "Late actions", columns=tuple(columns), row_header="Ref", rows=(row,))


def words(*titles: str) -> list[Column]:
    return [Column(title.lower(), title, Kind.TEXT) for title in titles]


def test_what_was_said_gets_two_fifths_of_the_page_and_a_date_takes_two_lines():
    day, rating = Column("timescale", "Timescale", Kind.DATE), Column("rating", "Rating", Kind.RATING)
    action, lead, update = words("Action", "Lead", "Update")
    values = "Map domestic violence routes", date(2018, 12, 31), AMBER, "Service Manager", SENTENCE * 9

    found = fit(table_of([action, day, rating, lead, update], *values))

    assert (found.turned, round(sum(found.widths), 1)) == (False, PORTRAIT)
    assert found.widths[-1] >= 0.4 * PORTRAIT


def test_ten_columns_of_words_fit_on_a_page_that_is_turned():
    columns = words(
        "What", "Answers", "Outcome", "Source", "Measure", "Timescale", "Lead", "Date", "Said", "Rated"
    )

    found = fit(table_of(columns, *[SENTENCE * 2] * 10))

    assert (found.turned, found.close, round(sum(found.widths), 1)) == (True, True, LANDSCAPE)


def test_a_word_that_is_wider_than_its_cell_breaks_after_a_stroke_first_and_else_wherever_it_must():
    assert breakable_in("Referral/placement", 5) == f"Referral/{BREAK}placement"
    assert breakable_in("Timescale", 5) == "Timescale"
    pieces = breakable_in("recommendations", 5).split(BREAK)
    assert "".join(pieces) == "recommendations"
    assert max(em(piece, bold=False) for piece in pieces) <= 5.1


def test_a_column_is_wide_enough_for_not_published():
    found = fit(table_of([Column("date", "Day", Kind.DATE)], Missing.NOT_PUBLISHED))

    assert found.widths[1] > em("published", bold=False)


def test_not_published_is_set_smaller_where_a_column_of_many_has_no_room_for_it():
    assert missing_size("not published", 20) == 1.0
    assert missing_size("not published", 4.4) * em("published", bold=False) <= 4.4


def test_where_there_is_room_many_columns_of_numbers_keep_not_published_and_a_year_whole():
    numbers = [
        Column(name, name, Kind.INTEGER) for name in ("Q1", "Q2", "Q3", "Q4", "YTD", "2017/18", "Change")
    ]

    found = fit(table_of(numbers, 1, 2, 3, 4, 10, Missing.NOT_PUBLISHED, Missing.NOT_APPLICABLE))

    assert not found.turned
    assert found.widths[-2] > max(em("published", bold=False), em("2017/18"))
    assert found.widths[-1] > em("applicable", bold=False)


def test_a_reference_is_never_broken_and_a_reason_of_a_few_lines_leaves_room_for_the_matter():
    columns = words("Matter", "Decision-maker", "Key", "When", "Private", "Reason", "Documents")
    cells = (
        *("Former Houghton Colliery land disposal", "School Organisation Committee of Cabinet", "Yes"),
        *("During the period from 16 July to 30 September 2019", "Yes", SENTENCE * 3, "Cabinet report"),
    )
    row = Row("181024/312", tuple(map(Cell, cells)))

    found = fit(Table("decisions", "Decisions", columns=tuple(columns), row_header="Reference", rows=(row,)))

    assert found.turned
    assert found.widths[0] > em("181024/312")
    assert found.widths[6] < 0.4 * LANDSCAPE
