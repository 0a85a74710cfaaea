"""What is published stays, whatever becomes of the record; and the difference says exactly what became of it."""

from datetime import date

import pytest
from django.utils import timezone

from council import history
from improvement.models import RatingWording
from reports import serial
from reports.differences import differences
from reports.domain.editions import live, publish
from reports.models import Edition
from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.factories.update import row

pytestmark = pytest.mark.django_db
MAY = date(2019, 5, 31)


@pytest.fixture
def published(sunderland_plan):
    run = Run(sunderland_plan.organisation, None, MAY, plan=sunderland_plan.slug, as_at=MAY)
    keys = ("rag-comparison", "rag-changes")
    editions = {
        key: publish(report=find(key), run=run, meeting="Scrutiny, 4 July 2019", by=None) for key in keys
    }
    action = sunderland_plan.actions.get(ref="2.4")
    row(action, "green", MAY, recorded_at=timezone.now())
    wording = RatingWording.objects.get(rating__scale=sunderland_plan.scale, rating__code="red")
    wording.wording = "Reworded since."
    history.save(wording, by=None, why="For clarity")
    priority = sunderland_plan.priorities.get(number=8)
    priority.title = "Renamed since"
    history.save(priority, by=None, why="A shorter name")
    return editions


def changed(edition):
    now = live(edition, user=None, today=MAY)
    return [
        (each.table, each.row, each.column, each.before, each.after)
        for each in differences(edition.read(), now)
    ]


def test_bytes_and_hash_stay_as_they_were(published):
    for edition in published.values():
        kept = Edition.objects.get(pk=edition.pk)
        assert (kept.content, kept.sha256) == (edition.content, edition.sha256)
        assert serial.digest(kept.content.encode()) == kept.sha256


@pytest.mark.parametrize("form", ["json", "csv", "html"])
def test_every_format_of_an_edition_says_what_it_said(published, form):
    edition = published["rag-comparison"]
    shown = RENDERERS[form].render(Edition.objects.get(pk=edition.pk).read(), None)
    assert shown == RENDERERS[form].render(edition.read(), None)
    assert "Renamed since" not in shown


def test_the_difference_names_exactly_what_changed(published):
    edition = published["rag-comparison"]
    name = edition.read().table("rag-comparison").rows[7].detail
    red = next(meaning for rating, meaning in _key(edition) if rating.label == "Red")
    assert changed(edition) == [
        ("rag-comparison", "Priority 2", "Amber Current", "2", "1"),
        ("rag-comparison", "Priority 2", "Green Current", "4", "5"),
        ("rag-comparison", "Priority 8", "About", name, "Renamed since"),
        ("rag-comparison", "Totals", "Amber Current", "4", "3"),
        ("rag-comparison", "Totals", "Green Current", "56", "57"),
        ("", "Key, Red", "", red, "Reworded since."),
    ]


def test_the_changes_of_an_edition_differ_where_the_action_was_rated_anew(published):
    found = [(table, row, was, now) for table, row, _, was, now in changed(published["rag-changes"])]
    assert found == [
        (
            "rag-changes",
            "Heading of rows",
            "Priority 8: Homeless young people know their section 20 rights",
            "Priority 8: Renamed since",
        ),
        (
            "rag-changes",
            "Priority 2: Current risk assessments for exploited and missing children, 2.4",
            "Amber",
            "Green",
        ),
        (
            "",
            "Item of a list",
            "Priority 2: two actions rated Amber remain Amber",
            "Priority 2: one action has moved from Amber to Green, one action rated Amber remains Amber",
        ),
    ]


def test_the_links_of_an_edition_lead_to_the_record_as_it_was_known_then(published):
    edition = published["rag-comparison"]
    cells = [cell for each in edition.read().table("rag-comparison").rows for cell in each.cells]
    moments = {cell.selection.filters["recorded_by"] for cell in cells if cell.selection}
    assert moments == {edition.recorded_by.isoformat()}


def _key(edition):
    (key,) = (block for block in edition.read().blocks if type(block).__name__ == "Key")
    return key.ratings
