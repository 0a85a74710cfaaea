"""
Paragraphs of a progress report, written from numbers: the patterns of the papers of January and May 2019.

Pure: from groups of actions to text. A rating is spoken of by its colour where the scale is named by colours
(“blue”), else by its label (“behind schedule”), with what it means in brackets where the word does not say it.
"""

from collections.abc import Sequence

from improvement.due import Group
from improvement.enums import DONE, Meaning, Tone
from improvement.models import Rating
from improvement.prose import capital, word
from reports.prose import counted, in_words, listed, verb

GLOSSES = {
    Meaning.NOT_STARTED: "not started",
    Meaning.SERIOUSLY_DELAYED: "significant delay",
    Meaning.DELAYED: "some delay",
    Meaning.ON_TRACK: "on track",
    Meaning.COMPLETE: "complete",
    Meaning.ASSURED: "completed and evidenced",
    Meaning.CLOSED: "closed",
}
STATES = GLOSSES | {Meaning.SERIOUSLY_DELAYED: "seriously delayed", Meaning.DELAYED: "delayed"}
AWAITING = "completed and awaiting evidence"


def are(count: int) -> str:
    return verb(count, "is", "are")


def all_of(count: int) -> str:
    """“both”, “all three”; of one there is no word but “it”."""
    return {1: "it", 2: "both"}.get(count, f"all {in_words(count)}")


def has_colours(ratings: Sequence[Rating]) -> bool:
    """Whether the scale is named by colours: then even “Completed” is spoken of as blue."""
    return any(rating.label.strip().lower() == rating.tone for rating in ratings)


def spoken(rating: Rating | None, ratings: Sequence[Rating]) -> str:
    if rating is None:
        return "not yet rated"
    coloured = has_colours(ratings) and rating.tone not in {Tone.NONE, Tone.GREY}
    return rating.tone if coloured else word(rating)


def gloss(group: Group, ratings: Sequence[Rating]) -> str:
    """
    What the rating of these actions, all due, says of them; empty where its word says it.

    Where a claim counts as this rating, an action that has passed its date under it is completed and awaits
    evidence; one that has not is on track.
    """
    rating = group.rating
    if rating is None:
        return ""
    name = spoken(rating, ratings)
    if any(each.claim_counts_as_id == rating.pk for each in ratings):
        meant = STATES[Meaning(rating.meaning)]
        if group.passed == group.count:
            meant = AWAITING
        elif group.passed:
            meant = f"{meant}, or {AWAITING}"
    else:
        meant = GLOSSES[Meaning(rating.meaning)]
        by_word = not has_colours(ratings) and not name.startswith("rated ")
        if by_word and rating.meaning != Meaning.ASSURED:
            return ""
    return "" if meant == name else meant


def named(group: Group, ratings: Sequence[Rating]) -> str:
    """“green (completed and awaiting evidence)”."""
    meant = gloss(group, ratings)
    return f"{spoken(group.rating, ratings)} ({meant})" if meant else spoken(group.rating, ratings)


def worst_first(groups: Sequence[Group], ratings: Sequence[Rating]) -> list[Group]:
    """Groups in the order of a scale that begins with its worst, and of one that ends with it; unrated last."""
    rated, unrated = [each for each in groups if each.rating], [each for each in groups if not each.rating]
    ends_badly = ratings[-1].is_behind and not ratings[0].is_behind
    return (rated[::-1] if ends_badly else rated) + unrated


def clauses(groups: Sequence[Group], ratings: Sequence[Rating]) -> list[str]:
    return [f"{in_words(each.count)} {are(each.count)} {named(each, ratings)}" for each in groups]


def of_priority(
    number: int, due: Sequence[Group], later: Sequence[Group], *, by: str, ratings: Sequence[Rating]
) -> str:
    """How the actions of a priority stand (patterns P-01 and P-02); new actions are in neither group."""
    how_many_due, rest = _sum(due), _sum(later)
    total = how_many_due + rest
    if not total:
        return f"There are no actions against priority {in_words(number)} from before the last meeting."
    subject = f"There {are(total)} {counted(total, 'action')} against priority {in_words(number)}"
    sentences = [f"{subject}{_of_which(how_many_due, total, by)}."]
    if due:
        sentences.append(_of_those_due(how_many_due, total, worst_first(due, ratings), ratings))
    if later:
        sentences.append(_of_the_rest(rest, total, later))
    return " ".join(sentences)


def of_due(groups: Sequence[Group], *, ratings: Sequence[Rating], these: bool = False) -> str:
    """
    How all actions that are due stand, the best first, naming what is behind even at none (pattern P-04).

    `these` where the sentence before has said how many they are.
    """
    total = _sum(groups)
    in_order = worst_first(groups, ratings)
    best_first = [each for each in reversed(in_order) if each.rating]
    best_first += [each for each in in_order if not each.rating]
    if len(groups) == 1:
        said = f"{capital(_subject(total))} {named(groups[0], ratings)}."
        if total == 1 and not these:
            said = f"The one action due is {named(groups[0], ratings)}."
    else:
        those = "these" if these else f"the {in_words(total)} actions due"
        said = f"Of {those}, {listed(clauses(best_first, ratings))}."
    there = {each.rating for each in groups}
    none = [spoken(each, ratings) for each in ratings if each.is_behind and each not in there]
    return f"{said} None is {listed(none, 'or')}." if none else said


def overall(counts: dict[Rating, int], *, total: int, share: str, new: int, ratings: Sequence[Rating]) -> str:
    """What is behind in the whole plan, and the share that is not (pattern P-06)."""
    parts = []
    for rating in (each for each in ratings if each.is_behind):
        count = counts.get(rating, 0)
        noun = "" if parts else f" action{'s' if count > 1 else ''}"
        number = in_words(count, zero="no" if noun else "none")
        parts.append(f"{number}{noun} {'are' if count > 1 else 'is'} {_behind(rating, ratings)}")
    share = f"{share}% of the {total:,} actions are on track or complete"
    counted_in = (
        f"; the {counted(new, 'new action')} {verb(new, 'counts', 'count')} as neither" if new else ""
    )
    return f"Overall, {listed(parts)}. {share}{counted_in}." if parts else f"Overall, {share}{counted_in}."


def complete_or_on_track(
    number: int, groups: Sequence[Group], others: Sequence[str], *, finished: bool
) -> str:
    """
    A priority in one sentence (pattern P-09). `others` are the actions that are neither, by name.

    Some that are rated as on track may be `finished`: they have passed their date, and await evidence.
    """
    meanings = {each.rating.meaning for each in groups if each.rating}
    on_track = Meaning.ON_TRACK in meanings
    complete = bool(meanings & DONE) or finished
    if not on_track and not complete:
        return f"No action under priority {in_words(number)} is complete or on track."
    how = "either complete or on track" if complete and on_track else "complete" if complete else "on track"
    rest = f", other than {listed(list(others))}" if others else ""
    if _sum(groups) == 1:
        return f"The action under priority {in_words(number)} is {how}."
    return f"Actions under priority {in_words(number)} are {how}{rest}."


def _sum(groups: Sequence[Group]) -> int:
    return sum(each.count for each in groups)


def _behind(rating: Rating, ratings: Sequence[Rating]) -> str:
    """“delayed (amber)”, “behind schedule”."""
    name, state = spoken(rating, ratings), STATES[Meaning(rating.meaning)]
    return f"{state} ({name})" if has_colours(ratings) and name != state else name


def _subject(total: int) -> str:
    """“it is”, “both are”, “all three are”."""
    return f"{all_of(total)} {are(total)}"


def _of_which(due: int, total: int, by: str) -> str:
    if total == 1:
        return f", which is due by {by}" if due else f", which is not due by {by}"
    if not due:
        return f", of which none is due by {by}"
    if due == total:
        return f", {all_of(total)} of which are due by {by}"
    return f", of which {in_words(due)} {are(due)} due by {by}"


def _of_those_due(due: int, total: int, groups: Sequence[Group], ratings: Sequence[Rating]) -> str:
    if len(groups) == 1:
        subject = "That one is" if due == 1 and total > 1 else capital(_subject(due))
        return f"{subject} {named(groups[0], ratings)}."
    text = listed(clauses(groups, ratings))
    return f"{capital(text)}." if due == 2 else f"Of these {in_words(due)} actions, {text}."


def _of_the_rest(rest: int, total: int, groups: Sequence[Group]) -> str:
    """What is not due yet is said by what its rating means: “The other two, not yet due, are on track.”"""
    states = _states(groups)
    if rest == total:
        subject, aside = capital(all_of(rest)), ""
    else:
        subject = "The other action" if rest == 1 else f"The other {in_words(rest)}"
        aside = ", which is not due by then," if rest == 1 else ", which are not due by then,"
    if len(states) == 1:
        return f"{subject}{aside} {are(rest)} {states[0][0]}."
    said = listed([f"{in_words(count)} {are(count)} {state}" for state, count in states])
    if rest == total:
        return f"{capital(said)}."
    return f"Of {subject[0].lower()}{subject[1:]}{aside} {said}."


def _states(groups: Sequence[Group]) -> list[tuple[str, int]]:
    states: dict[str, int] = {}
    for group in groups:
        state = STATES[Meaning(group.rating.meaning)] if group.rating else "not yet rated"
        states[state] = states.get(state, 0) + group.count
    return list(states.items())
