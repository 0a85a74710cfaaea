from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from council.models import Person, Post
from council.references import is_reference
from improvement.domain.leads import set_leads
from improvement.enums import Provenance
from improvement.models import Action, Plan, Priority

# What a plan manager may write; a due date moves by a DateChange, and a rating by an Update.
EDITABLE = {"title", "detail", "outcome", "measure", "timescale", "source_paragraphs"}


def next_reference(priority: Priority) -> str:
    """The reference that follows the priority's last: 1.21 after 1.20, withdrawn actions included."""
    last = priority.actions.order_by("-ref_key", "-pk").first()
    number = last.ref.rsplit(".", 1)[-1] if last else "0"
    return f"{priority.number}.{int(number) + 1 if number.isdigit() else 1}"


@transaction.atomic
def add_action(
    *,
    priority: Priority,
    title: str,
    because: str,
    joined_on: date,
    leads: Sequence[Post | Person | str],
    by,
    ref: str = "",
    due_on: date | None = None,
    **fields: str,
) -> Action:
    """
    Add an action to a plan. It counts as new until the review point after the one that it joined before.

    `fields` are of EDITABLE; without `ref` it gets the priority's next. Raises ValidationError by field.
    """
    _refuse_unknown(fields)
    Plan.objects.select_for_update(of=("self",)).get(pk=priority.plan_id)
    ref = ref.strip() or next_reference(priority)
    errors = {}
    if not title.strip():
        errors["title"] = "Say what is to be done"
    if not because.strip():
        errors["because"] = "Say why the action joins the plan"
    if not leads:
        errors["leads"] = "Choose at least one lead"
    if due_on and due_on < joined_on:
        errors["due_on"] = f"Due date must be on or after {joined_on:%-d %B %Y}"
    if not is_reference(ref):
        errors["ref"] = "Use letters, numbers, full stops and hyphens, up to 20: 1.21 or A-3"
    elif Action.objects.filter(plan=priority.plan_id, ref=ref).exists():
        errors["ref"] = f"{ref} is the reference of another action: choose a free one"
    if errors:
        raise ValidationError(errors)
    action = Action(
        plan_id=priority.plan_id,
        priority=priority,
        ref=ref,
        title=title.strip(),
        due_on=due_on,
        joined_on=joined_on,
        joined_because=because.strip(),
        provenance=Provenance.ENTERED,
        **fields,
    )
    history.save(action, by=by, why=because)
    set_leads(action=action, leads=leads, by=by, why=because)
    return action


@transaction.atomic
def edit_action(
    *, action: Action, by, why: str, leads: Sequence[Post | Person | str] | None = None, **fields: str
) -> Action:
    """
    Change an action's wording, and its leads where they are given.

    Raises ValidationError on `why` where no reason is given, and on `title` or `leads` where none is left.
    """
    _refuse_unknown(fields)
    if not why.strip():
        raise ValidationError({"why": "Give the reason for the change"})
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    for name, value in fields.items():
        setattr(action, name, value.strip())
    if not action.title and action.provenance != Provenance.RECONSTRUCTED:
        raise ValidationError({"title": "Say what is to be done"})
    if leads is not None and not leads:
        raise ValidationError({"leads": "Choose at least one lead"})
    history.save(action, by=by, why=why)
    if leads is not None:
        set_leads(action=action, leads=leads, by=by, why=why)
    return action


@transaction.atomic
def withdraw_action(*, action: Action, on: date, why: str, by) -> Action:
    """Take an action out of the plan from a day, for a reason. Its record stays. Raises ValidationError."""
    return _leave(action, on, why, by)


@transaction.atomic
def merge_action(*, action: Action, into: Action, on: date, why: str, by) -> Action:
    """Merge an action into another of its plan: it leaves the plan and names where its work went on."""
    # The plan is locked, so that two actions cannot be merged into each other at one moment.
    Plan.objects.select_for_update(of=("self",)).get(pk=action.plan_id)
    into = Action.objects.select_for_update(of=("self",)).get(pk=into.pk)
    if into.pk == action.pk or into.plan_id != action.plan_id or into.withdrawn_on:
        raise ValidationError({"into": "Choose another action that is in this plan"})
    return _leave(action, on, why, by, into=into)


def _leave(action: Action, on: date, why: str, by, into: Action | None = None) -> Action:
    action = Action.objects.select_for_update(of=("self",)).get(pk=action.pk)
    if action.withdrawn_on:
        raise ValidationError("This action has left the plan already")
    errors = {}
    if not why.strip():
        errors["why"] = "Give the reason"
    if on < action.joined_on:
        errors["on"] = f"The date must be on or after {action.joined_on:%-d %B %Y}, when the action joined"
    if errors:
        raise ValidationError(errors)
    action.withdrawn_on, action.withdrawn_because, action.merged_into = on, why.strip(), into
    history.save(action, by=by, why=why)
    return action


def _refuse_unknown(fields: dict) -> None:
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"an action has no editable {', '.join(sorted(unknown))}")
