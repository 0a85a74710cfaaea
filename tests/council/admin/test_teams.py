import pytest

from council import history
from council.models import Closure, Team
from council.roles import Role
from tests.council.admin.pages import address, errors, rows
from tests.factories.closure import ClosureFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.service import ServiceFactory
from tests.factories.team import TeamAliasFactory, TeamFactory, TeamGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def entrant(client, organisation):
    user = member(organisation, Role.PLAN_MANAGER, is_staff=True)
    client.force_login(user)
    return user


def team(organisation, **fields) -> dict:
    given = {"organisation": organisation.pk, "name": "Central 1", "slug": "central-1", "why": "Set up"}
    return {**given, **rows("aliases"), **fields}


def test_a_team_is_added_with_its_groups_and_aliases_and_the_reason(client, organisation, entrant):
    service, group = ServiceFactory(organisation=organisation), TeamGroupFactory(organisation=organisation)
    data = team(organisation, service=service.pk, groups=[group.pk], **rows("aliases", {"name": "C1"}))
    assert client.post(address(Team, "add"), data).status_code == 302
    added = Team.objects.get(slug="central-1")
    assert (added.service, list(added.groups.all()), str(added.aliases.get())) == (service, [group], "C1")
    assert {(c.who, c.why) for c in history.changes(added)} == {(str(entrant), "Set up")}
    assert [(c.who, c.why) for c in history.changes(added.aliases.get())] == [(str(entrant), "Set up")]


def test_another_organisations_records_are_refused_where_they_are_forged(client, organisation, entrant):
    other = OrganisationFactory()
    service, group = ServiceFactory(organisation=other), TeamGroupFactory(organisation=other)
    data = team(organisation, service=service.pk, groups=[group.pk], organisation_id=other.pk)
    assert set(errors(client.post(address(Team, "add"), data))) == {"service", "groups"}
    data = team(other)
    assert set(errors(client.post(address(Team, "add"), data))) == {"organisation"}
    assert not Team.objects.exists()


def test_a_record_stays_with_its_organisation(client, organisation, entrant):
    kept, other = TeamFactory(organisation=organisation), OrganisationFactory()
    client.post(address(Team, "change", kept.pk), {**team(other), "slug": "moved"})
    slug = kept.slug
    kept.refresh_from_db()
    assert (kept.organisation, kept.slug, kept.name) == (organisation, slug, "Central 1")


def test_what_must_be_unique_is_said_at_the_field(client, organisation, entrant):
    TeamFactory(organisation=organisation, slug="central-1")
    assert errors(client.post(address(Team, "add"), team(organisation))) == {
        "slug": ["Team with this Organisation and Slug already exists."]
    }
    day = ClosureFactory(organisation=organisation).day
    other = ClosureFactory(organisation=organisation, day=day.replace(day=27))
    assert errors(client.post(address(Closure, "change", other.pk), {"day": f"{day}", "reason": "x"})) == {
        "day": ["Closure with this Organisation and Day already exists."]
    }


def test_an_alias_is_written_once_whatever_its_capitals(client, organisation, entrant):
    data = team(organisation, **rows("aliases", {"name": "C1"}, {"name": "c1"}))
    response = client.post(address(Team, "add"), data)
    assert b"Write each alias once" in response.content
    alias = TeamAliasFactory(team__organisation=organisation, name="C1")
    there = {"id": alias.pk, "team": alias.team_id, "name": "C1"}
    sent = rows("aliases", there, {"team": alias.team_id, "name": "c1"}, initial=1)
    response = client.post(address(Team, "change", alias.team_id), {**team(organisation), **sent})
    assert response.status_code == 200
    assert alias.team.aliases.count() == 1


def test_an_alias_is_found_by_searching(client, organisation, entrant):
    alias = TeamAliasFactory(team__organisation=organisation, name="CP Central 1")
    response = client.get(address(Team, "changelist"), {"q": "cp central"})
    assert list(response.context["cl"].result_list) == [alias.team]


def test_the_history_page_says_who_changed_what_and_why(client, organisation, entrant):
    kept = TeamFactory(organisation=organisation, name="Old name")
    client.post(address(Team, "change", kept.pk), team(organisation, name="New name", why="Merged teams"))
    page = client.get(address(Team, "history", kept.pk)).content.decode()
    for said in (str(entrant), "Merged teams", "Old name → New name"):
        assert said in page
