"""
The five packs: every known contradiction is found, and nothing else.

The findings are known by the numbers under which they were first listed (I01 …). The papers hold no answer:
mend the figure and its finding is gone, spoil a right one and a new finding is there.
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.conf import settings

from reports.document import Cell, Document
from reports.figures_check.check import check
from reports.transcriptions import Transcription, read_paper

FEEDBACK = "customer-feedback-annual-report-2018-19"
JANUARY, MAY = "quality-committee-report-2019-01-21", "quality-committee-report-2019-05-31"
BOARD = "corporate-parenting-progress-report-2016-02-01"
TELFORD = "placement-strategy-response-2013-08-15"

# Number → (paper, where, printed, what comes out).
KNOWN = {
    "I01": (JANUARY, "line 54, actions rated amber", "4", "3"),
    "I02": (MAY, "line 181, due and rated blue", "33", "34"),
    "I03": (MAY, "line 181, due and rated green", "36", "35"),
    "I04": (FEEDBACK, "Total, Qtr1", "71", "72"),
    "I05": (FEEDBACK, "Total, YTD", "226", "227"),
    "I06": (FEEDBACK, "TOTAL, Qtr1", "55", "53"),
    "I07": (FEEDBACK, "TOTAL, YTD", "279", "281"),
    "I08": (FEEDBACK, "3.16, share of stage one elements upheld", "15.6%", "15.66%"),
    "I09": (FEEDBACK, "3.17, stage three elements", "69", "81"),
    "I10": (FEEDBACK, "3.17, outcomes changed at stage three", "0", "-1"),
    "I12": (FEEDBACK, "3.18, subjects beside elements upheld", "24", "40"),
    "I13": (FEEDBACK, "%", "100%", "101%"),
    "I24": (BOARD, "3.4, November and December", "reduced in November and December", "+41"),
    "I25 Sunderland": (BOARD, "3.4, contacts of Sunderland a day", "105", "68.2"),
    "I25 Leeds": (BOARD, "3.4, contacts of Leeds a day", "86", "56.2"),
    "I31": (TELFORD, "3.2.1 beside Table 1", "12", "14"),
    "I54": (JANUARY, "line 54, on track or completed", "94.7%", "93.7%"),
}
PATHS = sorted(settings.BASE_DIR.glob("fixtures/*/papers/*.json"))
PAPERS = {paper.paper: paper for paper in (read_paper(path, "A council") for path in PATHS)}


def found(papers: dict[str, Transcription]) -> set[tuple[str, str, str, str]]:
    documents = {name: paper.document for name, paper in papers.items()}
    return {
        (finding.document, finding.where, finding.printed, finding.computed)
        for name, paper in papers.items()
        for finding in check(paper.document, name, paper.claims, documents)
    }


def with_cells(paper: str, table: str, values: dict[tuple[str, str], object]) -> dict[str, Transcription]:
    """The papers with these values in cells, each named by its row and column."""
    document = PAPERS[paper].document
    old = new = document.table(table)
    for (row, column), value in values.items():
        new = _table_with(new, row, column, value)
    assert new != old
    blocks = tuple(new if block is old else block for block in document.blocks)
    return PAPERS | {paper: replace(PAPERS[paper], document=replace(document, blocks=blocks))}


def with_cell(paper: str, table: str, row: str, column: str, value) -> dict[str, Transcription]:
    return with_cells(paper, table, {(row, column): value})


def _table_with(table, label, heading, value):
    position = [column.heading() for column in table.columns].index(heading)
    rows = tuple(
        replace(row, cells=(*row.cells[:position], Cell(value), *row.cells[position + 1 :]))
        if row.label == label
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def with_claim(paper: str, where: str, **changed) -> dict[str, Transcription]:
    """The papers with this claim printed differently, and whatever else is printed beside it."""
    claims = [claim | changed if claim["where"] == where else claim for claim in PAPERS[paper].claims]
    assert claims != PAPERS[paper].claims
    return PAPERS | {paper: replace(PAPERS[paper], claims=claims)}


def with_percentages(paper: str, table: str, shares: tuple[str, ...]) -> dict[str, Transcription]:
    """The papers with these percentages at the foot of the table, printed to one place."""
    document = PAPERS[paper].document
    old = document.table(table)
    columns = tuple(replace(column, places=1) for column in old.columns)
    foot = replace(old.rows[-1], cells=tuple(Cell(Decimal(share)) for share in shares))
    new = replace(old, columns=columns, rows=(*old.rows[:-1], foot))
    blocks = tuple(new if block is old else block for block in document.blocks)
    return PAPERS | {paper: replace(PAPERS[paper], document=replace(document, blocks=blocks))}


AREAS = with_cells(FEEDBACK, "stage1_by_service_area", {("Next Steps", "Qtr1"): 1, ("Next Steps", "YTD"): 9})
MENDED = {
    "I01": with_claim(JANUARY, "line 54, actions rated amber", printed=3),
    "I02": with_claim(MAY, "line 181, due and rated blue", printed=34),
    "I03": with_claim(MAY, "line 181, due and rated green", printed=35),
    "I04": AREAS,
    "I05": AREAS,
    "I06": with_cell(FEEDBACK, "compliments_by_team", "TOTAL", "Qtr1", 53),
    "I07": with_cell(FEEDBACK, "compliments_by_team", "TOTAL", "Qtr1", 53),
    "I08": with_claim(FEEDBACK, "3.16, share of stage one elements upheld", printed="15.7%"),
    "I09": with_claim(FEEDBACK, "3.17, stage three elements", printed=81),
    "I10": with_claim(FEEDBACK, "3.17, outcomes changed at stage three", changes=[-3, -9, 12]),
    "I12": with_claim(FEEDBACK, "3.18, subjects beside elements upheld", printed=40),
    "I13": with_percentages(FEEDBACK, "outcomes_q4", ("24.6", "21.1", "44.6", "9.7")),
    "I24": with_cell(BOARD, "contacts_2015", "Sunderland", "November", 1900),
    "I25 Sunderland": with_claim(BOARD, "3.4, contacts of Sunderland a day", printed=68),
    "I25 Leeds": with_claim(BOARD, "3.4, contacts of Leeds a day", printed=56),
    "I31": with_cells(TELFORD, "responses_table_1", {("2c-ii", "Response"): None, ("6b", "Response"): None}),
    "I54": with_claim(JANUARY, "line 54, on track or completed", printed="93.7%"),
}
# What is right in print, spoilt.
SPOILT = {
    "a cell of January's table": with_cell(JANUARY, "rag_2019_01", "Green", "Priority 1", 8),
    "a total of May's table": with_cell(MAY, "rag_2019_05", "Totals", "Completed Current", 36),
    "a figure of a priority's paragraph": with_cell(
        MAY, "priority_narrative_2019_05", "Priority 1", "Due by 2019-05-31", 14
    ),
    "a due window": with_cell(JANUARY, "due_windows_2019_01", "due 2019-02-01..2019-03-31", "Green", 40),
    "pre-complaints": with_cell(FEEDBACK, "pre_complaints", "Number received", "Total", 99),
    "complaints by stage": with_cell(FEEDBACK, "complaints_by_stage", "Stage Two", "Q4", 8),
    "an increase": with_claim(FEEDBACK, "3.3, stage one", printed="27.8%"),
    "compensation": with_cell(FEEDBACK, "compensation", "Compensation costs", "Q2", 1700),
    "a percentage of the outcomes": with_cell(FEEDBACK, "outcomes_q3", "%", "Not Upheld", 58),
    "a sum in a sentence": with_claim(FEEDBACK, "3.16, stage one elements since October", printed=282),
    "a percentage of the SEND plan": with_cell(
        "scrutiny-panel-2023-06-07", "send_ratings_2023_02", "Share of actions", "Amber", 74
    ),
    "a pair of what was said and done": with_cell(
        "scrutiny-panel-2023-06-07", "we_said_we_did", "Priority 3", "We did", 5
    ),
}


def test_what_is_found_is_what_was_known_and_nothing_else():
    assert found(PAPERS) == set(KNOWN.values())


@pytest.mark.parametrize("number", KNOWN)
def test_a_mended_figure_takes_its_finding_away(number):
    after = found(MENDED[number])
    assert KNOWN[number] not in after
    assert after < found(PAPERS)


@pytest.mark.parametrize("figure", SPOILT)
def test_a_spoilt_figure_brings_a_finding(figure):
    before = found(PAPERS)
    after = found(SPOILT[figure])
    assert after > before


def test_no_claim_carries_its_answer():
    names = {name for paper in PAPERS.values() for claim in paper.claims for name in claim}
    assert names & {"computed", "expected", "finding", "answer"} == set()


def test_every_pack_is_there():
    assert len({path.parent.parent.name for path in PATHS}) == 3
    assert all(isinstance(paper.document, Document) for paper in PAPERS.values())
