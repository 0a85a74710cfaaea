import re
from html.parser import HTMLParser

import pytest

from reports.document import Cell, Column, Document, Kind, Row, Table
from reports.renderers.to_html import render, render_blocks
from tests.reports.documents import COMPARISON, EVERYTHING, HOSTILE, ONE_TABLE
from tests.reports.papers import PAPER, RATINGS, STAGES, TIMELY


class Cells(HTMLParser):
    """Each th and td as (attributes, words), row by row."""

    def __init__(self, html: str):
        super().__init__()
        self.rows, self._cell = [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._cell = [dict(attrs), ""]
            self.rows[-1].append(self._cell)

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self._cell = None

    def handle_data(self, data):
        if self._cell is not None:
            self._cell[1] += data

    def words(self):
        return [[" ".join(text.split()) for _, text in row] for row in self.rows]


def url_for(selection):
    return f"/{selection.of}/{selection.filters.get('priority', '')}"


@pytest.fixture(scope="module")
def table():
    return Cells(render_blocks(ONE_TABLE, url_for))


def test_a_table_reads_in_the_order_of_the_paper(table):
    assert table.words() == [
        ["Priority", "Red", "Amber", "New actions"],
        ["Previous", "Current", "Previous", "Current", "Previous", "Current"],
        [
            "Priority 1: Fix the front door: risk, thresholds and timely statutory action",
            "0", "0", "2", "1", "0", "4",
        ],
        ["Priority 2: =1+1", "1,200", "1,200", "2", "2", "0", "0"],
        ["Totals", "1,200", "1,200", "4", "3", "0", "4"],
    ]  # fmt: skip


def test_every_heading_says_what_it_heads(table):
    scopes = [[attrs.get("scope", "") for attrs, _ in row] for row in table.rows]
    assert scopes[0] == ["col", "colgroup", "colgroup", "colgroup"]
    assert scopes[1] == ["col"] * 6
    assert scopes[2] == ["row"] + [""] * 6


def test_pairs_that_changed_are_shaded_together(table):
    shaded = ["ev-table__changed" in attrs["class"] for attrs, _ in table.rows[2][1:]]
    assert shaded == [False, False, True, True, True, True]


def test_figures_are_links_and_zeros_are_not():
    html = render_blocks(ONE_TABLE, url_for)
    assert '<a class="ev-figure" href="/improvement.actions/1">2</a>' in html
    assert ">0</a>" not in html
    assert 'href="/improvement.priority/"' in html


def test_a_figure_without_a_page_behind_it_is_plain():
    assert "href" not in render_blocks(ONE_TABLE)


def test_a_band_heads_its_group_of_rows():
    rows = Cells(render_blocks(EVERYTHING.only("changes"))).rows
    attrs, words = rows[1][0]
    assert (attrs["scope"], attrs["colspan"]) == ("rowgroup", "5")
    assert " ".join(words.split()) == "Priority 2 Ensure that children at risk are assessed"


def test_text_is_never_markup():
    for html in (render_blocks(EVERYTHING), render(EVERYTHING)):
        assert HOSTILE not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_nothing_is_inline_in_a_page():
    html = render_blocks(EVERYTHING, url_for)
    assert re.findall(r"<style|<script|\sstyle=|\son\w+=", html) == []


def test_the_page_to_keep_needs_nothing_from_elsewhere():
    html = render(EVERYTHING)
    assert html.startswith("<!doctype html>")
    assert re.findall(r"<script|<link|src=|href=|url\(", html) == []


def test_a_table_scrolls_under_its_own_name():
    html = render_blocks(ONE_TABLE)
    assert 'role="region" aria-labelledby="table-comparison" tabindex="0"' in html
    assert 'id="table-comparison"' in html


def test_notes_say_what_the_shading_is():
    html = render_blocks(ONE_TABLE, url_for)
    note = re.search(r'ev-table__note">(.*?)</p>', html)[1].strip()
    assert note == f"Shaded figures changed. Each figure opens the records behind it. {COMPARISON.note}"


def test_a_table_without_rows_says_so():
    table = Table("items", "Items", "Item", (Column("n", "Number"),), ())
    assert "No items" in render_blocks(Document("Items", "", "A council", (table,)))


def test_a_paper_has_numbers_a_grid_what_is_asked_and_pictures_with_words():
    html = render(PAPER)
    assert re.findall(r"<h\d[^>]*>([^<]*)</h\d>", html)[:4] == [
        PAPER.title, "Recommendations", "1. Introduction", "2. Summary",
    ]  # fmt: skip
    assert '<span class="ev-table__detail">2.1</span> The number of actions' in html
    assert "<li>(a) review this summary;</li>" in html
    assert re.findall(r'<img src="data:image/svg\+xml;base64,[^"]+" alt="([^"]*)"', html) == [
        chart.words_for_it() for chart in (RATINGS, TIMELY, STAGES)
    ]
    assert "Table 2: Actions by rating and by priority" in html


def test_a_page_asks_for_its_pictures_elsewhere():
    blocks = render_blocks(PAPER, chart_url=lambda chart: f"/charts/{chart.name}.svg")
    assert re.findall(r'<img src="([^"]*)"', blocks) == [
        "/charts/ratings.svg",
        "/charts/timely.svg",
        "/charts/stages.svg",
    ]


def test_a_narrow_page_has_pictures_of_its_own():
    blocks = render_blocks(PAPER, narrow_chart_url=lambda chart: f"/narrow/{chart.name}.svg")
    assert re.findall(r'media="\(max-width: 45em\)" srcset="([^"]*)" width="(\d+)"', blocks) == [
        ("/narrow/ratings.svg", "357"),
        ("/narrow/timely.svg", "357"),
        ("/narrow/stages.svg", "357"),
    ]


def labels_of(*columns):
    row = Row("1.1", tuple(Cell("7" if column.kind is Kind.TEXT else 7) for column in columns))
    table = Table("items", "Items", "Item", columns, (row,))
    html = render_blocks(Document("Items", "", "A council", (table,)))
    return re.findall(r'data-label="([^"]*)"', html), "Scroll sideways" in html


def test_a_table_of_words_becomes_rows_on_a_narrow_page_and_one_of_figures_scrolls():
    said, done, count = (
        Column("a", "We said", Kind.TEXT),
        Column("b", "We did", Kind.TEXT),
        Column("n", "Number"),
    )
    assert labels_of(said, done) == (["We said", "We did"], False)
    assert labels_of(said, count) == ([], True)
    assert labels_of(count) == ([], False)
