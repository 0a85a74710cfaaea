import csv
import io
import json

import pytest

from reports.document import Document, Table
from reports.renderers import RENDERERS
from tests.reports.documents import CONTROL, EVERYTHING, HOSTILE, LONG_TITLE


def as_json(table=None):
    return json.loads(RENDERERS["json"].render(EVERYTHING, table))


def as_rows(table=None):
    text = RENDERERS["csv"].render(EVERYTHING, table)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_json_of_a_table_has_the_shape_that_scripts_rely_on():
    assert as_json()["tables"][2] == {
        "name": "measures",
        "title": "Measures",
        "columns": ["Number", "Share", "Cost", "Reference"],
        "rows": [
            {"label": "Red", "kind": "normal", "values": [0, 59.4, 1234.5, "2.10"]},
            {"label": "None", "kind": "normal", "values": [None, {"missing": "not collected"}, 0, "=A1"]},
            {
                "label": "Per cent",
                "kind": "percent",
                "values": [12.5, 100, {"missing": "not applicable"}, None],
            },
            {"label": "Total", "kind": "total", "values": [7, None, 1234.5, None]},
        ],
    }


def test_json_flattens_groups_and_gives_ratings_by_label_and_dates_as_iso():
    first, second, _ = as_json()["tables"]
    assert first["columns"][:3] == ["Red Previous", "Red Current", "Amber Previous"]
    assert second["rows"][0] == {"label": "Priority 2", "kind": "band", "values": []}
    assert second["rows"][1]["values"] == [HOSTILE, "2019-05-31", "Amber", "Amber"]


def test_json_has_every_sentence_but_none_with_one_table():
    said = [f"Six actions moved from green to completed. {HOSTILE}", "=1+1", "one", CONTROL]
    assert as_json()["paragraphs"] == said
    one = as_json("changes")
    assert ([table["name"] for table in one["tables"]], one["paragraphs"]) == (["changes"], [])


def test_csv_puts_each_table_under_its_title_with_a_blank_row_between():
    rows = as_rows()
    assert rows[0] == [f"{LONG_TITLE}: previous meeting & 31 May 2019"]
    assert rows[1][:4] == ["Priority", "About", "Red Previous", "Red Current"]
    assert rows[5:7] == [[], ["Changes to ratings"]]


def test_csv_keeps_numbers_plain_and_text_text():
    assert as_rows("comparison")[3] == ["Priority 2", "'=1+1", "1200", "1200", "2", "2", "0", "0"]
    assert as_rows("measures")[2:] == [
        ["Red", "0", "59.4%", "1234.50", "2.10"],
        ["None", "", "not collected", "0.00", "'=A1"],
        ["Per cent", "12.5%", "100.0%", "not applicable", ""],
        ["Total", "7", "", "1234.50", ""],
    ]


def test_csv_says_a_band_in_one_cell():
    assert as_rows("changes")[2] == ["Priority 2: Ensure that children at risk are assessed"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_gives_an_apostrophe_to_text_that_would_be_a_formula(start):
    document = Document("", "", "", (Table("one", f"{start}1", "", (), ()),))
    assert RENDERERS["csv"].render(document, None).startswith(("\ufeff'", "\ufeff\"'"))


def test_an_unknown_table_is_an_error_in_every_format():
    for renderer in RENDERERS.values():
        with pytest.raises(KeyError):
            renderer.render(EVERYTHING, "nothing")
