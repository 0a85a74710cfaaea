"""Where the records behind a figure are listed: the pages that a report's figures open, by name."""

from functools import partial
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from council.roles import Permission
from feedback.models import Lesson
from scrutiny.models import Recommendation
from scrutiny.standing import Standing


def _actions(organisation: str, filters) -> str:
    rest = {name: value for name, value in filters.items() if name != "plan"}
    url = reverse("improvement:action-list", args=[organisation, filters["plan"]])
    return f"{url}?{urlencode(rest)}" if rest else url


def _priority(organisation: str, filters) -> str:
    return reverse("improvement:priority", args=[organisation, filters["plan"], filters["number"]])


def _action(organisation: str, filters) -> str:
    return reverse("improvement:action", args=[organisation, filters["plan"], filters["ref"]])


def _records(organisation: str, filters) -> str:
    rest = {name: value for name, value in filters.items() if name not in {"plan", "kind"}}
    url = reverse("improvement:records", args=[organisation, filters["plan"], filters["kind"]])
    return f"{url}?{urlencode(rest)}" if rest else url


def _feedback(page: str, organisation: str, filters) -> str:
    url = reverse(f"feedback:{page}", args=[organisation])
    return f"{url}?{urlencode(filters)}" if filters else url


def _edition(organisation: str, filters) -> str:
    return reverse("reports:edition", args=[organisation, filters["key"], filters["edition"]])


def _evidence(organisation: str, filters) -> str:
    return reverse("improvement:evidence-file", args=[organisation, filters["evidence"], filters["number"]])


def _meeting(organisation: str, filters) -> str:
    try:
        return reverse("scrutiny:meeting", args=[organisation, filters["committee"], filters["date"]])
    except NoReverseMatch:
        return ""


def _thread(organisation: str, filters) -> str:
    return reverse("scrutiny:golden-thread", args=[organisation, filters["kind"], filters["ref"]])


# Name of a selection (reports/document.py) → function(slug of the organisation, filters) giving the address.
SELECTIONS = {
    "improvement.actions": _actions,
    "improvement.priority": _priority,
    "improvement.action": _action,
    "improvement.records": _records,
    "feedback.complaints": partial(_feedback, "complaint-list"),
    "feedback.pre_complaints": partial(_feedback, "pre-complaint-list"),
    "feedback.compliments": partial(_feedback, "compliment-list"),
    "feedback.referrals": partial(_feedback, "ombudsman-list"),
    "feedback.costs": partial(_feedback, "cost-list"),
    "feedback.lessons": partial(_feedback, "lesson-list"),
    "improvement.evidence": _evidence,
    "reports.edition": _edition,
    "scrutiny.meeting": _meeting,
    "scrutiny.thread": _thread,
}
# Selections that only somebody with this permission may open: a figure that may be seen is no way to a case.
PERMISSIONS = {
    "feedback.complaints": Permission.HANDLE_FEEDBACK,
    "feedback.pre_complaints": Permission.HANDLE_FEEDBACK,
    "feedback.compliments": Permission.HANDLE_FEEDBACK,
    "feedback.referrals": Permission.HANDLE_FEEDBACK,
    "feedback.costs": Permission.HANDLE_FEEDBACK,
    "feedback.lessons": Permission.SEE_FEEDBACK,
    "improvement.evidence": Permission.SEE_EVIDENCE,
    "scrutiny.meeting": Permission.SEE_COMMITTEES,
}


def _lessons(user, action) -> list[tuple[str, str, str]]:
    lessons = Lesson.objects.visible_to(user).filter(actions=action).in_order()
    url = reverse("feedback:lesson-list", args=[action.plan.organisation.slug])
    return [
        (f"Complaint lesson {lesson.ref}", lesson.text, f"{url}?{urlencode({'q': lesson.ref})}")
        for lesson in lessons
    ]


def _recommended(user, action) -> list[tuple[str, str, str]]:
    """What committees asked about it, each with its answer."""
    asked = Recommendation.objects.visible_to(user).filter(actions=action).with_last_answer()
    slug = action.plan.organisation.slug
    return [
        (
            f"{each.committee}, recommendation {each.ref}",
            f"{each.text.rstrip('.')}. {Standing(each, timezone.localdate()).said}",
            reverse("scrutiny:recommendation", args=[slug, each.public_id]),
        )
        for each in asked.select_related("committee", "closed_at").in_order()
    ]


# What led to an action beside inspections: functions (user, action) giving (kind, words, address) of each.
LEADING_TO_ACTIONS = [_lessons, _recommended]
