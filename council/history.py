"""What changed in an editable record: who, when, which field, before, after, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from simple_history.utils import bulk_create_with_history


@dataclass(frozen=True)
class FieldChange:
    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    record: str
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
    """
    The record's changes, newest first, with names as people read them.

    Two queries, and one for each many-to-many field that is tracked, however many rows there are.
    """
    return changes_of([record])


def changes_of(records: Sequence[models.Model]) -> list[Change]:
    """The changes of several records of one model together, newest first, in as many queries as for one."""
    if not records:
        return []
    key = records[0]._meta.pk.attname
    names = {record.pk: str(record) for record in records}
    rows = records[0].history.model.objects.filter(**{f"{key}__in": names})
    return changes_among(rows, name=lambda row: names[getattr(row, key)])


def changes_among(rows: models.QuerySet, *, name: Callable[[models.Model], str]) -> list[Change]:
    """
    The changes that history rows of one model tell, newest first, those of removed records included.

    `name` says what the record of a row is called.
    """
    rows = list(rows.select_related("history_user").order_by("-history_date", "-history_id"))
    key = rows[0].instance_type._meta.pk.attname if rows else ""
    linked, earlier = _linked(rows), _earlier(rows, key)
    return [_change(row, name(row), earlier.get(row.pk), linked) for row in rows]


def _earlier(rows: list, key: str) -> dict[int, models.Model]:
    """History row → the row before it of the same record. The rows come newest first."""
    earlier, later = {}, {}
    for row in rows:
        record = getattr(row, key)
        if record in later:
            earlier[later[record].pk] = row
        later[record] = row
    return earlier


def _linked(rows: list) -> dict[str, dict[int, list[str]]]:
    """Name of a many-to-many field → history row → the records that it linked to then, as they read now."""
    linked: dict[str, dict[int, list[str]]] = {}
    for field in rows[0]._history_m2m_fields if rows else ():
        there = linked.setdefault(str(field.verbose_name), {})
        links = getattr(rows[0], field.name).model.objects.filter(history__in=rows)
        other = field.m2m_reverse_field_name()
        for link in links.select_related(other).order_by("history_id", other):
            there.setdefault(link.history_id, []).append(str(getattr(link, other) or "a removed record"))
    return linked


def _change(row, record: str, before, linked) -> Change:
    fields = ()
    if before is not None and row.history_type == "~":
        fields = (*_differences(row, before), *_differences_of_links(row, before, linked))
    return Change(
        record=record,
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


def _differences_of_links(row, before, linked) -> Iterable[FieldChange]:
    for name, there in linked.items():
        old, new = there.get(before.pk, []), there.get(row.pk, [])
        if old != new:
            yield FieldChange(name=name, before=", ".join(old) or None, after=", ".join(new) or None)


def _shown(row, field, value) -> Any:
    if value is None or value == "":
        return None
    if isinstance(field, models.ForeignKey):
        return str(getattr(row, field.name))
    return dict(field.flatchoices).get(value, value)


def add_all(
    records: Sequence[models.Model],
    *,
    by,
    why: str,
    links: Mapping[str, Sequence[Sequence[models.Model]]] | None = None,
) -> None:
    """
    Add new tracked records of one model with their history, in as few queries as for one.

    `links` gives for a many-to-many field what each of the records links to, in their order.
    """
    if not records:
        return
    model = type(records[0])
    bulk_create_with_history(records, model, batch_size=500, default_user=by, default_change_reason=why)
    rows = {getattr(row, model._meta.pk.attname): row for row in _first_rows(records)}
    for name, linked in (links or {}).items():
        _link(records, model._meta.get_field(name), linked, rows)


def _first_rows(records: Sequence[models.Model]) -> models.QuerySet:
    key = records[0]._meta.pk.attname
    return records[0].history.model.objects.filter(**{f"{key}__in": [record.pk for record in records]})


def _link(records, field, linked, rows) -> None:
    """Rows between the records and what they link to, each with its copy in the history."""
    through, here, there = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    between = [
        through(**{here: record, there: other})
        for record, others in zip(records, linked, strict=True)
        for other in others
    ]
    through.objects.bulk_create(between, batch_size=500)  # untracked: the copies follow
    if not between or field not in next(iter(rows.values()))._history_m2m_fields:
        return
    model = getattr(next(iter(rows.values())), field.name).model
    names = [column.name for column in through._meta.fields]
    copies = [
        model(history=rows[getattr(row, here).pk], **{name: getattr(row, name) for name in names})
        for row in between
    ]
    model.objects.bulk_create(copies, batch_size=500)  # untracked: these are history


def scrub(records: models.QuerySet, past: models.QuerySet | None = None, **words: Any) -> None:
    """
    Put these values in place of what the records say and of all that their history ever said, reasons included.

    The one way in which history changes: when the time for which words about people may be kept is up. Who
    changed a record and when stays. `past` are the history rows; without them the records have none.
    """
    records.update(**words)  # untracked: what is scrubbed must not be kept in another row
    if past is not None:
        past.update(**words, history_change_reason="")  # untracked: these are history
