"""Keeping records in step with a file: added where missing, changed where different, else left alone."""

from typing import Any

from django.db import IntegrityError, models, transaction

from council import history


def keep(records: models.QuerySet, *, by, why: str, key: dict[str, Any], values: dict[str, Any]):
    """
    The record with this key, having these values.

    Nothing is saved where nothing differs. A record that somebody has changed since stays as they left it.
    Raises ValidationError by field.
    """
    record = records.filter(**key).first()
    if record is None:
        record = records.model(**key)
    elif not _differs(record, values) or changed_by_a_person(record.history):
        return record
    for name, value in values.items():
        setattr(record, name, value)
    _save(record, by, why)
    return record


def keep_links(links, wanted: list[models.Model], *, by, why: str) -> None:
    """Make these the records that a many-to-many field links to, unless somebody has changed its record."""
    if {link.pk for link in links.all()} == {record.pk for record in wanted}:
        return
    if not changed_by_a_person(links.instance.history):
        links.instance._history_user, links.instance._change_reason = by, why
        links.set(wanted)


def changed_by_a_person(rows: models.QuerySet) -> bool:
    """Whether any of these history rows is a person's doing, and not the system's."""
    return rows.filter(history_user__isnull=False).exists()


def _differs(record: models.Model, values: dict[str, Any]) -> bool:
    return any(getattr(record, name) != value for name, value in values.items())


def _save(record: models.Model, by, why: str) -> None:
    # Related records come as objects and the key was looked up, so only the values themselves are in doubt.
    sure = {field.name for field in record._meta.fields if field.is_relation or not field.editable}
    record.clean_fields(exclude=sure)
    try:
        with transaction.atomic():
            history.save(record, by=by, why=why)
    except IntegrityError:
        # The database refused; the constraint says why. Asking it first would take as long as all the rest.
        record.validate_constraints()
        raise
