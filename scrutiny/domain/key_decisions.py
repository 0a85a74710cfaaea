from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from council import history
from council.calendar import WorkingCalendar
from council.models import Organisation
from scrutiny.enums import CallInOutcome
from scrutiny.models import CallIn, KeyDecision, Notice


@transaction.atomic
def issue_notice(*, organisation: Organisation, issued_on: date, by, **fields) -> Notice:
    """Begin a notice of key decisions. Raises ValidationError on `issued_on` where one is there of that day."""
    if organisation.notices.filter(issued_on=issued_on).exists():
        raise ValidationError({"issued_on": f"There is a notice of {issued_on:%-d %B %Y} already"})
    notice = Notice(organisation=organisation, issued_on=issued_on, **fields)
    history.save(notice, by=by)
    return notice


@transaction.atomic
def give_notice(*, notice: Notice, ref: str, matter: str, decision_maker: str, by, **fields) -> KeyDecision:
    """
    Put a decision at the end of a notice.

    Raises ValidationError on `ref` (empty; there already), `matter`, `decision_maker`, `due_to` (before
    `due_from`) or `private_reason` (to be taken in private, with no reason: the 2012 Regulations, reg. 5).
    """
    Notice.objects.select_for_update(of=("self",)).get(pk=notice.pk)
    decision = KeyDecision(
        notice=notice,
        order=(notice.decisions.aggregate(last=Max("order"))["last"] or 0) + 1,
        ref=ref.strip(),
        matter=matter.strip(),
        decision_maker=decision_maker.strip(),
        **fields,
    )
    _check(decision)
    history.save(decision, by=by)
    return decision


def _check(decision: KeyDecision) -> None:
    errors = {}
    for name, label in (("ref", "a reference"), ("matter", "the matter"), ("decision_maker", "who decides")):
        if not getattr(decision, name):
            errors[name] = f"Enter {label}"
    if decision.ref and decision.notice.decisions.exclude(pk=decision.pk).filter(ref=decision.ref).exists():
        errors["ref"] = f"The notice has {decision.ref} already"
    if decision.due_from and decision.due_to and decision.due_to < decision.due_from:
        errors["due_to"] = "The period must end after it begins"
    if decision.is_private and not decision.private_reason.strip():
        errors["private_reason"] = "Say why the meeting is to be private"
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def take_decision(*, decision: KeyDecision, on: date, outcome: str, today: date, by) -> KeyDecision:
    """
    Record what was decided; from that day members may call it in for the working days that its notice gives them.

    Raises ValidationError on `taken_on` (to come; before 28 days of notice; where it has been called in, after
    that) or `outcome` (empty).
    """
    decision = (
        KeyDecision.objects.select_for_update(of=("self",)).select_related("notice").get(pk=decision.pk)
    )
    errors, notice = {}, decision.notice
    if on > today:
        errors["taken_on"] = "The date of the decision must be today or in the past"
    elif (on - notice.issued_on).days < notice.days:
        errors["taken_on"] = (
            f"Notice was given on {notice.issued_on:%-d %B %Y}: {notice.days} days had not passed"
        )
    elif called := CallIn.objects.filter(decision=decision, called_in_on__lt=on).first():
        errors["taken_on"] = f"It was called in on {called.called_in_on:%-d %B %Y}, before that"
    if not outcome.strip():
        errors["outcome"] = "Say what was decided"
    if errors:
        raise ValidationError(errors)
    decision.taken_on, decision.outcome = on, outcome.strip()
    decision.call_in_by = (
        WorkingCalendar.of(notice.organisation).working_days_after(on, notice.call_in_days).date
    )
    history.save(decision, by=by, why="Decision taken")
    return decision


@transaction.atomic
def call_in(*, decision: KeyDecision, on: date, called_in_by: str, reason: str, by) -> CallIn:
    """
    Call a decision in. Raises ValidationError on `called_in_on` (not taken; out of the window), `called_in_by`
    or `reason` (empty), or where it has been called in.
    """
    decision = KeyDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    errors = {}
    if decision.taken_on is None:
        errors["called_in_on"] = "The decision has not been taken"
    elif not decision.taken_on <= on <= decision.call_in_by:
        errors["called_in_on"] = f"It could be called in until {decision.call_in_by:%-d %B %Y}"
    if not called_in_by.strip():
        errors["called_in_by"] = "Say who calls it in"
    if not reason.strip():
        errors["reason"] = "Give the reason"
    if errors:
        raise ValidationError(errors)
    if CallIn.objects.filter(decision=decision).exists():
        raise ValidationError("This decision has been called in already")
    row = CallIn(decision=decision, called_in_on=on, called_in_by=called_in_by.strip(), reason=reason.strip())
    history.save(row, by=by)
    return row


@transaction.atomic
def consider_call_in(*, call_in: CallIn, on: date, outcome: str, text: str, by) -> CallIn:
    """Record what became of a call-in. Raises ValidationError on `outcome` (still open) or the day."""
    call_in = CallIn.objects.select_for_update(of=("self",)).get(pk=call_in.pk)
    errors = {}
    if outcome == CallInOutcome.OPEN:
        errors["outcome"] = "Say what became of it"
    if on < call_in.called_in_on:
        errors["considered_on"] = f"It was called in on {call_in.called_in_on:%-d %B %Y}, after that"
    if errors:
        raise ValidationError(errors)
    call_in.considered_on, call_in.outcome, call_in.outcome_text = on, outcome, text.strip()
    history.save(call_in, by=by)
    return call_in
