"""Sunderland's agenda of 4 July 2019, published as the record is loaded: its papers are this system's own."""

from datetime import date

import pytest
from django.utils import timezone

from config.management.commands.load_demo import FIXTURES
from reports.models import Edition
from scrutiny.agenda_of import published
from scrutiny.imports import load_scrutiny
from scrutiny.models import Meeting, Publication
from tests.record import every_count

pytestmark = pytest.mark.django_db


def test_it_went_out_on_26_june_with_no_reason_for_being_late(published_scrutiny):
    (publication,) = Publication.objects.all()
    went_out = timezone.localdate(publication.published_at)
    assert (publication.number, went_out, publication.late_because) == (0, date(2019, 6, 26), "")


def test_each_of_its_papers_is_frozen_for_that_meeting(published_scrutiny):
    agenda = published(Meeting.objects.get(date=date(2019, 7, 4)))
    papers = [paper for item in agenda.items for paper in item.papers]
    editions = {str(edition.public_id): edition for edition in Edition.objects.all()}
    assert [(paper.report, paper.edition in editions) for paper in papers] == [
        ("minutes", True),
        ("progress-report", True),
        ("feedback-annual-report", True),
        ("key-decisions", True),
        ("work-programme", True),
    ]
    assert {editions[paper.edition].meeting for paper in papers} == {
        "Children, Education and Skills Scrutiny Committee, 4 July 2019"
    }


def test_the_minutes_that_it_carries_hold_what_was_resolved(published_scrutiny):
    edition = Edition.objects.get(report="minutes")
    assert "Councillor Scullion" in edition.content


def test_loaded_again_nothing_is_doubled_or_published_twice(published_scrutiny):
    before = every_count()
    load_scrutiny(FIXTURES / "sunderland", published_scrutiny)
    assert every_count() == before
