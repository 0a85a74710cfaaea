"""A report that is opened from the list of reports, with nothing chosen yet."""

from datetime import date

import pytest
from django.urls import reverse

from council.roles import Role
from reports.report import all_reports
from tests.factories.committee import CommitteeFactory
from tests.factories.meeting import MeetingFactory
from tests.factories.membership import member

pytestmark = pytest.mark.django_db
ASKED = {"committee", "meeting", "review"}


@pytest.mark.parametrize("slug", ["sunderland", "telford-wrekin", "tameside"])
def test_each_opens_though_a_meeting_is_still_to_come(slug, every_committee, client):
    council = every_committee[slug]
    committee = council.committees.filter(meetings__isnull=False).order_by("pk").first()
    MeetingFactory(committee=committee, date=date(2050, 6, 6))
    client.force_login(member(council, Role.CLERK))
    reports = [report for report in all_reports() if ASKED & set(report.parameters)]
    pages = {report.key: client.get(reverse("reports:report", args=[slug, report.key])) for report in reports}
    assert {key: page.status_code for key, page in pages.items()} == dict.fromkeys(pages, 200)
    assert "2050" not in pages["minutes"].context["document"].title


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("minutes", "There is no meeting yet"),
        ("timeliness", "has no record of complaints or compliments yet"),
    ],
)
def test_where_there_is_nothing_to_report_it_says_so_in_words(key, said, client):
    committee = CommitteeFactory()
    client.force_login(member(committee.organisation, Role.CLERK))
    page = client.get(reverse("reports:report", args=[committee.organisation.slug, key]))
    assert page.status_code == 400
    assert said in page.content.decode()
