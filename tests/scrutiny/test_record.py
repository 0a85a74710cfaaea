"""The published record of three committees, straight from the models."""

import pytest

from config.management.commands.load_demo import FIXTURES
from council.imports import load_organisation
from scrutiny.enums import Answer
from scrutiny.imports import load_scrutiny
from scrutiny.models import Activity, CommitteeMember, KeyDecision, Minute, Resolution, Response

pytestmark = pytest.mark.django_db
SERIALS = "312 344 325 351 353 358 359 360 361 362 363 364 365 366 367 368 369 371 370 372 212"


@pytest.fixture
def load(monkeypatch):
    """Loads an organisation's committees, and publishes nothing: that needs the plans and the cases too."""
    monkeypatch.setattr("scrutiny.imports.publish", lambda **asked: None)

    def load(name):
        folder = FIXTURES / name
        return load_scrutiny(folder, load_organisation(folder))

    return load


def test_sunderlands_notice_has_its_21_decisions_in_printed_order(load):
    load("sunderland")
    decisions = list(KeyDecision.objects.in_order())
    assert [decision.ref.split("/")[1] for decision in decisions] == SERIALS.split()
    private = [decision for decision in decisions if decision.is_private]
    assert (len(private), [each.ref for each in private if not each.private_reason]) == (8, ["190614/372"])


def test_each_council_numbers_its_minutes_in_its_own_way(load):
    for name in ("sunderland", "telford-wrekin", "tameside"):
        load(name)
    numbers = {
        committee: list(
            Minute.objects.in_order()
            .filter(meeting__committee__organisation__slug=committee)
            .values_list("number", flat=True)
        )
        for committee in ("sunderland", "telford-wrekin", "tameside")
    }
    assert numbers == {
        "sunderland": [""] * 5,
        "telford-wrekin": [f"CYPSC-{n}" for n in range(1, 6)],
        "tameside": [str(n) for n in range(32, 42)],
    }
    resolved = Resolution.objects.filter(
        minute__meeting__committee__organisation__slug="sunderland"
    ).in_order()
    assert list(resolved.values_list("number", flat=True)) == ["1", "2", "3"]


def test_cabinet_answered_fourteen_recommendations(load):
    load("telford-wrekin")
    first = Response.objects.filter(given_on__month=6)
    assert {answer: first.filter(answer=answer).count() for answer in (*Answer, "")} == {
        Answer.ACCEPTED: 10,
        Answer.PARTIALLY: 3,
        Answer.IN_PRINCIPLE: 1,
        Answer.REJECTED: 0,
        "": 1,
    }


def test_three_items_asked_for_in_june_come_back_in_august(load):
    frame = load("telford-wrekin")
    (june,) = (meeting for (_, on), meeting in frame.meetings.items() if on.month == 6)
    asked = june.minutes.get(order=5).actions_arising.order_by("order")
    assert [action.answered_by.title for action in asked] == [
        "Children in care placement strategy: Cabinet’s response and progress",
        "Service improvement plan: third progress report",
        "Safeguarding peer review",
    ]


def test_members_are_listed_by_surname_with_co_opted_ones_last(load):
    load("sunderland")
    names = list(CommitteeMember.objects.in_order().values_list("printed_as", flat=True))
    assert names == (
        ["Crosby", "Francis", "Hunt", "Mann", "Mc Keith", "F. Miller", "Rowntree", "Samuels", "Scanlan"]
        + ["P. Smith", "Tye", "K. Wood", "A. Blakey", "J. Graham"]
    )


def test_every_activity_of_five_years_is_there(load):
    load("tameside")
    tables = Activity.objects.values_list("table", flat=True)
    assert {table: list(tables).count(table) for table in tables} == {
        "2018/19 A1-T1": 4,
        "2019/20 A1-T2": 5,
        "2020/21 A1-T3": 4,
        "2018-21 A1-T4": 7,
        "2021/22 T1": 4,
        "2021/22 T2": 3,
        "2022/23 T3": 13,
        "Ombudsman focus reports": 4,
        "Budget letters": 2,
        "Training": 5,
    }


def test_loading_again_adds_nothing(load):
    models = (CommitteeMember, Minute, Resolution, Response)
    load("telford-wrekin")
    first = [(model.objects.count(), model.history.count()) for model in models]
    load("telford-wrekin")
    assert [(model.objects.count(), model.history.count()) for model in models] == first
