"""The rating ledger: what its constraints refuse and take, and which row speaks for a day."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from improvement.enums import Provenance, UpdateKind
from improvement.models import Action, Update, UpdateEvidence
from tests.factories.action import ActionFactory
from tests.factories.evidence import EvidenceVersionFactory
from tests.factories.update import claim_row, rating, row

pytestmark = pytest.mark.django_db
JANUARY, MARCH, MAY = date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31)


@pytest.fixture
def action():
    return ActionFactory()


def refused(action, **fields):
    fields = {"kind": UpdateKind.UPDATE, **fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        row(action, "green", JANUARY, **fields)
    return Update.objects.filter(action=action).count()


def codes(action, as_at, recorded_by=None):
    annotated = Action.objects.with_standing(as_at, recorded_by).get(pk=action.pk)
    return annotated.standing_rating_id and rating_code(action, annotated.standing_rating_id)


def rating_code(action, pk):
    return action.plan.scale.ratings.get(pk=pk).code


def test_a_claim_names_what_it_claims(action):
    assert claim_row(action, JANUARY).claimed == rating(action, "completed")


def test_a_claim_of_nothing_is_refused(action):
    assert refused(action, kind=UpdateKind.CLAIM) == 0


def test_an_update_that_claims_is_refused(action):
    assert refused(action, claimed=rating(action, "completed")) == 0


def test_an_entered_acceptance_answers_a_claim(action):
    claim = claim_row(action, JANUARY)
    accepted = row(action, "completed", MARCH, kind=UpdateKind.ACCEPTANCE, answers=claim)
    assert list(claim.answered_by.all()) == [accepted]


def test_an_entered_acceptance_of_nothing_is_refused(action):
    assert refused(action, kind=UpdateKind.ACCEPTANCE) == 0


def test_a_published_acceptance_needs_no_claim(action):
    accepted = row(action, "completed", JANUARY, kind=UpdateKind.ACCEPTANCE, provenance=Provenance.PUBLISHED)
    assert accepted.answers is None


def test_a_return_of_nothing_is_refused_even_as_published(action):
    assert refused(action, kind=UpdateKind.RETURN, provenance=Provenance.PUBLISHED) == 0


def test_an_update_that_answers_a_claim_is_refused(action):
    assert refused(action, answers=claim_row(action, JANUARY)) == 1


def test_a_claim_is_answered_once(action):
    claim = claim_row(action, JANUARY)
    row(action, "green", MARCH, kind=UpdateKind.RETURN, answers=claim)
    assert refused(action, kind=UpdateKind.ACCEPTANCE, answers=claim) == 2


def test_a_correction_says_why(action):
    mistake = row(action, "red", JANUARY)
    put_right = row(action, "green", JANUARY, corrects=mistake, why_corrected="Typed for another action")
    assert list(mistake.corrected_by.all()) == [put_right]


def test_a_correction_without_a_reason_is_refused(action):
    assert refused(action, corrects=row(action, "red", JANUARY)) == 1


def test_a_reason_without_a_correction_is_refused(action):
    assert refused(action, why_corrected="No row is named") == 0


def test_a_row_is_corrected_once(action):
    mistake = row(action, "red", JANUARY)
    row(action, "green", JANUARY, corrects=mistake, why_corrected="First")
    assert refused(action, corrects=mistake, why_corrected="Second") == 2


def test_an_update_names_a_version_once(action):
    version = EvidenceVersionFactory(evidence__action=action)
    claim = claim_row(action, JANUARY)
    UpdateEvidence.objects.create(update=claim, version=version)
    with pytest.raises(IntegrityError), transaction.atomic():
        UpdateEvidence.objects.create(update=claim, version=version)
    assert list(claim.evidence.all()) == [version]


def test_a_row_is_not_saved_again(action):
    update = row(action, "red", JANUARY)
    update.words = "Changed"
    with pytest.raises(TypeError):
        update.save()
    with pytest.raises(TypeError):
        update.delete()


@pytest.mark.parametrize(
    "change", ["UPDATE improvement_update SET words = 'x'", "DELETE FROM improvement_update"]
)
def test_the_database_refuses_to_change_the_ledger(action, change):
    row(action, "red", JANUARY, "As it was")
    with (
        pytest.raises(DatabaseError, match="only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert list(Update.objects.values_list("words", flat=True)) == ["As it was"]


def test_a_queryset_cannot_change_the_ledger(action):
    row(action, "red", JANUARY, "As it was")
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        Update.objects.update(words="x")
    assert Update.objects.get().words == "As it was"


def test_the_rating_of_a_day_is_the_latest_row_in_force_by_then(action):
    row(action, "green", JANUARY)
    row(action, "amber", MARCH)
    assert [codes(action, day) for day in (date(2019, 1, 20), JANUARY, date(2019, 3, 30), MARCH, MAY)] == [
        None,
        "green",
        "green",
        "amber",
        "amber",
    ]


def test_of_two_rows_from_one_day_the_later_speaks(action):
    row(action, "green", JANUARY)
    row(action, "red", JANUARY)
    assert codes(action, JANUARY) == "red"


def test_a_row_recorded_late_does_not_outrank_one_that_holds_from_a_later_day(action):
    row(action, "amber", MARCH)
    row(action, "red", JANUARY, recorded_at=datetime(2019, 6, 1, tzinfo=UTC))
    assert (codes(action, JANUARY), codes(action, MAY)) == ("red", "amber")


def test_what_was_recorded_later_was_not_known_then(action):
    row(action, "green", JANUARY, recorded_at=datetime(2019, 1, 21, 9, tzinfo=UTC))
    row(action, "amber", JANUARY, recorded_at=datetime(2019, 2, 1, 9, tzinfo=UTC))
    known = datetime(2019, 1, 31, tzinfo=UTC)
    assert (codes(action, JANUARY, known), codes(action, JANUARY)) == ("green", "amber")


def test_a_corrected_row_speaks_no_more_even_where_its_mistake_was_the_date(action):
    mistake = row(action, "red", MAY)
    row(action, "green", JANUARY, corrects=mistake, why_corrected="The date was of another action")
    assert codes(action, MAY) == "green"


def test_before_its_correction_a_mistake_stood(action):
    mistake = row(action, "red", JANUARY)
    when = datetime(2019, 2, 1, tzinfo=UTC)
    row(action, "green", JANUARY, corrects=mistake, why_corrected="Misread", recorded_at=when)
    assert (codes(action, JANUARY, datetime(2019, 1, 31, tzinfo=UTC)), codes(action, JANUARY, when)) == (
        "red",
        "green",
    )


def test_a_claim_waits_until_it_is_answered_or_put_right(action):
    answered, put_right, waiting = (claim_row(action, JANUARY) for _ in range(3))
    row(action, "green", MARCH, kind=UpdateKind.RETURN, answers=answered)
    row(action, "green", JANUARY, corrects=put_right, why_corrected="Wrong action")
    assert list(Update.objects.unanswered_claims()) == [waiting]
