"""The cases to try the site with: open, dated around today, and plainly invented."""

from datetime import date

import pytest

from config import demo_cases
from council.calendar import WorkingCalendar
from council.roles import Role
from feedback.enums import Stream
from feedback.models import Clock, Complaint, Compliment, PreComplaint, Stage
from feedback.years import ReportingYear
from tests.record import every_count

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)  # a Saturday


def add(organisation, people):
    return demo_cases.add_cases(
        organisation=organisation,
        today=TODAY,
        by=people[Role.FEEDBACK_TEAM],
        handler=people[Role.ACTION_LEAD],
    )


def test_the_demo_cases(feedback_record, sunderland_people):
    days = ReportingYear(2018).first_day, ReportingYear(2018).last_day
    figures = Stage.objects.filter(requested_on__range=days).count()
    made = add(feedback_record, sunderland_people)

    calendar = WorkingCalendar.of(feedback_record)
    clocks = Clock.objects.running().select_related("stage__stage", "stage__complaint__procedure")
    told = [
        (
            clock.stage.complaint.ref,
            clock.stage.stage.number,
            calendar.working_days_between(calendar.next_working_day(TODAY), clock.due_on),
        )
        for clock in clocks.order_by("stage__complaint__ref_key")
    ]
    assert told == [
        ("DEMO-1", 1, -2),
        ("DEMO-2", 1, 1),
        ("DEMO-3", 1, 4),
        ("DEMO-4", 1, 7),
        ("DEMO-5", 1, 5),
        ("DEMO-6", 2, 13),
        ("DEMO-7", 2, 17),
        ("DEMO-8", 3, 26),
    ]
    assert [case.procedure.stream for case in made].count(Stream.CORPORATE) == 1
    assert Stage.objects.filter(requested_on__range=days).count() == figures


def test_every_word_of_them_says_that_it_is_invented(feedback_record, sunderland_people):
    add(feedback_record, sunderland_people)
    told = list(Complaint.objects.exclude(what_happened="").values_list("what_happened", flat=True))
    told += PreComplaint.objects.exclude(concern="").values_list("concern", flat=True)
    told += Compliment.objects.exclude(words="").values_list("words", flat=True)
    assert (len(told), {words.startswith("Invented for demonstration. ") for words in told}) == (10, {True})


def test_the_lead_handles_the_case_that_is_overdue(feedback_record, sunderland_people):
    add(feedback_record, sunderland_people)
    theirs = Complaint.objects.visible_to(sunderland_people[Role.ACTION_LEAD])
    assert [case.ref for case in theirs] == ["DEMO-1"]


def test_they_come_once(feedback_record, sunderland_people):
    add(feedback_record, sunderland_people)
    before = every_count()
    assert add(feedback_record, sunderland_people) == []
    assert every_count() == before
