"""What the scrutiny officer does with a recommendation: add, record the answer and progress, link, close."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from council.access import organisation_for
from council.roles import Permission
from scrutiny.domain.recommendations import close, link_actions, recommend, report_progress, respond
from scrutiny.forms.recommendations import (
    CloseForm,
    LinkForm,
    ProgressForm,
    RecommendationForm,
    ResponseForm,
    meetings_that_may,
    promise_forms,
)
from scrutiny.models import Committee, Recommendation, Review
from scrutiny.views.frame import WRITE, form_page, saved, saved_over, seen, url
from scrutiny.views.recommendation import reached

LIST = ("Recommendations", "recommendation-list")


@require_http_methods(WRITE)
def recommendation_add(request, organisation):
    organisation = organisation_for(request, organisation, Permission.MANAGE_SCRUTINY)
    initial = _named(request, organisation)
    form = RecommendationForm(
        request.POST or None, organisation=organisation, user=request.user, initial=initial
    )
    if saved(request, form, recommend, "Recommendation added"):
        return redirect("scrutiny:recommendation-list", organisation.slug)
    back = url(organisation, "recommendation-list")
    return form_page(
        request, organisation, form, "What does the committee recommend?", back, [LIST],
        lead="An answer is due within the committee’s months of the day it was made.",
        button="Add recommendation",
    )  # fmt: skip


@require_http_methods(WRITE)
def recommendation_answer(request, organisation, recommendation):
    asked = _reached(request, organisation, recommendation)
    form, parts = ResponseForm(request.POST or None), promise_forms(request.POST or None)
    if request.method == "POST" and _answered(request, asked, form, parts):
        return redirect(_url(asked))
    return _page(
        request, asked, form, f"What was answered to recommendation {asked.ref}?",
        promises=parts, button="Save answer",
    )  # fmt: skip


def _answered(request, asked: Recommendation, form, parts) -> bool:
    if not all([form.is_valid(), *(part.is_valid() for part in parts)]):
        for number, part in enumerate(parts, start=1):
            for errors in part.errors.values():
                form.add_error(None, [f"Action {number}: {error}" for error in errors])
        return False
    actions = [promise for part in parts if (promise := part.promise())]
    given = {"recommendation": asked, "actions": actions, "today": timezone.localdate()}
    return saved(request, form, respond, "Answer saved", **given)


@require_http_methods(WRITE)
def recommendation_progress(request, organisation, recommendation):
    asked = _reached(request, organisation, recommendation)
    form = ProgressForm(request.POST or None, meetings=_held(asked, request.user))
    today = timezone.localdate()
    if saved(request, form, report_progress, "Progress saved", recommendation=asked, today=today):
        return redirect(_url(asked))
    return _page(request, asked, form, f"What was done about recommendation {asked.ref}?")


@require_http_methods(WRITE)
def recommendation_close(request, organisation, recommendation):
    asked = _reached(request, organisation, recommendation)
    form = CloseForm(request.POST or None, meetings=_held(asked, request.user))
    if saved(request, form, close, f"Recommendation {asked.ref} closed", recommendation=asked):
        return redirect(_url(asked))
    return _page(request, asked, form, f"Why is recommendation {asked.ref} closed?", button="Close it")


@require_http_methods(WRITE)
def recommendation_actions(request, organisation, recommendation):
    asked = _reached(request, organisation, recommendation)
    read = _linked(asked)
    form = LinkForm(
        request.POST if request.method == "POST" else None,
        organisation=asked.committee.organisation,
        user=request.user,
        initial=read | {"seen": seen(read)},
    )
    said, over = "Linked actions saved", {"record": asked, "read": _linked}
    if saved_over(request, form, link_actions, said, **over, recommendation=asked):
        return redirect(_url(asked))
    return _page(request, asked, form, f"Which actions does recommendation {asked.ref} lead to?")


def _linked(asked: Recommendation) -> dict:
    return {"actions": list(asked.actions.order_by("pk"))}


def _held(asked: Recommendation, user):
    """Meetings that were held by today: one to come has heard nothing and closed nothing."""
    return meetings_that_may(asked.committee, user).filter(date__lte=timezone.localdate())


def _reached(request, organisation: str, public_id) -> Recommendation:
    return reached(request, organisation, public_id, Permission.MANAGE_SCRUTINY)[1]


def _named(request, organisation) -> dict:
    """The committee, review and minute that a link named, where they are this organisation's."""
    committees = Committee.objects.visible_to(request.user).filter(organisation=organisation)
    reviews = Review.objects.visible_to(request.user).filter(committee__organisation=organisation)
    committee = committees.filter(slug=request.GET.get("committee", "").replace("\0", "")).first()
    review = reviews.filter(committee=committee, slug=request.GET.get("review", "").replace("\0", "")).first()
    minute = request.GET.get("minute", "")
    return {"committee": committee, "review": review, "minute": minute if minute.isdecimal() else None}


def _url(asked: Recommendation) -> str:
    return url(asked.committee.organisation, "recommendation", asked.public_id)


def _page(request, asked: Recommendation, form, heading: str, **more):
    step = (f"Recommendation {asked.ref}", "recommendation", asked.public_id)
    return form_page(
        request, asked.committee.organisation, form, heading, _url(asked), [LIST, step],
        **{"lead": asked.text, "caption": str(asked.review or asked.committee)} | more,
    )  # fmt: skip
