"""
A plan's frame and its actions as they were published, kept by reference.

Each function gives the record back and saves it only where something differs. What somebody changed here
since it was loaded stays as they left it. Ratings go into the ledger by `updates.record_published`.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from council import history
from council.domain.keeping import changed_by_a_person, keep, keep_links
from council.models import Organisation, Person, Post
from improvement.models import Action, ActionLead, Plan, Priority, Recommendation, ReviewPoint, Source


@transaction.atomic
def keep_plan(
    *, organisation: Organisation, slug: str, by, why: str = "", sources: Sequence[Source] = (), **values
) -> Plan:
    key = {"organisation": organisation, "slug": slug}
    plan = keep(Plan.objects.all(), by=by, why=why, key=key, values=values)
    keep_links(plan.sources, list(sources), by=by, why=why)
    return plan


@transaction.atomic
def keep_priority(
    *, plan: Plan, number: int, recommendations: Sequence[Recommendation], by, why: str = "", **values
) -> Priority:
    key = {"plan": plan, "number": number}
    priority = keep(Priority.objects.all(), by=by, why=why, key=key, values=values)
    keep_links(priority.recommendations, list(recommendations), by=by, why=why)
    return priority


def keep_review_point(*, plan: Plan, date: date, by, why: str = "", **values) -> ReviewPoint:
    key = {"plan": plan, "date": date}
    return keep(ReviewPoint.objects.all(), by=by, why=why, key=key, values=values)


# A post, a person, or a body outside by its name.
Lead = Post | Person | str


@transaction.atomic
def keep_action(
    *,
    plan: Plan,
    ref: str,
    leads: Sequence[tuple[Lead, str]],
    by,
    why: str = "",
    recommendations: Sequence[Recommendation] = (),
    **values,
) -> Action:
    """
    An action as it was published: its title may be unknown, and its reference our own.

    `leads` are posts, people, or bodies outside by name, each with its name as printed.
    """
    action = keep(Action.objects.all(), by=by, why=why, key={"plan": plan, "ref": ref}, values=values)
    keep_links(action.recommendations, list(recommendations), by=by, why=why)
    _keep_leads(action, leads, by, why)
    return action


def _keep_leads(action: Action, leads: Sequence[tuple[Lead, str]], by, why: str) -> None:
    wanted = [(*_columns(lead), as_printed) for lead, as_printed in leads]
    rows = list(action.leads.in_order())
    there = [(row.post_id, row.person_id, row.body, row.as_printed) for row in rows]
    if there == wanted or changed_by_a_person(ActionLead.history.filter(action=action)):
        return
    for row in rows:
        row._history_user, row._change_reason = by, why
        row.delete()
    for order, (post, person, body, as_printed) in enumerate(wanted, start=1):
        lead = ActionLead(
            action=action, order=order, post_id=post, person_id=person, body=body, as_printed=as_printed
        )
        history.save(lead, by=by, why=why)


def _columns(lead: Lead) -> tuple[int | None, int | None, str]:
    """What the row of a lead holds: the key of a post, or of a person, or the name of a body."""
    if isinstance(lead, Post):
        return lead.pk, None, ""
    return (None, lead.pk, "") if isinstance(lead, Person) else (None, None, lead)
