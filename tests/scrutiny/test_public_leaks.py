"""What is exempt, or was said in private, stands in no byte of what the public gets, nor of who may not see it."""

import json
from datetime import date

import pytest
from django.urls import reverse

from council.models import Organisation
from council.roles import Permission, Role
from feedback.models import Lesson
from improvement.models import Action, Plan, Recommendation
from reports.renderers import RENDERERS
from reports.report import BadParameter, Run, all_reports, find
from scrutiny import models as scrutiny
from scrutiny.domain.agenda import change_item
from scrutiny.thread.start import reference_of
from scrutiny.views.public.document import FORMS, OF_A_MEETING
from tests.addresses import PAGES
from tests.addresses_scrutiny import PUBLIC, of_meeting, of_report_paper
from tests.factories.membership import member
from tests.planted import plant
from tests.planted_scrutiny import SECRET
from tests.scrutiny.every_byte import holds

# Breadth, not depth: every page is opened, and measuring what each runs through would double the time.
pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.no_cover]
TODAY = date(2026, 1, 5)
WITHOUT_EXEMPT = [
    Role.ACTION_LEAD,
    Role.FEEDBACK_TEAM,
    Role.PLAN_MANAGER,
    Role.QUALITY_ASSURANCE,
    Role.ADMINISTRATOR,
]
PUBLIC_REPORTS = [report for report in all_reports() if report.is_public]


@pytest.fixture
def ours():
    return plant("Larkfield")


def body(response) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content + str(response.headers).encode()


def leaks(response) -> bool:
    return holds(body(response), SECRET)


def asked(records) -> dict:
    """Something for each parameter that a report may ask for."""
    committee, meeting = records[scrutiny.Committee].slug, records[scrutiny.Meeting]
    return {
        "plan": records[Plan].slug,
        "committee": committee,
        "meeting": f"{committee}/{meeting.date}",
        "review": records[scrutiny.Review].slug,
        "year": "2019-20",
    }


def starts(records) -> list[str]:
    """Where a thread may begin, by every kind of record that has one."""
    meeting, lesson, asked = records[scrutiny.Meeting], records[Lesson], records[scrutiny.Recommendation]
    demand = records[Recommendation]
    return [
        f"recommendation:{demand.source.slug}/{demand.ref}",
        f"action:{records[Plan].slug}/{records[Action].ref}",
        f"lesson:{lesson.ref}",
        f"meeting:{meeting.committee.slug}/{meeting.date}",
        f"scrutiny-recommendation:{reference_of(asked)}",
    ]


def runs(report, records, **more) -> list[Run]:
    """Runs of the report with what it needs, then with all it may be asked."""
    given = {name: value for name, value in asked(records).items() if name in report.parameters}
    least = {name: value for name, value in given.items() if name not in {"review", "year"}}
    made = [Run(records[Organisation], today=TODAY, **each, **more) for each in (least, given)]
    if "start" in report.parameters:
        home = records[Organisation]
        made += [Run(home, today=TODAY, start=start, **more) for start in starts(records)]
    return made


def outputs(report, run) -> list[bytes]:
    try:
        document = report.document(run)
    except BadParameter as error:
        return [str(error).encode()]
    every = [renderer.render(document, None) for renderer in RENDERERS.values()]
    return [content.encode() if isinstance(content, str) else content for content in every]


@pytest.mark.parametrize("form", RENDERERS)
def test_a_word_is_found_in_every_format_where_it_stands(form, ours):
    home = ours[Organisation]
    for key in ("minutes", "agenda"):
        document = find(key).document(Run(home, None, TODAY, meeting=asked(ours)["meeting"]))
        content = RENDERERS[form].render(document, None)
        assert holds(content.encode() if isinstance(content, str) else content, SECRET)


def test_a_word_is_found_in_what_a_file_says_of_itself(ours):
    paper = scrutiny.AgendaPaper.objects.get(item__exempt=3)
    assert holds(paper.file.open("rb").read(), SECRET)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_no_public_page_tells_it(name, client, ours):
    response = client.get(reverse(name, args=[ours[Organisation].slug, *PUBLIC[name](ours)]))
    assert response.status_code == 200
    assert not leaks(response)


def test_nothing_that_the_public_saves_tells_it(client, ours):
    slug, meeting, paper = ours[Organisation].slug, of_meeting(ours), of_report_paper(ours)
    urls = [
        reverse("scrutiny:public-download", args=[slug, *meeting, key, form])
        for key, forms in OF_A_MEETING.items()
        if any(report.key == key for report in all_reports())
        for form in forms
    ]
    urls += [reverse("scrutiny:public-paper-download", args=[slug, *paper, form]) for form in FORMS]
    answers = {url: client.get(url) for url in urls}
    assert {url: response.status_code for url, response in answers.items()} == dict.fromkeys(urls, 200)
    assert [url for url, response in answers.items() if leaks(response)] == []


@pytest.mark.parametrize("report", PUBLIC_REPORTS, ids=lambda report: report.key)
def test_no_format_of_a_public_report_tells_it(report, ours):
    for run in runs(report, ours, user=None, public=True):
        assert not any(holds(content, SECRET) for content in outputs(report, run))


def test_nothing_is_told_by_what_is_not_there(client, ours):
    """The private meeting, the exempt paper and an address of nothing are one and the same page."""
    slug, meeting = ours[Organisation].slug, of_meeting(ours)
    exempt = scrutiny.AgendaPaper.objects.get(item__exempt=3)
    hidden = scrutiny.Committee.objects.get(is_private=True).slug
    draft = scrutiny.Meeting.objects.create(committee=ours[scrutiny.Committee], date=date(2019, 9, 5))
    pages = [
        ("scrutiny:public-file", [slug, *meeting, exempt.public_id]),
        ("scrutiny:public-paper", [slug, *meeting, exempt.public_id]),
        ("scrutiny:public-paper-download", [slug, *meeting, exempt.public_id, "pdf"]),
        ("scrutiny:public-committee", [slug, hidden]),
        ("scrutiny:public-committee-feed", [slug, hidden]),
        ("scrutiny:public-meeting", [slug, hidden, meeting[1]]),
        ("scrutiny:public-minutes", [slug, hidden, meeting[1]]),
        ("scrutiny:public-download", [slug, hidden, meeting[1], "agenda", "pdf"]),
        ("scrutiny:public-meeting", [slug, meeting[0], f"{draft.date}"]),
        ("scrutiny:public-download", [slug, meeting[0], f"{draft.date}", "agenda", "pdf"]),
        ("scrutiny:public-download", [slug, *meeting, "recommendation-responses", "pdf"]),
        ("scrutiny:public-download", [slug, *meeting, "agenda", "json"]),
    ]
    answers = [client.get(reverse(name, args=args)) for name, args in pages]
    nowhere = client.get(reverse("scrutiny:public-calendar", args=["no-such-council"]))
    assert nowhere.status_code == 404
    assert {answer.status_code for answer in answers} == {404}
    assert {answer.content for answer in answers} == {nowhere.content}


def test_what_was_published_to_the_public_holds_none_of_it(ours):
    assert not holds(json.dumps(ours[scrutiny.Publication].content["public"]).encode(), SECRET)
    assert holds(json.dumps(ours[scrutiny.Publication].content["full"]).encode(), SECRET)


@pytest.mark.parametrize("role", WITHOUT_EXEMPT)
def test_no_page_tells_it_to_who_may_not_see_what_is_exempt(role, client, ours):
    client.force_login(member(ours[Organisation], role))
    slug = ours[Organisation].slug
    answers = {name: client.get(PAGES[name].url(name, ours), PAGES[name].query(ours)) for name in PAGES}
    for words in (SECRET, "Larkfield"):
        answers[f"search {words}"] = client.get(reverse("search", args=[slug]), {"q": words})
    told = [name for name, response in answers.items() if holds(_without_what_was_asked(response), SECRET)]
    assert told == []


def _without_what_was_asked(response) -> bytes:
    """The page without the words that the search box, the heading and the title say back."""
    found = body(response)
    for before, after in (('value="', ""), ("", "”"), ("Search for ", "")):
        found = found.replace(f"{before}{SECRET}{after}".encode(), b"")
    return found


@pytest.mark.parametrize("role", [Role.ACTION_LEAD, Role.FEEDBACK_TEAM])
def test_no_report_tells_it_to_who_may_not_see_what_is_exempt(role, ours):
    user = member(ours[Organisation], role)
    for report in all_reports():
        if not user.may(report.permission, ours[Organisation]):
            continue
        for run in runs(report, ours, user=user):
            assert not any(holds(content, SECRET) for content in _documents(report, run)), report.key


def _documents(report, run) -> list[bytes]:
    try:
        return [RENDERERS["json"].render(report.document(run), None).encode()]
    except BadParameter as error:
        return [str(error).encode()]


def test_what_becomes_exempt_after_publication_is_withdrawn(client, ours):
    slug, item = ours[Organisation].slug, ours[scrutiny.AgendaItem]
    paper, file = of_report_paper(ours), [*of_meeting(ours), ours[scrutiny.AgendaPaper].public_id]
    urls = [
        reverse("scrutiny:public-paper", args=[slug, *paper]),
        reverse("scrutiny:public-file", args=[slug, *file]),
    ]
    change_item(item=item, exempt=1, public_interest="A child", title="A matter", by=None)
    page = client.get(reverse("scrutiny:public-meeting", args=[slug, *of_meeting(ours)])).content.decode()
    assert "A matter" in page
    assert str(paper[-1]) not in page
    assert [client.get(url).status_code for url in urls] == [404, 404]
    minutes = reverse("scrutiny:public-minutes", args=[slug, *of_meeting(ours)])
    assert client.get(minutes).status_code == 404  # its minute was the only one that was open


def test_who_may_see_what_is_exempt_finds_it_in_the_reports(ours):
    clerk = member(ours[Organisation], Role.CLERK)
    assert clerk.may(Permission.SEE_EXEMPT, ours[Organisation])
    told = {
        report.key
        for report in PUBLIC_REPORTS
        if any(
            holds(content, SECRET)
            for run in runs(report, ours, user=clerk)
            for content in _documents(report, run)
        )
    }
    assert told >= {"agenda", "minutes", "work-programme", "recommendation-responses", "scrutiny-activity"}
