"""One box for the whole organisation: plans and their leads, committees, lessons, and cases for who handles them."""

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.models import Person, Post
from council.roles import Permission
from feedback.models import Complaint, Lesson
from improvement.models import Action, ActionLead, Priority, Recommendation
from scrutiny.search import decisions, meetings, recommendations

MOST = 25  # of each kind; the page says where there are more
SHORTEST = 2
WORDS_OF_A_CASE = ("complainant_name", "child_name", "what_happened", "desired_outcome")


@require_safe
def search(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_PLAN)
    words = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:200]
    groups = _groups(request.user, organisation, words) if len(words) >= SHORTEST or words.isdigit() else []
    found = sum(len(there) for _title, _template, there in groups)
    return render(
        request,
        "search.html",
        {
            "words": words,
            "too_short": bool(words) and not groups,
            "groups": [
                (title, template, there[:MOST], len(there) > MOST)
                for title, template, there in groups
                if there
            ],
            "found": found,
            "section": "search",
        },
    )


def _groups(user, organisation, words: str):
    """(title, template of one, what was found) of each kind, from what this user may see here and no more."""
    actions = Action.objects.visible_to(user).filter(plan__organisation=organisation)
    priorities = Priority.objects.visible_to(user).filter(plan__organisation=organisation)
    demands = Recommendation.objects.visible_to(user).filter(source__organisation=organisation)
    actions = actions.with_words(words).select_related("plan", "priority")
    priorities = _with_all(priorities, words, "title", "statement").select_related("plan")
    demands = _with_all(demands, words, "text", "response", "source__title", ref="ref").select_related(
        "source"
    )
    return [
        ("Actions", "search/action.html", list(actions.order_by("plan__name", "ref_key", "pk")[: MOST + 1])),
        (
            "Priorities",
            "search/priority.html",
            list(priorities.order_by("plan__name", "number", "pk")[: MOST + 1]),
        ),
        (
            "Recommendations",
            "search/recommendation.html",
            list(demands.prefetch_related("priorities__plan").order_by("ref_key", "pk")[: MOST + 1]),
        ),
        (
            "Committees’ recommendations",
            "search/committee_recommendation.html",
            list(recommendations(user, organisation, words)[: MOST + 1]),
        ),
        ("Meetings", "search/meeting.html", list(meetings(user, organisation, words)[: MOST + 1])),
        ("Key decisions", "search/key_decision.html", list(decisions(user, organisation, words)[: MOST + 1])),
        ("Leads", "search/lead.html", _leads(user, organisation, words)),
        ("Lessons", "search/lesson.html", _lessons(user, organisation, words)),
        ("Cases", "search/case.html", _cases(user, organisation, words)),
    ]


def _lessons(user, organisation, words: str) -> list[Lesson]:
    lessons = Lesson.objects.visible_to(user).filter(organisation=organisation)
    return list(_with_all(lessons, words, "text", "owner", ref="ref").in_order()[: MOST + 1])


def _cases(user, organisation, words: str) -> list[Complaint]:
    """Cases, for the feedback team alone: what it types here is often a name."""
    if not user.may(Permission.HANDLE_FEEDBACK, organisation):
        return []
    cases = Complaint.objects.visible_to(user).filter(organisation=organisation)
    found = _with_all(cases, words, *WORDS_OF_A_CASE, ref="ref").prefetch_related("teams")
    return list(found.in_order()[: MOST + 1])


def _leads(user, organisation, words: str) -> list[dict]:
    """Posts and people that lead an action, with the key that filters the list of actions by them."""
    leads = ActionLead.objects.visible_to(user).filter(action__plan__organisation=organisation)
    posts = _with_all(Post.objects.visible_to(user), words, "title").filter(organisation=organisation)
    people = _with_all(Person.objects.visible_to(user), words, "name").filter(organisation=organisation)
    rows = leads.filter(
        Exists(posts.filter(pk=OuterRef("post")))
        | Exists(people.filter(pk=OuterRef("person")))
        | _body(words)
    )
    rows = rows.select_related("post", "person", "action__plan").order_by("action__plan__name", "order", "pk")
    found = {(row.action.plan_id, row.key): {"lead": row, "plan": row.action.plan} for row in rows}
    return sorted(found.values(), key=lambda each: str(each["lead"]).lower())


def _body(words: str) -> Q:
    query = ~Q(body="")
    for word in words.split():
        query &= Q(body__icontains=word)
    return query


def _with_all(rows, words: str, *fields: str, ref: str = ""):
    """Rows whose fields have every one of the words between them, or whose reference is that word."""
    for word in words.split():
        query = Q(**{f"{ref}__iexact": word}) if ref else Q()
        for field in fields:
            query |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(query)
    return rows
