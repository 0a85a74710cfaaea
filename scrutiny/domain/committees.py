from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from council import history
from council.models import Person
from scrutiny.enums import MemberRole
from scrutiny.models import Committee, CommitteeMember


@transaction.atomic
def take_seat(
    *,
    committee: Committee,
    person: Person,
    held_from: date,
    by,
    title: str = "",
    printed_as: str = "",
    role: str = MemberRole.MEMBER,
    is_co_opted: bool = False,
    held_until: date | None = None,
    replaces: CommitteeMember | None = None,
    why: str = "",
) -> CommitteeMember:
    """
    Seat somebody on a committee. The member whom they replace leaves on the day before.

    Raises ValidationError on `person` (of another organisation; seated already), `role` (the committee has a
    chair then), `held_until` (before `held_from`) or `replaces` (of another committee; gone or replaced already).
    """
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    if replaces:
        _make_way(replaces, committee, held_from, by)
    seat = CommitteeMember(
        committee=committee,
        person=person,
        title=title,
        printed_as=printed_as or person.name,
        sort_name=sort_name(printed_as or person.name),
        role=role,
        is_co_opted=is_co_opted,
        held_from=held_from,
        held_until=held_until,
        replaces=replaces,
    )
    _check(seat)
    history.save(seat, by=by, why=why)
    return seat


@transaction.atomic
def leave_seat(*, seat: CommitteeMember, on: date, by, why: str = "") -> CommitteeMember:
    """
    End a seat after this day. Raises ValidationError on `held_until` where it is before the seat began, or where
    the committee would have two chairs on a day.
    """
    Committee.objects.select_for_update(of=("self",)).get(pk=seat.committee_id)
    seat = CommitteeMember.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if on < seat.held_from:
        raise ValidationError({"held_until": f"The seat was taken on {seat.held_from:%-d %B %Y}, after that"})
    seat.held_until = on
    if seat.role == MemberRole.CHAIR and (chair := _chair_beside(seat)):
        raise ValidationError({"held_until": f"{chair} is in the chair from {chair.held_from:%-d %B %Y}"})
    history.save(seat, by=by, why=why)
    return seat


def sort_name(printed: str) -> str:
    """“smith p” of “P. Smith”; “mckeith” of “Mc Keith”: how lists of members are ordered."""
    initials = [word for word in printed.split() if word.endswith(".") or len(word) == 1]
    surname = "".join(word for word in printed.split() if word not in initials)
    return " ".join([surname, *(word.strip(".") for word in initials)]).lower().strip()


def _make_way(seat: CommitteeMember, committee: Committee, day: date, by) -> None:
    if seat.committee_id != committee.pk:
        raise ValidationError({"replaces": "Choose a member of this committee"})
    if seat.replaced_by.exists():
        raise ValidationError({"replaces": f"{seat} has been replaced already"})
    if day <= seat.held_from:
        raise ValidationError({"held_from": f"{seat} took the seat on {seat.held_from:%-d %B %Y}"})
    if seat.held_until and seat.held_until < day - timedelta(days=1):
        raise ValidationError({"replaces": f"{seat} left on {seat.held_until:%-d %B %Y}"})
    leave_seat(seat=seat, on=day - timedelta(days=1), by=by, why="Replaced")


def _check(seat: CommitteeMember) -> None:
    errors = {}
    if seat.person.organisation_id != seat.committee.organisation_id:
        errors["person"] = "Choose somebody of this organisation"
    if seat.held_until and seat.held_until < seat.held_from:
        errors["held_until"] = "The seat must end after it begins"
    at_once = _held_at_once(seat)
    if at_once.filter(person=seat.person).exists():
        errors.setdefault("person", f"{seat.person} sits on this committee then already")
    if seat.role == MemberRole.CHAIR and (chair := _chair_beside(seat)):
        errors["role"] = f"{chair} is in the chair then. End that seat first"
    if errors:
        raise ValidationError(errors)


def _chair_beside(seat: CommitteeMember) -> CommitteeMember | None:
    return _held_at_once(seat).filter(role=MemberRole.CHAIR).order_by("held_from", "pk").first()


def _held_at_once(seat: CommitteeMember):
    """Other seats of the committee that are held on a day of this one."""
    rest = seat.committee.members.exclude(pk=seat.pk)
    rest = rest.filter(Q(held_until__isnull=True) | Q(held_until__gte=seat.held_from))
    return rest.filter(held_from__lte=seat.held_until) if seat.held_until else rest
