"""One recommendation: what was asked, each answer and what changed in it, what was promised, what was done."""

from dataclasses import dataclass
from itertools import pairwise

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council import history
from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from improvement.models import Action
from reports.prose import counted
from scrutiny.models import Recommendation, Response
from scrutiny.reports.recommendation_responses import differences
from scrutiny.standing import Standing
from scrutiny.thread.start import StartKind, reference_of
from scrutiny.views.frame import SECTION, crumbs, of_committee, url


@dataclass(frozen=True)
class Given:
    """An answer, and what it says otherwise than the one before: (what, before, after)."""

    response: Response
    changed: list[tuple[str, str, str]]
    is_first: bool


@require_safe
def recommendation(request, organisation, recommendation):
    organisation, asked = reached(request, organisation, recommendation)
    today = timezone.localdate()
    standing = Standing(asked, today)
    answers = given(asked)
    return render(
        request,
        "scrutiny/recommendations/recommendation.html",
        {
            "asked": asked,
            "standing": standing,
            "heading": heading(standing),
            "answers": answers,
            "progress": asked.progress.in_order().select_related("meeting__committee"),
            "actions": _actions(request.user, asked),
            "thread_url": url(organisation, "golden-thread", StartKind.SCRUTINY, reference_of(asked)),
            "minute": _minute(request.user, organisation, asked),
            "may_manage": request.user.may(Permission.MANAGE_SCRUTINY, organisation),
            "may_close": bool(answers) and not standing.is_closed,
            "changes": history.changes(asked),
            "today": today,
            "caption": f"Recommendation {asked.ref}, {asked.review or asked.committee}",
            "section": SECTION,
            "crumbs": trail(organisation, asked),
        },
    )


def reached(
    request, slug: str, public_id, permission: Permission = Permission.SEE_COMMITTEES
) -> tuple[Organisation, Recommendation]:
    """The recommendation at this address, for somebody who may do this."""
    organisation = organisation_for(request, slug, permission)
    rows = Recommendation.objects.visible_to(request.user).filter(committee__organisation=organisation)
    rows = rows.select_related("committee__organisation", "review", "minute__meeting", "closed_at__committee")
    return organisation, get_object_or_404(rows.with_last_answer(), public_id=public_id)


def trail(organisation: Organisation, asked: Recommendation) -> list[tuple[str, str]]:
    steps = [of_committee(asked.committee)]
    if asked.review:
        steps.append((asked.review.title, "review", asked.committee.slug, asked.review.slug))
    return crumbs(organisation, *steps)


def heading(standing: Standing) -> str:
    if standing.is_closed:
        return f"Closed by the committee on {standing.asked.closed_at.date:%-d %B %Y}"
    due = standing.asked.answer_due_on
    if standing.days_late:
        return f"An answer was due on {due:%-d %B %Y}: {counted(standing.days_late, 'day')} late"
    if standing.is_owed:
        return f"An answer is due by {due:%-d %B %Y}" if due else "Nobody has answered yet"
    return f"{standing.answer} on {standing.asked.last_answer_on:%-d %B %Y}"


def given(asked: Recommendation) -> list[Given]:
    """The answers in the order in which they came."""
    answers = list(asked.responses.in_order().prefetch_related("actions"))
    changed = [[]] + [differences(asked, before, after) for before, after in pairwise(answers)]
    return [
        Given(answer, change, not n) for n, (answer, change) in enumerate(zip(answers, changed, strict=False))
    ]


def _actions(user, asked: Recommendation):
    actions = Action.objects.visible_to(user).filter(scrutiny_recommendations=asked)
    return actions.select_related("plan", "priority").order_by("plan__name", "ref_key", "pk")


def _minute(user, organisation: Organisation, asked: Recommendation):
    """The minute that it stands in. That of an exempt item is named to who may open exempt items."""
    minute = asked.minute
    if minute and minute.is_closed and not user.may(Permission.SEE_EXEMPT, organisation):
        return None
    return minute
