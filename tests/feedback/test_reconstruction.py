"""The rebuilt cases of 2018/19 give back every figure that was printed, counted straight from the records."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F, Q

from feedback.enums import Collected, ComplainantCategory, CostKind, Determination, Figure, Outcome, Stream
from feedback.models import (
    Baseline,
    CollectionStart,
    Complaint,
    Compliment,
    Cost,
    Element,
    FeedbackSettings,
    Lesson,
    OmbudsmanReferral,
    PreComplaint,
    PublishedTeam,
    Stage,
    Theme,
    ThemeName,
)
from feedback.years import ReportingYear, quarter_of
from tests.record import golden

pytestmark = pytest.mark.django_db

PRINTED = golden("sunderland_feedback")
YEAR = ReportingYear(2018)
SPAN = (YEAR.first_day, YEAR.last_day)
STAGES = {1: "Stage One", 2: "Stage Two", 3: "Stage Three"}
FOUND = (Outcome.UPHELD, Outcome.PARTIALLY_UPHELD, Outcome.NOT_UPHELD, Outcome.UNSUBSTANTIATED)


def by_quarter(days):
    """How many of these days lie in each quarter of the year."""
    counts = Counter(quarter_of(day) for day in days if YEAR.first_day <= day <= YEAR.last_day)
    return [counts[quarter] for quarter in (1, 2, 3, 4)]


def statutory(number):
    return Stage.objects.filter(stage__number=number, complaint__procedure__stream=Stream.STATUTORY)


def requested(stages):
    return by_quarter(stages.values_list("requested_on", flat=True))


def printed_names(table):
    rows = PublishedTeam.objects.filter(year=YEAR.slug, table=table).select_related("team").order_by("order")
    return {row.printed_as or row.team.name: row.team for row in rows}


def test_pre_complaints(published_feedback):
    days = PreComplaint.objects.values_list("received_on", flat=True)
    escalated = PreComplaint.objects.exclude(escalated_to=None).values_list("escalated_on", flat=True)
    assert {
        "Number received": by_quarter(days),
        "Escalated to Stage 1": by_quarter(escalated),
    } == PRINTED["pre_complaints"]


def test_a_concern_becomes_a_complaint_in_the_quarter_in_which_it_came(published_feedback):
    became = PreComplaint.objects.exclude(escalated_to=None).select_related("escalated_to")
    assert [(quarter_of(each.received_on), each.received_on < each.escalated_on) for each in became] == [
        (quarter_of(each.escalated_to.received_on), True) for each in became
    ]


def test_complaints_by_stage(published_feedback):
    corporate = Complaint.objects.filter(procedure__stream=Stream.CORPORATE)
    counted = {name: requested(statutory(number)) for number, name in STAGES.items()}
    counted["Corporate (Non-Statutory)"] = by_quarter(corporate.values_list("received_on", flat=True))
    assert counted == PRINTED["complaints_by_stage"]


def test_service_areas_in_their_printed_order(published_feedback):
    teams = printed_names(PublishedTeam.Table.SERVICE_AREAS)
    days = statutory(1).filter(requested_on__range=SPAN)
    counted = {name: requested(days.filter(complaint__teams=team)) for name, team in teams.items()}
    assert list(counted.items()) == list(PRINTED["stage1_by_service_area"].items())


def test_one_complaint_of_the_first_quarter_concerns_two_teams(published_feedback):
    about = Complaint.objects.filter(received_on__range=SPAN, procedure__stream=Stream.STATUTORY)
    teams = {each: list(each.teams.all()) for each in about.prefetch_related("teams__groups")}
    (both,) = [each for each, of in teams.items() if len(of) != 1]
    assert quarter_of(both.received_on) == 1
    assert [list(team.groups.all()) for team in teams[both]] == [[], []]


def test_the_ten_child_protection_teams(published_feedback):
    group = published_feedback.team_groups.get(slug="child-protection")
    about = Complaint.objects.filter(received_on__range=SPAN, teams__groups=group).distinct()
    assert (group.teams.count(), about.count()) == (10, 106)


def test_themes_under_their_printed_names_and_in_their_printed_order(published_feedback):
    for quarter in (1, 2, 3, 4):
        first, last = YEAR.quarter(quarter)
        names = ThemeName.objects.filter(holds_from=first, order__isnull=False).order_by("order")
        of = statutory(1).filter(requested_on__range=(first, last))
        counted = [[each.name, of.filter(complaint__themes=each.theme).count()] for each in names]
        assert counted == PRINTED["themes"][f"Q{quarter}"]
        assert of.filter(complaint__themes=None).count() == 0


def test_no_theme_was_counted_that_was_not_printed(published_feedback):
    mentions = Complaint.themes.through.objects.filter(complaint__received_on__range=SPAN)
    assert mentions.count() == sum(count for rows in PRINTED["themes"].values() for _, count in rows)


def test_new_themes(published_feedback):
    names = Theme.objects.filter(first_used=YEAR.slug).order_by("pk").values_list("name", flat=True)
    assert sorted(names) == sorted(PRINTED["new_themes"])


def test_young_people(published_feedback):
    young = Q(complaint__category=ComplainantCategory.YOUNG_PERSON)
    counted = {name: requested(statutory(number).filter(young)) for number, name in STAGES.items()}
    assert counted == PRINTED["young_people"]


def test_timeliness(published_feedback):
    answered = statutory(1).filter(responded_on__range=SPAN)
    in_time = answered.filter(responded_on__lte=F("due_on"))
    quarters = [by_quarter(of.values_list("responded_on", flat=True)) for of in (in_time, answered)]
    counted = list(zip(*quarters, strict=True))
    assert [list(pair) for pair in counted] == PRINTED["answered_in_time"]
    shares = [round(100 * k / n, 1) for k, n in [*counted, (in_time.count(), answered.count())]]
    assert shares == PRINTED["timeliness"]


def test_twenty_were_open_at_the_start_and_twenty_at_the_end(published_feedback):
    start = statutory(1).filter(requested_on__lt=YEAR.first_day, responded_on__gte=YEAR.first_day)
    end = statutory(1).filter(requested_on__lte=YEAR.last_day, responded_on__gt=YEAR.last_day)
    assert (start.count(), end.count()) == (20, 20)


def test_nothing_was_open_at_the_end_of_december(published_feedback):
    last = YEAR.quarter(3)[1]
    assert statutory(1).filter(requested_on__lte=last, responded_on__gt=last).count() == 0


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_outcomes(published_feedback, quarter):
    elements = Element.objects.filter(decided_on__range=YEAR.quarter(quarter))
    counted = {}
    for number, name in STAGES.items():
        found = Counter(elements.filter(stage__stage__number=number).values_list("outcome", flat=True))
        counted[name] = [found[outcome] for outcome in FOUND] if found else [None] * 4
    assert counted == PRINTED["outcomes"][f"Q{quarter}"]


def test_what_is_collected_since_when(published_feedback):
    starts = CollectionStart.objects.order_by("since").values_list("stage__number", "what", "since")
    assert list(starts) == [
        (3, Collected.OUTCOMES_BEFORE_PANEL, date(2018, 7, 1)),
        (1, Collected.ELEMENT_OUTCOMES, date(2018, 10, 1)),
    ]


def test_what_investigations_found(published_feedback):
    concluded = statutory(2).filter(responded_on__range=SPAN)
    elements = Element.objects.filter(stage__in=concluded)
    prose = PRINTED["outcome_prose"]
    assert [concluded.count(), elements.count(), elements.filter(outcome=Outcome.UPHELD).count()] == [
        prose["stage2_investigations_concluded"],
        prose["stage2_elements"],
        prose["stage2_upheld"],
    ]


def test_what_panels_changed(published_feedback):
    panels = Element.objects.filter(stage__stage__number=3, decided_on__range=SPAN)
    known = panels.exclude(outcome_before_panel="")
    before, after = (
        Counter(known.values_list(name, flat=True)) for name in ("outcome_before_panel", "outcome")
    )
    change = PRINTED["outcome_prose"]["stage3_change"]
    assert (panels.count(), known.count()) == (81, PRINTED["outcome_prose"]["stage3_elements"])
    assert [after[outcome] - before[outcome] for outcome in FOUND] == [
        change["upheld"],
        change["partially_upheld"],
        change["not_upheld"],
        1,
    ]


def test_a_panel_finds_on_what_stage_two_had_found(published_feedback):
    for panel in statutory(3).prefetch_related("elements"):
        before = Counter(element.outcome_before_panel for element in panel.elements.all())
        second = panel.complaint.stages.get(stage__number=2)
        found = Counter(second.elements.values_list("outcome", flat=True))
        assert before - found == Counter() or not found, panel


def test_subjects_of_upheld_elements(published_feedback):
    elements = Element.objects.filter(
        stage__stage__number__in=[2, 3],
        decided_on__range=(YEAR.quarter(3)[0], YEAR.last_day),
        outcome=Outcome.UPHELD,
    )
    named = Counter(elements.exclude(subject=None).values_list("subject__name", flat=True))
    order = published_feedback.subjects.order_by("order").values_list("name", flat=True)
    assert [[name, named[name]] for name in order] == PRINTED["upheld_subjects"]
    assert (elements.count(), Element.objects.exclude(subject=None).count()) == (40, 24)


def test_ombudsman(published_feedback):
    said = Counter(OmbudsmanReferral.objects.values_list("determination", flat=True))
    assert {
        "received": said.total(),
        "still_enquiring": said[Determination.OPEN],
        "no_further_action": said[Determination.NO_ACTION],
        "procedure_change": said[Determination.PROCEDURE_CHANGE],
        "stage2_recommended": said[Determination.STAGE_TWO_ADVISED],
    } == PRINTED["ombudsman"]


def test_money(published_feedback):
    paid = Cost.objects.filter(kind=CostKind.COMPENSATION).order_by("paid_on")
    assert [float(cost.amount) for cost in paid] == PRINTED["compensation"]
    assert by_quarter(cost.paid_on for cost in paid) == [1, 1, 1, 1]
    investigations = Cost.objects.filter(kind=CostKind.INVESTIGATION, paid_on__range=SPAN)
    amounts = list(investigations.values_list("amount", flat=True))
    assert (len(amounts), sum(amounts)) == (13, Decimal(PRINTED["investigation"]))


def test_compliments_in_their_printed_order(published_feedback):
    counted = {
        name: by_quarter(team.compliments.values_list("received_on", flat=True))
        for name, team in printed_names(PublishedTeam.Table.COMPLIMENTS).items()
    }
    assert list(counted.items()) == list(PRINTED["compliments"].items())
    assert Compliment.objects.count() == 279
    assert Compliment.objects.exclude(quotation="").count() == 5


def test_lessons(published_feedback):
    achieved = Lesson.objects.filter(achieved_on__range=SPAN).count()
    delivering = Lesson.objects.filter(achieved_on=None).count()
    assert {"delivering": delivering, "achieved": achieved} == PRINTED["lessons"]


def test_figures_of_the_year_before(published_feedback):
    rows = Baseline.objects.filter(year="2017-18").select_related("team", "group").order_by("pk")
    assert [(Figure(row.figure), str(row.team or row.group or ""), row.value) for row in rows] == [
        (Figure.STAGE_ONE, "", 177),
        (Figure.STAGE_TWO, "", 14),
        (Figure.STAGE_THREE, "", 10),
        (Figure.YOUNG_PEOPLE, "", 26),
        (Figure.STAGE_ONE_OF_TEAM, "Child protection teams", 80),
        (Figure.STAGE_ONE_OF_TEAM, "Children Looked After / Permanence Teams", 10),
        (Figure.STAGE_ONE_OF_TEAM, "SEND Team / EHCP", 3),
        (Figure.TIMELINESS, "", Decimal("56.6")),
        (Figure.COMPLIMENTS, "", 144),
        (Figure.COMPENSATION, "", 16231),
        (Figure.INVESTIGATION, "", Decimal("147909.80")),
    ]


def test_settings(published_feedback):
    settings = FeedbackSettings.objects.get(organisation=published_feedback)
    assert (settings.statutory.slug, settings.corporate.slug, settings.suppress_below) == (
        "england-statutory",
        "england-corporate",
        0,
    )
