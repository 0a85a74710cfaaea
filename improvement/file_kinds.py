"""
What kind a file is, by its content.

A name proves nothing, and neither do the first bytes of a Word or Excel file: they are those of any ZIP archive.
So an archive is opened, and what it declares to hold decides; with macros it declares another kind, which is not
taken. E-mail as text (.eml), plain text and CSV cannot be told from anything else, so they are not taken either.
"""

import io
import re
import zipfile

import puremagic

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KINDS = {
    ".pdf": "application/pdf",
    ".docx": _OFFICE + "wordprocessingml.document",
    ".xlsx": _OFFICE + "spreadsheetml.sheet",
    ".pptx": _OFFICE + "presentationml.presentation",
    ".odt": _OPEN + "text",
    ".ods": _OPEN + "spreadsheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".msg": "application/vnd.ms-outlook",
}
ALLOWED = (
    "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument, PNG, JPEG or Outlook message (.msg)"
)
ACCEPT = ",".join(KINDS)

_HEAD = 4096
_DECLARATION_MAX = 256 * 1024  # a declaration is a page of XML: an archive that claims more is refused unread
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MESSAGE = "__properties_version1.0".encode("utf-16-le")  # the stream that every Outlook message has
_BY_HEAD = {"application/pdf", "image/png", "image/jpeg"}


def kind_of(content: bytes) -> str | None:
    """The media type, where the content is of a kind that is taken as evidence; else None."""
    if content.startswith(b"PK"):
        return _kind_of_archive(content)
    if content.startswith(_OLE):
        return KINDS[".msg"] if _MESSAGE in content else None
    try:
        found = {match.mime_type for match in puremagic.magic_string(content[:_HEAD]) if match.byte_match}
    except (puremagic.PureError, ValueError):
        return None
    return next(iter(sorted(found & _BY_HEAD)), None)


def _kind_of_archive(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _main_part(_read(archive, "[Content_Types].xml"))
            if "mimetype" in names:
                declared = _read(archive, "mimetype").strip()
                return declared if declared in KINDS.values() else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        pass
    return None


def _read(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as part:
        content = part.read(_DECLARATION_MAX + 1)
    if len(content) > _DECLARATION_MAX:
        raise ValueError("a declaration is not that long")
    return content.decode("utf-8", "replace")


def _main_part(declaration: str) -> str | None:
    """The kind of the document in an Office file: what its main part declares to be."""
    declared = set(re.findall(r'ContentType\s*=\s*["\']([^"\']+)\.main\+xml["\']', declaration))
    return next(iter(sorted(declared & set(KINDS.values()))), None)
