"""Files as people send them: what they are called, how large they may be, and what kind they really are."""

import re
from hashlib import sha256
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from improvement.file_kinds import ALLOWED, KINDS, kind_of

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
NAME_MAX = 255


def inspect(file: UploadedFile) -> dict:
    """
    The fields that describe a file: itself, its name, content type, size and hash.

    Raises ValidationError on `file` where it is not one that is taken.
    """
    limit, name = settings.EVIDENCE_MAX_BYTES, clean_name(file.name)
    if file.size > limit:
        raise ValidationError({"file": f"{name} is larger than {limit_in_words()}, the limit for one file"})
    if not file.size:
        raise ValidationError({"file": f"{name} is empty"})
    file.seek(0)
    content = file.read()
    file.seek(0)
    return {
        "file": file,
        "file_name": name,
        "content_type": _kind(name, content),
        "size": file.size,
        "sha256": sha256(content).hexdigest(),
    }


def limit_in_words() -> str:
    """The most that one file may hold: “20 MB”."""
    return f"{settings.EVIDENCE_MAX_BYTES / (1024 * 1024):.3g} MB"


def _kind(name: str, content: bytes) -> str:
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS:
        raise ValidationError({"file": f"{name} is not a kind of file that is taken here: use {ALLOWED}"})
    kind = kind_of(content)
    if kind != KINDS[suffix]:
        said = suffix[1:].upper()
        raise ValidationError({"file": f"{name} is named as {said}, but its content is something else"})
    return kind


def clean_name(name: str) -> str:
    """A file's name without folders or characters that do not show, its ending kept however long it is."""
    name = _CONTROL.sub("", PurePath(name.replace("\\", "/")).name).strip()
    if len(name) > NAME_MAX:
        suffix = PurePath(name).suffix[:20]
        name = name[: NAME_MAX - len(suffix)] + suffix
    return name.strip(".") and name or "file"
