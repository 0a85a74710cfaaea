"""What every report of this app asks for: a plan, a day, and the day to compare with."""

from datetime import date

from django.db.models import prefetch_related_objects

from improvement import lists
from improvement.due import end_of_month
from improvement.models import Plan, RatingWording, ReviewPoint
from improvement.snapshot import Comparison, value_of
from reports.document import Key
from reports.report import BadParameter, Run

SHORT_DATE = "%-d %B %Y"


def plan_of(run: Run) -> Plan:
    """
    The plan that the run names. Where it names none: the only one, or that which was reported last.

    Raises BadParameter where there is no such plan, or none of several has been reported later than the rest.
    """
    plans = run.organisation.plans.select_related("scale", "organisation")
    if run.user is not None:
        plans = plans.visible_to(run.user)
    plans = plans.filter(slug=run.plan) if run.plan else plans
    found = list(plans.last_reported_first(run.today)[:2])
    if len(found) == 1 or (found and found[0].last_reported != found[1].last_reported):
        return found[0]
    if run.plan or not found:
        raise BadParameter(
            "plan", f"{run.organisation} has no plan “{run.plan}”" if run.plan else "There is no plan yet"
        )
    raise BadParameter("plan", "Choose a plan")


def day_of(run: Run, plan: Plan) -> date:
    """
    The day of the report: as asked, else the latest review point, else today.

    A day to come is refused, unless the plan is reported on it: then the paper is being prepared.
    """
    if run.as_at:
        if run.as_at > run.today and not plan.review_points.filter(date=run.as_at).exists():
            raise BadParameter(
                "as_at", f"The record does not reach {run.as_at:{SHORT_DATE}} yet: choose an earlier day"
            )
        return run.as_at
    point = plan.review_points.up_to(run.today).first()
    return point.date if point else run.today


def comparison_of(run: Run) -> Comparison:
    """The plan on the run's day beside the one before. Raises BadParameter where the two are out of order."""
    plan = plan_of(run)
    as_at = day_of(run, plan)
    if run.compared_with and run.compared_with >= as_at:
        raise BadParameter("compared_with", f"Choose a day before {as_at:{SHORT_DATE}}")
    return Comparison.take(plan, as_at, compared_with=run.compared_with, recorded_by=run.recorded_by)


def choices(run: Run) -> dict[str, list[tuple[str, str]]]:
    """The plans that the run's user may see, and the review points of the one that is chosen."""
    plans = run.organisation.plans.order_by("name", "pk")
    if run.user is not None:
        plans = plans.visible_to(run.user)
    try:
        plan = plan_of(run)
        points, months = plan.review_points.order_by("-date", "-pk"), _months(plan)
    except BadParameter:
        points, months = ReviewPoint.objects.none(), []
    days = [(point.date.isoformat(), str(point)) for point in points]
    return {
        "plan": [(plan.slug, plan.name) for plan in plans],
        "as_at": days,
        "compared_with": [("", "The review point before")] + days,
        "due_from": [("", "The beginning")] + [_choice(month) for month in months],
        "due_to": [("", "The end of the report’s month")]
        + [_choice(end_of_month(month)) for month in months],
    }


def _months(plan: Plan) -> list[date]:
    """The first days of the months in which something is due, the latest first."""
    return list(plan.actions.filter(due_on__isnull=False).dates("due_on", "month", order="DESC"))


def _choice(day: date) -> tuple[str, str]:
    return day.isoformat(), f"{day:{SHORT_DATE}}"


def name_of_day(plan: Plan, day: date) -> str:
    """The day as it is printed: the label of a review point whose date was not published."""
    # Read once for the plan: a report names several days.
    prefetch_related_objects([plan], "review_points")
    return lists.name_of_day(plan.review_points.all(), day)


def key_of(plan: Plan, day: date) -> Key:
    """The key to the ratings that held on the day."""
    wordings = RatingWording.objects.key_on(plan.scale, day)
    return Key(ratings=tuple((value_of(row.rating), row.wording) for row in wordings))
