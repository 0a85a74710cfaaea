from datetime import date
from hashlib import sha256
from pathlib import PurePath

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from council import history
from improvement.models import Action, Evidence, EvidenceVersion

# What may be evidence: extension → what its content is recognised as. A name proves nothing.
KINDS = {
    ".pdf": {"application/pdf"},
    ".docx": {"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    ".xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    ".pptx": {"application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    ".odt": {"application/vnd.oasis.opendocument.text"},
    ".ods": {"application/vnd.oasis.opendocument.spreadsheet"},
    ".png": {"image/png"},
    ".jpg": {"image/jpeg"},
    ".jpeg": {"image/jpeg"},
    ".msg": {"application/vnd.ms-outlook"},
}
ALLOWED = "PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG or Outlook message"


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
    on `relates_to` (a day to come) or on `evidence` (of another action).
    """
    if bool(file) == bool(link):
        raise ValidationError(
            {"file": "Give a file or a link" if not file else "Give a file or a link, not both"}
        )
    if relates_to > today:
        raise ValidationError({"relates_to": "The date it relates to must be today or in the past"})
    if evidence and evidence.action_id != action.pk:
        raise ValidationError({"evidence": "Choose evidence of this action"})
    about = _inspect(file) if file else {"link": link}
    # The lock numbers versions without a gap or a clash.
    Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if evidence is None:
        evidence = Evidence(action=action, title=title.strip() or (file.name if file else link)[:200])
        history.save(evidence, by=by)
    number = evidence.versions.count() + 1
    version = EvidenceVersion(evidence=evidence, number=number, relates_to=relates_to, added_by=by, **about)
    history.save(version, by=by)
    return version


def _inspect(file: UploadedFile) -> dict:
    """The fields that describe a file. Raises ValidationError where it is not one we take."""
    limit = settings.EVIDENCE_MAX_BYTES
    name = PurePath(file.name.replace("\\", "/")).name
    if file.size > limit:
        raise ValidationError(
            {"file": f"{name} is larger than {limit // (1024 * 1024)} MB: the limit for one file"}
        )
    if not file.size:
        raise ValidationError({"file": f"{name} is empty"})
    kind = kind_of(file, name)
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return {
        "file": file,
        "file_name": name[-255:],
        "content_type": kind,
        "size": file.size,
        "sha256": digest.hexdigest(),
    }


def kind_of(file: UploadedFile, name: str) -> str:
    """The media type of a file by its content. Raises ValidationError where its name says another."""
    wanted = KINDS.get(PurePath(name).suffix.lower())
    if wanted is None:
        raise ValidationError({"file": f"{name} is not a kind of file that is taken here: use {ALLOWED}"})
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        found = {
            match.mime_type for match in puremagic.magic_string(content, filename=name) if match.byte_match
        }
    except (puremagic.PureError, ValueError):
        found = set()
    if not wanted & found:
        suffix = PurePath(name).suffix[1:].upper()
        raise ValidationError({"file": f"{name} is named as {suffix}, but its content is something else"})
    return next(iter(wanted))
