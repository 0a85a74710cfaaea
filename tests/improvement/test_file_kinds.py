import pytest

from improvement.file_kinds import KINDS, kind_of
from tests.factories import files

MACRO = files.office("application/vnd.ms-excel.sheet.macroEnabled", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (files.PDF, ".pdf"),
        (files.docx(), ".docx"),
        (files.xlsx(), ".xlsx"),
        (files.office(files.OFFICE + "presentationml.presentation", "ppt/presentation.xml"), ".pptx"),
        (files.odt(), ".odt"),
        (files.png(), ".png"),
        (files.JPG, ".jpg"),
        (files.MSG, ".msg"),
    ],
)
def test_a_kind_is_told_by_content(content, suffix):
    assert kind_of(content) == KINDS[suffix]


@pytest.mark.parametrize(
    "content",
    [
        files.EXE,
        files.OLE,
        files.EML,
        MACRO,
        files.zipped({"hello.txt": "hello"}),
        files.zipped({"META-INF/MANIFEST.MF": "", "A.class": ""}),
        files.zipped({"mimetype": "application/epub+zip"}),
        files.zipped({"[Content_Types].xml": " " * 1_000_000}),
        files.xlsx()[:200],
        b"PK\x03\x04" + bytes(100),
        b"<script>alert(1)</script>",
        b"MZ %PDF-1.4",
        b"\x00",
        b"",
    ],
)
def test_what_is_of_no_kind_we_take_has_none(content):
    assert kind_of(content) is None
