from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from improvement.models import Action
from scrutiny.answer_clock import months_after
from scrutiny.enums import Answer
from scrutiny.models import (
    Committee,
    Meeting,
    Minute,
    Progress,
    Recommendation,
    Response,
    ResponseAction,
    Review,
)


@dataclass(frozen=True)
class Promise:
    """One action of a response: what, by when (as printed, and as a date where it is one), and who."""

    text: str = ""
    due_text: str = ""
    due_on: date | None = None
    responsible: str = ""


@transaction.atomic
def recommend(
    *,
    committee: Committee,
    ref: str,
    text: str,
    by,
    made_on: date | None = None,
    review: Review | None = None,
    minute: Minute | None = None,
    asked_of: str = "",
    theme_number: int | None = None,
    theme: str = "",
    why: str = "",
) -> Recommendation:
    """
    Record what a committee asks. An answer is due within the committee's months of the day it was made.

    Raises ValidationError on `text` (empty), `ref` (empty; with a stroke; there already) or `review` (of another
    committee).
    """
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    errors = {}
    if not text.strip():
        errors["text"] = "Enter the recommendation"
    if not ref.strip():
        errors["ref"] = "Enter a reference"
    elif "/" in ref:  # it parts the references of a thread: COMMITTEE/REVIEW/REF
        errors["ref"] = "A reference has no stroke in it"
    elif committee.recommendations.filter(review=review, ref=ref.strip()).exists():
        errors["ref"] = f"There is a recommendation {ref} already"
    if review and review.committee_id != committee.pk:
        errors["review"] = "Choose a review of this committee"
    if errors:
        raise ValidationError(errors)
    recommendation = Recommendation(
        committee=committee,
        review=review,
        minute=minute,
        ref=ref.strip(),
        theme_number=theme_number,
        theme=theme,
        text=text.strip(),
        made_on=made_on,
        answer_due_on=months_after(made_on, committee.answer_within_months) if made_on else None,
        asked_of=asked_of.strip(),
    )
    history.save(recommendation, by=by, why=why)
    return recommendation


@transaction.atomic
def respond(
    *,
    recommendation: Recommendation,
    given_on: date,
    answer: str,
    by,
    today: date,
    text: str = "",
    actions: list[Promise] | tuple[Promise, ...] = (),
    source: str = "",
) -> Response:
    """
    Record the executive's answer of a day. An earlier answer stays on the record.

    Raises ValidationError on `given_on` (to come; before it was asked; answered that day), `text` (a rejection
    without a reason) or where the committee has closed the recommendation.
    """
    recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    errors = {}
    if given_on > today:
        errors["given_on"] = "The date of the answer must be today or in the past"
    elif recommendation.made_on and given_on < recommendation.made_on:
        errors["given_on"] = f"The recommendation was made on {recommendation.made_on:%-d %B %Y}, after that"
    elif recommendation.responses.filter(given_on=given_on).exists():
        errors["given_on"] = f"There is an answer of {given_on:%-d %B %Y} already"
    if answer == Answer.REJECTED and not text.strip():
        errors["text"] = "Give the reason for rejecting it"
    if errors:
        raise ValidationError(errors)
    if recommendation.closed_at_id:
        raise ValidationError("The committee has closed this recommendation")
    response = Response(
        recommendation=recommendation, given_on=given_on, answer=answer, text=text.strip(), source=source
    )
    history.save(response, by=by)
    for order, promise in enumerate(actions, start=1):
        history.save(ResponseAction(response=response, order=order, **vars(promise)), by=by)
    return response


@transaction.atomic
def report_progress(
    *,
    recommendation: Recommendation,
    given_on: date,
    text: str,
    by,
    today: date,
    meeting: Meeting | None = None,
) -> Progress:
    """Record what the committee was told. Raises ValidationError on `text` (empty) or `given_on` (to come)."""
    errors = {}
    if not text.strip():
        errors["text"] = "Say what has been done"
    if given_on > today:
        errors["given_on"] = "The date must be today or in the past"
    if errors:
        raise ValidationError(errors)
    progress = Progress(recommendation=recommendation, given_on=given_on, text=text.strip(), meeting=meeting)
    history.save(progress, by=by)
    return progress


@transaction.atomic
def close(*, recommendation: Recommendation, at: Meeting, because: str, by) -> Recommendation:
    """
    Close a recommendation: the committee is content, and says why. Only the committee closes what it asked.

    Raises ValidationError on `because` (empty), `at` (of a committee that may not; before it was made) or
    where nobody has answered, or it is closed already.
    """
    recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    errors = {}
    if not because.strip():
        errors["because"] = "Say why the committee closes it"
    committees = {
        recommendation.committee_id,
        *recommendation.committee.successors.values_list("pk", flat=True),
    }
    if at.committee_id not in committees:
        errors["at"] = "Choose a meeting of the committee that made it, or of the one that followed it"
    elif recommendation.made_on and at.date < recommendation.made_on:
        errors["at"] = "Choose a meeting after it was made"
    if errors:
        raise ValidationError(errors)
    if recommendation.closed_at_id:
        raise ValidationError("The committee has closed this recommendation already")
    if not recommendation.responses.exclude(answer="").exists():
        raise ValidationError("Nobody has answered this recommendation yet")
    recommendation.closed_at, recommendation.closed_because = at, because.strip()
    history.save(recommendation, by=by, why=because)
    return recommendation


@transaction.atomic
def link_actions(*, recommendation: Recommendation, actions: Iterable[Action], by) -> Recommendation:
    """
    Make these the improvement actions that carry a recommendation out. Raises ValidationError on `actions` (of
    another organisation) or where the committee has closed it.
    """
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("committee")
    recommendation, actions = rows.get(pk=recommendation.pk), list(actions)
    if recommendation.closed_at_id:
        raise ValidationError("The committee has closed this recommendation")
    if any(action.plan.organisation_id != recommendation.committee.organisation_id for action in actions):
        raise ValidationError({"actions": "Choose actions of this council"})
    recommendation._history_user = by
    recommendation.actions.set(actions)
    return recommendation
