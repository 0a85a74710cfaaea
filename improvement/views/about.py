"""What a plan is made of: its scale and what its ratings meant, its sources, its reviews, and its own changes."""

from itertools import groupby
from operator import attrgetter

from django.db.models import Prefetch, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council import history
from council.access import organisation_for
from council.roles import Permission
from improvement.models import Plan, Priority, Rating, RatingWording, Recommendation
from improvement.views.plan import crumbs, plan_for


@require_safe
def about_plan(request, organisation, plan):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    plan = plan_for(request, organisation, plan)
    ratings, sources, points = _ratings(plan), _sources(plan), list(plan.review_points.in_order())
    return render(
        request,
        "improvement/plan/about.html",
        {
            "plan": plan,
            "ratings": ratings,
            "sources": sources,
            "points": points,
            "changes": history.changes(plan),
            "changes_of_scale": _changes_of_scale(ratings),
            "changes_of_points": history.changes_of(points),
            "changes_of_sources": history.changes_of([row for _, rows in sources for row in rows]),
            "caption": plan.name,
            "section": "plan",
            "crumbs": crumbs(organisation, plan),
        },
    )


def _ratings(plan: Plan) -> list[Rating]:
    """The scale in order, each rating with what it meant, the latest meaning first."""
    wordings = Prefetch("wordings", RatingWording.objects.order_by("-holds_from", "-pk"))
    ratings = plan.scale.ratings.select_related("claim_counts_as")
    return list(ratings.prefetch_related(wordings).in_order())


def _changes_of_scale(ratings: list[Rating]) -> list[history.Change]:
    wordings = [wording for rating in ratings for wording in rating.wordings.all()]
    both = history.changes_of(ratings) + history.changes_of(wordings)
    return sorted(both, key=attrgetter("at"), reverse=True)


def _sources(plan: Plan) -> list[tuple]:
    """Each source that the plan answers, with its recommendations and the priorities that answer them."""
    asked = Recommendation.objects.filter(
        Q(priorities__plan=plan) | Q(actions__plan=plan) | Q(source__plans=plan)
    )
    answers = Prefetch("priorities", Priority.objects.filter(plan=plan).in_order(), to_attr="answered_by")
    rows = asked.distinct().select_related("source").prefetch_related(answers)
    rows = rows.order_by("source__published_on", "source__slug", "order", "ref_key", "pk")
    return [(source, list(each)) for source, each in groupby(rows, key=attrgetter("source"))]
