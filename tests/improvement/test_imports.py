import shutil
from datetime import date

import pytest

from council.models import Organisation
from council.sheets import FaultySheet
from improvement.domain.date_changes import agree_date, ask_for_date
from improvement.domain.leads import set_leads
from improvement.imports import load_record
from improvement.models import (
    Action,
    Plan,
    Priority,
    Rating,
    RatingScale,
    RatingWording,
    Recommendation,
    Update,
)
from tests.factories.user import UserFactory
from tests.record import FIXTURES, change, every_count, load_scales, load_sunderland

pytestmark = pytest.mark.django_db

PLAN = "learning-and-improvement-plan"


@pytest.fixture
def folder(tmp_path):
    """A copy of Sunderland's folder that a test may spoil."""
    return shutil.copytree(FIXTURES / "sunderland", tmp_path / "sunderland")


def faults(folder):
    with pytest.raises(FaultySheet) as caught:
        load_record(folder)
    return str(caught.value)


def test_a_second_load_changes_nothing_not_even_history(db):
    load_sunderland()
    before = every_count()

    load_sunderland()

    assert every_count() == before
    assert (before["Action"], before["Update"], before["Priority"]) == (101, 285, 15 + 7)
    assert (before["HistoricalAction"], before["HistoricalRating"]) == (101, 0)


def test_reference_data_loads_twice_without_doubling(db):
    load_scales()
    load_scales()

    assert RatingScale.objects.count() == 4
    assert Rating.objects.count() == 14
    assert RatingWording.objects.count() == 15
    completed = Rating.objects.get_by_natural_key("red-amber-green-completed", "completed")
    assert (completed.meaning, completed.letter, completed.claim_counts_as.code) == ("assured", "B", "green")


def test_what_differs_in_a_file_is_changed(sunderland, folder):
    change(folder / PLAN / "actions.csv", 2, title="Independent look at ICRT")

    load_record(folder)

    action = Action.objects.get(ref="1.1")
    assert action.title == "Independent look at ICRT"
    assert [row.history_change_reason for row in action.history.all()] == [
        "Loaded from the published record"
    ] * 2


def test_what_somebody_changed_here_stays(sunderland, folder):
    user = UserFactory()
    action = Action.objects.get(ref="1.1")
    set_leads(action=action, leads=["Health"], by=user, why="They do it now")
    action.title, action._history_user = "Our own words", user
    action.save()

    load_record(folder)

    action = Action.objects.get(ref="1.1")
    assert action.title == "Our own words"
    assert [str(lead) for lead in action.leads.in_order()] == ["Health"]


@pytest.mark.parametrize(
    ("file", "row", "cells", "message"),
    [
        (
            "actions.csv",
            2,
            {"due_on": "2019-02-31"},
            "row 2, column due_on: “2019-02-31” is not a date: write 2019-05-31 for 31 May 2019",
        ),
        (
            "actions.csv",
            2,
            {"due_on": "31/02"},
            "row 2, column due_on: “31/02” is not a date: write 2019-05-31 for 31 May 2019",
        ),
        ("actions.csv", 3, {"priority": "16"}, "row 3, column priority: “16” is not a priority of this plan"),
        ("actions.csv", 3, {"priority": "one"}, "row 3, column priority: “one” is not a whole number"),
        ("actions.csv", 3, {"ref": ""}, "row 3, column ref: this cell must not be empty"),
        (
            "actions.csv",
            3,
            {"leads": "director-of-nothing"},
            "row 3, column leads: “director-of-nothing” is not a post in posts.csv",
        ),
        (
            "actions.csv",
            3,
            {"leads": "iro-manager;service-manager"},
            "row 3, column leads_as_printed: give one name for each lead",
        ),
        ("actions.csv", 3, {"ref_published": "y"}, "row 3, column ref_published: “y” is neither yes nor no"),
        (
            "ratings.csv",
            2,
            {"rating": "purple"},
            "row 2, column rating: “purple” is not a rating of the scale “Red, amber, green, completed”",
        ),
        ("ratings.csv", 2, {"action": "99.1"}, "row 2, column action: “99.1” is not an action of this plan"),
        (
            "ratings.csv",
            2,
            {"kind": "claim"},
            "row 2, column kind: a published rating is an update or an acceptance",
        ),
        (
            "ratings.csv",
            2,
            {"provenance": "entered"},
            "row 2, column provenance: only what is entered in the site is “entered”",
        ),
        (
            "ratings.csv",
            2,
            {"provenance": "guess"},
            "row 2, column provenance: “guess” is none of published, inferred, reconstructed, entered",
        ),
        (
            "priorities.csv",
            2,
            {"recommendations": "40"},
            "row 2, column recommendations: “40” is not a recommendation of this source",
        ),
        (
            "plan.csv",
            2,
            {"scale": "smileys"},
            "row 2, column scale: “smileys” is not a rating scale: load the reference data first",
        ),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_loaded(db, folder, file, row, cells, message):
    load_scales()
    change(folder / PLAN / file, row, **cells)

    assert faults(folder) == f"{PLAN}/{file}, {message}"
    assert not Organisation.objects.exists()
    assert not Plan.objects.exists()
    assert not Update.objects.exists()


def test_all_the_bad_rows_of_a_file_are_named_at_once(db, folder):
    load_scales()
    change(folder / PLAN / "actions.csv", 2, priority="16")
    change(folder / PLAN / "actions.csv", 5, priority="17")

    assert faults(folder).splitlines() == [
        f"{PLAN}/actions.csv, row 2, column priority: “16” is not a priority of this plan",
        f"{PLAN}/actions.csv, row 5, column priority: “17” is not a priority of this plan",
    ]


def test_a_named_action_must_have_a_title(db, folder):
    load_scales()
    change(folder / PLAN / "actions.csv", 2, title="")

    message = "row 2, column title: only a reconstructed action may lack its title"
    assert faults(folder) == f"{PLAN}/actions.csv, {message}"


def test_a_reference_stands_once(db, folder):
    load_scales()
    change(folder / PLAN / "actions.csv", 4, ref="1.1")

    assert faults(folder) == f"{PLAN}/actions.csv, row 4, column ref: row 2 has the same ref"


def test_what_the_database_refuses_is_told_at_the_row(db, folder):
    load_scales()
    change(folder / PLAN / "review_points.csv", 3, label="")

    assert faults(folder).startswith(f"{PLAN}/review_points.csv, row 3: Constraint")


def test_a_title_that_is_too_long_is_told_at_its_cell(db, folder):
    load_scales()
    change(folder / PLAN / "actions.csv", 2, title="x" * 301)

    assert faults(folder).startswith(f"{PLAN}/actions.csv, row 2, column title: ")


def test_a_missing_file_is_named(db, folder):
    load_scales()
    (folder / PLAN / "ratings.csv").unlink()

    assert faults(folder) == f"{PLAN}/ratings.csv, row 1: there is no such file"


def test_people_hold_their_posts_from_the_day_a_paper_names_them(sunderland):
    holdings = [
        (holding.person.name, holding.post.title, holding.held_from)
        for post in sunderland.posts.order_by("slug")
        for holding in post.holdings.select_related("person", "post").order_by("pk")
    ]

    assert holdings == [
        ("Lynsey Thurgood", "Business Manager", date(2019, 1, 21)),
        ("Jill Colbert", "Chief Executive, Together for Children", date(2019, 5, 31)),
        ("Ann Goldsmith", "Interim Associate Director Safeguarding", date(2016, 2, 1)),
    ]


def test_links_and_leads_follow_the_file(sunderland, folder):
    change(folder / PLAN / "priorities.csv", 2, recommendations="1;3")
    change(folder / PLAN / "actions.csv", 2, leads="iro-manager;Health", leads_as_printed="IRO;HEALTH")

    load_record(folder)

    priority = Priority.objects.get(plan__slug=PLAN, number=1)
    assert [row.ref for row in priority.recommendations.in_order()] == ["1", "3"]
    assert priority.history.latest().history_change_reason == "Loaded from the published record"
    leads = Action.objects.get(ref="1.1").leads.in_order()
    assert [(str(lead), lead.as_printed) for lead in leads] == [("IRO Manager", "IRO"), ("Health", "HEALTH")]


def test_links_that_somebody_changed_stay(sunderland):
    priority = Priority.objects.get(plan__slug=PLAN, number=1)
    priority._history_user = UserFactory()
    priority.recommendations.add(Recommendation.objects.get(ref="3"))

    load_sunderland()

    assert [row.ref for row in priority.recommendations.in_order()] == ["1", "3"]


def test_a_date_that_was_agreed_here_stays(sunderland):
    manager, lead = UserFactory(), UserFactory()
    action = Action.objects.get(ref="2.4")
    asked = ask_for_date(action=action, new=date(2019, 7, 31), reason="The supplier is late", by=lead)
    agree_date(change=asked, by=manager)

    load_sunderland()

    assert Action.objects.get(ref="2.4").due_on == date(2019, 7, 31)
