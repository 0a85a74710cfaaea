import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from council.models import Organisation, RoleGrant, Team, User
from council.models.organisation import RESERVED_SLUGS
from tests.factories.closure import ClosureFactory
from tests.factories.membership import MembershipFactory, RoleGrantFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.post import PostFactory
from tests.factories.service import ServiceFactory
from tests.factories.team import TeamAliasFactory, TeamFactory, TeamGroupFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_an_organisation_does_not_take_an_address_of_the_site(slug):
    with pytest.raises(ValidationError) as refused:
        OrganisationFactory.build(slug=slug).full_clean()
    assert refused.value.message_dict == {
        "slug": [f"“{slug}” is an address of the site itself; choose another"]
    }


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "1c3550", "#12345g"])
def test_a_colour_is_six_hexadecimal_digits(colour):
    with pytest.raises(ValidationError) as refused:
        OrganisationFactory.build(colour=colour).clean_fields()
    assert "Give the colour as # and six digits, like #1c3550" in refused.value.message_dict["colour"]


def test_an_organisation_is_found_by_its_natural_key():
    organisation = OrganisationFactory(slug="sunderland")
    assert Organisation.objects.get_by_natural_key(*organisation.natural_key()) == organisation


def test_an_e_mail_address_is_unique_in_any_case():
    UserFactory(email="ann@council.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="Ann@council.example")
    assert User.objects.get_by_natural_key("ANN@council.example").email == "ann@council.example"


def test_a_new_user_has_no_rights_and_a_superuser_has_them_all():
    user = User.objects.create_user("ann@council.example", "a long password", name="Ann")
    admin = User.objects.create_superuser("ada@council.example", "a long password", name="Ada")
    assert (user.is_staff, user.is_superuser, user.check_password("a long password")) == (False, False, True)
    assert (admin.is_staff, admin.is_superuser) == (True, True)


def twice(factory, **fields):
    factory(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**fields)
    return True


def test_the_database_keeps_single_what_is_single():
    organisation = OrganisationFactory()
    assert twice(MembershipFactory, user=UserFactory(), organisation=organisation)
    assert twice(RoleGrantFactory, membership=MembershipFactory(), role="clerk")
    assert twice(ClosureFactory, organisation=organisation)
    assert twice(PersonFactory, organisation=organisation, user=UserFactory())
    for factory in (PostFactory, ServiceFactory, TeamFactory, TeamGroupFactory):
        assert twice(factory, organisation=organisation, slug="same")


def test_two_organisations_may_use_one_slug():
    first, second = TeamFactory(slug="early-help"), TeamFactory(slug="early-help")
    assert first.organisation != second.organisation


def test_an_alias_is_written_once_in_any_case():
    alias = TeamAliasFactory(name="CP Central 1")
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamAliasFactory(team=alias.team, name="cp central 1")


def test_nobody_is_given_the_role_of_the_public():
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrantFactory(role="public")
    assert RoleGrant.objects.count() == 0


@pytest.mark.parametrize("name", ["Child Protection Central 1", "cp central 1", " CP  Central 1 "])
def test_a_team_is_found_by_any_of_its_names(name):
    team = TeamFactory(name="Child Protection Central 1")
    TeamAliasFactory(team=team, name="CP Central 1")
    TeamAliasFactory(team=team, name="CPC1")
    TeamFactory(name="Child Protection Central 2")
    assert list(Team.objects.named(name)) == [team]


def test_records_read_as_their_names():
    grant = RoleGrantFactory(
        role="clerk",
        membership__user__email="ann@council.example",
        membership__organisation__name="Sunderland",
    )
    assert [str(grant), str(grant.membership)] == ["Clerk", "ann@council.example at Sunderland"]
    assert str(UserFactory(name="", email="ben@council.example")) == "ben@council.example"
    assert str(ClosureFactory()) == "24 December 2019: Offices closed"
