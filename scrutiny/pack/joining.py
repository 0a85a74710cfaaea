"""
Uploaded PDFs laid on the pages that are kept for them.

Only what a page shows is taken over. What a file says about itself (its information, XMP, bookmarks, comments,
attachments, scripts) stays behind, since nobody looks through that before it is published.
"""

import io
import re

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

from scrutiny.pack.bound import Pack
from scrutiny.pack.layout import Layout, Pages

MILLIMETRE = 72 / 25.4
LEFT, TOP, BOTTOM = 8 * MILLIMETRE, 18 * MILLIMETRE, 15 * MILLIMETRE  # what head and foot of the pack need
ABOUT_ITSELF = frozenset(
    {
        "/Metadata",
        "/PieceInfo",
        "/LastModified",
        "/OPI",
        "/AF",
        "/StructParents",
        "/StructParent",
        "/Group.XMP",
    }
)
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
    picture = writer._add_object(_picture(writer, page))
    # Pages share their resources and what is in them, so each that has a picture gets its own.
    resources = DictionaryObject(under["/Resources"].get_object())
    pictures = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    pictures[NameObject("/Sent")] = picture
    resources[NameObject("/XObject")] = pictures
    under[NameObject("/Resources")] = resources
    drawn = DecodedStreamObject()
    drawn.set_data(f"\nq {_placed(under, page)} cm /Sent Do Q\n".encode())
    before = under["/Contents"]
    under[NameObject("/Contents")] = ArrayObject(
        [
            *(before if isinstance(before.get_object(), ArrayObject) else [under.raw_get("/Contents")]),
            writer._add_object(drawn),
        ]
    )


def _picture(writer: PdfWriter, page: PageObject) -> StreamObject:
    """The page as a form that can be drawn anywhere."""
    form = DecodedStreamObject()
    content = page.get_contents()
    form.set_data(b"" if content is None else content.get_data())
    form = form.flate_encode()
    resources = page.get("/Resources", DictionaryObject()).get_object().clone(writer)
    _forget(resources, set())
    box = page.cropbox
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(
                [FloatObject(each) for each in (*box.lower_left, *box.upper_right)]
            ),
            NameObject("/Resources"): resources,
        }
    )
    return form


def _forget(value, seen: set[int]) -> None:
    """Take out of all that a page uses what only says where it came from."""
    value = value.get_object()
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, DictionaryObject):
        for name in ABOUT_ITSELF & value.keys():
            del value[name]
        for each in list(value.values()):
            _forget(each, seen)
    elif isinstance(value, ArrayObject):
        for each in value:
            _forget(each, seen)


def _placed(under: PageObject, page: PageObject) -> str:
    """The matrix that turns a page upright and fits it between head and foot, no larger than it is."""
    box, turn = page.cropbox, page.rotation % 360
    wide, high = float(box.width), float(box.height)
    shown = (high, wide) if turn % 180 else (wide, high)
    room = (float(under.mediabox.width) - 2 * LEFT, float(under.mediabox.height) - TOP - BOTTOM)
    scale = min(1.0, room[0] / shown[0], room[1] / shown[1])
    left = LEFT + (room[0] - shown[0] * scale) / 2
    foot = BOTTOM + room[1] - shown[1] * scale
    a, b, c, d, x, y = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, -1, 1, 0, 0, wide),
        180: (-1, 0, 0, -1, wide, high),
        270: (0, 1, -1, 0, high, 0),
    }[turn]
    x0, y0 = float(box.left), float(box.bottom)
    x, y = x - a * x0 - c * y0, y - b * x0 - d * y0
    matrix = (a * scale, b * scale, c * scale, d * scale, left + x * scale, foot + y * scale)
    return " ".join(f"{each:.5f}" for each in matrix)


def _withdraw_claim(writer: PdfWriter) -> None:
    """The papers of this system are tagged still; of what was sent in nobody can say, so neither does the file."""
    metadata = writer.root_object.get("/Metadata")
    if metadata is not None:
        stream = metadata.get_object()
        stream.set_data(CLAIM.sub(b"", stream.get_data()))


__all__ = ["Pages", "pdf"]
