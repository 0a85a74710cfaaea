import re
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db import transaction

from council import history
from improvement.file_kinds import ALLOWED, KINDS, kind_of
from improvement.models import Action, Evidence, EvidenceVersion

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
NAME_MAX = 255


@transaction.atomic
def add_evidence(
    *,
    action: Action,
    relates_to: date,
    today: date,
    by,
    title: str = "",
    file: UploadedFile | None = None,
    link: str = "",
    evidence: Evidence | None = None,
) -> EvidenceVersion:
    """
    Keep a file or a link as evidence of an action: a new piece, or the next version of `evidence`.

    Raises ValidationError on `file` (none and no link, both, too large, not of an allowed kind by content),
    on `link` (no web address), on `relates_to` (a day to come) or on `evidence` (of another action).
    """
    if bool(file) == bool(link):
        raise ValidationError(
            {"file": "Give a file or a link" if not file else "Give a file or a link, not both"}
        )
    if relates_to > today:
        raise ValidationError({"relates_to": "The date it relates to must be today or in the past"})
    if evidence and evidence.action_id != action.pk:
        raise ValidationError({"evidence": "Choose evidence of this action"})
    about = _inspect(file) if file else {"link": _web_address(link)}
    # The lock numbers versions without a gap or a clash.
    Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if evidence is None:
        evidence = Evidence(action=action, title=(title.strip() or about.get("file_name", link))[:200])
        history.save(evidence, by=by)
    number = evidence.versions.count() + 1
    version = EvidenceVersion(evidence=evidence, number=number, relates_to=relates_to, added_by=by, **about)
    history.save(version, by=by)
    return version


def _web_address(link: str) -> str:
    try:
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError as error:
        raise ValidationError({"link": "Enter a web address that begins with https://"}) from error
    return link


def _inspect(file: UploadedFile) -> dict:
    """The fields that describe a file. Raises ValidationError where it is not one we take."""
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
