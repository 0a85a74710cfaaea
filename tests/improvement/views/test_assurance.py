from datetime import date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from council.roles import Role
from improvement.domain.updates import accept, claim, return_claim
from improvement.enums import UpdateKind
from improvement.models import Update
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.membership import member
from tests.factories.update import claim_row, rating, row
from tests.improvement.views.cast import NOON, TODAY, errors, said, statuses, text_of

pytestmark = pytest.mark.django_db
QUEUE = "improvement:assurance-queue"


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(NOON, tick=False):
        yield


def waiting(cast, *, action=None, by=None, ref="1.7"):
    """A claim of completed with one link, after an amber of May."""
    action = action or cast.action(ref=ref, measure="Every referral is mapped")
    row(action, "amber", date(2019, 5, 31), "Waiting for funds")
    version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action, title="Map of routes"))
    return claim(
        action=action,
        rating=rating(action, "completed"),
        versions=[version],
        words="It is mapped",
        holds_from=TODAY,
        today=TODAY,
        by=by or cast.lead,
    )


def queue(client):
    return client.get(reverse(QUEUE, args=["ours"]))


def url(claimed):
    return reverse("improvement:claim", args=["ours", claimed.public_id])


def accepted(client, claimed, **data):
    versions = [str(version.pk) for version in claimed.evidence.all()]
    return client.post(url(claimed), {"decision": "accept", "accept-evidence": versions} | data, follow=True)


def returned(client, claimed, **data):
    return client.post(url(claimed), {"decision": "return", "return-words": "Send it"} | data, follow=True)


def test_claims_wait_oldest_first_with_words_evidence_and_age(as_assurer, cast):
    made = timezone.make_aware(datetime(2019, 7, 1, 9))
    older = claim_row(cast.action(ref="1.9"), date(2019, 7, 1), recorded_at=made)
    newer = waiting(cast)
    response = queue(as_assurer)
    found = [(claim.update, claim.waited) for claim in response.context["waiting"]]
    assert found == [(older, "8 days waiting"), (newer, "made today")]
    text = text_of(response)
    assert "2 claims wait for your decision" in text
    assert "Map of routes, version 1 (link), relates to 1 March 2019" in text
    assert "It is mapped" in text


def test_an_empty_queue_says_what_will_come(as_assurer, cast):
    text = text_of(queue(as_assurer))
    assert "No claim is waiting for a decision" in text
    assert "Nothing has been decided here yet" in text


def test_another_council_s_claims_are_in_no_queue_of_ours(as_assurer, cast):
    theirs = waiting(cast, action=cast.their_action(title="Secret work"))
    accept(claim=theirs, versions=theirs.evidence.all(), words="Secret", today=TODAY, by=cast.outsider)
    waiting(cast, action=cast.their_action(title="More secret work"))
    response = queue(as_assurer)
    assert (response.context["waiting"], response.context["decided"]) == ([], [])
    assert "ecret" not in response.content.decode()


def test_what_left_the_plan_waits_no_more(as_assurer, cast):
    claimed = waiting(cast)
    claimed.action.withdrawn_on, claimed.action.withdrawn_because = TODAY, "Done"
    claimed.action.save()
    assert queue(as_assurer).context["waiting"] == []
    assert "there is nothing to decide" in text_of(as_assurer.get(url(claimed)))


def test_only_quality_assurance_sees_the_queue_and_the_claims(client, cast):
    claimed = waiting(cast)
    people = (cast.assurer, cast.reader, cast.lead, cast.manager, cast.outsider)
    assert statuses(client, reverse(QUEUE, args=["ours"]), *people) == [200, 403, 403, 403, 404]
    assert statuses(client, url(claimed), *people) == [200, 403, 403, 403, 404]
    data = {"decision": "return", "return-words": "No"}
    assert statuses(client, url(claimed), *people[1:], method="post", data=data) == [403, 403, 403, 404]
    assert not claimed.answered_by.exists()


def test_another_council_s_claim_and_what_is_no_claim_have_no_page(as_assurer, cast):
    theirs = waiting(cast, action=cast.their_action())
    update = row(cast.action(), "green", TODAY)
    for public_id in (theirs.public_id, update.public_id, uuid4()):
        address = reverse("improvement:claim", args=["ours", public_id])
        assert as_assurer.get(address).status_code == 404


def test_a_claim_shows_what_completion_should_show_beside_its_evidence(as_assurer, cast):
    text = text_of(as_assurer.get(url(waiting(cast))))
    for words in ("Is 1.7 completed and evidenced?", "Every referral is mapped", "Waiting for funds"):
        assert words in text


def test_an_accepted_claim_makes_the_action_completed_from_today(as_assurer, cast):
    claimed = waiting(cast)
    response = accepted(as_assurer, claimed, **{"accept-words": "Seen on site"})
    answer = claimed.answered_by.get()
    assert (answer.kind, answer.rating.code, answer.words) == (
        UpdateKind.ACCEPTANCE,
        "completed",
        "Seen on site",
    )
    assert list(answer.evidence.all()) == list(claimed.evidence.all())
    assert said(response) == ["1.7 is completed from today"]
    assert [row.answers for row in response.context["decided"]] == [claimed]


def test_a_returned_claim_goes_back_with_a_comment_to_the_rating_before(as_assurer, cast):
    claimed = waiting(cast)
    response = returned(as_assurer, claimed)
    answer = claimed.answered_by.get()
    assert (answer.kind, answer.rating.code, answer.words) == (UpdateKind.RETURN, "amber", "Send it")
    assert said(response) == ["1.7 returned. It is amber from today, and the lead sees why."]


def test_a_return_may_name_the_rating_that_stands(as_assurer, cast):
    claimed = waiting(cast)
    returned(as_assurer, claimed, **{"return-rating": "red"})
    assert claimed.answered_by.get().rating.code == "red"


@pytest.mark.parametrize("choice", ["nothing", "theirs", "not presented", "nonsense"])
def test_evidence_is_chosen_from_what_the_claim_rests_on(as_assurer, cast, choice):
    claimed = waiting(cast)
    versions = {
        "nothing": [],
        "theirs": [str(EvidenceVersionFactory().pk)],
        "not presented": [str(EvidenceVersionFactory(evidence=claimed.evidence.get().evidence).pk)],
        "nonsense": ["x"],
    }[choice]
    response = accepted(as_assurer, claimed, **{"accept-evidence": versions, "accept-words": "Kept words"})
    assert list(errors(response)) == ["evidence"]
    assert "Kept words" in response.content.decode()
    assert not claimed.answered_by.exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"return-words": "  "}, "words"),
        ({"return-rating": "completed"}, "rating"),
        ({"return-rating": "purple"}, "rating"),
        ({"return-words": "x" * 1501}, "words"),
    ],
)
def test_a_return_that_lacks_something_is_no_answer(as_assurer, cast, data, field):
    claimed = waiting(cast)
    assert list(errors(returned(as_assurer, claimed, **data))) == [field]
    assert not claimed.answered_by.exists()


def test_who_made_the_claim_is_told_that_somebody_else_decides(client, cast):
    both = member(cast.plan.organisation, Role.ACTION_LEAD, Role.QUALITY_ASSURANCE)
    claimed = waiting(cast, by=both)
    client.force_login(both, backend="django.contrib.auth.backends.ModelBackend")
    assert "You made this claim, so somebody else" in text_of(client.get(url(claimed)))
    assert "Somebody else must decide" in text_of(accepted(client, claimed))
    assert not claimed.answered_by.exists()


@pytest.mark.parametrize("second", [accepted, returned])
def test_the_second_of_two_deciders_is_told_what_was_decided(as_assurer, cast, second):
    claimed = waiting(cast)
    first = member(cast.plan.organisation, Role.QUALITY_ASSURANCE, name="Fiona First")
    return_claim(claim=claimed, words="Send the list of gaps", today=TODAY, by=first)
    text = text_of(second(as_assurer, claimed))
    assert "Fiona First has returned this claim already, on 9 July 2019" in text
    assert "Send the list of gaps" in text
    assert Update.objects.filter(answers=claimed).count() == 1


def test_the_queue_takes_as_many_queries_for_100_claims_as_for_one(as_assurer, cast):
    def decided_and_waiting(number):
        first = waiting(cast, ref=f"1.{number}")
        return_claim(claim=first, words="Send it", today=TODAY, by=cast.assurer)
        waiting(cast, ref=f"1.{number + 500}")

    decided_and_waiting(1)
    queue(as_assurer)
    with CaptureQueriesContext(connection) as one:
        queue(as_assurer)
    for number in range(2, 51):
        decided_and_waiting(number)
    with CaptureQueriesContext(connection) as hundred:
        assert queue(as_assurer).status_code == 200
    assert len(hundred) == len(one)


def test_a_decided_claim_shows_only_what_came_before_it(as_assurer, cast):
    claimed = waiting(cast)
    accepted(as_assurer, claimed)
    assert [row.words for row in as_assurer.get(url(claimed)).context["rows"]] == ["Waiting for funds"]
