"""Who owes an answer, and how late it is."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.roles import Permission
from feedback.filters.chosen import without
from feedback.views.trail import paged
from reports.prose import counted, in_words, verb
from reports.renderers import RENDERERS
from scrutiny.filters.recommendations import RecommendationFilter
from scrutiny.models import Recommendation
from scrutiny.tables import RecommendationTable
from scrutiny.views.frame import SECTION, capital, crumbs

REPORT = "recommendation-responses"
FORMATS = ("xlsx", "csv")


@require_safe
def recommendation_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_COMMITTEES)
    today = timezone.localdate()
    narrowed = RecommendationFilter(request.GET, user=request.user, organisation=organisation, today=today)
    records = narrowed.records()
    rows = records.select_related("committee", "review", "closed_at")
    table = paged(request, RecommendationTable(rows, organisation=organisation, today=today))
    chosen = narrowed.chosen() if narrowed.form.is_valid() else []
    return render(
        request,
        "scrutiny/recommendations/list.html",
        {
            "heading": heading(records, table.paginator.count, today),
            "form": narrowed.form,
            "chosen": [(each.words, without(request.GET, each.name)) for each in chosen],
            "clear_url": without(request.GET, *(each.name for each in chosen)),
            "table": table,
            "exports": _exports(organisation, narrowed),
            "may_manage": request.user.may(Permission.MANAGE_SCRUTINY, organisation),
            "caption": "Scrutiny",
            "section": SECTION,
            "crumbs": crumbs(organisation),
        },
        status=200 if narrowed.form.is_valid() else 400,
    )


def heading(records, count: int, today) -> str:
    """“One answer is 34 days late. Two more are owed.”"""
    if not count:
        return "No recommendation"
    late = list(records.overdue(today).order_by("answer_due_on").values_list("answer_due_on", flat=True))
    owed = records.awaiting_answer().count() - len(late)
    if late:
        days = counted((today - late[0]).days, "day")
        if len(late) == 1:
            first = f"One answer is {days} late"
        else:
            first = f"{capital(in_words(len(late)))} answers are late, the longest by {days}"
        more = f"{capital(in_words(owed))} more {verb(owed, 'is', 'are')} owed"
        return f"{first}. {more}" if owed else first
    whole = capital(counted(count, "recommendation"))
    waits = f"{in_words(owed, zero='none')} {verb(owed, 'waits', 'wait')} for an answer"
    return f"{whole}, of which {waits if owed else 'none waits for an answer'}"


def _exports(organisation, narrowed) -> list[tuple[str, str]]:
    """The report of one committee, or of one review, as a file: (label, address)."""
    if not narrowed.form.is_valid():
        return []
    asked = {
        name: narrowed.form.cleaned_data[name]
        for name in ("committee", "review")
        if narrowed.form.cleaned_data[name]
    }
    if "committee" not in asked:
        slugs = list(_committees(narrowed.queryset)[:2])
        if len(slugs) != 1:
            return []
        asked["committee"] = slugs[0]
    return [
        (
            RENDERERS[form].label,
            f"{reverse('reports:report-download', args=[organisation.slug, REPORT, form])}?{urlencode(asked)}",
        )
        for form in FORMATS
    ]


def _committees(asked):
    rows = Recommendation.objects.filter(pk__in=asked.values("pk"))
    return rows.order_by("committee__slug").values_list("committee__slug", flat=True).distinct()
