from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from council.access import organisation_for
from council.roles import Permission
from improvement import prose
from improvement.dashboard import as_at_choices
from improvement.filters import ActionFilter
from improvement.flags import flags
from improvement.lists import name_of_day, rows
from improvement.questions import Thresholds
from improvement.snapshot import Comparison
from improvement.tables import ActionTable
from improvement.views.days import default_day, read_day, read_time
from improvement.views.plan import crumbs, plan_for

PER_PAGE = 50
READERS = {"as_at": read_day, "previous": read_day, "recorded_by": read_time}


@require_safe
def action_list(request, organisation, plan):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    plan = plan_for(request, organisation, plan)
    asked, errors = _days(request.GET)
    today = timezone.localdate()
    as_at = asked["as_at"] or default_day(plan, today)
    comparison = Comparison.take(
        plan, as_at, compared_with=asked["previous"], recorded_by=asked["recorded_by"]
    )
    found, points = flags(plan, comparison.now), list(plan.review_points.in_order())
    narrowed = ActionFilter(
        _with_day(request.GET, as_at, errors),
        plan=plan,
        comparison=comparison,
        flags=found,
        days=as_at_choices(points, as_at, today),
    )
    there = rows(comparison, found, only=set(narrowed.qs.values_list("pk", flat=True)))
    for name, error in errors.items():
        narrowed.form.add_error(name if name == "as_at" else None, error)
    return render(
        request,
        "improvement/action/list.html",
        {
            "plan": plan,
            "form": narrowed.form,
            "snapshot": comparison.now,
            "heading": _heading(narrowed, there),
            "as_at": name_of_day(points, as_at),
            "compared_with": name_of_day(points, comparison.before.as_at) if comparison.before else "",
            "chosen": [(words, _without(request.GET, name)) for name, words, _value in narrowed.chosen()],
            "clear_url": _without(request.GET, *(name for name, _words, _value in narrowed.chosen())),
            "table": _table(request, organisation, plan, comparison, there),
            "caption": plan.name,
            "section": "plan",
            "crumbs": crumbs(organisation, plan),
        },
        status=400 if errors or narrowed.form.errors else 200,
    )


def _days(query) -> tuple[dict, dict[str, ValidationError]]:
    """The days and the time that the address asks for, and what is wrong with those that cannot be."""
    asked, errors = {}, {}
    for name, reader in READERS.items():
        try:
            asked[name] = reader(query.get(name, "").strip())
        except ValidationError as error:
            asked[name], errors[name] = None, error
    if asked["as_at"] and asked["previous"] and asked["previous"] >= asked["as_at"]:
        errors["previous"] = ValidationError("The day to compare with must be before the day that is shown")
        asked["previous"] = None
    return asked, errors


def _with_day(query, as_at, errors):
    """The query with the day that is shown, so that the form stands at it."""
    data = query.copy()
    if not data.get("as_at") or "as_at" in errors:
        data["as_at"] = as_at.isoformat()
    return data


def _heading(narrowed: ActionFilter, there: list) -> str:
    chosen = {name: value for name, _words, value in narrowed.chosen()}
    question = next(
        (flag.question for flag in narrowed.flags if flag.question.code == chosen.get("flag")), None
    )
    shown = {row.action.pk for row in there}
    ratings = {
        flag.standing.rating
        for flag in narrowed.flags
        if flag.question == question and flag.standing.action.pk in shown
    }
    return prose.of_list(
        len(there),
        rating=dict(narrowed.snapshot.columns()).get(chosen.get("rating")),
        question=question,
        ratings=sorted(ratings, key=lambda rating: rating.order),
        priority=chosen.get("priority"),
        otherwise=bool(chosen.keys() - {"priority", "rating", "flag"}),
        thresholds=Thresholds.of(narrowed.plan),
    )


def _without(query, *names: str) -> str:
    """The address of this list without some of its filters."""
    rest = query.copy()
    for name in list(rest):
        if name == "page" or name in names or name.rsplit("_", 1)[0] in names:
            del rest[name]
    return f"?{rest.urlencode()}"


def _table(request, organisation, plan, comparison: Comparison, there: list) -> ActionTable:
    table = ActionTable(there)
    table.organisation, table.plan = organisation.slug, plan.slug
    table.action_query = f"?as_at={comparison.now.as_at.isoformat()}"
    table.has_before = comparison.before is not None
    RequestConfig(request, paginate=False).configure(table)
    # Not the table's own pages: those take any `per_page` from the address, a negative one too.
    table.paginator = Paginator(table.rows, PER_PAGE)
    table.page = table.paginator.get_page(request.GET.get("page"))
    return table
