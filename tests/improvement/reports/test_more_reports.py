"""The reports beside the ratings: in every format, of an empty plan, and in a number of queries that stays."""

import csv
import io
import json
from datetime import date, datetime, time

import docx
import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

from improvement.enums import DateChangeState
from improvement.models import DateChange
from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.factories.action import ActionFactory
from tests.factories.indicator import IndicatorFactory, IndicatorTargetFactory, ReadingFactory
from tests.factories.parts import CommitmentFactory, FindingFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.update import row
from tests.improvement.reports.every import PLANS, documents, of_plans

pytestmark = pytest.mark.django_db
JANUARY, MAY, TODAY = date(2019, 1, 21), date(2019, 5, 31), date(2019, 7, 4)
OPEN = {  # each gives as many of something as the document has tables, or more
    "json": lambda text: len(json.loads(text)["tables"]),
    "csv": lambda text: len(list(csv.reader(io.StringIO(text)))),
    "html": lambda text: text.count("</table>"),
    "xlsx": lambda data: len(CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names),
    "docx": lambda data: len(docx.Document(io.BytesIO(data)).tables),
    "pdf": lambda data: len(pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()),
}


def build(key, plan, **fields):
    run = Run(plan.organisation, None, TODAY, **{"plan": plan.slug, **fields})
    return find(key).document(run)


@pytest.mark.once
@pytest.mark.no_cover
@pytest.mark.parametrize("slug", PLANS)
def test_every_report_of_every_plan_is_written_in_every_format(every_plan, slug):
    for _key, document in documents(every_plan[slug]):
        for name, renderer in RENDERERS.items():
            assert OPEN[name](renderer.render(document, None)) >= len(list(document.tables())), name


@pytest.mark.once
@pytest.mark.parametrize("report", of_plans(), ids=lambda report: report.key)
def test_an_empty_plan_has_every_report(report):
    document = build(report.key, PlanFactory())
    for renderer in RENDERERS.values():
        assert renderer.render(document, None)


def a_plan_of(size: int):
    plan = PlanFactory()
    for day in (JANUARY, MAY):
        ReviewPointFactory(plan=plan, date=day)
    priorities = [PriorityFactory(plan=plan) for _ in range(10 if size > 1 else 1)]
    for number in range(size):
        action = ActionFactory(priority=priorities[number % len(priorities)])
        row(action, "amber", JANUARY)
        moved(action, DateChangeState.AGREED)
        CommitmentFactory(plan=plan, priority=action.priority)
        ReadingFactory(indicator=IndicatorFactory(plan=plan, priority=action.priority))
    plan.sources.add(FindingFactory().source)
    return plan


def test_queries_do_not_grow_with_rows():
    def asked(plan) -> dict[str, int]:
        counts = {}
        for report in of_plans():
            with CaptureQueriesContext(connection) as queries:
                build(report.key, plan)
            counts[report.key] = len(queries)
        return counts

    one, many = a_plan_of(1), a_plan_of(100)
    asked(one)  # what a process asks once, it has asked
    assert asked(one) == asked(many)


def moved(action, state, asked=date(2019, 2, 1), decided=date(2019, 3, 1), new=date(2019, 9, 30)):
    is_open = state == DateChangeState.ASKED
    return DateChange.objects.create(
        action=action,
        old=action.due_on,
        new=new,
        reason="The bid was late",
        asked_at=noon(asked),
        state=state,
        decided_at=None if is_open else noon(decided),
    )


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


@pytest.fixture
def plan():
    plan = PlanFactory()
    PriorityFactory(plan=plan, number=1)
    for day in (JANUARY, MAY):
        ReviewPointFactory(plan=plan, date=day)
    return plan


def action(plan, *ratings, **fields):
    made = ActionFactory(priority=plan.priorities.get(), **fields)
    for code, day in zip(ratings, (JANUARY, MAY), strict=False):
        row(made, code, day, "Said")
    return made


def values(table):
    return {row.label: [cell.value for cell in row.cells] for row in table.rows if row.cells}


def test_live_completed_and_closed_are_all_actions_and_overdue_is_live(plan):
    action(plan, "green", "green")
    action(plan, "green", "completed")
    action(plan, "completed", "completed")
    action(plan, due_on=None)
    document = build("extensions", plan)
    assert values(document.table("live-actions")) == {
        "Live": [2],
        "Completed since the last meeting": [1],
        "Closed by the last meeting": [1],
        "All actions": [4],
        "Overdue": [1],
        "Asked for": [0],
        "Agreed": [0],
        "Refused": [0],
    }


def test_an_extension_is_shown_as_it_stood_on_the_day(plan):
    late = action(plan, "amber", "amber", due_on=date(2019, 3, 31))
    moved(late, DateChangeState.REFUSED, asked=date(2019, 5, 1), decided=date(2019, 6, 10))
    table = build("extensions", plan, as_at=MAY).table("extensions")
    asked = dict(zip([column.key for column in table.columns], values(table)[late.ref], strict=True))
    assert (asked["state"], asked["decided-on"], asked["old"], asked["new"]) == (
        "Asked for",
        None,
        date(2019, 3, 31),
        date(2019, 9, 30),
    )
    later = values(build("extensions", plan, as_at=date(2019, 7, 1)).table("live-actions"))
    assert (later["Asked for"], later["Refused"]) == ([0], [1])


def test_each_exception_says_why(plan):
    late = action(plan, "amber", due_on=date(2019, 3, 31))
    moved(late, DateChangeState.AGREED, new=date(2019, 4, 30))
    late.due_on = date(2019, 4, 30)
    late.save()
    table = build("exceptions", plan, as_at=MAY).table("exceptions")
    why = [column.key for column in table.columns].index("why")
    assert [row.cells[why].value if row.cells else row.label for row in table.rows] == [
        "Delayed",
        "rated amber from 21 January 2019",
        "Overdue",
        "31 days past its date",
        "Due date moved",
        "moved from 31 March 2019 to 30 April 2019: The bid was late",
        "No update since the last meeting",
        "last update 21 January 2019",
    ]


@pytest.mark.parametrize(
    ("better", "value", "standing"),
    [
        ("higher", 95, "Met"),
        ("higher", 93, "Within tolerance"),
        ("higher", 92, "Outside tolerance"),
        ("lower", 94, "Met"),
        ("lower", 97, "Within tolerance"),
        ("lower", 98, "Outside tolerance"),
    ],
)
def test_a_reading_stands_to_the_target_by_the_way_that_is_better(plan, better, value, standing):
    indicator = IndicatorFactory(plan=plan, better=better)
    IndicatorTargetFactory(indicator=indicator, target=95, tolerance=2)
    ReadingFactory(indicator=indicator, period_end=JANUARY, value=96)
    ReadingFactory(indicator=indicator, value=value)
    table = build("indicators", plan).table("indicators")
    shown = dict(zip([column.key for column in table.columns], values(table)[indicator.name], strict=True))
    assert (shown["last"], shown["this"], shown["standing"]) == (96, value, standing)
