"""The paper of 31 May 2019 comes out of the record: its numbers, each generated paragraph, its parts in order."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from council.roles import Role
from improvement.models import Paper
from reports.document import Asked, HeaderGrid, Heading
from reports.report import BadParameter, Run, find
from tests.improvement.following import follow_with
from tests.record import GOLDEN

pytestmark = pytest.mark.django_db
JANUARY, SPRING, MAY, TODAY = date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31), date(2019, 7, 4)
DUE = "due by the end of May 2019"
AWAITING, EVIDENCED = "green (completed and awaiting evidence)", "blue (completed and evidenced)"
ON_TRACK = "The other action, which is not due by then, is on track."


def build(plan, as_at=MAY, key="progress-report", **fields):
    run = Run(plan.organisation, user=None, today=TODAY, plan=plan.slug, as_at=as_at, **fields)
    return find(key).build(run)


@pytest.fixture
def may(published_plan):
    return build(published_plan)


def paragraph(document, start):
    (found,) = [text for text in document.paragraphs() if text.startswith(start)]
    return found


PARAGRAPHS = [
    (
        f"There are 16 actions against priority one, of which 15 are {DUE}. Of these 15 actions, seven are {AWAITING}"
        f" and eight are {EVIDENCED}. {ON_TRACK} Four new actions, added since Spring 2019, are not counted here."
    ),
    (
        f"There are eight actions against priority two, of which six are {DUE}. Of these six actions, two are amber"
        f" (some delay), two are {AWAITING} and two are {EVIDENCED}. The other two, which are not due by then, are"
        " on track."
    ),
    (
        f"There are eight actions against priority three, of which seven are {DUE}. Of these seven actions, two are"
        f" amber (some delay), three are {AWAITING} and two are {EVIDENCED}. {ON_TRACK}"
    ),
    (
        f"There are six actions against priority four, of which four are {DUE}. All four are {AWAITING}. The other"
        " two, which are not due by then, are on track. One new action, added since Spring 2019, is not counted here."
    ),
    (
        f"There are ten actions against priority five, of which nine are {DUE}. Of these nine actions, six are"
        f" {AWAITING} and three are {EVIDENCED}. {ON_TRACK}"
    ),
    (
        f"There are six actions against priority six, of which five are {DUE}. Of these five actions, one is"
        f" {AWAITING} and four are {EVIDENCED}. The other action, which is not due by then, is completed and evidenced."
    ),
    (
        f"There are six actions against priority seven, of which five are {DUE}. Of these five actions, four are"
        f" {AWAITING} and one is {EVIDENCED}. {ON_TRACK}"
    ),
    f"There are three actions against priority eight, all three of which are {DUE}. All three are {EVIDENCED}.",
    (
        f"There are ten actions against priority nine, of which six are {DUE}. Of these six actions, three are"
        f" {AWAITING} and three are {EVIDENCED}. The other four, which are not due by then, are on track."
    ),
    f"There are three actions against priority ten, of which none is {DUE}. All three are on track.",
    f"There are two actions against priority 11, both of which are {DUE}. One is {AWAITING} and one is {EVIDENCED}.",
    (
        f"There are three actions against priority 12, all three of which are {DUE}. Of these three actions, two are"
        f" {AWAITING} and one is {EVIDENCED}."
    ),
    (
        f"There are six actions against priority 13, of which three are {DUE}. All three are {EVIDENCED}. The other"
        " three, which are not due by then, are on track. One new action, added since Spring 2019, is not counted here."
    ),
    (
        f"There are four actions against priority 14, of which two are {DUE}. Both are {AWAITING}. The other two,"
        " which are not due by then, are on track."
    ),
    f"There are four actions against priority 15, of which three are {DUE}. All three are {EVIDENCED}. {ON_TRACK}",
]


def test_the_fifteen_progress_paragraphs(may):
    assert [text for text in may.paragraphs() if " against priority " in text] == PARAGRAPHS


def test_the_numbers_behind_the_fifteen_paragraphs(may):
    rows = {row.label: [cell.value for cell in row.cells] for row in may.table("due-by-priority").rows}
    total = rows.pop("Totals")
    assert rows == GOLDEN["priority_narrative_2019_05"]
    assert total == [sum(column) for column in zip(*rows.values(), strict=True)] == [95, 73, 0, 4, 35, 34]


def test_the_headline_of_may_counts_34_and_35(may):
    assert list(may.paragraphs())[2:5] == [
        (
            "The number of actions has increased from 95 to 101, as six new actions have been added."
            f" Of those actions, 73 are {DUE}."
        ),
        f"Of the 73 actions due, 34 are {EVIDENCED}, 35 are {AWAITING} and four are amber (some delay). None is red.",
        (
            "Overall, no action is seriously delayed (red) and four are delayed (amber). 90.1% of the 101 actions are"
            " on track or complete; the six new actions count as neither."
        ),
    ]


def test_the_headline_of_january(published_plan):
    assert list(build(published_plan, JANUARY).paragraphs())[2:5] == [
        "There are 95 actions in the plan. Of those actions, 21 are due by the end of January 2019.",
        (
            f"Of the 21 actions due, 11 are {EVIDENCED}, seven are green (on track, or completed and awaiting"
            " evidence), two are amber (some delay) and one is red (significant delay)."
        ),
        (
            "Overall, two actions are seriously delayed (red) and three are delayed (amber). 94.7% of the 95 actions"
            " are on track or complete."
        ),
    ]


def test_a_priority_in_one_sentence(may):
    assert paragraph(may, "Actions under priority three") == (
        "Actions under priority three are either complete or on track, other than 3.6 Review domestic violence"
        " resources in TfC and 3.8 Map domestic violence referral routes and gaps."
    )
    assert paragraph(may, "Actions under priority eight") == "Actions under priority eight are complete."
    assert paragraph(may, "Actions under priority ten") == "Actions under priority ten are on track."
    assert paragraph(may, "Actions under priority 13") == (
        "Actions under priority 13 are either complete or on track."
    )


def test_new_actions_are_listed_with_the_reason_for_which_they_joined(may):
    assert paragraph(may, "The following six") == (
        "The following six actions have been added to the plan since Spring 2019"
        " (reason: added after Ofsted's monitoring visit of January 2019):"
    )
    assert "Priority 13: Put brief case audits on files" in list(may.paragraphs())


def test_the_parts_of_the_paper_in_order(may):
    grid, asked = may.blocks[:2]
    assert isinstance(grid, HeaderGrid)
    assert isinstance(asked, Asked)
    assert [label for label, _ in grid.rows] == ["Date", "Report author", "Subject", "Purpose"]
    assert (len(asked.items), asked.introduction) == (2, "The Committee is asked to:")
    headings = [block.text for block in may.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == [
        "Introduction",
        "Summary of ratings",
        "Progress to date",
        "Monitoring visits and new actions",
        "Financial implications",
        "Background papers",
        "Contact",
        "Appendix A: Summary of changes to ratings",
        "Appendix B: Indicators",
    ]
    assert [table.name for table in may.tables()] == [
        "rag-comparison",
        "due-by-priority",
        "late-priority-2",
        "late-priority-3",
        "rag-changes",
        "indicators",
    ]


def test_each_priority_has_the_sections_that_were_written_of_it(may):
    sections, name = {}, ""
    for block in may.blocks:
        if isinstance(block, Heading) and block.level == 3:
            name = block.text.split(":")[0]
        elif isinstance(block, Heading) and block.level == 4:
            sections.setdefault(name, []).append(block.text.split()[0])
    performance = [f"Priority {number}" for number in (1, 2, 5, 6, 7, 9, 15)]
    assert [name for name, parts in sections.items() if "Performance" in parts] == performance
    assert {parts[0] for parts in sections.values()} == {"Progress"}


def test_late_actions_have_timescale_rating_lead_and_what_was_said(may):
    table = may.table("late-priority-2")
    assert [column.title for column in table.columns] == ["Action", "Timescale", "Rating", "Lead", "Update"]
    row = table.rows[0]
    assert [str(cell.value) for cell in row.cells[:4]] == [
        "Liquid Logic workspace for missing/CSE",
        "2019-03-31",
        "Amber",
        "Service Manager",
    ]
    assert row.cells[4].value.startswith("A development meeting has been held")


def test_a_later_window_counts_what_is_due_by_its_end(published_plan):
    later = build(published_plan, due_to=date(2019, 12, 31))
    assert paragraph(later, "The number of actions").endswith(
        "Of those actions, 95 are due by the end of December 2019."
    )
    assert paragraph(later, "There are three actions against priority ten") == (
        "There are three actions against priority ten, all three of which are due by the end of December 2019."
        " All three are green (on track)."
    )


def test_a_meeting_whose_date_was_not_published_is_printed_by_its_label(published_plan):
    spring = build(published_plan, SPRING)
    assert (spring.title, spring.day) == (
        "Learning and Improvement Plan: progress to Spring 2019",
        "Spring 2019",
    )
    assert spring.blocks[0].rows[0] == ("Date", "Spring 2019 (date not published)")


def test_what_only_fits_the_published_totals_is_said(may):
    notes = [text for text in may.paragraphs() if text.endswith("only fit the published totals.")]
    assert notes == [
        "The due dates of 71 actions were not published, and only fit the published totals.",
        "The ratings of 67 actions were not published one by one, and only fit the published totals.",
    ]


def test_without_what_nobody_wrote_the_paper_says_what_follows_from_the_plan(published_plan):
    Paper.objects.all().delete()
    document = build(published_plan)
    assert (
        dict(document.blocks[0].rows)["Purpose"]
        == "To report progress against the Learning and Improvement Plan."
    )
    assert list(document.paragraphs())[1].startswith("The plan has 15 priorities.")
    assert "Not stated." in list(document.paragraphs())


def test_each_figure_leads_to_exactly_the_actions_it_counts(
    sunderland_plan, sunderland_people, client, monkeypatch
):
    client.force_login(sunderland_people[Role.MEMBER])
    url = reverse("improvement:action-list", args=["sunderland", sunderland_plan.slug])
    paper, count = build(sunderland_plan), follow_with(client, monkeypatch)
    for row in (row for name in ("due-by-priority", "rag-comparison") for row in paper.table(name).rows):
        if row.label in {"Priority 1", "Priority 3", "Totals"}:
            for cell in row.cells:
                filters = {key: value for key, value in cell.selection.filters.items() if key != "plan"}
                assert count(f"{url}?{urlencode(filters)}") == cell.value, (row.label, filters)


def test_a_window_that_ends_before_it_starts_is_refused(published_plan):
    with pytest.raises(BadParameter) as error:
        build(published_plan, key="due-actions", due_from=MAY, due_to=JANUARY)
    assert (error.value.parameter, str(error.value)) == (
        "due_from",
        "Choose a day on or before 21 January 2019",
    )
