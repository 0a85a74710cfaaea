"""An action's record as one line: what was said, by whom, and how we know."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from improvement.enums import DateChangeState, Provenance, UpdateKind
from improvement.history_line import Show, counts, line, read
from improvement.models import DateChange
from tests.factories.action import ActionFactory
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import claim_row, row
from tests.factories.user import UserFactory

pytestmark = pytest.mark.django_db
JANUARY, SPRING, MAY = date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31)


def at(day, month=6):
    return timezone.make_aware(datetime(2019, month, day, 12))


@pytest.fixture
def action():
    return ActionFactory(joined_on=date(2018, 7, 25), joined_because="From recommendation 6")


def titles(action):
    return [event.title for event in line(read(action))]


def test_ratings_are_told_by_what_changed(action):
    row(action, "amber", JANUARY)
    row(action, "amber", SPRING)
    row(action, "green", MAY)
    assert titles(action) == ["Green, was amber", "Stays amber", "Rated amber", "Joined the plan"]


def test_a_meeting_without_a_published_date_prints_its_label(action):
    ReviewPointFactory(plan=action.plan, date=JANUARY)
    ReviewPointFactory(plan=action.plan, date=SPRING, label="Spring 2019", date_published=False)
    row(action, "amber", JANUARY)
    row(action, "amber", SPRING)
    assert [(event.when, event.note) for event in line(read(action))[:2]] == [
        ("Spring 2019", "date not published"),
        ("", "first meeting"),
    ]


def test_a_mistaken_row_stays_and_says_why_it_was_put_right(action):
    mistaken = row(action, "red", MAY, "The wrong action")
    row(action, "green", MAY, corrects=mistaken, why_corrected="Typed for 3.9", recorded_at=at(3))
    right, wrong, _joined = line(read(action))
    assert (right.title, right.put_right) == ("Put right: green, not red", "")
    assert (wrong.title, wrong.words) == ("Was rated red", "The wrong action")
    assert wrong.put_right == "Put right on 3 June 2019: Typed for 3.9"


def test_an_update_typed_for_another_names_both(action):
    row(action, "green", MAY, said_by="HEALTH", typed_by_name="Mary Manager", recorded_at=at(4))
    assert line(read(action))[0].by == "HEALTH, typed by Mary Manager, recorded on 4 June 2019"


def test_a_claim_and_its_answers(action):
    claim = claim_row(action, MAY)
    version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action, title="Map"), added_at=at(1))
    row(action, "green", date(2019, 6, 5), "Send the map", kind=UpdateKind.RETURN, answers=claim)
    events = line(read(action))
    assert [event.title for event in events] == [
        "Quality assurance: not accepted, stands at green",
        "Evidence",
        "Claimed as completed; counts as green until quality assurance decides",
        "Joined the plan",
    ]
    assert events[1].versions == (version,)
    assert counts(events) == {"updates": 1, "dates": 0, "evidence": 1, "decisions": 1}


def test_a_date_that_was_asked_for_and_agreed(action):
    DateChange.objects.create(
        action=action,
        old=date(2018, 12, 31),
        new=date(2019, 10, 31),
        reason="The bid was not decided",
        asked_by=UserFactory(name="Ada Lead"),
        asked_at=at(1),
        state=DateChangeState.AGREED,
        decided_by=UserFactory(name="Mary Manager"),
        decided_at=at(2),
    )
    agreed, asked, _joined = line(read(action))
    assert (agreed.title, agreed.by) == ("New date agreed: 31 October 2019", "Mary Manager")
    assert agreed.shows == {Show.DATES, Show.DECISIONS}
    assert (asked.title, asked.by) == (
        "New date asked for: 31 December 2018 to 31 October 2019",
        "Asked by Ada Lead",
    )


@pytest.mark.parametrize(
    ("provenance", "words", "said"),
    [
        (Provenance.PUBLISHED, "On time", "As published"),
        (Provenance.PUBLISHED, "", "As published. No words were published."),
        (Provenance.RECONSTRUCTED, "", "Reconstructed to fit the published totals"),
        (Provenance.ENTERED, "", ""),
    ],
)
def test_how_we_know_is_said(action, provenance, words, said):
    row(action, "green", MAY, words, provenance=provenance)
    assert line(read(action))[0].provenance == said


def test_leaving_the_plan_is_on_the_line(action):
    into = ActionFactory(priority=action.priority, ref="1.9")
    action.withdrawn_on, action.withdrawn_because, action.merged_into = MAY, "The same work", into
    action.save()
    event = line(read(action))[0]
    assert (event.title, event.words) == ("Merged into 1.9", "The same work")


def test_a_long_history_takes_as_many_queries_as_a_short_one(action):
    counted = []
    for count in (1, 20):
        for _ in range(count):
            evidence = EvidenceFactory(action=action)
            EvidenceVersionFactory(evidence=evidence)
            row(action, "amber", MAY, "Waiting")
        with CaptureQueriesContext(connection) as captured:
            line(read(action))
        counted.append(len(captured))
    assert counted[0] == counted[1]
