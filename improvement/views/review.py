"""Reviews: the list, opening one, working through it, closing it."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from council.access import organisation_for
from council.calendar import WorkingCalendar
from council.roles import Permission
from improvement.domain.review_points import close_review, open_review
from improvement.forms.manager import OpenReviewForm
from improvement.models import DateChange, Plan, ReviewPoint, Update
from improvement.review_state import Gap, ReviewState
from improvement.snapshot import Snapshot
from improvement.views.managed import crumbs_of, day_of, managed_plan, review_url

LATEST = 8  # review points shown with their counts; the reports have the others
EVERYTHING, FIRST = "everything", 12  # the page begins with the first of what is missing
AGES = timedelta(days=3660)  # what is counted day by day
REPORTS = [
    ("rag-summary", "Ratings by priority"),
    ("rag-comparison", "Ratings beside the last meeting’s"),
    ("rag-changes", "What changed, in words"),
]


def review_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.MANAGE_PLAN)
    plans = Plan.objects.visible_to(request.user, Permission.MANAGE_PLAN).filter(organisation=organisation)
    plans = plans.select_related("scale").order_by("name", "pk").prefetch_related("review_points")
    rows = [_plan_row(plan) for plan in plans]
    opened = [row for row in rows if row["open"]]
    context = {"organisation": organisation, "section": "review", "rows": rows, "opened": opened}
    return render(request, "improvement/review/list.html", context)


def _plan_row(plan: Plan) -> dict:
    points = sorted(plan.review_points.all(), key=lambda point: point.date, reverse=True)
    past = [point for point in points if not point.is_open]
    reported = [_reported(plan, point, points) for point in past[:LATEST]]
    codes = {code: value for row in reversed(reported) for code, value in row["columns"]}
    for row in reported:
        row["cells"] = [row["counts"][code] for code in codes]
    return {
        "plan": plan,
        "open": next((point for point in points if point.is_open), None),
        "past": reported,
        "columns": list(codes.values()),
        "older": max(0, len(past) - LATEST),
    }


def _reported(plan: Plan, point: ReviewPoint, points: list[ReviewPoint]) -> dict:
    previous = next((other.date for other in points if other.date < point.date), None)
    snapshot = Snapshot.take(plan, point.date, previous=previous)
    return {
        "point": point,
        "counts": snapshot.counts(),
        "columns": snapshot.columns(),
        "total": len(snapshot.standings),
    }


class ReviewOpen(View):
    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        self.spans: list[str] = []

    def dispatch(self, request, organisation, plan):
        self.plan = managed_plan(request, organisation, plan)
        point = self.plan.review_points.open().first()
        if point and request.method == "GET":
            return redirect(review_url(point, self.plan))
        return super().dispatch(request)

    def get(self, request):
        return self._page(OpenReviewForm(initial={"meeting": self.plan.board}))

    def post(self, request):
        form = OpenReviewForm(request.POST)
        if form.is_valid():
            self.spans = _spans(form.cleaned_data, self._calendar(), self.today)
            try:
                point = open_review(plan=self.plan, today=self.today, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.refuse(error)
            else:
                messages.success(request, self._opened(point))
                return redirect(review_url(point, self.plan))
        return self._page(form)

    def _opened(self, point: ReviewPoint) -> str:
        days = self._calendar().working_days_between(self.today, point.updates_by)
        return (
            f"Review opened. Leads have {days} working day{'' if days == 1 else 's'} to send their updates."
        )

    def _calendar(self) -> WorkingCalendar:
        return WorkingCalendar.of(self.plan.organisation)

    def _page(self, form):
        calendar = self._calendar()
        context = {
            "organisation": self.plan.organisation,
            "plan": self.plan,
            "section": "review",
            "crumbs": crumbs_of(self.plan),
            "caption": self.plan.name,
            "form": form,
            "today": self.today,
            "deadlines": [calendar.working_days_after(self.today, count) for count in (5, 10, 15, 20)],
            "spans": self.spans,
            "last": self.plan.review_points.up_to(self.today).first(),
        }
        return render(self.request, "improvement/review/open.html", context)


def _spans(typed: dict, calendar: WorkingCalendar, today) -> list[str]:
    """The working days between the dates that were typed, unless they run backwards or span ages."""
    updates_by, on, found = typed["updates_by"], typed["on"], []
    if today <= updates_by < today + AGES:
        found.append(f"{_days(calendar.working_days_between(today, updates_by))} for leads to update")
    if updates_by <= on < updates_by + AGES:
        found.append(f"{_days(calendar.working_days_between(updates_by, on))} from then to the meeting")
    return found


def _days(count: int) -> str:
    return f"{count} working day{'' if count == 1 else 's'}"


class Review(View):
    """A review point: the work while it is open, what was reported afterwards. POST closes it."""

    def dispatch(self, request, organisation, plan, date):
        self.plan = managed_plan(request, organisation, plan)
        self.point = get_object_or_404(self.plan.review_points, date=day_of(date))
        self.point.plan = self.plan
        self.today = timezone.localdate()
        return super().dispatch(request)

    def get(self, request):
        context = {
            "organisation": self.plan.organisation,
            "plan": self.plan,
            "point": self.point,
            "section": "review",
            "crumbs": crumbs_of(self.plan)[:1],
            "caption": self.plan.name,
            "reports": REPORTS,
            "today": self.today,
        }
        if self.point.is_open:
            return render(request, "improvement/review/review.html", context | self._open())
        snapshot = Snapshot.take(self.plan, self.point.date)
        counts = snapshot.counts()
        tiles = [(value, counts[code], code) for code, value in snapshot.columns()]
        context |= {"tiles": tiles, "total": len(snapshot.standings)}
        return render(request, "improvement/review/past.html", context)

    def post(self, request):
        try:
            close_review(point=self.point, today=self.today, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, "Review closed. The next one can be opened.")
        return redirect(review_url(self.point, self.plan))

    def _open(self) -> dict:
        state = ReviewState.of(self.plan, self.today)
        leads = state.leads()
        somebody = [lead for lead in leads if lead.is_somebody]
        chosen = self.request.GET.get("missing", "")
        chosen = chosen if chosen in {*Gap, EVERYTHING} else ""
        lacking = state.lacking("" if chosen == EVERYTHING else chosen)
        changes = DateChange.objects.open().filter(action__plan=self.plan, action__withdrawn_on__isnull=True)
        claims = Update.objects.unanswered_claims().filter(
            action__plan=self.plan, action__withdrawn_on__isnull=True
        )
        calendar = WorkingCalendar.of(self.plan.organisation)
        return {
            "leads": leads,
            "somebody": len(somebody),
            "updated": (updated := sum(not lead.owed for lead in somebody)),
            "steps_words": f"{updated} of {len(somebody)} leads",
            "owed": sum(state.owes for state in state.actions),
            "asked": sum(state.is_asked for state in state.actions),
            "steps": [True] * updated + [False] * (len(somebody) - updated),
            "gaps": [(gap, count) for gap in Gap if (count := len(state.lacking(gap)))],
            "lacking": lacking if chosen else lacking[:FIRST],
            "all_lacking": len(state.lacking()),
            "chosen": chosen,
            "changes": changes.select_related("action", "asked_by").order_by("asked_at", "pk"),
            "claims": claims.select_related("action", "rating").order_by("recorded_at", "pk"),
            "days_left": calendar.working_days_between(self.today, self.point.updates_by),
        }
