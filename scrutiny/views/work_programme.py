"""What a committee means to look at in a municipal year, by meeting."""

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.roles import Permission
from reports.prose import counted, in_words, verb
from scrutiny.models import Committee, WorkProgrammeItem
from scrutiny.reports.work_programme import as_public
from scrutiny.views.frame import SECTION, capital, committee_for, crumbs, of_committee
from scrutiny.years import MunicipalYear

NO_MEETING = "No meeting yet"


@dataclass(frozen=True)
class Group:
    """The topics of one day, or of none; `meeting` where the committee meets on it."""

    title: str
    topics: list[WorkProgrammeItem]
    meeting: object = None


@require_safe
def work_programme(request, organisation, committee, year):
    organisation, committee = committee_for(request, organisation, committee)
    year, today = year_or_404(year), timezone.localdate()
    topics = _topics(request.user, committee, year)
    kept = [topic for topic in topics if not topic.dropped_because]
    return render(
        request,
        "scrutiny/work_programme/programme.html",
        {
            "committee": committee,
            "year": year,
            "years": _years(committee, year, MunicipalYear.of(today)),
            "heading": heading(kept),
            "today": today,
            "groups": _groups(committee, year, kept),
            "dropped": [topic for topic in topics if topic.dropped_because],
            "may_manage": request.user.may(Permission.MANAGE_SCRUTINY, organisation),
            "caption": f"{committee.name}, work programme {year.label}",
            "section": SECTION,
            "crumbs": crumbs(organisation, of_committee(committee)),
        },
    )


def year_or_404(text: str) -> MunicipalYear:
    try:
        return MunicipalYear.parse(text)
    except ValueError:
        raise Http404("No such year") from None


def heading(topics: list[WorkProgrammeItem]) -> str:
    if not topics:
        return "Nothing is planned for this year yet"
    waiting = sum(topic.planned_for is None for topic in topics)
    whole = capital(counted(len(topics), "topic"))
    if not waiting:
        return f"{whole}, each with its day"
    return f"{whole}, of which {in_words(waiting)} {verb(waiting, 'has', 'have')} no meeting yet"


def _topics(user, committee: Committee, year: MunicipalYear) -> list[WorkProgrammeItem]:
    """Those of the year; that of an exempt item as anybody may read it, to who may not open exempt items."""
    topics = WorkProgrammeItem.objects.visible_to(user).filter(committee=committee, year=year.slug)
    topics = topics.select_related("agenda_item__meeting").in_order()
    sees_exempt = user.may(Permission.SEE_EXEMPT, committee.organisation)
    return [topic if sees_exempt else as_public(topic) for topic in topics]


def _groups(committee: Committee, year: MunicipalYear, topics: list[WorkProgrammeItem]) -> list[Group]:
    span = {"date__gte": year.first_day, "date__lte": year.last_day}
    meetings = {meeting.date: meeting for meeting in committee.meetings.filter(**span).in_order()}
    by_day = {day: list(group) for day, group in groupby(topics, key=lambda topic: topic.planned_for)}
    days = sorted({*meetings, *(day for day in by_day if day)})
    groups = [_of_day(day, by_day.get(day, []), meetings.get(day)) for day in days]
    return groups + _undated(by_day.get(None, []))


def _of_day(day, topics: list[WorkProgrammeItem], meeting) -> Group:
    kind = "meeting" if meeting or not all(topic.is_session for topic in topics) else "session"
    return Group(f"{day:%-d %B %Y}, {kind}", topics, meeting)


def _undated(topics: list[WorkProgrammeItem]) -> list[Group]:
    said = {text: [topic for topic in topics if topic.planned_text == text] for text in _texts(topics)}
    return [Group(text or NO_MEETING, group) for text, group in said.items()]


def _texts(topics: list[WorkProgrammeItem]) -> list[str]:
    return list(dict.fromkeys(topic.planned_text for topic in topics))


def _years(committee: Committee, shown: MunicipalYear, now: MunicipalYear) -> list[MunicipalYear]:
    kept = committee.work_programme.order_by("year").values_list("year", flat=True).distinct()
    return sorted({shown, now, *map(MunicipalYear.parse, kept)}, reverse=True)
