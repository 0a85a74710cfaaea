"""
Uploaded PDFs laid on the pages that are kept for them.

Only what a page shows is taken over. What a file says about itself (its information, XMP, bookmarks, comments,
attachments, scripts) stays behind, since nobody looks through that before it is published.
"""

import re

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from scrutiny.pack.appended import Appended
from scrutiny.pack.bound import Pack
from scrutiny.pack.layout import Layout
from scrutiny.pack.page_picture import picture, placed

CLAIM = re.compile(rb"<pdfuaid:part>\d</pdfuaid:part>")


def pdf(pack: Pack) -> bytes:
    """The whole pack as one PDF."""
    layout = Layout(pack)
    content, pages = layout.pdf(), layout.pages()
    uploads = [paper for paper in pack.papers if paper.upload]
    if not uploads:
        return content
    joined = Appended(content)
    under = list(joined.reader.pages)
    for paper in uploads:
        first, last = pages.of[paper.key]
        _lay(joined, paper.upload.paper, under[first - 1 : last])
    _withdraw_claim(joined)
    return joined.content()


def _lay(joined: Appended, paper, kept: list[PageObject]) -> None:
    """Put each page of the stored file on the page that is kept for it."""
    with paper.file.open("rb") as file:
        for under, page in zip(kept, PdfReader(file).pages, strict=True):
            _lay_page(joined, under, page)
        joined.flush()


def _lay_page(joined: Appended, under: PageObject, page: PageObject) -> None:
    # Pages share their resources and what is in them, so each that has a picture gets its own.
    resources = DictionaryObject(under["/Resources"].get_object())
    pictures = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    pictures[NameObject("/Sent")] = joined.add(picture(joined.writer, page))
    resources[NameObject("/XObject")] = pictures
    under[NameObject("/Resources")] = resources
    drawn = DecodedStreamObject()
    drawn.set_data(f"\nq {placed(under, page)} cm /Sent Do Q\n".encode())
    before = under["/Contents"]
    under[NameObject("/Contents")] = ArrayObject(
        [
            *(before if isinstance(before.get_object(), ArrayObject) else [under.raw_get("/Contents")]),
            joined.add(drawn),
        ]
    )
    joined.change(under.indirect_reference.idnum, under)


def _withdraw_claim(joined: Appended) -> None:
    """The papers of this system are tagged still; of what was sent in nobody can say, so neither does the file."""
    metadata = joined.reader.root_object["/Metadata"]
    metadata.set_data(CLAIM.sub(b"", metadata.get_data()))
    joined.change(joined.reader.root_object.raw_get("/Metadata").idnum, metadata)
