"""
Taking out of a record, its files and its history who and what it is about. What is counted stays.

Everything that somebody typed goes, whether or not it names a person: nobody reads it all to find out. So does the
day on which it happened, by which who was there knows the case, and of which nothing is counted. The other dates,
outcomes, teams, themes and the kind of person stay, so that every figure of every year stays what it was; who
handled, looked at and changed the case and when stays too.
"""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from council import history
from feedback.models import (
    CaseFile,
    Clock,
    ClockChange,
    Complaint,
    Compliment,
    Cost,
    Element,
    Handler,
    Note,
    OmbudsmanReferral,
    PreComplaint,
    Stage,
)

TAKEN_OUT = "Taken out when the case was anonymised"


def _without(names: Iterable[str]) -> dict[str, str]:
    return dict.fromkeys(names, "")


REASONS = ("withdrawn_because", "accepted_late_because", "legal_hold_because")
COMPLAINT = _without((*Complaint.PRIVATE, *REASONS, "joint_with")) | {"happened_on": None}


@transaction.atomic
def anonymise_complaint(complaint: Complaint, *, by, why: str) -> None:
    """The case with all its parts, and the pre-complaint that it began as. Its files are deleted."""
    _scrub_parts(complaint, by)
    _scrub(complaint, COMPLAINT, by, why)
    for pre_complaint in PreComplaint.objects.filter(escalated_to=complaint):
        anonymise_pre_complaint(pre_complaint, by=by, why=why)


@transaction.atomic
def anonymise_pre_complaint(pre_complaint: PreComplaint, *, by, why: str) -> None:
    _scrub(pre_complaint, _without(PreComplaint.PRIVATE), by, why)


@transaction.atomic
def anonymise_compliment(compliment: Compliment, *, by, why: str) -> None:
    """What may be published of it, its quotation, stays."""
    _scrub(compliment, _without(Compliment.PRIVATE), by, why)


def _scrub(record, words: Mapping[str, object], by, why: str) -> None:
    """The record without these words; its last row of history says who anonymised it, and why."""
    model = type(record)
    history.scrub(model.objects.filter(pk=record.pk), _past(model, id=record.pk), **words)
    record.refresh_from_db()
    record.anonymised_at = timezone.now()
    history.save(record, by=by, why=why)


def _scrub_parts(complaint: Complaint, by) -> None:
    """Parts that were removed from the case are found by what history knows of them."""
    stages = set(_past(Stage, complaint=complaint).values_list("id", flat=True))
    clocks = set(_past(Clock, stage__in=stages).values_list("id", flat=True))
    _delete_files(complaint)
    _scrub_all(Stage, {"complaint": complaint}, late_because="")
    _scrub_all(Element, {"stage__in": stages}, alleged="")
    _scrub_all(Note, {"complaint": complaint}, text="")
    _scrub_all(OmbudsmanReferral, {"complaint": complaint}, notes="", ref="")
    _scrub_all(Handler, {"complaint": complaint}, task="")
    _scrub_all(Clock, {"id__in": clocks})
    _scrub_all(Cost, {"complaint": complaint})
    history.scrub(ClockChange.objects.filter(clock__in=clocks), reason=TAKEN_OUT)


def _scrub_all(model, which: dict, **words: str) -> None:
    """Records of a case, whose own words these are; the reasons for changing them go in any case."""
    records = model.objects.filter(**which)
    if words:
        history.scrub(records, _past(model, **which), **words)
    else:
        _past(model, **which).update(history_change_reason="")  # untracked: these are history


def _delete_files(complaint: Complaint) -> None:
    """The files themselves go when all else is written: what cannot be undone comes last."""
    rows = _past(CaseFile, complaint=complaint).exclude(file="").values_list("file", flat=True)
    names = {*rows, *complaint.files.exclude(file="").values_list("file", flat=True)}
    storage = CaseFile._meta.get_field("file").storage
    _scrub_all(CaseFile, {"complaint": complaint}, title="", file="", file_name="", sha256="")
    transaction.on_commit(lambda: [storage.delete(name) for name in sorted(names)])


def _past(model, **which):
    """History rows of a model. A removed stage is known to them by its number alone."""
    return model.history.model.objects.filter(**which)
