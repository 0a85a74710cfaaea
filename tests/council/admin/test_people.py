from datetime import date

import pytest

from council import history
from council.models import Membership, Organisation, Person, Post, PostHolding, User
from council.roles import Role
from tests.council.admin.pages import address, errors, rows
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.person import PersonFactory
from tests.factories.post import PostFactory, PostHoldingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def administrator(client, organisation):
    user = member(organisation, Role.ADMINISTRATOR, is_staff=True)
    client.force_login(user)
    return user


def new_member(organisation, **fields) -> dict:
    given = {"email": "ada@council.example", "name": "Ada Lead", "roles": [Role.ACTION_LEAD], "why": "New"}
    return {"organisation": organisation.pk, **given, **fields}


def test_a_member_is_added_by_address_name_and_roles(client, organisation, administrator):
    response = client.post(address(Membership, "add"), new_member(organisation))
    assert response.status_code == 302
    membership = Membership.objects.get(user__email="ada@council.example")
    assert [str(grant) for grant in membership.grants.all()] == ["Action lead"]
    assert [(c.who, c.why) for c in history.changes(membership)] == [(str(administrator), "New")]


def test_adding_somebody_says_the_same_whether_they_had_an_account(client, organisation, administrator):
    known = member(OrganisationFactory(), Role.MEMBER, name="Secretname Known").email
    pages = []
    for email in (known, "new@council.example"):
        response = client.post(address(Membership, "add"), new_member(organisation, email=email), follow=True)
        pages.append(response.content.decode().count(email))
        assert "Secretname" not in response.content.decode()
    assert pages[0] == pages[1] > 0


def test_a_member_is_not_added_to_an_organisation_of_others(client, administrator):
    elsewhere = OrganisationFactory()
    response = client.post(address(Membership, "add"), new_member(elsewhere))
    assert "organisation" in errors(response)
    assert not User.objects.filter(email="ada@council.example").exists()


def test_what_the_domain_refuses_stands_at_its_field(client, organisation, administrator):
    response = client.post(address(Membership, "add"), new_member(organisation, email=administrator.email))
    assert errors(response) == {"email": ["This person is a member of the organisation already"]}


def test_roles_change_by_ticking_and_a_place_ends_by_ticking(client, organisation, administrator):
    user = member(organisation, Role.MEMBER)
    place = Membership.objects.get(user=user)
    client.post(address(Membership, "change", place.pk), {"roles": [Role.CLERK], "why": "Moved"})
    assert [grant.role for grant in place.grants.all()] == [Role.CLERK]
    client.post(
        address(Membership, "change", place.pk), {"roles": [Role.CLERK], "leaves": "on", "why": "Left"}
    )
    assert not Membership.objects.filter(user=user).exists()
    assert Membership.history.get(id=place.pk, history_type="-").history_change_reason == "Left"


def test_nobody_changes_their_own_roles(client, organisation, administrator):
    mine = Membership.objects.get(user=administrator)
    data = {"roles": [Role.MEMBER], "why": ""}
    assert client.post(address(Membership, "change", mine.pk), data).status_code == 403
    assert [grant.role for grant in mine.grants.all()] == [Role.ADMINISTRATOR]


def test_a_plan_manager_gives_no_roles_and_joins_no_name_to_an_account(client, organisation):
    client.force_login(member(organisation, Role.PLAN_MANAGER, is_staff=True))
    assert client.get(address(Membership, "changelist")).status_code == 403
    user, person = member(organisation, Role.MEMBER), PersonFactory(organisation=organisation)
    data = {"name": "Ada", "user": user.pk, "why": "Married", **rows("aliases")}
    client.post(address(Person, "change", person.pk), data)
    client.post(address(Person, "add"), {**data, "organisation": organisation.pk})
    people = Person.objects.filter(name="Ada")
    assert [each.user for each in people] == [None, None]


def test_an_administrator_joins_a_name_to_an_account_of_their_organisation_only(
    client, organisation, administrator
):
    user, stranger = member(organisation, Role.MEMBER), member(OrganisationFactory(), Role.MEMBER)
    person = PersonFactory(organisation=organisation)
    page, aliases = address(Person, "change", person.pk), rows("aliases")
    assert "user" in errors(client.post(page, {"name": person.name, "user": stranger.pk, **aliases}))
    client.post(page, {"name": person.name, "user": user.pk, "why": "Joined", **aliases})
    person.refresh_from_db()
    assert person.user == user


def test_somebody_of_two_organisations_does_not_mix_them(client, organisation, administrator):
    other = OrganisationFactory()
    Membership.objects.create(user=administrator, organisation=other).grants.create(role=Role.ADMINISTRATOR)
    user = member(other, Role.MEMBER)
    data = {"organisation": organisation.pk, "name": "Ada", "user": user.pk, **rows("aliases")}
    assert errors(client.post(address(Person, "add"), data)) == {
        "user": [f"Choose from what belongs to {organisation}"]
    }


def test_a_holding_is_added_and_ended_by_the_rules_of_posts(client, organisation, administrator):
    post, person = PostFactory(organisation=organisation), PersonFactory(organisation=organisation)
    days = {"held_from": "2019-01-01", "held_to": ""}
    data = {"post": post.pk, "person": person.pk, **days, "why": "Appointed"}
    assert client.post(address(PostHolding, "add"), data).status_code == 302
    holding = post.holdings.get()
    assert errors(client.post(address(PostHolding, "add"), data)) == {
        "held_from": [f"{person} holds this post from 1 January 2019: end that first"]
    }
    change = address(PostHolding, "change", holding.pk)
    assert errors(client.post(change, {"held_to": ""})) == {"held_to": ["Enter the last day"]}
    assert errors(client.post(change, {"held_to": "2018-01-01"})) == {
        "held_to": ["The last day must be on or after 1 January 2019"]
    }
    assert errors(client.post(change, {"held_to": "31 February"})) == {"held_to": ["Enter a valid date."]}
    client.post(change, {"held_to": "2019-05-31", "why": "Left"})
    holding.refresh_from_db()
    assert holding.held_to == date(2019, 5, 31)
    assert history.changes(holding)[0].why == "Left"


def test_a_post_shows_who_held_it_and_changes_nothing_of_that(client, organisation, administrator):
    holding = PostHoldingFactory(post__organisation=organisation)
    page = address(Post, "change", holding.post_id)
    assert holding.person.name in client.get(page).content.decode()
    sent = rows("holdings", {"id": holding.pk, "held_from": "2001-01-01"}, initial=1)
    client.post(page, {"title": "Director", "why": "", **sent})
    holding.refresh_from_db()
    assert (holding.held_from, holding.post.title) == (date(2018, 1, 1), "Director")


def test_an_organisation_changes_its_name_and_colour_and_nothing_else(client, organisation, administrator):
    data = {"name": "Larkfield Council", "short_name": "Larkfield", "colour": "#006699", "slug": "x"}
    page = address(Organisation, "change", organisation.pk)
    client.post(page, {**data, "nation": "WLS", "why": "Renamed"})
    slug = organisation.slug
    organisation.refresh_from_db()
    kept = (organisation.slug, organisation.nation)
    assert (organisation.name, organisation.colour, *kept) == ("Larkfield Council", "#006699", slug, "ENG")
    assert client.get(address(Organisation, "add")).status_code == 403
    assert errors(client.post(page, {**data, "colour": "red"})) == {
        "colour": ["Give the colour as # and six digits, like #1c3550"]
    }
