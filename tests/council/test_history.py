from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from council import history
from council.history import Change, FieldChange
from tests.factories.organisation import OrganisationFactory
from tests.factories.post import PostHoldingFactory
from tests.factories.service import ServiceFactory
from tests.factories.team import TeamFactory, TeamGroupFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2019, 5, 31, 12, tzinfo=UTC)


def test_a_change_says_who_when_what_before_after_and_why():
    with time_machine.travel(NOON - timedelta(days=1)):
        user, service = UserFactory(name="Ada Admin"), ServiceFactory(name="Early Help")
    service.name = "Early Help and Youth"
    with time_machine.travel(NOON, tick=False):
        history.save(service, by=user, why="Youth moved across")
    assert history.changes(service)[0] == Change(
        record="Early Help and Youth",
        at=NOON,
        who="Ada Admin",
        why="Youth moved across",
        kind="Changed",
        fields=(FieldChange(name="name", before="Early Help", after="Early Help and Youth"),),
    )


def test_the_first_change_is_that_the_record_was_added_by_the_system():
    first = history.changes(ServiceFactory())[-1]
    assert (first.kind, first.who, first.why, first.fields) == ("Added", "The system", "", ())


def test_records_and_choices_are_named_as_people_read_them():
    organisation, team = OrganisationFactory(), TeamFactory()
    organisation.nation = "WLS"
    history.save(organisation, by=None)
    team.service = ServiceFactory(name="Child Protection")
    history.save(team, by=None)
    assert history.changes(organisation)[0].fields == (FieldChange("nation", "England", "Wales"),)
    assert history.changes(team)[0].fields == (FieldChange("service", None, "Child Protection"),)


def test_an_emptied_field_is_shown_as_nothing():
    holding = PostHoldingFactory(held_to=NOON.date())
    holding.held_to = None
    history.save(holding, by=None)
    assert history.changes(holding)[0].fields == (FieldChange("held to", NOON.date(), None),)


def test_who_did_it_is_not_carried_to_the_next_save():
    service = ServiceFactory()
    history.save(service, by=UserFactory(name="Ada Admin"), why="First")
    history.save(service, by=None)
    assert [(change.who, change.why) for change in history.changes(service)][:2] == [
        ("The system", ""),
        ("Ada Admin", "First"),
    ]


def test_joining_a_group_is_a_change_of_the_team(django_assert_num_queries):
    team, group = TeamFactory(), TeamGroupFactory(name="Child protection teams")
    team.groups.add(group)
    team.groups.set([TeamGroupFactory(name="Court teams")])
    with django_assert_num_queries(2):
        changes = history.changes(team)
    assert changes[0].fields == (FieldChange("groups", None, "Court teams"),)
    assert changes[-2].fields == (FieldChange("groups", None, "Child protection teams"),)


def test_reading_history_takes_the_same_queries_however_long_it_is(django_assert_max_num_queries):
    service = ServiceFactory()
    for n in range(5):
        service.name = f"Name {n}"
        history.save(service, by=UserFactory())
    with django_assert_max_num_queries(2):
        assert len(history.changes(service)) == 6
