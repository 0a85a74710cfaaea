"""What somebody may reach in data entry: the records of the organisations in which their roles let them."""

from collections.abc import Iterable

from django.db.models import Model, QuerySet

from council.models import Membership, Organisation, User
from council.roles import Permission


def organisation_path(model: type[Model]) -> str | None:
    """The lookup from a record to its organisation; None for a model that has none."""
    return getattr(model._default_manager.all(), "organisation_path", None)


def organisation_of(record: Model) -> Organisation | None:
    """The organisation of a record; None where it is there for all of them."""
    path = organisation_path(type(record))
    if path == "pk":
        return record
    for step in path.split("__"):
        record = getattr(record, step)
    return record


def within(records: QuerySet, user, permissions: Iterable[Permission]) -> QuerySet:
    """The records of the organisations in which the user holds every one of the permissions."""
    for permission in permissions:
        if records.model is User:
            members = Membership.objects.visible_to(user, permission)
            records = records.filter(pk__in=members.values("user"))
        else:
            records = records.visible_to(user, permission)
    return records


def somewhere(user, permissions: Iterable[Permission]) -> bool:
    """Whether there is an organisation in which the user holds every one of the permissions."""
    if user.is_superuser:
        return user.is_active
    return bool(set.intersection(*(set(user.organisation_ids(permission)) for permission in permissions)))


def at(record: Model, user, permissions: Iterable[Permission]) -> bool:
    """Whether the user holds every one of the permissions where the record belongs."""
    organisation = organisation_of(record)
    if organisation is None:
        return user.is_active and user.is_superuser
    return all(user.may(permission, organisation) for permission in permissions)
