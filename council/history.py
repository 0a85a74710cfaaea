"""What changed in an editable record: who, when, which field, before, after, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models


@dataclass(frozen=True)
class FieldChange:
    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    at: datetime
    who: str
    why: str
    kind: str
    fields: tuple[FieldChange, ...]


KINDS = {"+": "Added", "~": "Changed", "-": "Removed"}


def save(record: models.Model, *, by, why: str = "") -> None:
    """Save a tracked record, with who did it and why on its new history row. `by` is None for the system."""
    record._history_user = by
    record._change_reason = why
    record.save()


def changes(record: models.Model) -> list[Change]:
    """The record's changes, newest first, with names as people read them. Two queries, however many rows."""
    rows = list(record.history.select_related("history_user").order_by("-history_date", "-history_id"))
    return [_change(row, rows[i + 1] if i + 1 < len(rows) else None) for i, row in enumerate(rows)]


def _change(row, before) -> Change:
    fields = tuple(_differences(row, before)) if before is not None and row.history_type == "~" else ()
    return Change(
        at=row.history_date,
        who=str(row.history_user) if row.history_user else "The system",
        why=row.history_change_reason or "",
        kind=KINDS[row.history_type],
        fields=fields,
    )


def _differences(row, before) -> Iterable[FieldChange]:
    for field in row.tracked_fields:
        old, new = getattr(before, field.attname), getattr(row, field.attname)
        if old != new:
            yield FieldChange(
                name=str(field.verbose_name), before=_shown(before, field, old), after=_shown(row, field, new)
            )


def _shown(row, field, value) -> Any:
    if value is None or value == "":
        return None
    if isinstance(field, models.ForeignKey):
        return str(getattr(row, field.name))
    return dict(field.flatchoices).get(value, value)
