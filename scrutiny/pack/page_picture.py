"""A page of an uploaded PDF as a picture for a page of the pack: what it shows, and nothing else."""

from math import isfinite

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

MILLIMETRE = 72 / 25.4
LEFT, TOP, BOTTOM = 8 * MILLIMETRE, 18 * MILLIMETRE, 15 * MILLIMETRE  # what head and foot of the pack need
LARGEST = 14_400  # points: the side of the largest page that readers open
ABOUT_ITSELF = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/OPI",
    "/AF",
    "/StructParents",
    "/StructParent",
    "/Group.XMP",
)


def check(reader: PdfReader) -> int:
    """
    How many pages there are, each of which can be laid into a pack.

    Raises whatever pypdf does where a page cannot be read, and ValueError where it has no size.
    """
    scratch = PdfWriter()
    for page in reader.pages:
        picture(scratch, page)
        box = page.cropbox
        sides = (float(box.width), float(box.height))
        if not all(isfinite(side) and 0 < side <= LARGEST for side in sides) or page.rotation % 90:
            raise ValueError(f"a page of {sides}, turned by {page.rotation}")
    return len(reader.pages)


def picture(writer: PdfWriter, page: PageObject) -> StreamObject:
    """
    The page as a form of the writer’s that can be drawn anywhere.

    What only says where things came from is never copied: taken out afterwards, it would stay in the file.
    """
    form = DecodedStreamObject()
    content = page.get_contents()
    form.set_data(b"" if content is None else content.get_data())
    form = form.flate_encode()
    resources = page.get("/Resources", DictionaryObject()).get_object()
    resources = resources.clone(writer, ignore_fields=ABOUT_ITSELF)
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


def placed(under: PageObject, page: PageObject) -> str:
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
