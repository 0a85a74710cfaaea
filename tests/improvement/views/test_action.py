"""The page of an action and that of a priority: what each person may see and do there."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from council import history
from improvement.domain.leads import set_leads
from improvement.enums import Provenance
from tests.factories.action import ActionLeadFactory
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.person import PersonFactory
from tests.factories.update import row
from tests.improvement.views.cast import statuses, text_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
MAY = date(2019, 5, 31)


@pytest.fixture
def page(client, cast):
    """The page of an action, as somebody sees it."""

    def open_page(user, action, **query):
        client.force_login(user, backend=BACKEND)
        return client.get(cast.url("action", action.ref), query)

    return open_page


def test_who_may_see_an_action(client, cast):
    action = cast.action()
    people = (cast.manager, cast.lead, cast.assurer, cast.reader, cast.outsider)
    assert statuses(client, cast.url("action", action.ref), *people) == [200, 200, 200, 200, 404]
    theirs = cast.their_action(ref="9.9")
    assert statuses(client, cast.url("action", theirs.ref), cast.reader) == [404]


def test_each_person_is_offered_what_they_may_do(page, cast):
    action = cast.action()
    person = PersonFactory(organisation=cast.plan.organisation, user=cast.lead)
    ActionLeadFactory(action=action, person=person)
    offered = {
        user.name: (context["may_update"], context["may_manage"], context["may_see_evidence"])
        for user in (cast.manager, cast.lead, cast.assurer, cast.reader)
        for context in [page(user, action).context]
    }
    assert offered == {
        "Mary Manager": (True, True, True),
        "Ada Lead": (True, False, True),
        "Quentin Assurance": (False, False, True),
        "Rita Reader": (False, False, False),
    }


def test_who_does_not_lead_an_action_is_not_offered_to_update_it(page, cast):
    assert page(cast.lead, cast.action()).context["may_update"] is False


def test_nobody_is_offered_to_change_an_action_that_has_left(page, cast):
    gone = cast.action(withdrawn_on=MAY, withdrawn_because="Done elsewhere")
    response = page(cast.manager, gone)
    assert (response.context["may_update"], response.context["may_manage"]) == (False, False)
    assert "Withdrawn from the plan on 31 May 2019: Done elsewhere" in text_of(response)


def test_evidence_is_a_link_only_for_who_may_open_it(page, cast):
    action = cast.action()
    EvidenceVersionFactory(evidence=EvidenceFactory(action=action, title="Referral map"))
    link = 'href="https://evidence.example/audit"'
    opened = {user.name: link in page(user, action).content.decode() for user in (cast.assurer, cast.reader)}
    assert opened == {"Quentin Assurance": True, "Rita Reader": False}
    assert "Referral map, version 1" in text_of(page(cast.reader, action))


def test_the_history_narrows_to_one_kind_of_event(page, cast):
    action = cast.action()
    row(action, "green", MAY)
    EvidenceVersionFactory(evidence=EvidenceFactory(action=action))
    shown = [
        [e.title for e in page(cast.reader, action, show=s).context["events"]]
        for s in ("updates", "evidence")
    ]
    assert shown == [["Rated green"], ["Evidence"]]
    assert page(cast.reader, action, show="gossip").status_code == 404


def test_what_was_not_published_is_said_in_words(page, cast):
    action = cast.action(
        title="",
        ref_published=False,
        due_provenance=Provenance.RECONSTRUCTED,
        provenance=Provenance.RECONSTRUCTED,
    )
    row(action, "green", MAY)
    words = text_of(page(cast.reader, action))
    for said in (
        "Title not published",
        "reference not published",
        "Date not published. The published totals fit",
    ):
        assert said in words
    assert "days late" not in words


def test_a_change_to_the_record_is_there_with_its_reason(page, cast):
    action = cast.action(title="Map routes")
    action.title = "Map the routes"
    history.save(action, by=cast.manager, why="As the minutes have it")
    words = text_of(page(cast.reader, action))
    assert "Why: As the minutes have it" in words


def test_a_change_of_leads_is_there_with_both_names(page, cast):
    action = cast.action()
    set_leads(action=action, leads=["HEALTH"], by=cast.manager)
    set_leads(action=action, leads=["Commissioners"], by=cast.manager, why="Health has left the board")
    changes = page(cast.reader, action).context["changes"]
    told = {(change.kind, change.record, change.why) for change in changes}
    assert {
        ("Removed", "Lead HEALTH", "Health has left the board"),
        ("Added", "Lead Commissioners", "Health has left the board"),
    } <= told


def test_what_could_be_no_reference_is_no_page(client, cast):
    client.force_login(cast.reader, backend=BACKEND)
    assert client.get(cast.url("action", "1.1").replace("1.1", "%00")).status_code == 404


def test_a_day_that_does_not_exist_is_refused(page, cast):
    response = page(cast.reader, cast.action(), as_at="2019-02-31")
    assert response.status_code == 400
    assert "Enter a real date" in text_of(response)


def test_a_long_history_in_a_long_plan_takes_as_many_queries_as_a_short_one(page, cast):
    action, counted = cast.action(), []
    for count in (1, 30):
        for _ in range(count):
            row(action, "amber", MAY, "Waiting")
            row(cast.action(), "green", MAY)
            EvidenceVersionFactory(evidence=EvidenceFactory(action=action))
        page(cast.reader, action)
        with CaptureQueriesContext(connection) as captured:
            page(cast.reader, action)
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_a_priority_counts_and_lists_its_own_actions(client, cast):
    row(cast.action(), "amber", MAY, "Waiting")
    row(cast.action(), "green", MAY)
    cast.their_action()
    client.force_login(cast.reader, backend=BACKEND)
    response = client.get(cast.url("priority", 1))
    assert response.context["standing"] == "Of its two actions, one is amber and one is green."
    assert len(response.context["rows"]) == 2


def test_who_may_see_a_priority(client, cast):
    people = (cast.manager, cast.reader, cast.outsider)
    assert statuses(client, cast.url("priority", 1), *people) == [200, 200, 404]
    assert statuses(client, cast.url("priority", 99), cast.reader) == [404]


def test_a_priority_takes_as_many_queries_for_100_actions_as_for_one(client, cast):
    client.force_login(cast.reader, backend=BACKEND)
    counted = []
    for count in (1, 99):
        for _ in range(count):
            row(cast.action(), "amber", MAY, "Waiting")
        client.get(cast.url("priority", 1))
        with CaptureQueriesContext(connection) as captured:
            client.get(cast.url("priority", 1))
        counted.append(len(captured))
    assert counted[0] == counted[1]
