from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from council import history
from improvement.enums import DateChangeState, Provenance
from improvement.models import Action, DateChange


@transaction.atomic
def ask_for_date(*, action: Action, new: date, reason: str, by) -> DateChange:
    """
    Ask for a new due date. A plan manager agrees or refuses; until then the old one stands.

    Raises ValidationError on `new_due_on` (not after the old date; a request is waiting) or `reason`.
    """
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if action.withdrawn_on:
        raise ValidationError("This action has left the plan, so its due date no longer changes")
    check_new_date(action, new, reason)
    change = DateChange(action=action, old=action.due_on, new=new, reason=reason.strip(), asked_by=by)
    history.save(change, by=by)
    return change


def check_new_date(action: Action, new: date | None, reason: str) -> None:
    """Raise ValidationError by field where a new date may not be asked for; None is a date still to be given."""
    errors = {}
    if new and action.due_on and new <= action.due_on:
        errors["new_due_on"] = f"New due date must be after {action.due_on:%-d %B %Y}"
    elif new and new < action.joined_on:
        errors["new_due_on"] = (
            f"New due date must be after {action.joined_on:%-d %B %Y}, when the action joined"
        )
    if not reason.strip():
        errors["reason"] = "Give the reason for the new date"
    elif action.date_changes.open().exists():
        errors["new_due_on"] = "A new date has been asked for already, and the plan manager has not decided"
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def agree_date(*, change: DateChange, by, why: str = "") -> DateChange:
    """Agree a new due date: the action has it from now on, and the old one stays on the record."""
    change = _decide(change, DateChangeState.AGREED, why, by)
    action = change.action
    action.due_on = change.new
    action.due_provenance = Provenance.ENTERED
    history.save(action, by=by, why=f"New date agreed: {change.reason}")
    return change


@transaction.atomic
def refuse_date(*, change: DateChange, by, why: str) -> DateChange:
    """Refuse a new due date and say why. Raises ValidationError on `why` where no reason is given."""
    if not why.strip():
        raise ValidationError({"why": "Say why the new date is refused"})
    return _decide(change, DateChangeState.REFUSED, why, by)


def _decide(change: DateChange, state: str, why: str, by) -> DateChange:
    # The action first, as in ask_for_date: what is saved of it below must be what it is now.
    action = Action.objects.select_for_update(of=("self",)).get(pk=change.action_id)
    change = DateChange.objects.select_for_update(of=("self",)).select_related("decided_by").get(pk=change.pk)
    change.action = action
    if change.state != DateChangeState.ASKED:
        who, word = change.decided_by or "Somebody", change.get_state_display().lower()
        day = f"{timezone.localtime(change.decided_at):%-d %B %Y}"
        raise ValidationError(f"{who} has {word} this request already, on {day}")
    if action.withdrawn_on:
        raise ValidationError("This action has left the plan, so its due date no longer changes")
    change.state, change.decided_by, change.decided_at = state, by, timezone.now()
    change.decision_reason = why.strip()
    history.save(change, by=by, why=why)
    return change
