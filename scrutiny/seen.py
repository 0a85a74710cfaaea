"""What a form had read when it was opened, so that the second of two people to save is told of the first."""

import hashlib

CHANGED = (
    "{who} changed this while you were writing. What it says now is beside your words. Save again to put yours "
    "in its place."
)


def mark(*values) -> str:
    """A short sign of these values: equal where they are."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:20]


def read_again(form, now: str) -> None:
    """Let a form that was refused be sent once more, with what stands now as read."""
    form.data = form.data.copy()
    form.data["seen"] = now
