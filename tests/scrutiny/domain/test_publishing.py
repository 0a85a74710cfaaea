from datetime import date

import pytest
from django.core.exceptions import ValidationError

from reports.models import Edition
from scrutiny.agenda_of import agenda_of, published
from scrutiny.domain.agenda import add_item, add_part, attach_report, change_item, move_item, remove_item
from scrutiny.domain.publishing import missing, publish
from tests.factories.meeting import AgendaItemFactory, MeetingFactory

pytestmark = pytest.mark.django_db
IN_TIME, LATE = date(2019, 6, 26), date(2019, 6, 27)


@pytest.fixture
def meeting():
    return MeetingFactory()


def titles(agenda):
    return [(part.title, [(item.number, item.title) for item in part.items]) for part in agenda.parts]


def test_items_are_numbered_through_the_parts_and_an_empty_part_stays(meeting):
    first, second = (add_part(meeting=meeting, title=title, by=None) for title in ("Part A", "Part B"))
    add_item(meeting=meeting, title="Apologies", by=None)
    add_item(meeting=meeting, title="Plan", part=second, by=None)
    assert titles(agenda_of(meeting, public=False)) == [
        ("", [(1, "Apologies")]),
        ("Part A", []),
        ("Part B", [(2, "Plan")]),
    ]
    assert first.items.count() == 0


def test_an_item_moves_within_its_part_and_to_another(meeting):
    part = add_part(meeting=meeting, title="Part A", by=None)
    one, two, three = (add_item(meeting=meeting, title=title, by=None) for title in "abc")
    assert [item.title for item in move_item(item=three, to=1, by=None)] == ["c", "a", "b"]
    move_item(item=one, to=9, part=part, by=None)
    assert titles(agenda_of(meeting, public=False)) == [("", [(1, "c"), (2, "b")]), ("Part A", [(3, "a")])]


def test_an_item_that_is_removed_leaves_no_gap(meeting):
    one, two = (add_item(meeting=meeting, title=title, by=None) for title in "ab")
    remove_item(item=one, by=None)
    two.refresh_from_db()
    assert two.order == 1


def test_the_public_gets_number_title_and_reason_of_an_exempt_item_and_nothing_else(meeting):
    item = add_item(
        meeting=meeting,
        title="Placement costs",
        closed_title="Costs of Oak House",
        exempt=3,
        public_interest="It would weaken the council in negotiation",
        purpose="Oak House",
        attending="Oak House manager",
        by=None,
    )
    attach_report(item=item, report="rag-summary", parameters={}, title="Oak House in figures", by=None)
    assert "Oak House" in str(agenda_of(meeting, public=False))
    public = agenda_of(meeting, public=True)
    assert "Oak" not in str(public)
    assert titles(public) == [("", [(1, "Placement costs")])]
    assert public.items[0].exempt_words == "Paragraph 3: financial or business affairs"


def test_a_private_committee_gives_the_public_nothing(meeting):
    AgendaItemFactory(meeting=meeting)
    meeting.committee.is_private = True
    assert agenda_of(meeting, public=True).parts == ()
    assert published(meeting) is None


def test_an_agenda_that_is_published_in_time_needs_no_reason_and_stays(meeting):
    item = add_item(meeting=meeting, title="Plan", by=None)
    publish(meeting=meeting, today=IN_TIME, by=None)
    change_item(item=item, title="Plan, changed", by=None)
    assert titles(published(meeting)) == [("", [(1, "Plan")])]


def test_an_agenda_that_is_late_needs_a_reason(meeting):
    add_item(meeting=meeting, title="Plan", by=None)
    with pytest.raises(ValidationError) as error:
        publish(meeting=meeting, today=LATE, by=None)
    assert error.value.message_dict == {
        "late_because": ["The agenda was to be published by 26 June 2019. Say why it is late"]
    }
    assert meeting.publications.count() == 0
    assert publish(meeting=meeting, today=LATE, by=None, late_because="Printer").late_because == "Printer"


def test_what_joins_a_published_agenda_is_a_numbered_supplement(meeting):
    add_item(meeting=meeting, title="Plan", by=None)
    publish(meeting=meeting, today=IN_TIME, by=None)
    with pytest.raises(ValidationError, match="Say why this item cannot wait"):
        add_item(meeting=meeting, title="Flood", by=None)
    add_item(meeting=meeting, title="Flood", urgent_because="It is raining", by=None)
    supplement = publish(meeting=meeting, today=LATE, late_because="The chair agreed", by=None)
    assert (supplement.number, str(supplement)) == (1, "Supplement 1")
    assert titles(published(meeting)) == [("", [(1, "Plan"), (2, "Flood")])]


def test_what_joins_a_published_agenda_changes_no_number(meeting):
    first, last = (add_part(meeting=meeting, title=title, by=None) for title in ("Part A", "Part B"))
    add_item(meeting=meeting, title="Plan", part=last, by=None)
    publish(meeting=meeting, today=IN_TIME, by=None)
    late = {"meeting": meeting, "title": "Flood", "urgent_because": "It is raining", "by": None}
    with pytest.raises(ValidationError) as error:
        add_item(**late, part=first)
    said = "The agenda is published, and its items keep their numbers. Add the item to “Part B”"
    assert error.value.message_dict == {"part": [said]}
    add_item(**late)
    assert titles(agenda_of(meeting, public=False))[-1] == ("Part B", [(1, "Plan"), (2, "Flood")])


def test_nothing_new_is_not_published_again(meeting):
    add_item(meeting=meeting, title="Plan", by=None)
    publish(meeting=meeting, today=IN_TIME, by=None)
    with pytest.raises(ValidationError, match="Nothing was added"):
        publish(meeting=meeting, today=IN_TIME, by=None)


def test_the_order_of_a_published_agenda_stays(meeting):
    one, two = (add_item(meeting=meeting, title=title, by=None) for title in "ab")
    publish(meeting=meeting, today=IN_TIME, by=None)
    with pytest.raises(ValidationError, match="its order stays"):
        move_item(item=two, to=1, by=None)
    with pytest.raises(ValidationError, match="its items stay"):
        remove_item(item=one, by=None)


def test_a_report_that_cannot_be_built_stops_the_publication_and_saves_nothing(meeting):
    item = add_item(meeting=meeting, title="Plan", by=None)
    attach_report(item=item, report="rag-summary", parameters={"plan": "none"}, title="Ratings", by=None)
    with pytest.raises(ValidationError, match="“Ratings” cannot be built"):
        publish(meeting=meeting, today=IN_TIME, by=None)
    assert (Edition.objects.count(), meeting.publications.count()) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"title": " "}, {"title": ["Enter the title that the public reads"]}),
        (
            {"exempt": 3, "public_interest": " "},
            {"public_interest": ["Say why the public interest is not to publish"]},
        ),
        (
            {"closed_title": "Secret"},
            {"exempt": ["Name the paragraph of Schedule 12A under which the title is closed"]},
        ),
    ],
)
def test_an_item_that_cannot_be_is_refused(meeting, fields, fault):
    with pytest.raises(ValidationError) as error:
        add_item(**{"meeting": meeting, "title": "Plan", "by": None, **fields})
    assert error.value.message_dict == fault
    assert meeting.items.count() == 0


def test_what_is_missing_is_said_first_what_stops(meeting):
    meeting.venue = ""
    add_item(meeting=meeting, title="Plan", to_follow_by=date(2019, 7, 1), by=None)
    assert [(each.text, each.stops) for each in missing(meeting, today=IN_TIME)] == [
        ("Give the time and the place of the meeting", True),
        ("Item 1 is to follow", False),
    ]
