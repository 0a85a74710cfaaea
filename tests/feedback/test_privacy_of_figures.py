"""Figures when a case is anonymised, and where small numbers are hidden."""

import json
import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from council.models import Organisation
from council.roles import Permission, Role
from feedback.domain.anonymise import TAKEN_OUT, anonymise_complaint
from feedback.models import (
    CaseFile,
    ClockChange,
    Complaint,
    Element,
    FeedbackSettings,
    Handler,
    OmbudsmanReferral,
)
from reports.document import Missing
from reports.report import Run, all_reports, find
from tests.factories.membership import member
from tests.factories.team import TeamFactory
from tests.feedback.downloads import FORMATS, download, text_of
from tests.feedback.reports.counts import a_year, organisation_with_feedback, received
from tests.planted import plant
from tests.planted_feedback import FAMILY

# Breadth, not depth: every page is opened, and measuring what each runs through would double the time.
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.no_cover]


def test_every_figure_stays_when_a_case_is_anonymised(client, django_capture_on_commit_callbacks):
    ours = plant("Larkfield")
    client.force_login(member(ours[Organisation], Role.MEMBER))
    before = download(client, ours[Organisation], "json")
    file = ours[CaseFile].file
    assert file.storage.exists(file.name)
    with django_capture_on_commit_callbacks(execute=True):
        anonymise_complaint(ours[Complaint], by=None, why="Its time is up")
    assert download(client, ours[Organisation], "json") == before
    assert not file.storage.exists(file.name)
    assert ClockChange.objects.get(pk=ours[ClockChange].pk).reason == TAKEN_OUT
    for model in (Complaint, CaseFile, Element, Handler, OmbudsmanReferral):
        rows = [*model.objects.filter(pk=ours[model].pk).values(), *ours[model].history.values()]
        assert FAMILY not in str(rows), model


def few_and_many():
    """An organisation that hides numbers below 5, with a year of small numbers and of large ones."""
    organisation = organisation_with_feedback(suppress_below=5)
    a_year(organisation, times=2)
    busy = TeamFactory(organisation=organisation, name="Busy team")
    for _ in range(9):
        received(organisation, date(2018, 4, 10), teams=[busy])
    return organisation


def test_small_numbers_are_hidden_from_every_role_in_every_format(client):
    organisation = few_and_many()
    for role in (Role.MEMBER, Role.FEEDBACK_TEAM, Role.ADMINISTRATOR):
        client.force_login(member(organisation, role))
        texts = {form: text_of(download(client, organisation, form), form) for form in FORMATS}
        assert [form for form, text in texts.items() if "suppressed" not in text.lower()] == []
        values = [
            value
            for table in json.loads(texts["json"])["tables"]
            for row in table["rows"]
            if row["kind"] in {"normal", "total"}
            for value in row["values"]
        ]
        assert {"missing": "suppressed"} in values
        assert not [value for value in values if isinstance(value, int) and 1 <= value < 5]


@pytest.mark.parametrize(("role", "linked"), [(Role.FEEDBACK_TEAM, True), (Role.MEMBER, False)])
def test_a_hidden_number_leads_nowhere(role, linked, client):
    organisation = few_and_many()
    client.force_login(member(organisation, role))
    slug = organisation.slug
    keys = [each.key for each in all_reports() if each.permission == Permission.SEE_FEEDBACK]
    addresses = [reverse("reports:report", args=[slug, key]) for key in keys]
    addresses.append(reverse("feedback:dashboard", args=[slug]))
    links = [link for address in addresses for link in links_on(client, address)]
    assert [words for words, _ in links if "suppressed" in words.lower()] == []
    to_records = {address for words, address in links if re.fullmatch(r"[\d,]+", words)}
    assert bool(to_records) is linked
    # What a figure leads to is no table of figures: nothing hidden is said there, or led to.
    for address in sorted(to_records):
        assert [words for words, _ in links_on(client, address) if "suppressed" in words.lower()] == []


def links_on(client, address):
    """(words, address) of every link of a page."""
    response = client.get(address, {} if "?" in address else {"year": "2018-19"})
    assert response.status_code == 200, address
    found = re.findall(r"<a\b[^>]*?href=\"([^\"]*)\"[^>]*>(.*?)</a>", response.content.decode(), re.DOTALL)
    return [(re.sub(r"<[^>]+>|\s+", " ", words).strip(), unescape(to)) for to, words in found]


def test_no_hidden_cell_keeps_its_selection():
    run = Run(few_and_many(), user=None, today=date(2026, 7, 4), year="2018-19")
    cells = [
        cell
        for table in find("feedback-annual-report").document(run).tables()
        for row in table.rows
        for cell in row.cells
        if cell.value is Missing.SUPPRESSED
    ]
    assert cells != []
    assert [cell for cell in cells if cell.selection] == []


def test_the_threshold_is_five_unless_an_organisation_says_otherwise():
    assert FeedbackSettings._meta.get_field("suppress_below").default == 5
