"""
Uploaded PDFs laid on the pages that are kept for them.

Only what a page shows is taken over. What a file says about itself (its information, XMP, bookmarks, comments,
attachments, scripts) stays behind, since nobody looks through that before it is published.
"""

import io
import re

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from scrutiny.pack.bound import Pack
from scrutiny.pack.layout import Layout
from scrutiny.pack.page_picture import picture, placed

CLAIM = re.compile(rb"<pdfuaid:part>\d</pdfuaid:part>")


def pdf(pack: Pack) -> bytes:
    """The whole pack as one PDF."""
    layout = Layout(pack)
    content, pages = layout.pdf(), layout.pages()
    if not any(paper.upload for paper in pack.papers):
        return content
    writer = PdfWriter(clone_from=io.BytesIO(content))
    del content
    for paper in pack.papers:
        if paper.upload:
            _lay(writer, paper.upload.paper, pages.of[paper.key][0] - 1)
    _withdraw_claim(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _lay(writer: PdfWriter, paper, first: int) -> None:
    """Put each page of the stored file on the pack's page of its turn."""
    with paper.file.open("rb") as file:
        for under, page in zip(writer.pages[first:], PdfReader(file).pages, strict=False):
            _lay_page(writer, under, page)


def _lay_page(writer: PdfWriter, under: PageObject, page: PageObject) -> None:
    sent = writer._add_object(picture(writer, page))
    # Pages share their resources and what is in them, so each that has a picture gets its own.
    resources = DictionaryObject(under["/Resources"].get_object())
    pictures = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    pictures[NameObject("/Sent")] = sent
    resources[NameObject("/XObject")] = pictures
    under[NameObject("/Resources")] = resources
    drawn = DecodedStreamObject()
    drawn.set_data(f"\nq {placed(under, page)} cm /Sent Do Q\n".encode())
    before = under["/Contents"]
    under[NameObject("/Contents")] = ArrayObject(
        [
            *(before if isinstance(before.get_object(), ArrayObject) else [under.raw_get("/Contents")]),
            writer._add_object(drawn),
        ]
    )


def _withdraw_claim(writer: PdfWriter) -> None:
    """The papers of this system are tagged still; of what was sent in nobody can say, so neither does the file."""
    metadata = writer.root_object.get("/Metadata")
    if metadata is not None:
        stream = metadata.get_object()
        stream.set_data(CLAIM.sub(b"", stream.get_data()))
