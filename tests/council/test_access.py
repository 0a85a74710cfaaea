import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from council.access import organisation_for
from council.models import Organisation, Person, Service, Team, TeamAlias
from council.roles import Permission, Role
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.service import ServiceFactory
from tests.factories.team import TeamAliasFactory, TeamFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory(slug="sunderland")


@pytest.fixture
def enter(rf):
    def enter_as(user, slug="sunderland", permission=Permission.SEE_PLAN):
        request = rf.get("/")
        request.user = user
        return organisation_for(request, slug, permission), request

    return enter_as


def test_somebody_with_the_permission_is_given_the_organisation(organisation, enter):
    found, request = enter(member(organisation, Role.MEMBER))
    assert (found, request.organisation) == (organisation, organisation)


def test_a_stranger_cannot_tell_the_organisation_from_one_that_does_not_exist(organisation, enter):
    stranger = member(OrganisationFactory(), Role.PLAN_MANAGER)
    messages = []
    for slug in ("sunderland", "atlantis"):
        with pytest.raises(Http404) as refused:
            enter(stranger, slug)
        messages.append(str(refused.value))
    assert messages == ["No such page", "No such page"]


def test_a_member_without_the_permission_is_told_what_their_role_lacks(organisation, enter):
    with pytest.raises(PermissionDenied) as refused:
        enter(member(organisation, Role.MEMBER), permission=Permission.DECIDE_EVIDENCE)
    assert (
        str(refused.value) == "Your role here does not let you accept or return claims of an assured rating."
    )


@pytest.mark.parametrize(
    ("model", "factory"),
    [(Person, PersonFactory), (Service, ServiceFactory), (Team, TeamFactory), (TeamAlias, TeamAliasFactory)],
)
def test_records_are_visible_in_the_organisations_where_one_may_see_them(model, factory):
    mine, _theirs = factory(), factory()
    organisation = (
        model.objects.filter(pk=mine.pk).values_list(model.objects.all().organisation_path, flat=True).get()
    )
    user = member(Organisation.objects.get(pk=organisation), Role.MEMBER)
    assert list(model.objects.visible_to(user)) == [mine]
    assert list(model.objects.visible_to(user, Permission.MANAGE_PEOPLE)) == []
    assert list(model.objects.visible_to(UserFactory())) == []


def test_a_superuser_sees_every_record_until_they_leave():
    person = PersonFactory()
    assert list(Person.objects.visible_to(UserFactory(is_superuser=True))) == [person]
    assert list(Person.objects.visible_to(UserFactory(is_superuser=True, is_active=False))) == []
