from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from scrutiny.enums import ItemKind, Presence
from scrutiny.models import AgendaItem, Attendance, Meeting, Minute
from tests.factories.committee import CommitteeFactory


class MeetingFactory(DjangoModelFactory):
    """A meeting on 4 July 2019, a Thursday."""

    class Meta:
        model = Meeting

    committee = factory.SubFactory(CommitteeFactory)
    date = date(2019, 7, 4)
    starts_at = time(17, 30)
    venue = "Civic Centre, Committee Room 1"


class AgendaItemFactory(DjangoModelFactory):
    class Meta:
        model = AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    order = factory.Sequence(lambda n: n + 1)
    kind = ItemKind.BUSINESS
    title = factory.Sequence(lambda n: f"Business {n}")


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    meeting = factory.SubFactory(MeetingFactory)
    name = factory.Sequence(lambda n: f"Councillor {n}")
    presence = Presence.PRESENT
    order = factory.Sequence(lambda n: n + 1)


class MinuteFactory(DjangoModelFactory):
    class Meta:
        model = Minute

    meeting = factory.SubFactory(MeetingFactory)
    order = factory.Sequence(lambda n: n + 1)
    heading = factory.Sequence(lambda n: f"Heading {n}")
