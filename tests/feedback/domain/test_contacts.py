from datetime import date

import pytest

from feedback.domain.contacts import escalate, log_compliment, log_pre_complaint, resolve
from feedback.enums import Channel, ComplainantCategory
from feedback.models import Complaint, Compliment, PreComplaint
from tests.factories.pre_complaint import PreComplaintFactory
from tests.factories.procedure import england
from tests.factories.team import TeamFactory
from tests.feedback.domain.cases import RECEIVED, TODAY, council, refused

pytestmark = pytest.mark.django_db


def concern(organisation=None, **fields) -> PreComplaint:
    given = {"received_on": RECEIVED, "category": ComplainantCategory.ADVOCATE, **fields}
    return log_pre_complaint(organisation=organisation or council(), today=TODAY, by=None, **given)


def escalated(pre_complaint, on=date(2018, 5, 8), **fields) -> Complaint:
    given = {"procedure": england(), "today": TODAY, "by": None, **fields}
    if "teams" not in given:
        given["teams"] = [TeamFactory(organisation=pre_complaint.organisation)]
    return escalate(pre_complaint=pre_complaint, on=on, **given)


def test_a_concern_gets_the_next_reference():
    organisation = council()
    team = TeamFactory(organisation=organisation)
    one, two = concern(organisation, teams=[team], concern=" No call "), concern(organisation)
    assert ([one.ref, two.ref], list(one.teams.all()), one.concern) == (
        ["P-0001", "P-0002"],
        [team],
        "No call",
    )


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"received_on": date(2019, 6, 4)}, {"received_on": ["Date received must be today or in the past"]}),
        ({"ref": "a b"}, {"ref": ["Use up to 20 letters, digits, full stops and hyphens"]}),
        ({"category": "neighbour"}, {"category": ["Value 'neighbour' is not a valid choice."]}),
    ],
)
def test_a_concern_that_may_not_be_is_refused(fields, errors):
    assert refused(concern, **fields) == errors
    assert not PreComplaint.objects.exists()


def test_a_concern_about_another_councils_team_is_refused():
    organisation = council()
    assert refused(concern, organisation, teams=[TeamFactory()]) == {
        "teams": [f"Choose teams of {organisation}"]
    }


def test_a_concern_is_settled_once_with_words():
    settled = concern()
    act = {"pre_complaint": settled, "today": TODAY, "by": None}
    assert refused(resolve, **act, on=date(2018, 4, 30), resolution="") == {
        "on": ["Date resolved must be on or after 1 May 2018, when it was received"],
        "resolution": ["Say how it was settled"],
    }
    assert resolve(**act, on=date(2018, 5, 4), resolution="A call").resolved_on == date(2018, 5, 4)
    said = {"": ["This was resolved on 4 May 2018"]}
    assert refused(resolve, **act, on=date(2018, 5, 4), resolution="Again") == said
    assert refused(escalated, settled) == said


def test_a_concern_becomes_a_complaint_once_with_what_is_known():
    known = concern(person_name="An aunt", concern="No call", channel=Channel.TELEPHONE)
    case = escalated(known, happened_on=date(2018, 4, 1))
    assert (case.received_on, case.category, case.channel) == (
        date(2018, 5, 8),
        ComplainantCategory.ADVOCATE,
        Channel.TELEPHONE,
    )
    assert (case.complainant_name, case.what_happened) == ("An aunt", "No call")
    assert case.stages.get().due_on == date(2018, 5, 22)
    known.refresh_from_db()
    assert (known.escalated_on, known.escalated_to) == (date(2018, 5, 8), case)
    assert refused(escalated, known) == {"": ["This became a complaint on 8 May 2018"]}
    assert Complaint.objects.count() == 1


def test_a_complaint_that_is_refused_leaves_the_concern_as_it_was():
    known = concern()
    assert refused(escalated, known, teams=[]) == {"teams": ["Choose at least one team"]}
    assert refused(escalated, known, on=date(2018, 4, 30)) == {
        "on": ["Date it became a complaint must be on or after 1 May 2018, when it was received"]
    }
    known.refresh_from_db()
    assert (known.escalated_on, Complaint.objects.count()) == (None, 0)


def test_an_anonymised_concern_takes_nothing():
    gone = PreComplaintFactory(anonymised_at="2026-01-01T00:00Z")
    assert refused(resolve, pre_complaint=gone, on=RECEIVED, resolution="x", today=TODAY, by=None) == {
        "": ["This record is anonymised, so nothing can be added to it"]
    }


def test_praise_is_for_a_team_of_this_council():
    organisation = council()
    act = {"organisation": organisation, "today": TODAY, "by": None, "received_on": RECEIVED}
    team = TeamFactory(organisation=organisation)
    praise = log_compliment(**act, team=team, words="Thank you", quotation="They listened")
    assert (praise.team, praise.words, praise.quotation) == (team, "Thank you", "They listened")
    assert refused(log_compliment, **act, team=TeamFactory()) == {
        "team": [f"Choose a team of {organisation}"]
    }
    assert refused(log_compliment, **act, team=None) == {"team": ["Choose a team"]}
    assert refused(log_compliment, **{**act, "received_on": date(2119, 5, 1)}, team=team) == {
        "received_on": ["Date received must be today or in the past"]
    }
    assert Compliment.objects.count() == 1
