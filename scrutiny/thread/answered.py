"""How it was challenged and answered: committee recommendations, and what the executive said to them."""

from reports.document import Selection
from reports.prose import counted
from scrutiny.models import Recommendation
from scrutiny.thread.chain import Chain
from scrutiny.thread.papers import meeting_key
from scrutiny.thread.start import StartKind, reference_of
from scrutiny.thread.step import Entry, Step


def recommendations(chain: Chain) -> Step:
    """What committees recommended; after it, what the plans themselves say stands in their way."""
    entries = [_recommendation(each) for each in chain.asked]
    one = chain.asked[0] if len(chain.asked) == 1 else None
    return Step(
        key="scrutiny",
        stage="challenged",
        kind="Scrutiny recommendation" if len(chain.asked) < 2 else "Scrutiny recommendations",
        note=one.committee.name if one else "",
        title="" if chain.asked else "Nothing yet",
        brief=one.ref
        if one
        else counted(len(chain.asked), "recommendation")
        if chain.asked
        else "nothing yet",
        entries=(*entries, *(_challenge(each) for each in chain.challenges)),
        is_gap=not chain.asked,
        is_start=chain.start.kind is StartKind.SCRUTINY,
        next=""
        if chain.asked
        else "A committee may recommend. The executive then has two months to respond.",
    )


def _recommendation(each: Recommendation) -> Entry:
    due = f" Answer due {each.answer_due_on:%-d %B %Y}." if each.answer_due_on else ""
    return Entry(
        title=f"Recommendation {each.ref}" + (f", {each.review}" if each.review else ""),
        words=f"{each.text.rstrip('.')}.{due}",
        on=each.made_on,
        who=each.committee.name,
        selection=Selection("scrutiny.thread", {"kind": StartKind.SCRUTINY, "ref": reference_of(each)}),
    )


def _challenge(challenge) -> Entry:
    proposed = f" Proposed: {challenge.proposed}" if challenge.proposed else ""
    return Entry(
        title=f"{challenge}, as the plan states it",
        words=f"{challenge.what}{proposed}",
        when=challenge.timescale,
    )


def responses(chain: Chain) -> Step:
    """The answers to committees and to inspectors, what was reported of them since, and what closed them."""
    to_inspectors = [
        Entry(title=f"To recommendation {each.ref}", words=each.response)
        for each in chain.demands
        if each.response
    ]
    entries = [entry for each in chain.asked for entry in _answers(each, several=len(chain.asked) > 1)]
    owed = [each for each in chain.asked if not each.responses.all()]
    late = [each for each in owed if each.answer_due_on and each.answer_due_on < chain.today]
    answered = len(chain.asked) - len(owed)
    gap = not to_inspectors and not answered
    return Step(
        key="answer",
        stage="answered",
        kind="Answer",
        note=_note(owed, late),
        title=_title(answered, len(chain.asked), gap),
        brief=f"{answered} of {len(chain.asked)}" if chain.asked else "" if to_inspectors else "nothing yet",
        entries=(*to_inspectors, *entries, *_achieved(chain)),
        is_gap=gap,
        next=_next(chain, owed) if gap else "",
    )


def _title(answered: int, asked: int, gap: bool) -> str:
    if gap:
        return "Nothing yet"
    return f"{answered} of {asked} answered" if asked > 1 else "Answered"


def _note(owed: list, late: list) -> str:
    if late:
        return f"{counted(len(late), 'answer')} overdue"
    return f"{counted(len(owed), 'answer')} owed" if owed else ""


def _next(chain: Chain, owed: list[Recommendation]) -> str:
    if not chain.asked:
        return "There is an answer once a committee has recommended something."
    due = [each.answer_due_on for each in owed if each.answer_due_on]
    return f"The executive’s answer is due {min(due):%-d %B %Y}." if due else "The executive owes an answer."


def _answers(asked: Recommendation, *, several: bool) -> list[Entry]:
    prefix = f"{asked.ref}: " if several else ""
    found = []
    for each in sorted(asked.responses.all(), key=lambda row: (row.given_on, row.pk)):
        label = each.get_answer_display() or "No answer given"
        found.append(Entry(title=f"{prefix}{label}", words=each.text, on=each.given_on, who=asked.asked_of))
        for action in sorted(each.actions.all(), key=lambda row: row.order):
            found.append(
                Entry(
                    title=f"{prefix}What was promised",
                    words=action.text or "As in the response",
                    on=action.due_on,
                    when=action.due_text,
                    who=action.responsible,
                )
            )
    for each in sorted(asked.progress.all(), key=lambda row: (row.given_on, row.pk)):
        found.append(Entry(title=f"{prefix}Progress", words=each.text, on=each.given_on))
    if asked.closed_at:
        found.append(_closed(asked, prefix))
    return found


def _closed(asked: Recommendation, prefix: str) -> Entry:
    return Entry(
        title=f"{prefix}Closed by the committee",
        words=asked.closed_because,
        on=asked.closed_at.date,
        who=asked.closed_at.committee.name,
        selection=Selection("scrutiny.meeting", meeting_key(asked.closed_at)),
    )


def _achieved(chain: Chain) -> list[Entry]:
    return [
        Entry(title=f"Lesson {lesson.ref} achieved", on=lesson.achieved_on, who=lesson.owner)
        for lesson in chain.lessons
        if lesson.achieved_on
    ]
