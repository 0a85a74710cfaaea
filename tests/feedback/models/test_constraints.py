"""What the database itself refuses, and what it takes, whoever writes to it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from feedback.enums import Determination, Outcome, RecordKind
from tests.factories.baseline import BaselineFactory, PublishedTeamFactory
from tests.factories.complaint import ComplaintFactory, HandlerFactory
from tests.factories.compliment import ComplimentFactory
from tests.factories.cost import CostFactory
from tests.factories.disposal import DisposalFactory, DisposalItemFactory
from tests.factories.lesson import LessonFactory
from tests.factories.ombudsman import OmbudsmanReferralFactory
from tests.factories.pre_complaint import PreComplaintFactory
from tests.factories.procedure import (
    ProcedureStageFactory,
    ProcedureStepFactory,
    RetentionRuleFactory,
)
from tests.factories.stage import ClockChangeFactory, ClockFactory, ElementFactory, StageFactory
from tests.factories.team import TeamFactory, TeamGroupFactory
from tests.factories.theme import SubjectFactory, ThemeFactory, ThemeNameFactory
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
BEFORE, RECEIVED, AFTER = date(2018, 4, 30), date(2018, 5, 1), date(2018, 5, 8)

# A factory, what is refused of its record, and what is taken.
ONE_RECORD = {
    "acknowledged after receipt": (ComplaintFactory, {"acknowledged_on": BEFORE}, {"acknowledged_on": AFTER}),
    "withdrawn after receipt": (ComplaintFactory, {"withdrawn_on": BEFORE}, {"withdrawn_on": RECEIVED}),
    "a hold has a reason": (
        ComplaintFactory,
        {"legal_hold": True},
        {"legal_hold": True, "legal_hold_because": "An inquiry"},
    ),
    "a response follows its request": (StageFactory, {"responded_on": BEFORE}, {"responded_on": RECEIVED}),
    "done after the start": (ClockFactory, {"done_on": BEFORE}, {"done_on": RECEIVED}),
    "runs or is paused": (ClockFactory, {"due_on": None}, {"due_on": None, "paused_on": AFTER}),
    "a change has a reason": (ClockChangeFactory, {"reason": ""}, {"reason": "Complex"}),
    "an outcome has its day": (
        ElementFactory,
        {"outcome": Outcome.UPHELD},
        {"outcome": Outcome.UPHELD, "decided_on": AFTER},
    ),
    "a day has its outcome": (ElementFactory, {"decided_on": AFTER}, {}),
    "resolved after receipt": (PreComplaintFactory, {"resolved_on": BEFORE}, {"resolved_on": RECEIVED}),
    "escalated to a complaint": (PreComplaintFactory, {"escalated_on": AFTER}, {}),
    "a lesson says something": (LessonFactory, {"text": ""}, {"text": "x"}),
    "achieved after it is learned": (
        LessonFactory,
        {"achieved_on": RECEIVED},
        {"achieved_on": date(2018, 9, 3)},
    ),
    "a referral is decided with its day": (
        OmbudsmanReferralFactory,
        {"determination": Determination.UPHELD},
        {"determination": Determination.UPHELD, "decided_on": date(2018, 9, 3)},
    ),
    "an open referral has no day": (OmbudsmanReferralFactory, {"decided_on": date(2018, 9, 3)}, {}),
    "decided after it came": (
        OmbudsmanReferralFactory,
        {"determination": Determination.UPHELD, "decided_on": RECEIVED},
        {},
    ),
    "a cost is more than nothing": (CostFactory, {"amount": Decimal(0)}, {"amount": Decimal("0.01")}),
    "kept a year at least": (RetentionRuleFactory, {"years": 0}, {"years": 1}),
    "stages from one": (ProcedureStageFactory, {"number": 0}, {"number": 1}),
    "a step has a day": (ProcedureStepFactory, {"limit": 0}, {"limit": 1}),
    "an extended limit is longer": (ProcedureStepFactory, {"extended_limit": 10}, {"extended_limit": 11}),
    "a disposal item is something": (DisposalItemFactory, {"complaint": None}, {}),
}


def taken(factory, **fields) -> bool:
    try:
        with transaction.atomic():
            factory(**fields)
    except IntegrityError:
        return False
    return True


@pytest.mark.parametrize(("factory", "wrong", "right"), ONE_RECORD.values(), ids=ONE_RECORD)
def test_a_record(factory, wrong, right):
    assert not taken(factory, **wrong)
    assert taken(factory, **right)


# A factory, what its records share, and where they then may differ.
TWO_RECORDS = {
    "complaint": (ComplaintFactory, ("organisation",), {"ref": "C-1"}),
    "pre-complaint": (PreComplaintFactory, ("organisation",), {"ref": "P-1"}),
    "lesson": (LessonFactory, ("organisation",), {"ref": "L-1"}),
    "theme": (ThemeFactory, ("organisation",), {"slug": "calls"}),
    "subject": (SubjectFactory, ("organisation",), {"slug": "calls"}),
    "theme name": (ThemeNameFactory, ("theme",), {}),
    "handler": (HandlerFactory, ("complaint", "user"), {}),
    "stage": (StageFactory, ("complaint",), {}),
    "clock": (ClockFactory, ("stage",), {}),
    "element": (ElementFactory, ("stage",), {"number": 1}),
    "stage of a procedure": (ProcedureStageFactory, ("procedure",), {"number": 1}),
    "step of a stage": (ProcedureStepFactory, ("stage",), {"number": 1}),
    "retention rule": (RetentionRuleFactory, ("organisation",), {"kind": RecordKind.COMPLIMENT}),
    "baseline": (BaselineFactory, ("organisation",), {}),
    "published team": (PublishedTeamFactory, ("organisation", "team"), {}),
}


@pytest.mark.parametrize(("factory", "shared", "fields"), TWO_RECORDS.values(), ids=TWO_RECORDS)
def test_there_is_one_of_each_in_its_place(factory, shared, fields):
    first = factory(**fields)
    assert not taken(factory, **{name: getattr(first, name) for name in shared}, **fields)
    assert taken(factory, **fields)


def test_a_baseline_is_of_a_team_of_a_group_or_of_all():
    whole = BaselineFactory()
    home = {"organisation": whole.organisation}
    team, group = TeamFactory(**home), TeamGroupFactory(**home)
    assert taken(BaselineFactory, team=team, **home)
    assert taken(BaselineFactory, group=group, **home)
    assert not taken(BaselineFactory, team=team, **home)
    assert not taken(BaselineFactory, group=group, **home)
    assert not taken(BaselineFactory, team=team, group=group, year="2016-17", **home)


def test_two_people_dispose_of_records():
    one, other = UserFactory(), UserFactory()
    assert not taken(DisposalFactory, proposed_by=one, agreed_by=one)
    assert taken(DisposalFactory, proposed_by=one, agreed_by=other)


def test_a_disposal_item_is_one_record():
    assert not taken(DisposalItemFactory, compliment=ComplimentFactory())
    assert taken(DisposalItemFactory, complaint=None, compliment=ComplimentFactory())
