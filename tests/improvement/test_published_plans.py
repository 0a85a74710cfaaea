"""The plans of Telford & Wrekin and Tameside, and Sunderland's of 2015–16, give back what was published."""

from collections import Counter
from datetime import date

import pytest

from improvement.models import (
    AssuranceOpinion,
    Commitment,
    Finding,
    Indicator,
    Narrative,
    PracticeArea,
    RatingShare,
    Reading,
    Recommendation,
    Update,
)
from improvement.snapshot import Snapshot
from tests.record import golden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_plan")]

TELFORD, TAMESIDE, BESIDE = golden("telford"), golden("tameside"), golden("sunderland_beside")
AUGUST = date(2013, 8, 15)
CODES = ("complete", "on-schedule", "behind-schedule")


@pytest.fixture
def telford(every_plan):
    return every_plan["service-improvement-plan"]


@pytest.fixture
def tameside(every_plan):
    return every_plan["childrens-improvement-plan"]


def codes_of(plan):
    """Action → code of its rating in August 2013."""
    return {standing.action: standing.code for standing in Snapshot.take(plan, AUGUST).standings}


def in_columns(codes):
    counts = Counter(codes)
    return [counts[code] for code in CODES]


def test_telfords_57_actions_by_rating_and_by_priority(telford):
    codes = codes_of(telford)
    by_priority = {
        str(priority.number): in_columns(
            code for action, code in codes.items() if action.priority == priority
        )
        for priority in telford.priorities.in_order()
    }
    assert in_columns(codes.values()) == TELFORD["in_all"]
    assert by_priority == TELFORD["by_priority"]


def test_a_recommendation_repeats_an_action_that_it_shares(telford):
    codes = codes_of(telford)
    asked = Recommendation.objects.filter(actions__plan=telford).distinct().in_order()
    ours = {row.ref: in_columns(codes[action] for action in row.actions.all()) for row in asked}
    assert ours == TELFORD["by_recommendation"]
    assert [sum(column) for column in zip(*ours.values(), strict=True)] == [49 + 7, 3, 5]


@pytest.mark.parametrize(("refs", "actions"), TELFORD["shared"].items())
def test_recommendations_that_share_their_actions(telford, refs, actions):
    shared = telford.actions.in_order().filter(recommendations__ref__in=refs.split(", ")).distinct()
    assert [action.ref for action in shared] == actions
    assert {tuple(row.ref for row in a.recommendations.in_order()) for a in shared} == {
        tuple(refs.split(", "))
    }


def test_recommendations_go_to_29_without_the_fifth(telford):
    rows = Recommendation.objects.filter(source__plans=telford).in_order()
    assert [row.ref for row in rows] == [f"R{n}" for n in range(1, 30) if n != 5]
    assert Counter(row.part for row in rows) == TELFORD["recommendations_by_part"]


def test_the_five_actions_behind_schedule_each_with_words(telford):
    behind = [action.ref for action, code in codes_of(telford).items() if code == "behind-schedule"]
    assert behind == TELFORD["behind_schedule"]
    assert "" not in Update.objects.filter(action__plan=telford).values_list("words", flat=True)


def test_timescales_are_kept_in_words_beside_dates(telford):
    actions = list(telford.actions.in_order())
    assert Counter(action.timescale for action in actions) == TELFORD["timescales"]
    assert {action.due_provenance for action in actions} == {"inferred"}
    assert {(action.ref_published, action.provenance) for action in actions} == {(False, "published")}
    late = TELFORD["complete_though_later_than_the_meeting"]
    assert {ref: telford.actions.get(ref=ref).date_as_printed for ref in late} == late
    assert telford.actions.get(ref="T12").due_on == date(2014, 6, 30)


def test_leads_are_people_under_any_spelling_and_bodies(telford):
    def leads(ref):
        rows = telford.actions.get(ref=ref).leads.in_order()
        return [(str(lead), lead.as_printed, lead.key.split(":")[0]) for lead in rows]

    assert ("Maria White", "Marie White", "person") in leads("T06")
    spellings = {
        lead.as_printed
        for a in telford.actions.all()
        for lead in a.leads.filter(person__name="Diane Partridge")
    }
    assert spellings == {"Di Partridge", "Diane Partridge", "Dianne Partridge"}
    assert leads("T21") == [("HEALTH", "HEALTH /", "body"), ("JR", "JR", "person")]
    assert leads("T47") == [("NB", "NB (CSM)", "person")]
    people = telford.organisation.people
    assert [str(person) for person in people.named(" marie  white ")] == ["Maria White"]
    assert people.named("Nobody").count() == 0


def test_findings_of_the_peer_review_and_what_the_audit_tool_covers(telford):
    findings = Finding.objects.filter(source__slug="lga-peer-review-2013").in_order()
    letter = [finding for finding in findings if finding.theme == "Summary of the letter"]
    assert Counter(finding.heading for finding in letter) == TELFORD["findings_of_the_letter"]
    assert len({finding.theme for finding in findings}) - 1 == TELFORD["themes"]
    areas = PracticeArea.objects.filter(source__plans=telford).in_order()
    assert Counter(area.covered for area in areas) == TELFORD["practice_areas"]
    assert [area.name for area in areas if area.covered == "partial"] == TELFORD["practice_areas_partial"]


def test_36_pairs_of_what_was_said_and_done(tameside):
    pairs = Commitment.objects.filter(plan=tameside).select_related("priority").in_order()
    assert Counter(str(pair.priority.number) for pair in pairs) == TAMESIDE["pairs"]
    assert len(pairs) == 36
    assert all(pair.did for pair in pairs)
    assert [len(pair.did) for pair in pairs][:3] == [1, 1, 3]


def test_clauses_of_the_notice_in_its_own_order_with_responses(tameside):
    clauses = Recommendation.objects.filter(source__slug="improvement-notice-2022").in_order()
    assert [clause.ref for clause in clauses] == TAMESIDE["clauses"]
    assert all(clause.response for clause in clauses)
    assert {clause.source.kind for clause in clauses} == {"improvement-notice"}


def test_findings_by_visit(tameside):
    ours = {
        source.slug: Counter(finding.heading for finding in source.findings.in_order())
        for source in tameside.sources.all()
        if source.findings.exists()
    }
    assert ours == TAMESIDE["findings"]


def test_send_is_known_as_percentages_and_as_nothing_else(every_plan):
    plan = every_plan["send-statement-of-action"]
    shares = RatingShare.objects.filter(review_point__plan=plan).in_order()
    assert {share.rating.code: share.percent for share in shares} == TAMESIDE["send_percentages"]
    assert sum(share.percent for share in shares) == 100
    assert {str(share.review_point) for share in shares} == {"February 2023"}
    assert [str(point) for point in plan.review_points.in_order()] == TAMESIDE["send_review_points"]
    assert (plan.actions.count(), plan.priorities.count()) == (0, 0)


def test_contacts_of_two_authorities_by_month(every_plan):
    readings = Reading.objects.filter(indicator__plan=every_plan["safeguarding-improvement-plan"])
    for slug, values in BESIDE["contacts"].items():
        rows = list(readings.filter(indicator__slug=slug).in_order())
        assert [row.value for row in rows] == values
        assert sum(row.value for row in rows[:4]) == BESIDE["july_to_october"][slug]
        assert [row.missing for row in rows] == ["not published" if v is None else "" for v in values]
    assert Indicator.objects.get(slug="contacts-leeds").authority == "Leeds"


def test_the_plan_of_2016_in_sections_and_challenges(every_plan):
    plan = every_plan["safeguarding-improvement-plan"]
    sections = Narrative.objects.filter(priority__plan=plan)
    said = {
        section: [row.priority.number for row in sections.filter(section=section).in_order()]
        for section in ("progress", "performance")
    }
    assert said == {"progress": [1, 2, 3, 4, 5, 6, 7], "performance": BESIDE["performance_of_2016"]}
    assert [each.number for each in plan.challenges.in_order()] == list(range(1, 8))
    assert plan.actions.count() == 0


def test_what_the_paper_of_may_2019_says_beside_its_ratings(every_plan):
    plan = every_plan["learning-and-improvement-plan"]
    sections = Narrative.objects.filter(priority__plan=plan).in_order()
    said = {}
    for row in sections:
        said.setdefault(row.section, []).append(row.priority.number)
    # The summary of priority 3 says nothing but what follows from the ratings, so no words of it are kept.
    said["summary"] = sorted([*said["summary"], 3])
    assert said == BESIDE["sections_of_2019"]
    opinions = AssuranceOpinion.objects.filter(priority__plan=plan).in_order()
    assert {
        str(opinion.priority.number): f"{opinion.level}, {opinion.report_label}" for opinion in opinions
    } == BESIDE["opinions_of_2019"]


def test_readings_of_may_2019_as_printed(every_plan):
    plan = every_plan["learning-and-improvement-plan"]
    ours = {}
    for indicator in Indicator.objects.filter(plan=plan, slug__in=BESIDE["readings_of_2019"]).with_readings():
        last = list(indicator.readings.all())[-1]
        value = None if last.value is None else f"{last.value.normalize():f}"
        ours[indicator.slug] = [value, last.standing]
    assert ours == BESIDE["readings_of_2019"]
    target = Indicator.objects.get(plan=plan, slug="referrals-24-hours").targets.get()
    assert (target.target, target.indicator.readings.count()) == (95, 0)
