"""What reports of scrutiny ask for: a committee, a meeting, a review, a municipal year."""

from datetime import date

from django.db.models import Q

from council.roles import Permission
from reports.parameters import parse_date
from reports.report import BadParameter, Run
from scrutiny.models import Committee, Meeting, Review
from scrutiny.years import MunicipalYear

ANY = Q()


def is_open_only(run: Run) -> bool:
    """Whether this run shows only what is open: for the public, and for who may not see what is exempt."""
    return run.public or (run.user is not None and not run.user.may(Permission.SEE_EXEMPT, run.organisation))


def committees_of(run: Run):
    """The committees that this run may speak of: of an open one, those that meet in public."""
    committees = run.organisation.committees.all()
    if is_open_only(run):
        committees = committees.filter(is_private=False)
    if run.public or run.user is None:
        return committees
    return committees.visible_to(run.user, Permission.SEE_COMMITTEES)


def committee_of(run: Run) -> Committee:
    """The committee that the run names; where it names none, the only one that has met. Raises BadParameter."""
    committees = committees_of(run).select_related("organisation", "predecessor")
    if run.committee:
        committee = committees.filter(slug=run.committee).first()
        if committee is None:
            raise BadParameter("committee", f"{run.organisation} has no committee “{run.committee}”")
        return committee
    found = list(committees.filter(meetings__isnull=False).distinct()[:2])
    if len(found) != 1:
        raise BadParameter("committee", "Choose a committee" if found else "There is no committee yet")
    return found[0]


def meeting_of(run: Run, having: Q = ANY) -> Meeting:
    """
    The meeting of “committee/2019-07-04”; where none is named, the latest up to today of those `having` what
    the report is about. Raises BadParameter.
    """
    meetings = Meeting.objects.filter(committee__in=committees_of(run)).select_related(
        "committee__organisation"
    )
    if not run.meeting:
        meeting = meetings.filter(having, date__lte=run.today).order_by("-date", "-pk").first()
        if meeting is None:
            raise BadParameter("meeting", "There is no meeting yet")
        return meeting
    slug, slash, text = run.meeting.partition("/")
    if not slash:
        raise BadParameter("meeting", f"“{run.meeting}” is not a meeting. Type it like committee/2019-07-04")
    meeting = meetings.filter(committee__slug=slug, date=_day(text)).first()
    if meeting is None:
        raise BadParameter("meeting", f"{run.organisation} has no meeting “{run.meeting}”")
    return meeting


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except ValueError as error:
        raise BadParameter("meeting", str(error)) from error


def review_of(run: Run) -> Review | None:
    """The review that the run names, None where it names none. Raises BadParameter."""
    if not run.review:
        return None
    review = Review.objects.filter(committee__in=committees_of(run), slug=run.review).first()
    if review is None:
        raise BadParameter("review", f"{run.organisation} has no review “{run.review}”")
    return review


def year_of(run: Run) -> MunicipalYear | None:
    """The municipal year that the run names, None where it names none. Raises BadParameter."""
    try:
        return MunicipalYear.parse(run.year) if run.year else None
    except ValueError as error:
        raise BadParameter("year", str(error)) from error


def choices(run: Run, having: Q = ANY) -> dict[str, list[tuple[str, str]]]:
    """For the form: committees, meetings, reviews and municipal years of this run's organisation."""
    committees = list(committees_of(run).in_order())
    meetings = Meeting.objects.filter(having, committee__in=committees).select_related("committee").distinct()
    reviews = Review.objects.filter(committee__in=committees).order_by("title", "pk")
    meetings = list(meetings.order_by("-date", "-pk"))
    years = sorted({MunicipalYear.of(meeting.date) for meeting in meetings}, reverse=True)
    return {
        "committee": [(each.slug, each.name) for each in committees],
        "meeting": [(f"{each.committee.slug}/{each.date:%Y-%m-%d}", str(each)) for each in meetings],
        "review": [("", "All of the committee’s"), *((each.slug, each.title) for each in reviews)],
        "year": [(year.slug, year.label) for year in years],
    }
