"""What an action's lead is told about it: what members will ask, what is missing, what was saved. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from improvement.enums import UpdateKind
from improvement.flags import Flag
from improvement.models import Action, DateChange, Update
from improvement.prose import capital, word
from improvement.questions import Question
from reports.prose import counted, listed


@dataclass(frozen=True)
class Said:
    statement: str
    facts: str = ""


def days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"


def age(day: date, today: date) -> str:
    """How long ago: “today”, “yesterday”, “40 days ago”."""
    passed = (today - day).days
    return {0: "today", 1: "yesterday"}.get(passed, f"{days(passed)} ago")


def members_will_see(found: Iterable[Flag], action: Action, today: date) -> list[Said]:
    """The questions that members will read beside this action, and what would answer each."""
    late, said = action.days_late(today), []
    questions = {flag.question: flag for flag in found}
    if Question.PAST_DUE_YET_ON_TRACK in questions:
        rating = capital(word(questions[Question.PAST_DUE_YET_ON_TRACK].standing.rating))
        said.append(Said(f"{rating}, but {days(late)} past its date", "It goes when a new date is agreed."))
    elif late > 0 and Question.COMPLETE_WITHOUT_EVIDENCE not in questions:
        said.append(Said(f"Past its date by {days(late)}", "It goes when a new date is agreed."))
    answers = {
        Question.BEHIND_AT_EVERY_MEETING: "Say what will change now.",
        Question.COMPLETE_WITHOUT_EVIDENCE: "Add the evidence.",
        Question.NO_UPDATE: "It goes when you save.",
        Question.DATE_MOVED_TWICE: "",
        Question.NO_EXPLANATION: "Give it in your own words.",
    }
    return said + [
        Said(questions[question].title, answer)
        for question, answer in answers.items()
        if question in questions
    ]


def missing(found: Iterable[Flag], action: Action, asked: DateChange | None, today: date) -> str:
    """What an action still needs, in a line; empty where nothing is missing."""
    questions = {flag.question: flag for flag in found}
    rating = next((flag.standing.rating for flag in questions.values()), None)
    no_date = asked is None and action.days_late(today) > 0
    parts = []
    if Question.BEHIND_AT_EVERY_MEETING in questions:
        meetings = questions[Question.BEHIND_AT_EVERY_MEETING].thresholds.meetings
        parts.append(f"{capital(word(rating))} and late at {meetings}.")
    if Question.PAST_DUE_YET_ON_TRACK in questions:
        parts.append(f"{capital(word(rating))}, but past its date. Add evidence, or ask for a new date.")
    elif no_date and questions.keys() - {Question.COMPLETE_WITHOUT_EVIDENCE}:
        parts.append("No new date has been asked for.")
    if Question.COMPLETE_WITHOUT_EVIDENCE in questions:
        parts.append("No evidence has been accepted.")
    if Question.NO_EXPLANATION in questions:
        parts.append("It has no explanation.")
    return " ".join(parts)


def who_came_first(latest: Update) -> str:
    """Told to the second of two people, whose own words stay in the form."""
    at = timezone.localtime(latest.recorded_at)
    who = latest.typed_by_name or latest.said_by or "Somebody"
    return (
        f"{who} saved {word(latest.rating)} at {at:%H:%M} on {at:%-d %B}, while you were writing."
        " Nothing of yours is saved yet: read theirs below, then save again if yours should follow it."
    )


def saved_words(ref: str, row: Update, standing: Update, before: Update | None) -> str:
    """What was saved, in a sentence that names the action."""
    rating = word(row.rating)
    if row.kind == UpdateKind.CLAIM:
        return (
            f"{ref}: your claim that it is {word(row.claimed)} has gone to quality assurance."
            f" Until they decide it counts as {rating}."
        )
    if standing.pk != row.pk:
        return (
            f"{ref}: {rating} from {row.holds_from:%-d %B %Y} is on the record."
            f" It is {word(standing.rating)} now, from {standing.holds_from:%-d %B %Y}."
        )
    stays = before is not None and before.rating_id == row.rating_id
    return f"{ref} stays {rating}, with your new words" if stays and row.words else f"{ref} is now {rating}"


def several_saved(rows: list[Update]) -> str:
    """What was saved in the table of several, action by action."""
    if not rows:
        return "You changed nothing, so nothing was saved"
    each = listed([f"{row.action.ref} is {word(row.rating)}" for row in rows])
    return f"{capital(counted(len(rows), 'update'))} saved: {each}"


def also_saved(files: int, new_date: date | None) -> str:
    """The rest of what was saved with a rating; empty where there was none."""
    parts = []
    if files:
        parts.append(f"{files} piece{'' if files == 1 else 's'} of evidence added.")
    if new_date:
        parts.append(f"New due date asked for: {new_date:%-d %B %Y}. The plan manager agrees or refuses it.")
    return " ".join(parts)
