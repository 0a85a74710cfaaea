from datetime import date

import factory
from factory.django import DjangoModelFactory

from scrutiny.domain.committees import sort_name
from scrutiny.enums import Numbering
from scrutiny.models import Committee, CommitteeMember
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory


class CommitteeFactory(DjangoModelFactory):
    """A committee that numbers its resolutions."""

    class Meta:
        model = Committee

    organisation = factory.SubFactory(OrganisationFactory)
    slug = factory.Sequence(lambda n: f"committee-{n}")
    name = factory.Sequence(lambda n: f"Scrutiny Committee {n}")
    numbering = Numbering.RESOLUTIONS


class CommitteeMemberFactory(DjangoModelFactory):
    """A councillor's seat since May 2019."""

    class Meta:
        model = CommitteeMember

    committee = factory.SubFactory(CommitteeFactory)
    person = factory.SubFactory(PersonFactory, organisation=factory.SelfAttribute("..committee.organisation"))
    title = "Cllr"
    printed_as = factory.LazyAttribute(lambda seat: seat.person.name)
    sort_name = factory.LazyAttribute(lambda seat: sort_name(seat.printed_as))
    held_from = date(2019, 5, 15)
