"""Lessons: everybody reads them; the feedback team adds them, says when they are achieved, and links actions."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from council.access import organisation_for
from council.history import changes
from council.models import Organisation
from council.roles import Permission
from feedback.domain.lessons import achieve, add_lesson, change_lesson, link_actions
from feedback.filters.chosen import without
from feedback.filters.records import LessonFilter
from feedback.forms.lessons import AchieveForm, ActionsForm, LessonForm
from feedback.models import Lesson
from feedback.views.record_forms import WRITE, page, saved
from feedback.views.record_lists import capital, narrow
from feedback.views.trail import SECTION, crumbs
from improvement.models import Action
from reports.prose import counted, in_words, verb

LESSONS = ("Lessons", "lesson-list")


@require_safe
def lesson_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.SEE_FEEDBACK)
    narrowed = narrow(LessonFilter, request, organisation)
    lessons = list(_in_full(request.user, narrowed.records()))
    chosen = narrowed.chosen() if narrowed.form.is_valid() else []
    is_team = request.user.may(Permission.HANDLE_FEEDBACK, organisation)
    context = {
        "heading": heading(lessons),
        "parts": _parts(lessons),
        "form": narrowed.form,
        "chosen": [(each.words, without(request.GET, each.name)) for each in chosen],
        "clear_url": without(request.GET, *(each.name for each in chosen)),
        "is_team": is_team,
        "today": narrowed.today,
        "caption": "Feedback",
        "section": SECTION,
        "crumbs": crumbs(organisation),
    }
    return render(
        request, "feedback/lessons/list.html", context, status=200 if narrowed.form.is_valid() else 400
    )


@require_http_methods(WRITE)
def lesson_add(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    form = LessonForm(
        request.POST or None, organisation=organisation, user=request.user, ref=request.GET.get("case", "")
    )
    if saved(request, form, add_lesson, "Lesson added", organisation=organisation):
        return redirect("feedback:lesson-list", organisation.slug)
    return page(request, organisation, form, "Add a lesson", LESSONS)


@require_http_methods(WRITE)
def lesson_edit(request, organisation, ref):
    organisation, lesson = _lesson(request, organisation, ref)
    form = LessonForm(request.POST or None, organisation=organisation, user=request.user, lesson=lesson)
    if saved(request, form, change_lesson, f"Lesson {lesson.ref} saved", lesson=lesson):
        return redirect("feedback:lesson-list", organisation.slug)
    return _page(request, organisation, form, f"Change lesson {lesson.ref}", lesson)


@require_http_methods(WRITE)
def lesson_achieve(request, organisation, ref):
    organisation, lesson = _lesson(request, organisation, ref)
    form = AchieveForm(request.POST or None)
    if saved(request, form, achieve, f"Lesson {lesson.ref} achieved", lesson=lesson):
        return redirect("feedback:lesson-list", organisation.slug)
    return _page(request, organisation, form, f"When was lesson {lesson.ref} achieved?", lesson)


@require_http_methods(WRITE)
def lesson_actions(request, organisation, ref):
    organisation, lesson = _lesson(request, organisation, ref)
    form = ActionsForm(request.POST or None, organisation=organisation, user=request.user, lesson=lesson)
    if saved(request, form, _link, f"Actions of lesson {lesson.ref} saved", lesson=lesson):
        return redirect("feedback:lesson-list", organisation.slug)
    return _page(request, organisation, form, f"Which actions does lesson {lesson.ref} lead to?", lesson)


def _link(*, today, **given):
    return link_actions(**given)


def heading(lessons: list[Lesson]) -> str:
    if not lessons:
        return "No lesson"
    done = sum(lesson.achieved_on is not None for lesson in lessons)
    words = capital(counted(len(lessons), "lesson"))
    if done == len(lessons):
        return f"{words}, {'and it is' if done == 1 else 'all'} achieved"
    return f"{words}. {capital(in_words(done, zero='None'))} {verb(done, 'is', 'are') if done else 'is'} achieved."


def _lesson(request, organisation: str, ref: str) -> tuple[Organisation, Lesson]:
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    lessons = Lesson.objects.visible_to(request.user).filter(organisation=organisation)
    return organisation, get_object_or_404(lessons.select_related("complaint"), ref=ref)


def _in_full(user, lessons):
    """With the actions that this reader may see, and the case for who may open it."""
    actions = (
        Action.objects.visible_to(user)
        .select_related("plan", "priority")
        .order_by("plan__name", "ref_key", "pk")
    )
    return lessons.prefetch_related(Prefetch("actions", actions)).select_related("complaint").in_order()


def _parts(lessons: list[Lesson]) -> list[tuple[str, list[Lesson]]]:
    delivering = [lesson for lesson in lessons if not lesson.achieved_on]
    achieved = [lesson for lesson in lessons if lesson.achieved_on]
    return [part for part in (("Being delivered", delivering), ("Achieved", achieved)) if part[1]]


def _page(request, organisation: Organisation, form, heading: str, lesson: Lesson):
    return page(request, organisation, form, heading, LESSONS, lesson=lesson, changes=changes(lesson))
