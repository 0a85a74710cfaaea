"""Sunderland's record gives back every figure that was published, counted straight from the ledger."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import F, Q

from improvement.enums import Provenance, UpdateKind
from improvement.models import ActionLead, Priority, RatingWording, Update
from tests.record import GOLDEN

pytestmark = pytest.mark.django_db

JANUARY, SPRING, MAY = date(2019, 1, 21), date(2019, 3, 31), date(2019, 5, 31)
CODES = ("red", "amber", "green", "completed")


def standing(plan, day):
    """Action → code of the rating that holds on the day, for those in the plan; None where there is none."""
    codes = {rating.pk: rating.code for rating in plan.scale.ratings.all()}
    actions = plan.actions.in_plan_on(day).with_standing(day).select_related("priority").in_order()
    return {action: codes.get(action.standing_rating_id) for action in actions}


def counted(ratings):
    """Priority number → code → number of actions."""
    table = {number: Counter() for number in range(1, 16)}
    for action, code in ratings.items():
        table[action.priority.number][code] += 1
    return table


def with_total(numbers):
    return [*numbers, sum(numbers)]


def test_january_table(published_plan):
    table = counted(standing(published_plan, JANUARY))

    ours = {code.title(): with_total([row[code] for row in table.values()]) for code in CODES}
    ours["New Actions"] = with_total([row[None] for row in table.values()])
    ours["Total"] = with_total([row.total() for row in table.values()])
    assert ours == GOLDEN["rag_2019_01"]


def test_may_table(published_plan):
    spring, may = counted(standing(published_plan, SPRING)), counted(standing(published_plan, MAY))

    columns = (*CODES, None)
    ours = {f"Priority {n}": [when[n][code] for code in columns for when in (spring, may)] for n in spring}
    ours["Totals"] = [sum(cells) for cells in zip(*ours.values(), strict=True)]
    assert ours == GOLDEN["rag_2019_05"]


def test_what_the_paragraphs_of_may_say_is_due(published_plan):
    old = {action: code for action, code in standing(published_plan, MAY).items() if code}
    due = {action: code for action, code in old.items() if action.due_on <= MAY}

    every, late = counted(old), counted(due)
    ours = {
        f"Priority {n}": [every[n].total(), late[n].total(), *(late[n][code] for code in CODES)]
        for n in every
    }
    assert ours == GOLDEN["priority_narrative_2019_05"]
    assert len(due) == 73


def test_windows_of_january(published_plan):
    windows = {
        "by 31 January 2019": (date.min, date(2019, 1, 31)),
        "1 February to 31 March 2019": (date(2019, 2, 1), date(2019, 3, 31)),
        "later (derived)": (date(2019, 4, 1), date.max),
    }
    ratings = standing(published_plan, JANUARY)

    ours = {}
    for name, (start, end) in windows.items():
        codes = Counter(code for action, code in ratings.items() if start <= action.due_on <= end)
        ours[name] = [*(codes[code] for code in reversed(CODES)), codes.total()]
    assert ours == GOLDEN["due_windows_2019_01"]


@pytest.mark.parametrize(
    ("earlier", "later", "golden"),
    [(JANUARY, SPRING, "moves_january_to_spring"), (SPRING, MAY, "moves_spring_to_may")],
)
def test_moves_between_review_points(published_plan, earlier, later, golden):
    before, now = standing(published_plan, earlier), standing(published_plan, later)

    moves = {}
    for action, code in now.items():
        if action in before and before[action] != code:
            counts = moves.setdefault(f"{before[action]} to {code}", Counter())
            counts[str(action.priority.number)] += 1
    assert moves == GOLDEN[golden]


def test_appendix_of_may(published_plan):
    before, now = standing(published_plan, SPRING), standing(published_plan, MAY)

    ours = [
        [action.ref, before[action], code]
        for action, code in now.items()
        if action in before and (before[action] != code or code in {"red", "amber"})
    ]
    assert ours == GOLDEN["appendix_a_2019_05"]


def test_new_actions_of_may(published_plan):
    new = published_plan.actions.filter(joined_on=MAY).select_related("priority").in_order()

    assert Counter(str(action.priority.number) for action in new) == GOLDEN["new_2019_05"]
    assert [action.ref for action in new] == ["1.17", "1.18", "1.19", "1.20", "4.7", "13.7"]
    assert [action.ref for action in new if action.ref_published or not action.title] == []
    assert Update.objects.filter(action__in=new).count() == 0


def test_what_was_published_of_the_actions(published_plan):
    published, actions = GOLDEN["published"], published_plan.actions
    named = actions.filter(provenance=Provenance.PUBLISHED)

    assert named.count() == named.exclude(title="").count() == published["named"]
    assert actions.filter(title="").count() == 67
    assert actions.filter(leads__isnull=False).distinct().count() == published["with_leads"]
    dated = actions.filter(due_provenance=Provenance.PUBLISHED)
    assert dated.count() == dated.exclude(timescale="").count() == published["with_dates"]
    january = Update.objects.filter(holds_from=JANUARY, provenance=Provenance.PUBLISHED)
    assert january.count() == published["january_ratings"]


def test_every_action_is_rated_at_every_point_until_the_new_ones(published_plan):
    rows = Update.objects.filter(action__plan=published_plan)

    assert Counter(rows.values_list("holds_from", flat=True)) == {JANUARY: 95, SPRING: 95, MAY: 95}


def test_six_were_completed_before_their_date(published_plan):
    early = [
        action.ref
        for action, code in standing(published_plan, JANUARY).items()
        if code == "completed" and action.due_on > JANUARY
    ]

    assert len(early) == GOLDEN["published"]["completed_before_due"]
    assert early[0] == "1.6"


def test_red_before_its_date(published_plan):
    action = published_plan.actions.get(ref="2.4")

    row = action.updates.get(holds_from=JANUARY)
    assert (row.rating.code, action.due_on, action.due_provenance) == ("red", date(2019, 3, 31), "published")
    assert row.said_by == "Service Manager"


def test_the_empty_cell_is_told(published_plan):
    row = Update.objects.get(action__ref="8.2", holds_from=JANUARY)

    assert (row.kind, row.rating.code) == (UpdateKind.ACCEPTANCE, "completed")
    assert row.words.endswith("with its rating cell left empty.")


def test_completed_is_accepted_once_by_quality_assurance(published_plan):
    completed = Update.objects.filter(action__plan=published_plan, rating__code="completed")

    acceptances = completed.filter(kind=UpdateKind.ACCEPTANCE)
    first = {row.action_id: row.pk for row in completed.order_by("-holds_from")}
    assert sorted(first.values()) == sorted(acceptances.values_list("pk", flat=True))
    assert set(acceptances.values_list("said_by", flat=True)) == {"Quality Assurance Service"}


def test_words_from_the_services(published_plan):
    words = Update.objects.exclude(words="").order_by("holds_from", "action__ref_key")

    assert [(row.action.ref, row.holds_from) for row in words.select_related("action")] == [
        *((ref, JANUARY) for ref in ("2.4", "2.5", "3.8", "5.7", "8.2", "9.10")),
        *((ref, MAY) for ref in ("2.4", "2.5", "3.6", "3.8")),
    ]


def test_two_leads_keep_how_they_were_printed(published_plan):
    leads = ActionLead.objects.filter(action__ref="13.2").in_order()

    assert [(lead.post.title, lead.as_printed) for lead in leads.select_related("post")] == [
        ("Chief Executive, Together for Children", "CEO of TfC"),
        (
            "Head of Contractual Relationships, Sunderland Council",
            "Head of Contractual Relationships in Sunderland Council",
        ),
    ]


def test_a_partner_leads_without_a_post(published_plan):
    lead = ActionLead.objects.get(action__ref="1.6")

    assert (lead.post, lead.person, lead.body) == (None, None, "Chair of SSCB")


def test_each_priority_answers_its_recommendation(published_plan):
    pairs = Priority.objects.filter(plan=published_plan).values_list("number", "recommendations__ref")

    assert {str(number): ref for number, ref in pairs} == GOLDEN["recommendation_of_priority"]
    paragraphs = Priority.objects.exclude(source_paragraphs="").in_order()
    assert [(row.number, row.source_paragraphs) for row in paragraphs] == [(2, "30"), (3, "17, 18")]


def test_green_came_to_mean_more_in_may(published_plan):
    before = RatingWording.objects.key_on(published_plan.scale, SPRING)
    after = RatingWording.objects.key_on(published_plan.scale, MAY)

    changed = [new.rating.code for old, new in zip(before, after, strict=True) if old.wording != new.wording]
    assert changed == ["green"]


def test_every_row_says_how_it_is_known(published_plan):
    rows = Update.objects.filter(action__plan=published_plan)

    assert not rows.filter(provenance=Provenance.ENTERED).exists()
    assert not published_plan.actions.filter(provenance=Provenance.ENTERED).exists()
    guessed = rows.filter(action__provenance=Provenance.RECONSTRUCTED)
    assert not guessed.exclude(provenance=Provenance.RECONSTRUCTED).exists()
    too_early = rows.filter(Q(holds_from__lt=F("action__joined_on")))
    assert not too_early.exists()
