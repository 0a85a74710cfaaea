import base64
import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.core.cache import cache

from reports import charts
from reports.document import Chart, ChartKind, Series
from tests.reports.papers import RATINGS, STAGES, TIMELY

ALL = [RATINGS, TIMELY, STAGES]


def drawn_words(chart):
    drawing = ElementTree.fromstring(charts.svg(chart))  # noqa: S314 - ours
    return ["".join(each.itertext()).strip() for each in drawing.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.name)
def test_the_same_chart_is_drawn_to_the_same_bytes(chart):
    first, picture = charts.svg(chart), charts.png(chart)
    cache.clear()
    assert charts.svg(chart) == first
    assert charts.png(chart) == picture
    assert not re.search(r"<dc:date>|<script", first)


def test_a_stacked_bar_says_its_numbers_and_names_what_is_too_narrow_below():
    assert drawn_words(RATINGS) == [
        "Previous meeting", "4", "62 Green", "29 Completed", "95",
        "31 May 2019", "4", "56 Green", "35 Completed", "6", "101",
        "Amber", "New",
    ]  # fmt: skip


def test_red_is_hatched():
    red = replace(RATINGS, series=tuple(replace(each, values=(9, 9)) for each in RATINGS.series))
    assert "<pattern" in charts.svg(red)
    assert "<pattern" not in charts.svg(RATINGS)


def test_a_line_names_its_target_and_leaves_out_what_is_not_known():
    assert drawn_words(TIMELY) == [
        "81.2%",
        "91.3%",
        "Target 90.0%",
        "Tolerance 85.0%",
        "March",
        "April",
        "May",
    ]


def test_bars_stand_in_groups_with_value_and_name():
    assert drawn_words(STAGES) == [
        "Stage one", "177 2017/18", "226 2018/19", "Stage two", "14 2017/18", "20 2018/19",
    ]  # fmt: skip


def test_signs_that_would_be_formulas_are_words():
    odd = replace(STAGES, labels=("£5 $x$ to $10", "<script>"))
    assert drawn_words(odd)[0] == "£5 $x$ to $10"
    assert "<script>" in drawn_words(odd)


@pytest.mark.parametrize("kind", list(ChartKind))
@pytest.mark.parametrize("values", [(), (None,), (0,), (Decimal("0.5"),)])
def test_a_chart_of_nothing_can_be_drawn(kind, values):
    chart = Chart("c", "Nothing", kind, ("May",) * len(values), (Series("Figures", values),))
    assert charts.svg(chart).startswith("<?xml")


def test_words_for_it_have_every_number():
    assert TIMELY.words_for_it() == (
        "Contacts decided within a day. March: In time 81.2%, target 90.0%. April: In time no figure, "
        "target 90.0%. May: In time 91.3%, target 90.0%."
    )


def test_the_table_beside_a_chart_has_its_figures():
    chart, table = TIMELY.with_table()
    assert chart is TIMELY
    assert [column.title for column in table.columns] == ["In time", "Target", "Tolerance"]
    assert [[cell.value for cell in row.cells] for row in table.rows] == [
        [Decimal("81.2"), 90, 80], [None, 90, 80], [Decimal("91.3"), 90, 85],
    ]  # fmt: skip


def test_a_chart_has_a_value_for_each_label():
    with pytest.raises(ValueError, match="2 labels"):
        Chart("c", "C", ChartKind.BARS, ("a", "b"), (Series("s", (1,)),))


def test_a_page_that_stands_alone_has_its_pictures_in_it():
    head, content = charts.data_url(RATINGS).split(",")
    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(content).decode() == charts.svg(RATINGS)
