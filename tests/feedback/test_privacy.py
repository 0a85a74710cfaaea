"""A family's name stands in a case: who may not open the case finds it nowhere."""

from datetime import date

import pytest
from django.urls import reverse

from council.models import Organisation
from council.roles import Role
from feedback.domain.disposals import agree, propose
from feedback.models import Complaint, Handler
from reports.report import all_reports
from tests.addresses import PAGES
from tests.factories.complaint import ComplaintFactory, NoteFactory
from tests.factories.membership import member
from tests.factories.procedure import RetentionRuleFactory
from tests.planted import plant
from tests.planted_feedback import FAMILY

FORMATS = ("html", "json", "csv", "xlsx", "pdf", "docx")
pytestmark = pytest.mark.django_db


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def ours():
    return plant("Larkfield")


@pytest.mark.parametrize("role", [Role.MEMBER, Role.ACTION_LEAD, Role.ADMINISTRATOR, Role.PLAN_MANAGER])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_tells_a_family_to_who_handles_no_case(name, role, client, ours):
    client.force_login(member(ours[Organisation], role))
    response = client.get(PAGES[name].url(name, ours), PAGES[name].query(ours))
    assert FAMILY.encode() not in body(response)


@pytest.mark.parametrize("report", [each for each in all_reports() if "year" in each.parameters], ids=str)
@pytest.mark.parametrize("form", FORMATS)
def test_no_report_tells_a_family(report, form, client, ours):
    client.force_login(member(ours[Organisation], Role.MEMBER))
    slug = ours[Organisation].slug
    url = reverse("reports:report-download", args=[slug, report.key, form])
    assert FAMILY.encode() not in body(client.get(url, {"year": "2018-19"}))


def test_a_search_for_a_family_finds_nothing(client, ours):
    client.force_login(member(ours[Organisation], Role.MEMBER))
    found = client.get(reverse("search", args=[ours[Organisation].slug]), {"q": "Larkfield"})
    assert FAMILY not in found.content.decode()


def test_a_handler_opens_their_own_case_and_no_other(client, ours):
    other = ComplaintFactory(organisation=ours[Organisation])
    client.force_login(ours[Handler].user)
    slug = ours[Organisation].slug
    answers = [
        client.get(reverse("feedback:case", args=[slug, case.ref])).status_code
        for case in (ours[Complaint], other)
    ]
    assert answers == [200, 404]


def test_two_people_take_a_family_out_of_a_case_and_its_history(django_capture_on_commit_callbacks):
    rule = RetentionRuleFactory()
    case = ComplaintFactory(
        organisation=rule.organisation, child_name=FAMILY, closed_on=date(2018, 6, 1), what_happened=FAMILY
    )
    note = NoteFactory(complaint=case, text=FAMILY)
    first, second = (member(rule.organisation, Role.FEEDBACK_TEAM) for _ in range(2))
    disposal = propose(organisation=rule.organisation, today=date(2024, 6, 1), by=first)
    with django_capture_on_commit_callbacks(execute=True):
        assert agree(disposal=disposal, by=second) == []
    case.refresh_from_db()
    note.refresh_from_db()
    assert (case.child_name, case.what_happened, note.text) == ("", "", "")
    past = [*case.history.values_list("child_name", "what_happened"), *note.history.values_list("text")]
    assert not any(FAMILY in word for row in past for word in row)
    assert case.anonymised_at
    assert case.history.first().history_user == second


def test_a_record_on_hold_is_on_no_list():
    rule = RetentionRuleFactory()
    ComplaintFactory(
        organisation=rule.organisation,
        closed_on=date(2010, 6, 1),
        legal_hold=True,
        legal_hold_because="An inquiry",
    )
    user = member(rule.organisation, Role.FEEDBACK_TEAM)
    with pytest.raises(Exception, match="No record’s time is up"):
        propose(organisation=rule.organisation, today=date(2024, 6, 1), by=user)
