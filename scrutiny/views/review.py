"""A review: what it was to look at, what it heard, what it recommended and how that was answered."""

from collections import Counter

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.roles import Permission
from reports.prose import counted, in_words, listed, verb
from scrutiny.enums import Answer
from scrutiny.models import Recommendation, Review
from scrutiny.standing import Standing
from scrutiny.views.frame import SECTION, capital, committee_for, crumbs, of_committee


@require_safe
def review(request, organisation, committee, review):
    organisation, committee = committee_for(request, organisation, committee)
    reviews = Review.objects.visible_to(request.user).filter(committee=committee)
    review = get_object_or_404(reviews, slug=review)
    today = timezone.localdate()
    asked = Recommendation.objects.visible_to(request.user).filter(review=review)
    rows = asked.with_last_answer().select_related("closed_at").in_order()
    standings = [Standing(row, today) for row in rows]
    return render(
        request,
        "scrutiny/reviews/review.html",
        {
            "committee": committee,
            "review": review,
            "heading": heading(standings),
            "standings": standings,
            "sessions": [(each, each.witnesses.splitlines()) for each in review.sessions.in_order()],
            "may_manage": request.user.may(Permission.MANAGE_SCRUTINY, organisation),
            "caption": review.title,
            "section": SECTION,
            "crumbs": crumbs(organisation, of_committee(committee)),
        },
    )


def heading(standings: list[Standing]) -> str:
    """“15 recommendations: ten accepted, three partially accepted… One is not answered”."""
    if not standings:
        return "This review has recommended nothing yet"
    counts = Counter(each.asked.last_answer for each in standings)
    said = [f"{in_words(counts[answer])} {answer.label.lower()}" for answer in Answer if counts[answer]]
    text = capital(counted(len(standings), "recommendation"))
    if said:
        text += f": {listed(said)}"
    waiting = sum(each.is_owed for each in standings)
    return (
        f"{text}. {capital(in_words(waiting))} {verb(waiting, 'is', 'are')} not answered" if waiting else text
    )
