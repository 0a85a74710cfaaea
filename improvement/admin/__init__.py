from improvement.admin import (
    action,
    date_change,
    evidence,
    paper,
    plan,
    priority,
    review_point,
    scale,
    source,
    update,
)

__all__ = [
    "action",
    "date_change",
    "evidence",
    "paper",
    "plan",
    "priority",
    "review_point",
    "scale",
    "source",
    "update",
]
