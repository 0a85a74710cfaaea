"""Figures when a case is anonymised, and where small numbers are hidden."""

import io
import json
import zipfile

import pypdf
import pytest
from django.urls import reverse

from council.models import Organisation
from council.roles import Role
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
from tests.factories.membership import member
from tests.feedback.reports.counts import a_year, organisation_with_feedback
from tests.planted import plant
from tests.planted_feedback import FAMILY

pytestmark = pytest.mark.django_db
FORMATS = ("html", "json", "csv", "xlsx", "pdf", "docx")


def download(client, organisation, form, key="feedback-annual-report"):
    url = reverse("reports:report-download", args=[organisation.slug, key, form])
    response = client.get(url, {"year": "2018-19"})
    assert response.status_code == 200
    return b"".join(response.streaming_content) if response.streaming else response.content


def text_of(content: bytes, form: str) -> str:
    """What a reader can read in it, packed or not."""
    if form == "pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    if form in {"xlsx", "docx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return content.decode()


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


@pytest.mark.parametrize("form", FORMATS)
def test_no_annual_report_tells_a_family(form, client):
    ours = plant("Larkfield")
    client.force_login(member(ours[Organisation], Role.MEMBER))
    text = text_of(download(client, ours[Organisation], form), form)
    assert "Larkfield" in text
    assert FAMILY not in text


@pytest.mark.parametrize("role", [Role.MEMBER, Role.FEEDBACK_TEAM, Role.ADMINISTRATOR])
@pytest.mark.parametrize("form", FORMATS)
def test_small_numbers_are_hidden_from_every_role_in_every_format(form, role, client):
    organisation = organisation_with_feedback(suppress_below=5)
    a_year(organisation, times=2)
    client.force_login(member(organisation, role))
    text = text_of(download(client, organisation, form), form)
    assert "suppressed" in text.lower()
    if form == "json":
        values = [
            value
            for table in json.loads(text)["tables"]
            for row in table["rows"]
            if row["kind"] in {"normal", "total"}
            for value in row["values"]
        ]
        assert {"missing": "suppressed"} in values
        assert not [value for value in values if isinstance(value, int) and 1 <= value < 5]


def test_the_threshold_is_five_unless_an_organisation_says_otherwise():
    assert FeedbackSettings._meta.get_field("suppress_below").default == 5
