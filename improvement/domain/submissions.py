"""What a lead sends in one go: a rating with its words, evidence, and perhaps a request for a later date."""

from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from improvement.domain.date_changes import ask_for_date
from improvement.domain.evidence import add_evidence
from improvement.domain.updates import StaleUpdate, claim, record_update, standing_row
from improvement.models import Action, Evidence, EvidenceVersion, Rating, Update


@dataclass(frozen=True)
class NewEvidence:
    """A file or a link to keep; `evidence` is the piece that it is a new version of."""

    relates_to: date
    title: str = ""
    file: UploadedFile | None = None
    link: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True)
class NewDate:
    due_on: date
    reason: str


def submit_update(
    *,
    action: Action,
    rating: Rating,
    words: str,
    holds_from: date,
    today: date,
    by,
    said_by: str = "",
    seen: Update | None = None,
    new_evidence: Sequence[NewEvidence] = (),
    versions: Sequence[EvidenceVersion] = (),
    new_date: NewDate | None = None,
) -> Update:
    """
    Save everything that was sent, or nothing. Choosing an assured rating makes a claim of it, on the new
    evidence and on `versions` of what is there.

    `seen` is the row that the form showed as the last one. Raises StaleUpdate where a later one has come, and
    one ValidationError with the faults of every part: fields as record_update, claim, add_evidence (those of
    a link under `link`, `link_relates_to`) and ask_for_date name them.
    """
    kept: list[EvidenceVersion] = []
    faults = _Faults()
    said = {"words": words, "holds_from": holds_from, "today": today, "by": by, "said_by": said_by}
    said |= {"seen": seen, "check_seen": True}
    try:
        with transaction.atomic():
            for new in new_evidence:
                with faults.gathered(_LINK_FIELDS if new.link else {}):
                    kept.append(add_evidence(action=action, today=today, by=by, **vars(new)))
            with faults.gathered():
                row = _rate(action, rating, [*kept, *versions], said)
            if new_date:
                with faults.gathered():
                    ask_for_date(action=action, new=new_date.due_on, reason=new_date.reason, by=by)
            faults.raise_any()
            return row
    except Exception:
        # The database forgets what was half done; a folder of files does not.
        for version in kept:
            if version.file:
                version.file.storage.delete(version.file.name)
        raise


def _rate(action: Action, rating: Rating, versions: Sequence[EvidenceVersion], said: dict) -> Update:
    standing = standing_row(action, said["today"])
    if rating.is_assured and not (standing and standing.rating_id == rating.pk):
        return claim(action=action, rating=rating, versions=versions, **said)
    return record_update(action=action, rating=rating, **said)


_LINK_FIELDS = {"relates_to": "link_relates_to"}


class _Faults:
    """What each part refuses, so that a person reads all of it at once."""

    def __init__(self):
        self.by_field: dict[str, list] = {}

    @contextmanager
    def gathered(self, names: dict[str, str] | None = None):
        try:
            with transaction.atomic():
                yield
        except ValidationError as error:
            found = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
            for name, errors in found.items():
                self.by_field.setdefault((names or {}).get(name, name), []).extend(errors)

    def raise_any(self) -> None:
        if self.by_field.keys() & {"file", "link", "relates_to", "link_relates_to"}:
            # Evidence was sent, and what is wrong with it has been said.
            self.by_field.pop("evidence", None)
        if self.by_field:
            raise ValidationError(self.by_field)


@dataclass(frozen=True)
class Line:
    """One action's part of a table of several; `seen` as in `submit_update`."""

    action: Action
    rating: Rating
    words: str
    seen: Update | None


@dataclass(frozen=True)
class Result:
    """What became of a line: the row that was saved, or the errors by field, or the row that came first."""

    line: Line
    saved: Update | None = None
    errors: ValidationError | None = None
    latest: Update | None = None


def submit_several(*, lines: Sequence[Line], today: date, by) -> list[Result]:
    """Save each line for itself, from today: one that is refused leaves the others saved."""
    return [_submit_line(line, today, by) for line in lines]


def _submit_line(line: Line, today: date, by) -> Result:
    try:
        row = record_update(
            action=line.action,
            rating=line.rating,
            words=line.words,
            holds_from=today,
            today=today,
            by=by,
            seen=line.seen,
            check_seen=True,
        )
    except StaleUpdate as stale:
        return Result(line, latest=stale.latest)
    except ValidationError as errors:
        return Result(line, errors=errors)
    return Result(line, saved=row)
