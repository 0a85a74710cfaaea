"""A year of feedback with what was found, paid, learned and referred, in as few rows as its tables need."""

from datetime import date
from decimal import Decimal

from feedback.enums import CostKind, Determination, Outcome
from feedback.models import Cost, Element, Lesson, OmbudsmanReferral, Stage
from tests.factories.theme import SubjectFactory, ThemeFactory
from tests.feedback.reports.counts import received

DAYS = {1: date(2018, 5, 10), 2: date(2018, 8, 10), 3: date(2018, 11, 10), 4: date(2019, 2, 10)}


def decided(complaint, number, on, outcome, *, count=1, **fields):
    """So many elements of a stage of this complaint, decided on that day."""
    stage = Stage.objects.get(complaint=complaint, stage__number=number)
    after = stage.elements.count()
    return Element.objects.bulk_create(
        Element(stage=stage, number=after + each + 1, outcome=outcome, decided_on=on, **fields)
        for each in range(count)
    )


def a_decided_year(organisation, times=1):
    """One of everything in each quarter, `times` over."""
    theme = ThemeFactory(organisation=organisation, name="Communication", first_used="2018-19")
    subject = SubjectFactory(organisation=organisation, name="Records")
    for day in DAYS.values():
        for _ in range(times):
            complaint = received(organisation, day, stages=3)
            complaint.themes.add(theme)
            for number in (1, 2, 3):
                decided(complaint, number, day, Outcome.UPHELD, subject=subject)
                decided(complaint, number, day, Outcome.NOT_UPHELD, outcome_before_panel=Outcome.NOT_UPHELD)
            OmbudsmanReferral.objects.create(organisation=organisation, received_on=day)
            OmbudsmanReferral.objects.create(
                organisation=organisation,
                received_on=day,
                decided_on=day,
                determination=Determination.NO_ACTION,
            )
            Cost.objects.create(
                organisation=organisation, kind=CostKind.COMPENSATION, paid_on=day, amount=Decimal("250.50")
            )
            number_of = Lesson.objects.count()
            Lesson.objects.create(
                organisation=organisation, ref=f"L{number_of}", text="Telephone back", raised_on=day
            )
            Lesson.objects.create(
                organisation=organisation,
                ref=f"L{number_of + 1}",
                text="Write it down",
                raised_on=day,
                achieved_on=day,
            )
    return organisation
