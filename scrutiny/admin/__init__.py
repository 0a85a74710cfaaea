from scrutiny.admin import (
    agenda,
    attendance,
    committee,
    key_decision,
    meeting,
    minute,
    public_question,
    recommendation,
    review,
    work_programme,
)

__all__ = [
    "agenda",
    "attendance",
    "committee",
    "key_decision",
    "meeting",
    "minute",
    "public_question",
    "recommendation",
    "review",
    "work_programme",
]
