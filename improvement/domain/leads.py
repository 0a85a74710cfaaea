from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from council.models import Person, Post
from improvement.models import Action, ActionLead, Plan


@transaction.atomic
def set_leads(*, action: Action, leads: Sequence[Post | Person | str], by, why: str = "") -> list[ActionLead]:
    """
    Give an action its leads, in order: posts, people, or bodies outside by name.

    Leads that are as wanted already are left alone. Raises ValidationError on `leads` where one is of another
    organisation.
    """
    if any(
        getattr(lead, "organisation_id", action.plan.organisation_id) != action.plan.organisation_id
        for lead in leads
    ):
        raise ValidationError({"leads": "Choose leads of the same organisation"})
    wanted = [_fields(lead) for lead in leads]
    rows = list(action.leads.in_order())
    if [_fields(row.post or row.person or row.body) for row in rows] == wanted:
        return rows
    for row in rows:
        _remove(row, by, why)
    return [_add(action, order, fields, by, why) for order, fields in enumerate(wanted, start=1)]


@transaction.atomic
def hand_on(*, plan: Plan, leaver: Person, to: Post | Person, by, why: str) -> list[Action]:
    """
    Give the actions that somebody leads in person to another post or person; a post keeps its own. Who leads
    an action beside the leaver already goes on leading it, once.

    Returns the actions handed on. Raises ValidationError where there are none, no reason is given, or the
    two are the same or of different organisations.
    """
    if not why.strip():
        raise ValidationError({"why": "Give the reason for handing the actions on"})
    if to == leaver:
        raise ValidationError({"to": "Choose somebody else"})
    if to.organisation_id != plan.organisation_id:
        raise ValidationError({"to": "Choose somebody of the same organisation"})
    rows = list(led_in_person(plan, leaver))
    if not rows:
        raise ValidationError({"leaver": f"{leaver} leads no action of this plan in person"})
    led = set(_led_by(to, plan).values_list("action", flat=True))
    for row in rows:
        if row.action_id in led:
            _remove(row, by, why)
        else:
            _give(row, to, by, why)
    return [row.action for row in rows]


def led_in_person(plan: Plan, person: Person):
    """The leads of a plan's actions that would be handed on, in the order of the plan."""
    rows = _led_by(person, plan).select_related("action__priority")
    return rows.order_by("action__priority__number", "action__ref_key", "pk")


def _led_by(lead: Post | Person, plan: Plan):
    rows = ActionLead.objects.filter(action__plan=plan, action__withdrawn_on__isnull=True)
    return rows.filter(**_fields(lead))


def _give(row: ActionLead, to: Post | Person, by, why: str) -> None:
    row.post = to if isinstance(to, Post) else None
    row.person = to if isinstance(to, Person) else None
    row.body = row.as_printed = ""
    history.save(row, by=by, why=why)


def _remove(row: ActionLead, by, why: str) -> None:
    row._history_user, row._change_reason = by, why
    row.delete()


def _fields(lead: Post | Person | str) -> dict:
    if isinstance(lead, Post):
        return {"post_id": lead.pk}
    return {"person_id": lead.pk} if isinstance(lead, Person) else {"body": lead}


def _add(action: Action, order: int, fields: dict, by, why: str) -> ActionLead:
    row = ActionLead(action=action, order=order, **fields)
    history.save(row, by=by, why=why)
    return row
