"""Papers of an agenda that come as files."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from pypdf import PdfReader

from council import history
from improvement.domain.files import inspect
from improvement.file_kinds import KINDS
from scrutiny.models import AgendaItem, AgendaPaper
from scrutiny.pack.page_picture import check

PDF = KINDS[".pdf"]
TAKEN_ENDINGS = (".pdf", ".docx", ".xlsx")
TAKEN = {KINDS[ending] for ending in TAKEN_ENDINGS}
PAGES_MAX = 1000
SAVE_AGAIN = "Print it to a new PDF, and send that"


@transaction.atomic
def attach_file(*, item: AgendaItem, file: UploadedFile, title: str, by) -> AgendaPaper:
    """
    Attach a file that was sent in. A PDF is bound into the pack; a Word or Excel file is published beside it.

    Raises ValidationError on `title` where it is empty, or on `file`: too large, empty, of another kind than its
    name says or than is taken, or a PDF that cannot be joined (damaged, with a password, of too many pages, with
    fields or layers whose content would be lost or come to light).
    """
    if not title.strip():
        raise ValidationError({"title": "Enter the title of the paper"})
    about = inspect(file)
    name = about["file_name"]
    if about["content_type"] not in TAKEN:
        raise ValidationError(
            {
                "file": f"{name} cannot go into a pack: use PDF, or Word (.docx) or Excel (.xlsx) to go beside it"
            }
        )
    pages = _pages(file, name) if about["content_type"] == PDF else None
    AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    paper = AgendaPaper(
        item=item, order=item.papers.count() + 1, title=title.strip(), pages=pages, added_by=by, **about
    )
    history.save(paper, by=by)
    return paper


def _pages(file: UploadedFile, name: str) -> int:
    """How many pages the PDF has, each of which can be laid into a pack."""
    file.seek(0)
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted:
            raise ValidationError({"file": f"{name} is protected by a password. {SAVE_AGAIN} without one"})
        _refuse_hidden(reader, name)
        count = len(reader.pages)
        if count <= PAGES_MAX:
            check(reader)
    except ValidationError:
        raise
    except Exception as error:  # a damaged file fails the library wherever it likes
        raise ValidationError({"file": f"{name} is damaged and cannot be read. {SAVE_AGAIN}"}) from error
    finally:
        file.seek(0)
    if count > PAGES_MAX:
        raise ValidationError(
            {
                "file": f"{name} has {count:,} pages. {PAGES_MAX:,} is the limit for one paper: send it in parts"
            }
        )
    if not count:
        raise ValidationError({"file": f"{name} has no pages"})
    return count


def _refuse_hidden(reader: PdfReader, name: str) -> None:
    """Refuse what printing flattens and joining does not: fields that were filled in, layers that are off."""
    root = reader.trailer["/Root"].get_object()
    form = root.get("/AcroForm")
    if form is not None and form.get_object().get("/Fields"):
        raise ValidationError({"file": f"{name} has form fields, which a pack cannot show. {SAVE_AGAIN}"})
    layers = root.get("/OCProperties")
    if layers is not None and _off(layers.get_object()):
        raise ValidationError(
            {"file": f"{name} has hidden layers, which would come to light in a pack. {SAVE_AGAIN}"}
        )


def _off(layers) -> bool:
    shown = layers.get("/D", {}).get_object() if "/D" in layers else {}
    return bool(shown.get("/OFF")) or shown.get("/BaseState") == "/OFF"
