from dataclasses import replace
from decimal import Decimal

from reports.differences import differences, in_words
from reports.document import Cell, Column, Document, Key, Paragraph, RatingValue, Row, RowKind, Table
from tests.reports.documents import EVERYTHING


def table(*rows, columns=("a", "b"), **more):
    made = tuple(Column(key, key.upper()) for key in columns)
    return Table("figures", "Figures", "Label", made, tuple(rows), **more)


def row(label, *values, **more):
    return Row(label, tuple(Cell(value) for value in values), **more)


def document(*blocks):
    return Document("Title", "", "Council", blocks)


def said(before, after):
    found = differences(document(*before), document(*after))
    return [(str(each.kind), each.row, each.column, each.before, each.after) for each in found]


def test_a_document_differs_in_nothing_from_itself():
    assert differences(EVERYTHING, EVERYTHING) == []


def test_links_and_shading_are_no_difference():
    changed = Cell(1, changed=True)
    assert said([table(row("One", 1, 2))], [table(Row("One", (changed, Cell(2))))]) == []


def test_a_figure_is_named_by_row_and_column():
    found = said([table(row("One", 1, 2))], [table(row("One", 1, 1234))])
    assert found == [("figure", "One", "B", "2", "1,234")]


def test_figures_that_print_the_same_do_not_differ():
    assert said([table(row("One", 1, Decimal("2.001")))], [table(row("One", 1, 2))]) == []


def test_a_column_that_was_added_shifts_nothing():
    before = [table(row("One", 1, 2))]
    after = [table(row("One", 1, 9, 2), columns=("a", "new", "b"))]
    assert said(before, after) == [("added", "", "NEW", None, "NEW")]
    assert said(after, before) == [("removed", "", "NEW", "NEW", None)]


def test_rows_of_one_label_are_told_apart_by_their_band_and_order():
    band = [Row("Quarter 1", kind=RowKind.BAND), Row("Quarter 2", kind=RowKind.BAND)]
    before = table(band[0], row("One", 1, 1), band[1], row("One", 2, 2), row("One", 3, 3))
    after = table(band[0], row("One", 1, 1), band[1], row("One", 2, 5), row("One", 3, 6))
    assert said([before], [after]) == [
        ("figure", "Quarter 2, One", "B", "2", "5"),
        ("figure", "Quarter 2, One (2)", "B", "3", "6"),
    ]


def test_a_band_of_another_name_keeps_its_rows():
    before, after = (
        table(Row(name, kind=RowKind.BAND), row("8.3", 1, value)) for name, value in (("Old", 2), ("New", 3))
    )
    assert said([before], [after]) == [
        ("words", "Heading of rows", "", "Old", "New"),
        ("figure", "New, 8.3", "B", "2", "3"),
    ]


def test_rows_that_came_and_went_are_said_with_their_figures():
    found = said([table(row("One", 1, 2))], [table(row("Two", 3, 4))])
    assert found == [("removed", "One", "", "A 1; B 2", None), ("added", "Two", "", None, "A 3; B 4")]


def test_a_table_that_is_gone_is_one_difference():
    assert [(kind, was) for kind, _, _, was, _ in said([table()], [])] == [("removed", "Figures")]


def test_the_words_beside_a_row_are_compared():
    before, after = (table(row("P1", 1, 2, detail=words), detail_header="About") for words in ("Old", "New"))
    assert said([before], [after]) == [("words", "P1", "About", "Old", "New")]


def test_a_meaning_of_the_key_is_compared():
    green = RatingValue("Green", "G", "on-track", "green")
    assert said([Key(((green, "On track"),))], [Key(((green, "On its way"),))]) == [
        ("words", "Key, Green", "", "On track", "On its way")
    ]


def test_a_paragraph_that_was_put_in_leaves_the_others_alone():
    before = [Paragraph("First"), Paragraph("Last")]
    after = [Paragraph("First"), Paragraph("Between"), Paragraph("Last, changed")]
    assert said(before, after) == [
        ("words", "Paragraph", "", "Last", "Between"),
        ("added", "Paragraph", "", None, "Last, changed"),
    ]


def test_how_much_differs_is_said_in_words():
    before = document(table(row("One", 1, 2)), Paragraph("Words"))
    one = replace(before, blocks=(table(row("One", 1, 3)), Paragraph("Words")))
    two = replace(before, blocks=(table(row("One", 0, 3)), Paragraph("Other")))
    assert [in_words(differences(before, after)) for after in (before, one, two)] == [
        "Nothing differs",
        "1 figure differs",
        "2 figures and 1 other place differ",
    ]
