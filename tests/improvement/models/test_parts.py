"""What stands in a plan or a source beside actions: what the database keeps, each tried both ways."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from council.models import Organisation, PersonAlias
from council.roles import Role
from improvement.models import (
    AssuranceLevel,
    AssuranceOpinion,
    Challenge,
    Commitment,
    Finding,
    Indicator,
    IndicatorTarget,
    Narrative,
    PracticeArea,
    RatingShare,
    Reading,
)
from tests.factories.indicator import IndicatorFactory, IndicatorTargetFactory, ReadingFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.parts import (
    AssuranceLevelFactory,
    AssuranceOpinionFactory,
    ChallengeFactory,
    CommitmentFactory,
    FindingFactory,
    NarrativeFactory,
    PracticeAreaFactory,
    RatingShareFactory,
    SourceFactory,
)
from tests.factories.person import PersonFactory
from tests.factories.plan import PlanFactory
from tests.factories.priority import PriorityFactory
from tests.factories.review_point import ReviewPointFactory
from tests.planted import plant

pytestmark = pytest.mark.django_db


def refuses(make, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)
    return True


@pytest.mark.parametrize(
    ("factory", "parent", "own"),
    [
        (IndicatorFactory, {"plan": PlanFactory}, {"slug": "contacts"}),
        (CommitmentFactory, {"plan": PlanFactory}, {"ref": "1.1"}),
        (ChallengeFactory, {"plan": PlanFactory}, {"number": 3}),
        (FindingFactory, {"source": SourceFactory}, {"number": 3}),
        (PracticeAreaFactory, {"source": SourceFactory}, {"number": 3}),
        (AssuranceLevelFactory, {"organisation": OrganisationFactory}, {"slug": "partial"}),
        (AssuranceLevelFactory, {"organisation": OrganisationFactory}, {"order": 1}),
        (AssuranceOpinionFactory, {"priority": PriorityFactory}, {"report_label": "March 2019"}),
        (IndicatorTargetFactory, {"indicator": IndicatorFactory}, {"holds_from": date(2019, 4, 1)}),
        (ReadingFactory, {"indicator": IndicatorFactory}, {"period_end": date(2019, 4, 30)}),
        (RatingShareFactory, {"review_point": ReviewPointFactory}, {}),
    ],
)
def test_what_is_known_by_a_name_has_it_alone_in_its_home_and_not_elsewhere(factory, parent, own):
    ((name, home),) = parent.items()
    first = factory(**{name: home()}, **own)
    assert factory(**{name: home()}, **own).pk != first.pk
    assert refuses(factory, **{name: getattr(first, name)}, **own)


def test_a_section_about_a_priority_is_written_once_for_a_review():
    first = NarrativeFactory()
    there = {"priority": first.priority, "review_point": first.review_point}
    assert NarrativeFactory(**there, section="quality").pk
    assert refuses(NarrativeFactory, **there)


def test_a_reading_has_a_value_or_says_why_not():
    assert ReadingFactory(value=0).value == 0
    assert ReadingFactory(value=None, missing="not collected").pk
    assert refuses(ReadingFactory, value=None)
    assert refuses(ReadingFactory, value=1, missing="not collected")


def test_a_period_ends_after_it_starts():
    assert ReadingFactory(period_start=date(2019, 5, 31), period_end=date(2019, 5, 31)).pk
    assert refuses(ReadingFactory, period_start=date(2019, 6, 1), period_end=date(2019, 5, 31))


def test_a_tolerance_is_not_negative():
    assert IndicatorTargetFactory(tolerance=0).pk
    assert refuses(IndicatorTargetFactory, tolerance=-1)


@pytest.mark.parametrize(("percent", "kept"), [(0, True), (100, True), (-1, False), (101, False)])
def test_a_share_is_between_0_and_100(percent, kept):
    if kept:
        assert RatingShareFactory(percent=percent).pk
    else:
        assert refuses(RatingShareFactory, percent=percent)


def test_what_says_nothing_is_not_kept():
    assert refuses(CommitmentFactory, we_said="")
    assert refuses(NarrativeFactory, text="")
    assert refuses(AssuranceOpinionFactory, report_label="")


def test_an_alias_of_a_person_is_written_once_whatever_its_capitals():
    person = PersonFactory()
    PersonAlias.objects.create(person=person, name="Di")
    assert PersonAlias.objects.create(person=PersonFactory(), name="Di").pk
    assert refuses(PersonAlias.objects.create, person=person, name="DI")


def test_commitments_and_sections_are_told_in_paragraphs():
    text = "First.\n\nSecond,\nstill the second.\n\n"
    assert CommitmentFactory(we_did=text).did == ["First.", "Second,\nstill the second."]
    assert NarrativeFactory(text="One only").paragraphs == ["One only"]
    assert CommitmentFactory(we_did="").did == []


def test_commitments_sort_as_people_count():
    plan = PlanFactory()
    for ref in ("1.10", "1.2", "1.1"):
        CommitmentFactory(plan=plan, ref=ref)
    assert [row.ref for row in Commitment.objects.filter(plan=plan).in_order()] == ["1.1", "1.2", "1.10"]


def test_sections_of_a_priority_come_as_a_report_says_them():
    first = NarrativeFactory(section="summary")
    for section in ("quality", "progress", "performance"):
        NarrativeFactory(priority=first.priority, review_point=first.review_point, section=section)
    assert [row.section for row in Narrative.objects.in_order()] == [
        "progress",
        "performance",
        "quality",
        "summary",
    ]


MODELS = [
    *(AssuranceLevel, AssuranceOpinion, Challenge, Commitment, Finding, Indicator, IndicatorTarget),
    *(Narrative, PersonAlias, PracticeArea, RatingShare, Reading),
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_reader_sees_what_is_theirs_and_a_stranger_nothing(model):
    ours = plant("Larkfield")
    theirs = plant("Zanzibar")
    reader = member(ours[Organisation], Role.MEMBER)
    stranger = member(OrganisationFactory(), Role.MEMBER)
    assert list(model.objects.visible_to(reader)) == [ours[model]]
    assert list(model.objects.visible_to(stranger)) == []
    assert theirs[model] in model.objects.all()
    assert hasattr(model, "history")
