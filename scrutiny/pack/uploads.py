"""Files that were sent in as PDFs, as far as a pack needs to know them."""

from dataclasses import dataclass

from pypdf import PdfReader

from scrutiny.models import AgendaPaper

PDF = "application/pdf"


@dataclass(frozen=True)
class Upload:
    """A stored PDF: the paper that has the file, and for each of its pages whether it lies on its side."""

    paper: AgendaPaper
    turned: tuple[bool, ...]


def opened(paper: AgendaPaper) -> Upload:
    """Read how many pages a stored PDF has, and which of them are landscape. Nothing stays in memory."""
    with paper.file.open("rb") as file:
        return Upload(paper, tuple(is_turned(page) for page in PdfReader(file).pages))


def is_turned(page) -> bool:
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    return (width > height) != (page.rotation % 180 == 90)
