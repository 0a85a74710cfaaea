"""What the packs printed beside ratings comes back out of the record, figure by figure."""

import pytest

from reports.document import Missing
from reports.report import BadParameter, Run, find
from tests.improvement.reports.every import PLANS, TODAY
from tests.record import golden

pytestmark = pytest.mark.django_db
MISSING = Missing.NOT_APPLICABLE
TAMESIDE, BESIDE = golden("tameside"), golden("sunderland_beside")


@pytest.fixture
def build(every_plan):
    def document(key, slug, **fields):
        plan = every_plan[slug]
        run = Run(plan.organisation, None, TODAY, plan=slug, **{"as_at": PLANS[slug], **fields})
        return find(key).document(run)

    return document


def values(table):
    return {row.label: [cell.value for cell in row.cells] for row in table.rows if row.cells}


def bands(table):
    """Band → labels of the rows below it."""
    found, below = {}, []
    for row in table.rows:
        if row.kind == "band":
            below = found[row.label] = []
        else:
            below.append(row.label)
    return found


def test_36_pairs_are_said_and_done_by_priority(build):
    document = build("we-said-we-did", "childrens-improvement-plan")
    pairs = bands(document.table("we-said-we-did"))
    assert [len(rows) for rows in pairs.values()] == list(TAMESIDE["pairs"].values())
    counts = values(document.table("commitments-by-priority"))
    assert {label: row[:2] for label, row in counts.items()} == {
        **{f"Priority {number}": [count, count] for number, count in TAMESIDE["pairs"].items()},
        "Total": [36, 36],
    }


def test_each_clause_of_the_notice_has_its_response(build):
    table = build("notice-responses", "childrens-improvement-plan").table("notice-responses")
    rows = values(table)
    assert list(rows) == TAMESIDE["clauses"]
    assert all(requirement and response for requirement, response in rows.values())


def test_findings_are_counted_by_visit_and_heading(build):
    table = build("findings", "childrens-improvement-plan").table("findings-by-visit")
    headings = [column.key for column in table.columns]
    printed = [
        {
            heading: value
            for heading, value in zip(headings, row[:-1], strict=False)
            if value is not Missing.NOT_APPLICABLE
        }
        for row in values(table).values()
    ]
    assert printed[:-1] == list(TAMESIDE["findings"].values())
    assert values(table)["All findings"][-1] == 60


def test_the_audit_tool_covers_seven_areas_and_four_in_part(build):
    document = build("findings", "service-improvement-plan")
    counts = values(document.table("practice-areas-count"))
    assert counts == {"Yes": [7], "Partial": [4], "No": [0], "All areas": [11]}
    assert len(values(document.table("practice-areas"))) == 11


def test_contacts_have_the_printed_totals_and_what_was_not_published_is_no_nought(build):
    document = build("contacts", "safeguarding-improvement-plan")
    rows = values(document.table("contacts"))
    total = rows.pop("Total, July 2015 to October 2015")
    assert total == list(BESIDE["july_to_october"].values()) == [8392, 6916]
    printed = zip(*BESIDE["contacts"].values(), strict=True)
    assert list(rows.values()) == [
        [Missing.NOT_PUBLISHED if value is None else value for value in month] for month in printed
    ]
    chart = document.chart("contacts-chart")
    assert [series.values for series in chart.series] == [tuple(row) for row in BESIDE["contacts"].values()]


def test_the_send_plan_is_percentages_and_never_counts(build):
    document = build("rag-summary", "send-statement-of-action")
    table = document.table("rag-summary")
    assert values(table) == {"Red": [3], "Amber": [47], "Green": [18], "Blue": [32], "Total": [100]}
    assert [column.kind for column in table.columns] == ["percent"]
    assert "no numbers of actions are given" in next(document.paragraphs())
    before = build("rag-comparison", "send-statement-of-action").table("rag-comparison")
    missing = Missing.NOT_PUBLISHED
    assert values(before) == {"All actions": [missing, 3, missing, 47, missing, 18, missing, 32]}


def test_indicators_stand_as_they_were_printed(build):
    table = build("indicators", "learning-and-improvement-plan").table("indicators")
    keys = [column.key for column in table.columns]
    rows = {label: dict(zip(keys, row, strict=True)) for label, row in values(table).items()}
    printed = {label: (row["this"], row["standing"]) for label, row in rows.items() if row["standing"]}
    assert printed == {
        "Decisions on contacts, referrals and section 47 enquiries made in time": (
            Missing.NOT_PUBLISHED,
            "Within tolerance, as printed",
        ),
        "Referrals that are re-referrals within 12 months": (
            Missing.NOT_PUBLISHED,
            "Within tolerance, as printed",
        ),
        "Child in need assessments completed within 45 working days": (
            rows["Child in need assessments completed within 45 working days"]["this"],
            "Above target, as printed",
        ),
        "Children on a child in need plan visited within 20 working days": (
            rows["Children on a child in need plan visited within 20 working days"]["this"],
            "Above target, as printed",
        ),
        "Cases issued within 7 working days": (
            rows["Cases issued within 7 working days"]["this"],
            "Outside tolerance, as printed",
        ),
        "Looked after children with 3 or more placements in 12 months": (
            rows["Looked after children with 3 or more placements in 12 months"]["this"],
            "Meeting target, as printed",
        ),
        "Open cases with supervision recorded in the last month": (
            rows["Open cases with supervision recorded in the last month"]["this"],
            "Below target, as printed",
        ),
    }
    fostered = rows["Privately fostered children"]
    assert (fostered["last"], fostered["this"], fostered["moved"]) == (1, 1, "The same")
    assert rows["Emergency protection orders"]["this"] == 0


def test_a_control_chart_is_drawn_of_four_values_or_more(build):
    document = build("indicators", "safeguarding-improvement-plan")
    assert [chart.name for chart in document.charts()] == ["indicator-contacts", "indicator-contacts-leeds"]
    leeds = values(document.table("indicator-contacts-leeds"))
    assert leeds["November 2015"] == [Missing.NOT_PUBLISHED]


def test_a_shared_action_stands_under_each_recommendation_and_is_counted_once(build):
    document = build("plan", "service-improvement-plan", by="recommendation")
    plan = {label.split(":")[0]: refs for label, refs in bands(document.table("plan")).items()}
    assert plan["R7"] == plan["R20"] == ["T09", "T10", "T11", "T12"]
    assert plan["R2"] == plan["R3"] == ["T04", "T05", "T06"]
    assert len(plan) == 28
    counts = values(document.table("actions-count"))
    assert (counts["Totals, as repeated"], counts["Each action once"]) == ([64], [57])
    assert next(document.paragraphs()).endswith("stands under each: 64 entries, 57 actions.")


def test_by_priority_an_action_stands_once(build):
    document = build("plan", "service-improvement-plan", by="priority")
    refs = [ref for rows in bands(document.table("plan")).values() for ref in rows]
    assert (len(refs), len(set(refs))) == (57, 57)
    assert values(document.table("actions-count"))["Totals"] == [57]
    first = dict(
        zip(
            (c.key for c in document.table("plan").columns),
            values(document.table("plan"))["T09"],
            strict=True,
        )
    )
    assert (first["recommendations"], first["timescale"], first["date"]) == ("R7, R20", "3 months", "Apr-13")


@pytest.mark.parametrize("by", ["priority", "recommendation"])
def test_telford_has_49_3_and_5_of_57_however_it_is_grouped(build, by):
    rows = values(build("rag-comparison", "service-improvement-plan", by=by).table("rag-comparison"))
    assert rows["Totals" if by == "priority" else "Each action once"] == [49, 3, 5, 0]


def test_the_exceptions_of_telford_are_the_five_behind_schedule(build):
    document = build("exceptions", "service-improvement-plan")
    counts = values(document.table("exceptions-by-question"))
    assert counts["Delayed"] == [5]
    assert len(bands(document.table("exceptions"))["Delayed"]) == 5


def test_a_plan_is_grouped_by_what_there_is(build):
    with pytest.raises(BadParameter) as error:
        build("plan", "service-improvement-plan", by="colour")
    assert (error.value.parameter, str(error.value)) == (
        "by",
        "A plan is grouped by priority or recommendation",
    )
