"""What is added to a PDF stands behind it, and every reader finds it."""

import io

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from scrutiny.pack.appended import Appended
from tests.scrutiny.pack.pack_file import PackFile

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_what_was_there_stays_byte_for_byte_with_all_its_tags(july):
    joined = Appended(july.pdf)
    note = joined.add(DictionaryObject({NameObject("/Said"): TextStringObject("New")}))
    joined.reader.root_object[NameObject("/Note")] = note
    joined.change(joined.reader.trailer.raw_get("/Root").idnum, joined.reader.root_object)
    content = joined.content()
    assert content.startswith(july.pdf)
    before, after = PackFile(july.pdf), PackFile(content)
    assert after.root["/Note"] == {"/Said": "New"}
    assert [element["/S"] for element in after.elements] == [element["/S"] for element in before.elements]
    assert after.reader.trailer["/Size"] == before.reader.trailer["/Size"] + 1


def test_a_strict_reader_has_nothing_to_say_against_it(packs, caplog):
    for name in ("public", "full"):
        reader = PdfReader(io.BytesIO(packs[name].pdf), strict=True)
        assert all(page.extract_text() for page in reader.pages)
    assert caplog.messages == []
