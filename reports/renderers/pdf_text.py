"""Words as a page can print them."""

import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: object) -> str:
    """Without control characters; tabs are spaces, and the only line end is “\\n”."""
    text = str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\t", " ")
    return UNPRINTABLE.sub("", text)


def led(text: str) -> tuple[str, str]:
    """An item's leading words, to be set bold, and the rest: “Priority 1” of “Priority 1: one new action”."""
    lead, colon, rest = text.partition(": ")
    return (lead, colon + rest) if colon and len(lead) <= 30 else ("", text)
