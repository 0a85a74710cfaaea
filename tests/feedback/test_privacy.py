"""
A family's name stands in a case: who may not open the case finds it nowhere.

Each person tries every address over one planted record, so that a page more costs a request and no record.
"""

import re

import pytest
from django.contrib import admin
from django.core import mail
from django.test import Client
from django.urls import reverse

from council.models import Organisation
from council.roles import Permission, Role
from feedback.models import Complaint, Handler
from reports.report import all_reports
from tests.addresses import ELSEWHERE, PAGES
from tests.factories.complaint import ComplaintFactory, NoteFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.feedback.downloads import FORMATS, body, download, text_of
from tests.planted import plant
from tests.planted_feedback import FAMILY

# Breadth, not depth: every page is opened, and measuring what each runs through would double the time.
pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]
OTHER_FAMILY = "Cholmondeley"
FILES = ("csv", "json", "xlsx", "docx", "pdf", "html")


@pytest.fixture
def ours():
    return plant("Larkfield")


def somebody(who: str, ours) -> Client:
    """A client of this person; nobody is logged in for the public."""
    home, client = ours[Organisation], Client(raise_request_exception=False)
    if who == "outsider":
        client.force_login(
            member(OrganisationFactory(), Role.FEEDBACK_TEAM, Role.ADMINISTRATOR, is_staff=True)
        )
    elif who != Role.PUBLIC:
        client.force_login(member(home, who, is_staff=who in {Role.ADMINISTRATOR, Role.PLAN_MANAGER}))
    return client


def pages(ours):
    """Every address with an organisation in it, and those of none."""
    for name, page in PAGES.items():
        yield page.url(name, ours), page.query(ours)
    for name in ELSEWHERE:
        yield reverse(name), {}


def data_entry(ours):
    """The lists, the records, their history and the search of feedback's data entry."""
    for model in admin.site._registry:
        if model._meta.app_label == "feedback" and model in ours:
            address = f"admin:feedback_{model._meta.model_name}"
            yield reverse(f"{address}_changelist"), {"q": "Larkfield"}
            yield reverse(f"{address}_add"), {}
            for page in ("change", "history"):
                yield reverse(f"{address}_{page}", args=[ours[model].pk]), {}


def exports(ours):
    """The list of complaints as files, with all of its columns and nothing filtered, and of the very case."""
    for form in FILES:
        address = reverse("feedback:complaint-export", args=[ours[Organisation].slug, form])
        yield form, address, {}
        yield form, address, {"q": "Larkfield"}


PEOPLE = (Role.PUBLIC, Role.MEMBER, Role.ACTION_LEAD, Role.ADMINISTRATOR, Role.PLAN_MANAGER, "outsider")


@pytest.mark.parametrize("who", PEOPLE)
def test_no_page_tells_a_family_to_who_handles_no_case(who, ours):
    client = somebody(who, ours)
    told = [
        address
        for address, query in (*pages(ours), *data_entry(ours))
        if FAMILY.encode() in body(client.get(address, query, follow=True))
    ]
    for form, address, query in exports(ours):
        response = client.get(address, query)
        if response.status_code == 200 and FAMILY in text_of(body(response), form):
            told.append(address)
    assert told == []
    assert mail.outbox == []


def test_no_report_tells_a_family_in_any_format(client, ours):
    client.force_login(member(ours[Organisation], Role.MEMBER))
    keys = [each.key for each in all_reports() if each.permission == Permission.SEE_FEEDBACK]
    texts = {
        (key, form): text_of(download(client, ours[Organisation], form, key), form)
        for key in keys
        for form in FORMATS
    }
    assert [of for of, text in texts.items() if FAMILY in text] == []
    # Packed files were searched as readers read them: the council stands in each.
    packed = {of: text for of, text in texts.items() if of[1] in {"xlsx", "docx", "pdf"}}
    assert [of for of, text in packed.items() if "Larkfield" not in text] == []


@pytest.mark.parametrize("who", [Role.MEMBER, Role.ACTION_LEAD, Role.ADMINISTRATOR, "outsider"])
def test_a_search_for_a_family_answers_as_for_nobody(who, ours):
    client, address = somebody(who, ours), reverse("search", args=[ours[Organisation].slug])
    family, nobody = (_searched(client, address, term) for term in (FAMILY, "Nobodywhatsoever1"))
    assert family == nobody


def _searched(client, address, term: str) -> str:
    page = client.get(address, {"q": term}).content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", page.replace(term, "TERM"))


def test_no_error_page_tells_a_family(ours, monkeypatch):
    """Not even to the feedback team: what went wrong may stand on a screen, or be sent to whoever helps."""
    client, home = somebody(Role.FEEDBACK_TEAM, ours), ours[Organisation]
    case = reverse("feedback:case", args=[home.slug, ours[Complaint].ref])
    assert FAMILY.encode() in client.get(case).content

    def fail(**fields):
        raise RuntimeError(f"{FAMILY} stands in what went wrong")

    monkeypatch.setattr("feedback.views.case.record_look", fail)
    errors = {
        500: client.get(case),
        400: client.get(case, headers={"host": "not a host"}),
        403: somebody(Role.MEMBER, ours).get(reverse("feedback:log", args=[home.slug])),
        404: somebody(Role.MEMBER, ours).get(case),
    }
    assert [response.status_code for response in errors.values()] == list(errors)
    assert [status for status, response in errors.items() if FAMILY.encode() in body(response)] == []
    assert mail.outbox == []


def test_no_email_tells_a_family(client, ours):
    for person in (ours[Handler].user, member(ours[Organisation], Role.MEMBER)):
        client.post(reverse("account_reset_password"), {"email": person.email})
    assert len(mail.outbox) == 2
    assert FAMILY not in "".join(str(message.message()) + message.body for message in mail.outbox)


def test_a_handler_opens_their_own_case_and_finds_no_other(client, ours):
    other = ComplaintFactory(organisation=ours[Organisation], ref="C-98765", child_name=OTHER_FAMILY)
    NoteFactory(complaint=other, text=OTHER_FAMILY)
    client.force_login(ours[Handler].user)
    slug = ours[Organisation].slug
    own, others = (reverse("feedback:case", args=[slug, case.ref]) for case in (ours[Complaint], other))
    assert [client.get(address).status_code for address in (own, others)] == [200, 404]
    elsewhere = [*pages(ours), (reverse("search", args=[slug]), {"q": "98765x"})]
    read = {address: body(client.get(address, query)) for address, query in elsewhere}
    assert FAMILY.encode() in read[own]
    told = (OTHER_FAMILY.encode(), other.ref.encode())
    assert [address for address, text in read.items() if any(word in text for word in told)] == []
    for form, address, query in exports(ours):
        response = client.get(address, query)
        if response.status_code == 200:
            text = text_of(body(response), form)
            assert OTHER_FAMILY not in text
            assert other.ref not in text
