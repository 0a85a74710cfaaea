from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db import transaction

from council import history
from improvement.domain.files import inspect
from improvement.models import Action, Evidence, EvidenceVersion


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
    about = inspect(file) if file else {"link": _web_address(link)}
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
