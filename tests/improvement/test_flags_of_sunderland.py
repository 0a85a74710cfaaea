"""docs/flags.md says which flags the published plans earn, and it is so."""

import re
from collections import Counter

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from improvement.flags import flags
from improvement.models import Plan
from improvement.questions import Question, Thresholds
from improvement.snapshot import Snapshot
from tests.improvement.reports.every import PLANS

pytestmark = pytest.mark.django_db
PAGE = settings.BASE_DIR / "docs" / "flags.md"


def earned(plan):
    snapshot = Snapshot.take(plan, PLANS[plan.slug])
    return flags(plan, snapshot)


def listed(heading):
    """(question, number, references) of the table below a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (?!Flag|---)([^|]+) \| (\d+) \| ([^|]*) \|$", section, flags=re.M)
    return {question: (int(number), refs.strip()) for question, number, refs in rows}


@pytest.mark.parametrize(
    ("slug", "heading"),
    [
        ("learning-and-improvement-plan", "What Sunderland’s plan earns on 31 May 2019"),
        ("service-improvement-plan", "What Telford & Wrekin’s plan earns on 15 August 2013"),
    ],
)
def test_the_page_lists_the_flags_that_the_plan_earns(every_plan, slug, heading):
    found = earned(every_plan[slug])
    refs = {
        question: [flag.standing.action.ref for flag in found if flag.question is question]
        for question in Question
    }
    thresholds = Thresholds.of(every_plan[slug])
    assert listed(heading) == {
        thresholds.title(question): (len(those), ", ".join(those) or "none")
        for question, those in refs.items()
    }


def test_a_plan_says_from_when_on_members_are_shown_a_flag(every_plan):
    plan = Plan.objects.get(pk=every_plan["learning-and-improvement-plan"].pk)
    plan.flag_late_meetings, plan.flag_days_without_update, plan.flag_date_moves = 2, 30, 1
    found = Counter(flag.title for flag in earned(plan))
    assert found["Late at two meetings or more"] == 4
    plan.flag_days_without_update = 1
    later = flags(plan, Snapshot.take(plan, PLANS[plan.slug].replace(month=6, day=10)))
    assert {flag.title for flag in later if flag.question is Question.NO_UPDATE} == {
        "No update for 1 day or more"
    }


@pytest.mark.parametrize("field", ["flag_late_meetings", "flag_days_without_update", "flag_date_moves"])
def test_a_threshold_is_not_nought(every_plan, field):
    plan = Plan.objects.get(pk=every_plan["learning-and-improvement-plan"].pk)
    setattr(plan, field, 0)
    with pytest.raises(ValidationError) as error:
        plan.full_clean()
    assert set(error.value.message_dict) == {field}
