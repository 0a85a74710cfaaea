"""A committee: what it looks at, who sits on it, when it meets, and what a careful clerk would ask about it."""

from django.db.models import F
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.roles import Permission
from reports.prose import counted, verb
from scrutiny.models import Committee, Meeting, Recommendation
from scrutiny.next_meetings import Ahead, ahead
from scrutiny.rules import findings_of
from scrutiny.standing import Standing
from scrutiny.views.frame import SECTION, capital, committee_for, crumbs
from scrutiny.years import MunicipalYear

MOST = 10  # recommendations that the page shows; the list has them all


@require_safe
def committee(request, organisation, committee):
    organisation, committee = committee_for(request, organisation, committee)
    today = timezone.localdate()
    meetings = list(_meetings(committee))
    years = _years(committee)
    this_year = MunicipalYear.of(today)
    may_manage = request.user.may(Permission.MANAGE_SCRUTINY, organisation)
    row = ahead(organisation, [committee], today)[0]
    return render(
        request,
        "scrutiny/committees/committee.html",
        {
            "committee": committee,
            "heading": heading(row),
            "row": row,
            "members": list(committee.members.on(today).in_order()),
            "former": list(committee.members.filter(held_until__lt=today).order_by("-held_until", "pk")),
            "to_come": [meeting for meeting in meetings if meeting.date >= today],
            "held": [meeting for meeting in reversed(meetings) if meeting.date < today],
            "asked": _awaited(request.user, committee, today),
            "reviews": _reviews(committee),
            "successors": committee.successors.visible_to(request.user).in_order(),
            "groups": committee.reporting.visible_to(request.user).in_order(),
            "years": years,
            "this_year": None if this_year in years else this_year,
            "findings": findings_of(committee) if may_manage else [],
            "may_manage": may_manage,
            "may_seat": request.user.may(Permission.MANAGE_MEETINGS, organisation),
            "today": today,
            "caption": committee.name,
            "section": SECTION,
            "crumbs": crumbs(organisation),
        },
    )


def heading(row: Ahead) -> str:
    if row.meeting is None:
        first = "No meeting is in the calendar"
    elif row.published:
        first = f"The agenda of {row.meeting.date:%-d %B %Y} is out"
    elif row.days_late:
        first = f"The agenda of {row.meeting.date:%-d %B %Y} is {counted(row.days_late, 'day')} late"
    else:
        due = row.publish_by.date
        first = f"The committee meets on {row.meeting.date:%-d %B %Y}; publish by {due:%-d %B}"
    if not row.owed:
        return first
    owed = f"{counted(row.owed, 'answer')} {verb(row.owed, 'is', 'are')} owed"
    return f"{first}. {capital(owed)}"


def _meetings(committee: Committee):
    meetings = Meeting.objects.filter(committee=committee).in_order()
    return meetings.select_related("confirmed_at").prefetch_related("publications", "minutes")


def _awaited(user, committee: Committee, today) -> list[Standing]:
    """The first of its recommendations that nobody has answered, the longest due before the others."""
    asked = Recommendation.objects.visible_to(user).filter(committee=committee).awaiting_answer()
    rows = asked.with_last_answer().order_by(F("answer_due_on").asc(nulls_last=True), "ref_key", "pk")
    return [Standing(row, today) for row in rows[:MOST]]


def _reviews(committee: Committee):
    return committee.reviews.prefetch_related("recommendations").order_by("title", "pk")


def _years(committee: Committee) -> list[MunicipalYear]:
    kept = committee.work_programme.order_by("-year").values_list("year", flat=True).distinct()
    return [MunicipalYear.parse(year) for year in kept]
