"""The progress report and what is due: of every plan in the record, and of plans nobody published."""

import io
from datetime import date

import pypdf
import pytest

from improvement.enums import Meaning
from improvement.models import Plan
from reports.document import Heading
from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.factories.action import ActionFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.factories.scale import RatingFactory, RatingScaleFactory
from tests.factories.update import row

pytestmark = pytest.mark.django_db
JANUARY, MAY, TODAY = date(2019, 1, 21), date(2019, 5, 31), date(2026, 7, 4)


def build(key, organisation, plan, **fields):
    return find(key).build(Run(organisation, user=None, today=TODAY, plan=plan, **fields))


def test_three_statuses_are_spoken_of_by_their_words(every_plan):
    plan = Plan.objects.get(slug="service-improvement-plan")
    text = list(build("progress-report", plan.organisation, plan.slug).paragraphs())
    assert (
        "Overall, five actions are behind schedule. 91.2% of the 57 actions are on track or complete." in text
    )


def test_percentages_stay_percentages(every_plan):
    plan = Plan.objects.get(slug="send-statement-of-action")
    document = build("progress-report", plan.organisation, plan.slug)
    assert "Of the actions, 3% are red, 47% are amber, 18% are green and 32% are blue." in list(
        document.paragraphs()
    )
    rows = document.table("rating-shares").rows
    assert [[int(cell.value) for cell in each.cells] for each in rows] == [[3], [47], [18], [32]]
    content = RENDERERS["pdf"].render(document, None)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "February 2023" in text
    assert "28 February" not in text


def test_a_plan_whose_actions_were_not_published_has_what_was_said_of_it(every_plan):
    plan = Plan.objects.get(slug="safeguarding-improvement-plan")
    document = build("progress-report", plan.organisation, plan.slug)
    assert "The actions of this plan, and their ratings, are not in the record." in list(
        document.paragraphs()
    )
    assert len(document.table("challenges").rows) == 7


def test_one_priority_with_one_action():
    action = ActionFactory(due_on=date(2019, 5, 1))
    for day in (JANUARY, MAY):
        ReviewPointFactory(plan=action.plan, date=day)
    row(action, "green", JANUARY)
    document = build("progress-report", action.plan.organisation, action.plan.slug)
    assert [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 3] == [
        str(action.priority)
    ]
    said = [text for text in document.paragraphs() if " against priority " in text]
    assert said[0].startswith("There is one action against priority ")
    assert said[0].endswith(
        "which is due by the end of May 2019. It is green (completed and awaiting evidence)."
    )


def test_a_scale_of_another_council_needs_no_code():
    scale = RatingScaleFactory(name="Numbers")
    meanings = [Meaning.NOT_STARTED, Meaning.DELAYED, Meaning.ON_TRACK, Meaning.CLOSED]
    for number, meaning in enumerate(meanings, start=1):
        RatingFactory(
            scale=scale, code=str(number), label=str(number), order=number, meaning=meaning, tone="none"
        )
    priority = PriorityFactory(plan__scale=scale, number=1)
    ReviewPointFactory(plan=priority.plan, date=MAY)
    for number, code in enumerate("1224", start=1):
        row(ActionFactory(priority=priority, ref=f"1.{number}", due_on=MAY), code, MAY, words="Why")
    document = build("progress-report", priority.plan.organisation, priority.plan.slug)
    assert [text for text in document.paragraphs() if " against priority " in text] == [
        (
            "There are four actions against priority one, all four of which are due by the end of May 2019. Of these"
            " four actions, one is rated 1 (not started), two are rated 2 (some delay) and one is rated 4 (closed)."
        )
    ]
    assert document.table("late-priority-1").title == "Priority 1, actions rated 1 and 2"
