"""Records whose time is up: two people decide, and what nobody may know any more is gone from everywhere."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from council import history
from council.roles import Role
from feedback.domain.anonymise import anonymise_complaint
from feedback.domain.disposals import agree, propose, refuse
from feedback.models import CaseFile, Complaint, Element, Handler, Note, Stage
from tests.factories.complaint import CaseFileFactory, ComplaintFactory, HandlerFactory, NoteFactory
from tests.factories.compliment import ComplimentFactory
from tests.factories.membership import member
from tests.factories.pre_complaint import PreComplaintFactory
from tests.factories.procedure import RetentionRuleFactory
from tests.factories.stage import ElementFactory, StageFactory
from tests.planted_feedback import FAMILY

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def case():
    """A case whose time is up."""
    rule = RetentionRuleFactory()
    return ComplaintFactory(
        organisation=rule.organisation,
        closed_on=date(2018, 6, 1),
        child_name=FAMILY,
        joint_with=FAMILY,
        happened_on=date(2018, 3, 14),
    )


@pytest.fixture
def two(case):
    return [member(case.organisation, Role.FEEDBACK_TEAM) for _ in range(2)]


@pytest.fixture
def proposed(case, two):
    return propose(organisation=case.organisation, today=TODAY, by=two[0])


def test_nobody_agrees_to_their_own_list_or_refuses_it(proposed, case, two):
    for decide in (lambda: agree(disposal=proposed, by=two[0]), lambda: _refused(proposed, two[0])):
        with pytest.raises(ValidationError, match="You proposed this list"):
            decide()
    case.refresh_from_db()
    assert (case.child_name, case.anonymised_at) == (FAMILY, None)


def _refused(disposal, by, reason="An inquiry has begun"):
    return refuse(disposal=disposal, reason=reason, by=by)


def test_a_refused_list_keeps_every_record_and_they_may_be_proposed_again(proposed, case, two):
    with pytest.raises(ValidationError, match="Say why these records are kept"):
        _refused(proposed, two[1], " ")
    assert _refused(proposed, two[1]).refused_because == "An inquiry has begun"
    for decide in (lambda: agree(disposal=proposed, by=two[1]), lambda: _refused(proposed, two[1])):
        with pytest.raises(ValidationError, match="decided about this list already"):
            decide()
    case.refresh_from_db()
    assert case.child_name == FAMILY
    again = propose(organisation=case.organisation, today=TODAY, by=two[1])
    assert [item.complaint for item in again.items.all()] == [case]


def test_a_record_waits_on_one_list_at_a_time(proposed, case, two):
    with pytest.raises(ValidationError, match="No record’s time is up"):
        propose(organisation=case.organisation, today=TODAY, by=two[1])


def test_a_case_put_on_hold_after_it_was_proposed_stays(proposed, case, two):
    case.legal_hold, case.legal_hold_because = True, "An inquiry"
    history.save(case, by=two[0])
    assert [item.complaint for item in agree(disposal=proposed, by=two[1])] == [case]
    case.refresh_from_db()
    assert (case.child_name, case.anonymised_at) == (FAMILY, None)


def test_pre_complaints_and_compliments_go_by_their_own_rules(case, two):
    home, old = {"organisation": case.organisation}, {"received_on": date(2018, 5, 1)}
    for kind in ("pre-complaint", "compliment"):
        RetentionRuleFactory(**home, kind=kind, years=2)
    concern = PreComplaintFactory(
        **home, **old, resolved_on=date(2018, 5, 3), person_name=FAMILY, concern=FAMILY, resolution=FAMILY
    )
    praise = ComplimentFactory(**home, **old, person_name=FAMILY, words=FAMILY, quotation="A kind team")
    kept = ComplimentFactory(**home, received_on=date(2026, 5, 1), words=FAMILY)
    assert agree(disposal=propose(**home, today=TODAY, by=two[0]), by=two[1]) == []
    for record in (concern, praise, kept):
        record.refresh_from_db()
    assert (concern.person_name, concern.concern, concern.resolution) == ("", "", "")
    assert (praise.person_name, praise.words, praise.quotation) == ("", "", "A kind team")
    assert (kept.words, kept.anonymised_at) == (FAMILY, None)
    assert FAMILY not in str([*concern.history.values(), *praise.history.values()])


def test_parts_that_were_removed_before_are_gone_from_history_too(case, two):
    stage = StageFactory(complaint=case, late_because=FAMILY)
    parts = (
        ElementFactory(stage=stage, alleged=FAMILY),
        NoteFactory(complaint=case, text=FAMILY),
        CaseFileFactory(complaint=case, title=FAMILY, file_name=FAMILY),
        HandlerFactory(complaint=case, user=two[0], task=FAMILY),
        stage,
    )
    for part in parts:
        part._change_reason = FAMILY
        part.delete()
    anonymise_complaint(case, by=two[1], why="Its time is up")
    for model in (Element, Note, CaseFile, Handler, Stage, Complaint):
        rows = [*model.history.values()]
        assert rows != []
        assert FAMILY not in str(rows), model


def test_the_day_it_happened_goes_and_the_days_that_are_counted_stay(proposed, case, two):
    agree(disposal=proposed, by=two[1])
    case.refresh_from_db()
    assert (case.joint_with, case.happened_on) == ("", None)
    assert set(case.history.values_list("happened_on", flat=True)) == {None}
    assert (case.received_on, case.closed_on) == (date(2018, 5, 1), date(2018, 6, 1))


def test_who_agreed_and_when_stands_in_the_history(proposed, case, two):
    assert agree(disposal=proposed, by=two[1]) == []
    case.refresh_from_db()
    assert case.anonymised_at
    assert case.history.first().history_user == two[1]
    assert FAMILY not in str([*case.history.values()])


def test_a_record_on_hold_is_on_no_list(case, two):
    case.legal_hold, case.legal_hold_because = True, "An inquiry"
    history.save(case, by=two[0])
    with pytest.raises(ValidationError, match="No record’s time is up"):
        propose(organisation=case.organisation, today=TODAY, by=two[0])
