import factory
from factory.django import DjangoModelFactory

from council.models import Membership, RoleGrant
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class RoleGrantFactory(DjangoModelFactory):
    class Meta:
        model = RoleGrant

    membership = factory.SubFactory(MembershipFactory)


def member(organisation, *roles, **user):
    """A user who holds these roles in the organisation; `user` sets fields of theirs."""
    membership = MembershipFactory(user=UserFactory(**user), organisation=organisation)
    for role in roles:
        RoleGrantFactory(membership=membership, role=role)
    return membership.user
