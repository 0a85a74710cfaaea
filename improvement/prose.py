"""
A plan at one day beside an earlier one, in sentences: the heading, the lead, and the words under a strip.

Pure: from a Comparison to text. The words for ratings come from the scale and what each rating means to the
sums, so the sentences hold for red and amber, for “Behind schedule” and for numbers from 1 to 4.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from improvement.enums import Meaning
from improvement.flags import Flag
from improvement.models import Priority, Rating
from improvement.questions import Question, Thresholds
from improvement.snapshot import Comparison, Move, Snapshot
from reports.document import RatingValue
from reports.prose import counted, in_words, listed, verb

DEFAULTS = Thresholds()
BEHIND_IN_WORDS = {
    Meaning.DELAYED: "delayed",
    Meaning.SERIOUSLY_DELAYED: "seriously delayed",
    Meaning.NOT_STARTED: "not started",
}


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def days(count: int, word: str) -> str:
    """“1 day late”, “2,882 days late”."""
    return f"{count:,} day{'' if count == 1 else 's'} {word}"


def word(rating: Rating | RatingValue) -> str:
    """A rating inside a sentence: “amber”, “behind schedule”, “rated 3”. Acronyms keep their capitals."""
    label = rating.label.strip()
    if len(label) == 1 or label.isdigit():
        return f"rated {label}"
    if label.isupper():
        return label.lower()
    return " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in label.split())


def finding(rating: Rating) -> str:
    """The rating as a finding: what is assured has been shown."""
    return f"{word(rating)} and evidenced" if rating.meaning == Meaning.ASSURED else word(rating)


def heading(comparison: Comparison) -> str:
    """What changed and what is late, as the heading of the plan's page."""
    now = comparison.now
    if not now.standings:
        return "This plan has no actions yet"
    if comparison.before is None:
        return _first(now)
    if now.count(code="new") == len(now.standings):
        return f"All the plan’s actions are new since the last meeting: {in_words(len(now.standings))}"
    worse = _behind_in_all(now) > _behind_in_all(comparison.before)
    progress, behind = _progress(comparison), _behind(comparison, leads=worse)
    return " ".join(part for part in ([behind, progress] if worse else [progress, behind]) if part)


def lead(comparison: Comparison) -> str:
    """Where the plan stands: “101 actions: 91 on track or complete, 4 delayed, 6 new since the last meeting”."""
    now = comparison.now
    if not now.standings:
        return "Its priorities and actions appear here once a plan manager has added them."
    total = len(now.standings)
    by_meaning = Counter(
        standing.rating.meaning for standing in now.standings if standing.rating and not standing.is_new
    )
    parts = _parts_of_lead(now, by_meaning)
    return f"{total:,} action{'' if total == 1 else 's'}: {', '.join(parts)}."


def change_words(moves: Iterable[Move]) -> list[str]:
    """What happened in a priority since the last meeting: “1 more completed”, “2 still amber”, “4 new”."""
    moves = list(moves)
    arrived = Counter(move.now.rating for move in moves if move.changed and move.now.rating)
    stayed = Counter(move.now.rating for move in moves if move.stays_behind)
    words = [
        f"{count} {'more' if rating.is_done else 'now'} {word(rating)}"
        for rating, count in _in_order(arrived)
    ] + [f"{count} still {word(rating)}" for rating, count in _in_order(stayed)]
    new = sum(move.now.is_new for move in moves)
    return words + ([f"{new} new"] if new else [])


def since(now: int, before: int | None) -> str:
    """A figure beside last time's: “29 last time, 6 more”."""
    if before is None:
        return "first review"
    if now == before:
        return "0 last time" if not now else f"{before:,} last time, the same"
    return f"{before:,} last time, {abs(now - before):,} {'more' if now > before else 'fewer'}"


def _in_order(numbers: Counter) -> list[tuple[Rating, int]]:
    return sorted(numbers.items(), key=lambda item: item[0].order)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _first(now: Snapshot) -> str:
    """The heading of a plan's first review: there is nothing to compare with."""
    total = len(now.standings)
    some = [
        (now.count(code=rating.code), finding(rating))
        for rating in now.ratings
        if (rating.is_behind or rating.is_done) and now.count(code=rating.code)
    ]
    if not some and now.count(code="not-rated") + now.count(code="new") == total:
        plural = f"None of the plan’s {counted(total, 'action')} is rated yet."
        return plural if total > 1 else "The plan’s one action is not rated yet."
    if not some:
        late = listed([word(rating) for rating in now.ratings if rating.is_behind], "or") or "late"
        return (
            f"None of the plan’s {counted(total, 'action')} is {late}."
            if total > 1
            else f"The plan’s one action is not {late}."
        )
    if total == 1:
        return f"The plan’s one action is {some[0][1]}."
    clauses = [f"{in_words(count)} {_are(count)} {text}" for count, text in some]
    return f"Of {counted(total, 'action')}, {listed(clauses)}."


def _progress(comparison: Comparison) -> str:
    """“Six more actions are completed and evidenced.” Actions that are done no longer are said too."""
    changed = [move for move in comparison.moves() if move.changed]
    done = Counter(move.now.rating for move in changed if move.now.rating and move.now.rating.is_done)
    undone = sum(
        bool(move.before.rating and move.before.rating.is_done)
        and not (move.now.rating and move.now.rating.is_done)
        for move in changed
    )
    back = f", and {in_words(undone)} no longer {_are(undone)}" if undone else ""
    clauses = []
    for rating, count in _in_order(done):
        noun = "" if clauses else (" action" if count == 1 else " actions")
        clauses.append(f"{in_words(count)} more{noun} {_are(count)} {finding(rating)}")
    if clauses:
        return f"{capital(listed(clauses))}{back}."
    best = [rating for rating in comparison.now.ratings if rating.is_done]
    if undone:
        were = "action that was done no longer is" if undone == 1 else "actions that were done no longer are"
        return f"{capital(in_words(undone))} {were}."
    return f"No more actions are {finding(best[0])}." if best else ""


def _behind(comparison: Comparison, *, leads: bool) -> str:
    """“Four are still amber and none is red.” Where it leads, it says what is counted: “Four actions are”."""
    stayed = Counter(move.now.code for move in comparison.moves() if not move.changed and not move.now.is_new)
    some, none = [], []
    for rating in comparison.now.ratings:
        if not rating.is_behind:
            continue
        count = comparison.now.count(code=rating.code)
        before = comparison.before.count(code=rating.code)
        if not count:
            none.append(word(rating))
            continue
        still = "still " if stayed[rating.code] == count == before else ""
        more = f", {in_words(count - before)} more than last time" if count > before else ""
        noun = f" action{'' if count == 1 else 's'}" if leads and not some else ""
        some.append(f"{in_words(count)}{noun} {_are(count)} {still}{word(rating)}{more}")
    if none:
        some.append(f"none is {listed(none, 'or')}")
    return f"{capital(_with_commas(some))}." if some else ""


def _with_commas(clauses: Sequence[str]) -> str:
    """As `listed`, and closing the comma of a clause that has one: “eight are red, six more, and one is …”."""
    text = listed(clauses)
    if len(clauses) > 1 and "," in clauses[-2]:
        text = f"{', '.join(clauses[:-1])}, and {clauses[-1]}"
    return text


def _behind_in_all(snapshot: Snapshot) -> int:
    return sum(snapshot.count(code=rating.code) for rating in snapshot.ratings if rating.is_behind)


def _parts_of_lead(now: Snapshot, by_meaning: Counter) -> list[str]:
    well = sum(by_meaning[m] for m in (Meaning.ON_TRACK, Meaning.COMPLETE, Meaning.ASSURED, Meaning.CLOSED))
    names = ["on track", "complete"] + (["closed"] if by_meaning[Meaning.CLOSED] else [])
    parts = [f"{well:,} {listed(names, 'or')}"]
    behind = [
        f"{by_meaning[meaning]:,} {text}" for meaning, text in BEHIND_IN_WORDS.items() if by_meaning[meaning]
    ]
    parts += behind or ["none delayed"]
    if new := now.count(code="new"):
        parts.append(f"{new:,} new since the last meeting")
    if unrated := now.count(code="not-rated"):
        parts.append(f"{unrated:,} not yet rated")
    return parts


def of_priority(comparison: Comparison, priority: Priority) -> str:
    """A priority's heading below its title: “Two of its eight actions are amber.”"""
    now = comparison.now
    total = now.count(priority=priority)
    if not total:
        return "No action answers this priority yet."
    counts = [(rating, now.count(priority=priority, code=rating.code)) for rating in now.ratings]
    clauses = [f"{in_words(count)} {_are(count)} {finding(rating)}" for rating, count in counts if count]
    for code, text in (("new", "new"), ("not-rated", "not yet rated")):
        if count := now.count(priority=priority, code=code):
            clauses.append(f"{in_words(count)} {_are(count)} {text}")
    if len(clauses) == 1:
        one = clauses[0].split(" ", 2)[2]
        return f"Its one action is {one}." if total == 1 else f"All {in_words(total)} actions are {one}."
    return f"Of its {counted(total, 'action')}, {listed(clauses)}."


def question(asked: Question, ratings: Sequence[Rating], thresholds: Thresholds = DEFAULTS) -> str:
    """A challenge flag as a heading: “Green, but past the due date”. `ratings` are those of its actions."""
    those = capital(listed([word(rating) for rating in ratings], "or"))
    return {
        Question.BEHIND_AT_EVERY_MEETING: f"{those} at {thresholds.meetings}",
        Question.PAST_DUE_YET_ON_TRACK: f"{those}, but past the due date",
        Question.COMPLETE_WITHOUT_EVIDENCE: f"{those}, without accepted evidence",
        Question.NO_EXPLANATION: f"{those}, with no explanation",
    }.get(asked, thresholds.title(asked))


def flag_words(flag: Flag) -> str:
    """The question of one action. At the meetings before it may have been late by another rating."""
    if flag.question == Question.BEHIND_AT_EVERY_MEETING:
        return flag.title
    return question(flag.question, [flag.standing.rating], flag.thresholds)


def of_question(
    asked: Question, ratings: Sequence[Rating], count: int, thresholds: Thresholds = DEFAULTS
) -> str:
    """The same as the end of a sentence about so many actions: “are green but past their due date”."""
    one = count == 1
    those, are, have = (
        listed([word(rating) for rating in ratings], "or"),
        _are(count),
        "has" if one else "have",
    )
    its = "its" if one else "their"
    return {
        Question.BEHIND_AT_EVERY_MEETING: f"{have} been late at {thresholds.meetings}",
        Question.PAST_DUE_YET_ON_TRACK: f"{are} {those} but past {its} due date",
        Question.COMPLETE_WITHOUT_EVIDENCE: f"{are} {those} without accepted evidence",
        Question.NO_UPDATE: f"{have} had no update {thresholds.silence}",
        Question.DATE_MOVED_TWICE: f"{have} had {its} due date moved {thresholds.moves}".strip(),
        Question.NO_EXPLANATION: f"{are} {those} with no explanation",
    }[asked]


def of_list(
    count: int,
    *,
    rating: RatingValue | None = None,
    question: Question | None = None,
    ratings: Sequence[Rating] = (),
    priority: str = "",
    otherwise: bool = False,
    thresholds: Thresholds = DEFAULTS,
) -> str:
    """The heading of a list of actions: what is true of all of them, as far as its filters say."""
    subject = counted(count, "action") + (f" of priority {priority}" if priority else "")
    said = [of_question(question, ratings, count, thresholds)] if question else []
    if rating:
        said.insert(0, f"{_are(count)} {_in_list(rating)}")
    if not said:
        said = [verb(count, "matches", "match")] if otherwise else []
    elif otherwise:
        said.append(verb(count, "matches", "match"))
    return capital(
        f"{subject} {listed(said)}" if said else f"{subject} in the plan" if not priority else subject
    )


def _in_list(rating: RatingValue) -> str:
    return {"new": "new since the last meeting", "not-rated": "not yet rated"}.get(rating.meaning) or word(
        rating
    )
