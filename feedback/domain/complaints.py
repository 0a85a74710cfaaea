from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from council.models import Organisation, Team, User
from council.roles import Permission
from feedback.domain.cases import (
    lock_case,
    logged_before,
    next_reference,
    refuse,
    words,
    wrong_day,
    wrong_reference,
)
from feedback.domain.clocks import move_start
from feedback.domain.complaint_rules import check_values, wrong_acknowledgement, wrong_fields
from feedback.domain.elements import withdraw_undecided
from feedback.domain.stages import begin
from feedback.models import Complaint, Handler, Procedure, Theme

MAY_HANDLE = (Permission.HANDLE_FEEDBACK, Permission.HANDLE_OWN_CASES)
# What is written of a case as it was told, and changed when it was told wrong.
FIELDS = frozenset(
    {
        *("channel", "category", "complainant_name", "contact_details", "child_name", "what_happened"),
        *("desired_outcome", "acknowledged_on", "consent", "advocacy", "happened_on"),
        *("accepted_late_because", "joint_with", "joint_lead", "provenance"),
    }
)


@transaction.atomic
def log_complaint(
    *,
    organisation: Organisation,
    procedure: Procedure,
    received_on: date,
    category: str,
    teams: Iterable[Team],
    today: date,
    by,
    themes: Iterable[Theme] = (),
    ref: str = "",
    public_id: UUID | None = None,
    **fields,
) -> Complaint:
    """
    Log a complaint and start stage one of its procedure. Without a reference it gets the next that is free.
    What was logged under this `public_id` already is returned as it is.

    `fields` are those of FIELDS. Raises ValidationError by field: a date that cannot be true, no team, what
    belongs elsewhere, a complaint out of time without the reason for accepting it.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    records, teams, themes = organisation.complaints.all(), list(teams), list(themes)
    if logged := logged_before(records, public_id):
        return logged
    complaint = Complaint(organisation=organisation, procedure=procedure, received_on=received_on)
    complaint.public_id = public_id or complaint.public_id
    complaint.ref = ref.strip() or next_reference(records, prefix="C")
    _fill(complaint, {"category": category, **fields})
    mine = Procedure.objects.open_to(organisation).filter(pk=procedure.pk).exists()
    refuse(
        {
            **wrong_fields(complaint, today, teams, themes),
            "procedure": "" if mine else f"Choose a procedure of {organisation}",
            "ref": wrong_reference(ref.strip(), records),
        }
    )
    check_values(complaint)
    history.save(complaint, by=by)
    _set_links(complaint, by, teams=teams, themes=themes)
    first = procedure.stages.get(number=1)
    begin(complaint=complaint, stage=first, requested_on=received_on, by=by)
    return complaint


@transaction.atomic
def change_complaint(
    *,
    complaint: Complaint,
    today: date,
    by,
    why: str = "",
    teams: Iterable[Team] | None = None,
    themes: Iterable[Theme] | None = None,
    received_on: date | None = None,
    **fields,
) -> Complaint:
    """
    Put right or complete what was logged; what is not given stays. Another day of receipt moves the clocks of
    stage one, and takes a reason.

    Raises ValidationError by field, like `log_complaint`.
    """
    complaint = lock_case(complaint, step=False)
    moved = received_on is not None and received_on != complaint.received_on
    complaint.received_on = received_on or complaint.received_on
    _fill(complaint, fields)
    teams = list(complaint.teams.all() if teams is None else teams)
    themes = list(complaint.themes.all() if themes is None else themes)
    refuse(
        {
            **wrong_fields(complaint, today, teams, themes),
            "why": "Say why the day of receipt changes" if moved and not why.strip() else "",
        }
    )
    check_values(complaint)
    if moved:
        _move_receipt(complaint, why, by)
    history.save(complaint, by=by, why=why)
    _set_links(complaint, by, teams=teams, themes=themes)
    return complaint


@transaction.atomic
def acknowledge(*, complaint: Complaint, on: date, today: date, by) -> Complaint:
    """Keep the day of the acknowledgement. Raises ValidationError on `on` (before receipt; to come; kept)."""
    complaint = lock_case(complaint)
    wrong = wrong_acknowledgement(on, complaint, today)
    if complaint.acknowledged_on:
        wrong = f"Acknowledged on {words(complaint.acknowledged_on)} already"
    refuse({"on": wrong})
    complaint.acknowledged_on = on
    history.save(complaint, by=by)
    return complaint


@transaction.atomic
def withdraw(*, complaint: Complaint, on: date, because: str, today: date, by) -> Complaint:
    """
    Keep that somebody took their complaint back. The case is closed, and takes no more steps; what is undecided
    counts from that day as unsubstantiated or withdrawn.

    Raises ValidationError on `on` or `because`.
    """
    complaint = lock_case(complaint)
    if complaint.closed_on:
        raise ValidationError(f"This case was closed on {words(complaint.closed_on)}")
    since, what = _latest_step(complaint)
    refuse(
        {
            "on": wrong_day(on, "Date of the withdrawal", today=today, since=since, since_what=what),
            "because": "" if because.strip() else "Say why it was withdrawn",
        }
    )
    complaint.withdrawn_on = complaint.closed_on = on
    complaint.withdrawn_because = because.strip()
    history.save(complaint, by=by)
    withdraw_undecided(complaint, on, by)
    return complaint


@transaction.atomic
def close(*, complaint: Complaint, on: date, today: date, by) -> Complaint:
    """
    Close a case whose stages are answered. Asking for the next stage opens it again.

    Raises ValidationError on `on`, or where a stage has no response.
    """
    complaint = lock_case(complaint)
    if complaint.closed_on:
        raise ValidationError(f"This case was closed on {words(complaint.closed_on)} already")
    waiting = complaint.stages.open().select_related("stage").first()
    if waiting:
        raise ValidationError(f"{waiting.stage} has no response yet")
    since, what = _latest_step(complaint)
    refuse({"on": wrong_day(on, "Date of closing", today=today, since=since, since_what=what)})
    complaint.closed_on = on
    history.save(complaint, by=by)
    return complaint


@transaction.atomic
def assign(*, complaint: Complaint, user: User, task: str, by) -> Handler:
    """
    Give somebody a task of a case, so that they may open it. Whoever has one has this one from now on.

    Raises ValidationError on `user` (may not handle cases here) or `task`.
    """
    complaint = lock_case(complaint)
    organisation = complaint.organisation
    may = user.is_active and any(organisation.pk in user.organisation_ids(each) for each in MAY_HANDLE)
    refuse(
        {
            "user": "" if may else f"Choose somebody who may handle cases of {organisation}",
            "task": "" if task.strip() else "Say what they do",
        }
    )
    handler = complaint.handlers.filter(user=user).first() or Handler(complaint=complaint, user=user)
    handler.task = task.strip()
    history.save(handler, by=by)
    return handler


@transaction.atomic
def unassign(*, complaint: Complaint, user: User, by) -> None:
    """Take a case from somebody: they may not open it any more. Nothing happens where they had it not."""
    lock_case(complaint, step=False)
    for handler in Handler.objects.filter(complaint=complaint, user=user):
        handler._history_user = by
        handler.delete()


@transaction.atomic
def hold(*, complaint: Complaint, reason: str, by) -> Complaint:
    """Keep a case whatever the schedule says. Raises ValidationError on `reason`."""
    complaint = lock_case(complaint, step=False)
    refuse({"reason": "" if reason.strip() else "Say why the case is kept"})
    complaint.legal_hold, complaint.legal_hold_because = True, reason.strip()
    history.save(complaint, by=by, why=reason.strip())
    return complaint


@transaction.atomic
def release(*, complaint: Complaint, by, why: str) -> Complaint:
    """End a legal hold. Raises ValidationError on `why`, or where there is none."""
    complaint = lock_case(complaint, step=False)
    if not complaint.legal_hold:
        raise ValidationError("This case has no legal hold")
    refuse({"why": "" if why.strip() else "Say why the hold ends"})
    complaint.legal_hold = False
    history.save(complaint, by=by, why=why.strip())
    return complaint


def _latest_step(complaint: Complaint) -> tuple[date, str]:
    answered = complaint.stages.filter(responded_on__isnull=False).select_related("stage")
    last = answered.order_by("-responded_on", "-pk").first()
    if last:
        return last.responded_on, f"when {last.stage.name.lower()} was answered"
    return complaint.received_on, "when the complaint was received"


def _fill(complaint: Complaint, fields: dict) -> None:
    unknown = set(fields) - FIELDS
    if unknown:
        raise TypeError(f"a complaint is not logged with {', '.join(sorted(unknown))}")
    for name, value in fields.items():
        setattr(complaint, name, value.strip() if isinstance(value, str) else value)


def _set_links(complaint: Complaint, by, *, teams: list[Team], themes: list[Theme]) -> None:
    complaint._history_user = by
    for links, wanted in ((complaint.teams, teams), (complaint.themes, themes)):
        if {record.pk for record in links.all()} != {record.pk for record in wanted}:
            links.set(wanted)


def _move_receipt(complaint: Complaint, why: str, by) -> None:
    stage = complaint.stages.select_related("stage__procedure").get(stage__number=1)
    stage.complaint = complaint
    received = complaint.received_on
    after = {
        "stage one was answered": stage.responded_on,
        "the complaint was acknowledged": complaint.acknowledged_on,
        "the complaint was withdrawn": complaint.withdrawn_on,
    }
    for what, day in after.items():
        if day and received > day:
            raise ValidationError(
                {"received_on": f"Date received must be on or before {words(day)}, when {what}"}
            )
    stage.requested_on = received
    history.save(stage, by=by, why=why)
    move_start(stage=stage, on=received, reason=why.strip(), by=by)
