from collections.abc import Iterable
from datetime import date

from django.db import transaction

from council import history
from council.models import Organisation
from feedback.domain.cases import elsewhere, next_reference, refuse, words, wrong_day, wrong_reference
from feedback.models import Complaint, Lesson
from improvement.enums import Provenance
from improvement.models import Action


@transaction.atomic
def add_lesson(
    *,
    organisation: Organisation,
    text: str,
    raised_on: date,
    today: date,
    by,
    complaint: Complaint | None = None,
    actions: Iterable[Action] = (),
    owner: str = "",
    due_on: date | None = None,
    ref: str = "",
    provenance: str = Provenance.ENTERED,
) -> Lesson:
    """
    Keep what was learned and is being done about it. Without a reference it gets the next that is free.

    Raises ValidationError on `text`, `raised_on` (to come), `due_on` (before it was learned), `owner`, `complaint`,
    `actions` (of another organisation) or `ref`.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    records, actions = organisation.lessons.all(), list(actions)
    refuse(
        {
            **_wrong(organisation, text, raised_on, due_on, owner, complaint, today),
            "actions": _wrong_actions(actions, organisation),
            "ref": wrong_reference(ref.strip(), records),
        }
    )
    lesson = Lesson(
        organisation=organisation,
        ref=ref.strip() or next_reference(records, prefix="L", digits=3),
        text=text.strip(),
        complaint=complaint,
        owner=owner.strip(),
        raised_on=raised_on,
        due_on=due_on,
        provenance=provenance,
    )
    history.save(lesson, by=by)
    if actions:
        lesson.actions.set(actions)
    return lesson


@transaction.atomic
def change_lesson(
    *,
    lesson: Lesson,
    text: str,
    raised_on: date,
    today: date,
    by,
    owner: str = "",
    due_on: date | None = None,
    complaint: Complaint | None = None,
    why: str = "",
) -> Lesson:
    """Word a lesson again. Raises ValidationError like `add_lesson`, and where it was achieved before it began."""
    lesson = _lock(lesson)
    errors = _wrong(lesson.organisation, text, raised_on, due_on, owner, complaint, today)
    if lesson.achieved_on and raised_on and raised_on > lesson.achieved_on:
        errors["raised_on"] = f"It was achieved on {words(lesson.achieved_on)}: it was learned before"
    refuse(errors)
    lesson.text, lesson.owner, lesson.complaint = text.strip(), owner.strip(), complaint
    lesson.raised_on, lesson.due_on = raised_on, due_on
    history.save(lesson, by=by, why=why)
    return lesson


@transaction.atomic
def achieve(*, lesson: Lesson, on: date, today: date, by) -> Lesson:
    """Keep the day on which a lesson was achieved. Raises ValidationError on `on` (before; to come; achieved)."""
    lesson = _lock(lesson)
    since = {"since": lesson.raised_on, "since_what": "when it was learned"}
    wrong = wrong_day(on, "Date achieved", today=today, **since)
    if lesson.achieved_on:
        wrong = f"Achieved on {words(lesson.achieved_on)} already"
    refuse({"on": wrong})
    lesson.achieved_on = on
    history.save(lesson, by=by)
    return lesson


@transaction.atomic
def link_actions(*, lesson: Lesson, actions: Iterable[Action], by) -> Lesson:
    """Make these the improvement actions that carry a lesson out. Raises ValidationError on `actions`."""
    lesson, actions = _lock(lesson), list(actions)
    refuse({"actions": _wrong_actions(actions, lesson.organisation)})
    lesson._history_user = by
    lesson.actions.set(actions)
    return lesson


def _lock(lesson: Lesson) -> Lesson:
    lessons = Lesson.objects.select_for_update(of=("self",)).select_related("organisation")
    return lessons.get(pk=lesson.pk)


def _wrong(
    organisation: Organisation,
    text: str,
    raised_on: date,
    due_on: date | None,
    owner: str,
    complaint: Complaint | None,
    today: date,
) -> dict[str, str]:
    cases = [complaint] if complaint else []
    return {
        "text": "" if text.strip() else "Say what is done",
        "raised_on": wrong_day(raised_on, "Date learned", today=today),
        "due_on": wrong_day(due_on, "Date due", today=None, since=raised_on) if due_on else "",
        "owner": "" if len(owner.strip()) <= 200 else "Use 200 characters at most",
        "complaint": elsewhere(cases, organisation, "Choose a case of this council"),
    }


def _wrong_actions(actions: list[Action], organisation: Organisation) -> str:
    plans = [action.plan for action in actions]
    return elsewhere(plans, organisation, f"Choose actions of {organisation}")
