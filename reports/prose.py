"""Words that every written report shares: numbers, plurals and lists, in the style of the published papers."""

from collections.abc import Sequence

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(number: int, *, zero: str = "no") -> str:
    """Zero to ten in words, larger numbers in digits with commas: “six”, “1,204”."""
    if number == 0:
        return zero
    return _WORDS[number] if 0 < number < len(_WORDS) else f"{number:,}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """The number with its noun: “one action”, “six actions”, “no actions”."""
    return f"{in_words(number)} {singular if number == 1 else plural or singular + 's'}"


def verb(number: int, singular: str, plural: str) -> str:
    return singular if number == 1 else plural


def listed(items: Sequence[str], word: str = "and") -> str:
    """“8.3, 9.7 and 11.1”."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital, and a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
