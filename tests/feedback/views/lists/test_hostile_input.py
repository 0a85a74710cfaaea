"""What nobody should send and somebody will: each page answers with a message, and saves nothing by halves."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from feedback.domain.complaints import log_complaint
from feedback.models import CaseFile, Complaint, Cost, FeedbackSettings, Lesson, OmbudsmanReferral
from tests.factories.lesson import LessonFactory
from tests.factories.pre_complaint import PreComplaintFactory
from tests.factories.procedure import england
from tests.factories.team import TeamFactory
from tests.feedback.views.lists.people import BACKEND
from tests.improvement.views.cast import day

pytestmark = pytest.mark.django_db
LISTS = ["dashboard", "due", "due-workbook", "complaint-list", "pre-complaint-list", "compliment-list"]
LISTS += ["theme-list", "lesson-list", "ombudsman-list", "cost-list"]
FORMS = ["log", "compliment-add", "lesson-add", "ombudsman-add", "cost-add"]
QUERIES = [
    {"year": "9999-00"},
    {"year": "2018-19", "quarter": "5"},
    {"year": "\x00", "quarter": "\x00", "team": "\x00", "q": "\x00"},
    {"sort": "foo", "page": "0"},
    {"sort": "-", "page": "9" * 40},
    {"open": "x", "tab": "x", "when": "x", "person": "9" * 40},
    {"each": "x", "team": "'; drop table", "theme": "x" * 5000},
    {"received_from_0": "31", "received_from_1": "2", "received_from_2": "2019"},
    {"kind": "x", "case": "\x00", "do": "x"},
]
HUGE, NUL = "x" * 100_000, "a\x00b"


@pytest.fixture
def case(people):
    return log_complaint(
        organisation=people.organisation,
        procedure=england(),
        received_on=date(2019, 7, 1),
        category="parent",
        teams=[TeamFactory(organisation=people.organisation, slug="north")],
        today=date(2019, 7, 9),
        by=None,
    )


@pytest.mark.parametrize("name", LISTS + FORMS)
@pytest.mark.parametrize("has_settings", [True, False], ids=["set up", "not set up"])
def test_an_address_that_asks_for_nonsense_is_answered(as_team, people, case, name, has_settings):
    if not has_settings:
        FeedbackSettings.objects.filter(organisation=people.organisation).delete()
    for query in [{}, *QUERIES]:
        page = as_team.get(people.url(name), query)
        assert page.status_code in {200, 400}, query


@pytest.mark.parametrize("ref", ["C-9", "..", "%00", "x" * 300, "C-0001'"])
def test_a_reference_of_nobody_is_not_found(as_team, people, case, ref):
    for path in ("complaints", "pre-complaints", "lessons"):
        assert as_team.get(f"/ours/feedback/{path}/{ref}/").status_code == 404


def test_a_reference_of_another_council_is_not_found(client, people, case):
    LessonFactory(organisation=people.organisation, ref="L-1")
    PreComplaintFactory(organisation=people.organisation, ref="P-1")
    client.force_login(people.outsider, backend=BACKEND)
    for path in (
        f"complaints/{case.ref}/",
        "pre-complaints/P-1/",
        "lessons/L-1/achieve/",
        "lessons/L-1/edit/",
    ):
        assert client.get(f"/theirs/feedback/{path}").status_code == 404
    given = {
        "kind": "investigation",
        "amount": "1",
        "complaint": case.ref,
        **day("paid_on", date(2019, 7, 1)),
    }
    page = client.post("/theirs/feedback/costs/add/", given)
    assert page.context["form"].errors == {"complaint": ["There is no case of this reference"]}
    assert not Cost.objects.exists()


@pytest.mark.parametrize("text", [HUGE, NUL], ids=["huge", "NUL"])
def test_a_text_that_cannot_be_kept_is_named_and_nothing_is_saved(as_team, people, case, text):
    on = date(2019, 7, 1)
    sent = {
        people.url("log"): {"kind": "complaint", "category": "parent", "teams": ["north"], "told": text}
        | {"stream": "statutory", **day("received_on", on)},
        people.url("lesson-add"): {"text": text, **day("raised_on", on)},
        people.url("ombudsman-add"): {"notes": text, **day("received_on", on)},
        people.url("cost-add"): {"kind": "investigation", "amount": text, **day("paid_on", on)},
        people.url("case-note", case.ref): {"text": text, **day("on", on)},
        people.url("case-element", case.ref): {"alleged": text},
        people.url("case-withdraw", case.ref): {"reason": text, **day("on", on)},
    }
    for url, given in sent.items():
        page = as_team.post(url, given)
        assert page.status_code in {200, 400}, url
        assert page.context["form"].errors, url
    assert (Complaint.objects.count(), case.notes.count(), case.stages.get().elements.count()) == (1, 0, 0)
    assert [model.objects.count() for model in (Lesson, OmbudsmanReferral, Cost)] == [0, 0, 0]


@pytest.mark.parametrize("amount", ["-1", "NaN", "Infinity", "1e99", "1.005", "£9"])
def test_an_amount_that_is_no_money_is_named(as_team, people, amount):
    given = {"kind": "investigation", "amount": amount, **day("paid_on", date(2019, 7, 1))}
    page = as_team.post(people.url("cost-add"), given)
    assert list(page.context["form"].errors) == ["amount"]
    assert not Cost.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.pdf", b"<script>alert(1)</script>"),
        ("letter.html", b"<html>"),
        ("letter.pdf.exe", b"MZ"),
        ("a\x00.pdf", b"MZ"),
        ("letter.pdf", b""),
        ("x" * 5000 + ".pdf", b"MZ"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_named_and_not_kept(as_team, people, case, name, content):
    page = as_team.post(
        people.url("case-add-file", case.ref), {"name": "A", "file": SimpleUploadedFile(name, content)}
    )
    assert page.status_code in {200, 400}
    assert page.context["form"].errors
    assert not CaseFile.objects.exists()


def test_a_file_name_that_climbs_stays_in_its_place(as_team, people, case):
    file = SimpleUploadedFile('../../etc/"pass\r\nwd.pdf', b"%PDF-1.4\n%%EOF")
    as_team.post(people.url("case-add-file", case.ref), {"name": "A", "file": file})
    for kept in CaseFile.objects.all():
        assert ".." not in kept.file.name
        page = as_team.get(people.url("case-file", case.ref, kept.public_id))
        assert "\n" not in page["Content-Disposition"]
