"""Who belongs to an organisation, and what they may do there."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from council import history
from council.models import Membership, Organisation, Person, RoleGrant, User
from council.roles import GRANTABLE, OPEN_DATA_ENTRY, Permission, Role, roles_with


@transaction.atomic
def add_member(
    *, organisation: Organisation, email: str, name: str, roles: Collection[str], by, why: str = ""
) -> Membership:
    """
    Give somebody a place and roles in an organisation, and a name in its record.

    Who has an account under this e-mail address keeps it as it is; who has none gets one without a password,
    and sets it by “Forgotten your password?”. What the caller sees is the same in both cases. Raises
    ValidationError by field (`email`, `name`, `roles`, `organisation`).
    """
    _lock(organisation)
    _refuse(organisation, roles, by)
    email = User.objects.normalize_email(email.strip())
    if organisation.memberships.filter(user__email__iexact=email).exists():
        raise ValidationError({"email": "This person is a member of the organisation already"})
    if not name.strip():
        raise ValidationError({"name": "Give the person’s name"})
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, name=name.strip())
    elif user == by:
        raise ValidationError({"email": "Somebody else must give you roles"})
    membership = Membership(user=user, organisation=organisation)
    history.save(membership, by=by, why=why)
    if not organisation.people.filter(user=user).exists():
        history.save(Person(organisation=organisation, name=name.strip(), user=user), by=by, why=why)
    _grant(membership, roles, by, why)
    return membership


@transaction.atomic
def set_roles(*, membership: Membership, roles: Collection[str], by, why: str = "") -> None:
    """
    Make these, and no others, the roles of a member.

    Raises ValidationError on `roles`: one's own, none or unknown ones, or where nobody would be left to
    administer the organisation; on `organisation` where the person may not manage people there.
    """
    _lock(membership.organisation)
    _refuse(membership.organisation, roles, by)
    _refuse_self(membership, by)
    if Role.ADMINISTRATOR not in roles:
        _refuse_last_administrator(membership)
    for grant in membership.grants.exclude(role__in=roles).order_by("pk"):
        _delete(grant, by, why)
    _grant(membership, roles, by, why)


@transaction.atomic
def remove_member(*, membership: Membership, by, why: str = "") -> None:
    """
    End somebody's place in an organisation. Their account and their name in the record stay.

    Raises ValidationError as `set_roles` does.
    """
    _lock(membership.organisation)
    _refuse_stranger(membership.organisation, by)
    _refuse_self(membership, by)
    _refuse_last_administrator(membership)
    user = membership.user
    for grant in membership.grants.order_by("pk"):
        _delete(grant, by, why)
    _delete(membership, by, why)
    _keep_in_step(user)


def _lock(organisation: Organisation) -> None:
    # Two administrators who remove each other at one moment are taken one after the other.
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _refuse(organisation: Organisation, roles: Collection[str], by) -> None:
    _refuse_stranger(organisation, by)
    if not roles:
        raise ValidationError({"roles": "Choose at least one role"})
    if set(roles) - set(GRANTABLE):
        raise ValidationError({"roles": "Choose roles from the list"})


def _refuse_stranger(organisation: Organisation, by) -> None:
    if by is not None and not by.may(Permission.MANAGE_PEOPLE, organisation):
        raise ValidationError({"organisation": "Choose an organisation whose people you manage"})


def _refuse_self(membership: Membership, by) -> None:
    if by is not None and membership.user_id == by.pk:
        raise ValidationError({"roles": "Somebody else must change your own roles"})


def _refuse_last_administrator(membership: Membership) -> None:
    administrators = RoleGrant.objects.filter(
        membership__organisation=membership.organisation_id,
        membership__user__is_active=True,
        role=Role.ADMINISTRATOR,
    )
    if (
        administrators.filter(membership=membership).exists()
        and not administrators.exclude(membership=membership).exists()
    ):
        raise ValidationError(
            {"roles": "This is the organisation’s last administrator: make somebody else one first"}
        )


def _grant(membership: Membership, roles: Collection[str], by, why: str) -> None:
    held = set(membership.grants.values_list("role", flat=True))
    for role in GRANTABLE:
        if role in roles and role not in held:
            history.save(RoleGrant(membership=membership, role=role), by=by, why=why)
    _keep_in_step(membership.user)


def _delete(record, by, why: str) -> None:
    record._history_user, record._change_reason = by, why
    record.delete()


def _keep_in_step(user: User) -> None:
    """Let somebody into data entry exactly while a role of theirs, anywhere, has something to do there."""
    user = User.objects.select_for_update().get(pk=user.pk)
    roles = {role for permission in OPEN_DATA_ENTRY for role in roles_with(permission)}
    enters = RoleGrant.objects.filter(membership__user=user, role__in=roles).exists()
    user.is_staff = user.is_superuser or enters
    user.save(update_fields=["is_staff"])
