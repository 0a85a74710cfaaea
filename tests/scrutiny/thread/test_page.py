"""The page of a thread: who sees what of it, what leads to it, and the bundle of an inspection recommendation."""

import csv
import io
import re
import tracemalloc
import zipfile
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from council.models import Organisation
from council.roles import Role
from feedback.models import Complaint, Lesson
from improvement.enums import UpdateKind
from improvement.models import Action, EvidenceVersion, Plan, Recommendation
from scrutiny import models as scrutiny
from scrutiny.thread.bundle import safe_name
from scrutiny.thread.chain import take
from scrutiny.thread.reader import Reader
from scrutiny.thread.start import find, reference_of
from scrutiny.thread.steps import thread
from tests.factories.action import ActionFactory
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.lesson import LessonFactory
from tests.factories.membership import member
from tests.factories.update import claim_row, row
from tests.planted import plant
from tests.planted_scrutiny import SECRET, pdf
from tests.scrutiny.every_byte import holds

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
WITHOUT_EXEMPT = (Role.ADMINISTRATOR, Role.PLAN_MANAGER, Role.QUALITY_ASSURANCE, Role.FEEDBACK_TEAM)


@pytest.fixture
def ours():
    records = plant("Larkfield")
    lesson = records[Lesson]
    lesson.actions.add(records[Action])
    asked, minute = records[scrutiny.Recommendation], records[scrutiny.Minute]
    scrutiny.Recommendation.objects.filter(pk=asked.pk).update(minute=minute)
    return records


def starts(records) -> list[tuple[str, str]]:
    kinds = {
        "recommendation": Recommendation,
        "action": Action,
        "lesson": Lesson,
        "meeting": scrutiny.Meeting,
        "scrutiny-recommendation": scrutiny.Recommendation,
    }
    return [(kind, reference_of(records[model])) for kind, model in kinds.items()]


def page(client, records, kind, ref):
    return client.get(reverse("scrutiny:golden-thread", args=[records[Organisation].slug, kind, ref]))


def log_in(client, records, *roles):
    client.force_login(member(records[Organisation], *roles), backend=BACKEND)
    return client


def bundle_url(records) -> str:
    demand = records[Recommendation]
    return reverse(
        "scrutiny:thread-bundle", args=[records[Organisation].slug, demand.source.slug, demand.ref]
    )


def bundle(client, records) -> zipfile.ZipFile:
    response = client.get(bundle_url(records))
    assert response.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_each_kind_of_start_shows_the_whole_chain(client, ours):
    log_in(client, ours, Role.CLERK)
    for kind, ref in starts(ours):
        response = page(client, ours, kind, ref)
        assert response.status_code == 200, kind
        stages = {step.stage for step in response.context["thread"].steps}
        assert stages == {"asked", "done", "rated", "evidenced", "reported", "challenged", "answered"}, kind


def test_what_names_no_record_is_not_there(client, ours):
    log_in(client, ours, Role.CLERK)
    theirs = plant("Zanzibar", number=2)
    wrong = [("case", ours[Complaint].ref), ("action", "x"), ("meeting", "a/2019-02-31"), *starts(theirs)]
    assert {page(client, ours, kind, ref).status_code for kind, ref in wrong} == {404}


def test_nothing_exempt_or_private_is_told_to_who_may_not_open_it(client, ours):
    for role in WITHOUT_EXEMPT:
        log_in(client, ours, role)
        for kind, ref in starts(ours):
            assert SECRET not in page(client, ours, kind, ref).content.decode(), (role, kind)
    log_in(client, ours, Role.MEMBER)
    meeting = dict(starts(ours))["meeting"]
    assert SECRET in page(client, ours, "meeting", meeting).content.decode()


def test_a_thread_does_not_begin_at_what_is_closed_to_the_reader(client, ours):
    committee = scrutiny.Committee.objects.get(is_private=True)
    closed = [
        ("meeting", f"{committee.slug}/2019-07-04"),
        ("scrutiny-recommendation", f"{ours[scrutiny.Committee].slug}/M2"),
    ]
    for role, status in ((Role.MEMBER, 200), (Role.ADMINISTRATOR, 404)):
        log_in(client, ours, role)
        assert {page(client, ours, *start).status_code for start in closed} == {status}


def test_what_a_clerk_keeps_as_an_edition_holds_nothing_that_its_readers_may_not_open(ours):
    scrutiny.Recommendation.objects.exclude(pk=ours[scrutiny.Recommendation].pk).first().actions.add(
        ours[Action]
    )
    private = scrutiny.Committee.objects.get(is_private=True)
    hidden = scrutiny.Recommendation.objects.create(committee=private, ref="P1", text=f"{SECRET} asks")
    hidden.actions.add(ours[Action])
    clerk = member(ours[Organisation], Role.CLERK)
    for kind, ref in starts(ours):
        told = [
            SECRET in repr(thread(take(find(reader, f"{kind}:{ref}"), reader, date(2026, 1, 5))))
            for reader in (Reader.of_edition(clerk, ours[Organisation]), Reader.of(clerk, ours[Organisation]))
        ]
        assert told == [False, True], kind


def test_a_lesson_is_told_and_the_case_behind_it_to_nobody(client, ours):
    case, lesson = ours[Complaint], ours[Lesson]
    Complaint.objects.filter(pk=case.pk).update(ref="C-7788", complainant_name="Quentin Familyname")
    Lesson.objects.filter(pk=lesson.pk).update(complaint=case)
    for role in (Role.MEMBER, Role.FEEDBACK_TEAM, Role.PLAN_MANAGER):
        log_in(client, ours, role)
        for kind, ref in starts(ours):
            text = page(client, ours, kind, ref).content.decode()
            assert not re.search("C-7788|Quentin|Familyname", text)
    assert lesson.text in page(client, ours, "lesson", lesson.ref).content.decode()


def test_evidence_is_named_to_who_may_open_it(client, ours):
    action = ours[Action]
    version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action, title="The audit of May"))
    accept(action, version, date(2019, 5, 2))
    for role, named in ((Role.QUALITY_ASSURANCE, True), (Role.MEMBER, False)):
        log_in(client, ours, role)
        assert ("The audit of May" in page(client, ours, *starts(ours)[1]).content.decode()) is named


def test_a_gap_offers_the_scrutiny_officer_what_closes_it(client, ours):
    start = ("lesson", LessonFactory(organisation=ours[Organisation], ref="L-9").ref)
    for role, offered in ((Role.SCRUTINY_OFFICER, True), (Role.PLAN_MANAGER, False)):
        log_in(client, ours, role)
        assert ("Record a recommendation" in page(client, ours, *start).content.decode()) is offered


def test_every_record_where_a_thread_begins_leads_to_it(client, ours):
    log_in(client, ours, Role.CLERK)
    slug, plan, action = ours[Organisation].slug, ours[Plan], ours[Action]
    meeting, asked = ours[scrutiny.Meeting], ours[scrutiny.Recommendation]
    leading = {
        "recommendation": reverse("improvement:plan-about", args=[slug, plan.slug]),
        "action": reverse("improvement:action", args=[slug, plan.slug, action.ref]),
        "lesson": reverse("feedback:lesson-list", args=[slug]),
        "meeting": reverse("scrutiny:meeting", args=[slug, meeting.committee.slug, f"{meeting.date}"]),
        "scrutiny-recommendation": reverse("scrutiny:recommendation", args=[slug, asked.public_id]),
    }
    for kind, ref in starts(ours):
        url = reverse("scrutiny:golden-thread", args=[slug, kind, ref])
        assert f'href="{url}"' in client.get(leading[kind]).content.decode(), kind


def test_as_many_queries_for_many_as_for_one(client, ours):
    def count(kind, ref):
        with CaptureQueriesContext(connection) as queries:
            assert page(client, ours, kind, ref).status_code == 200
        return len(queries)

    def grow(number):
        action = ActionFactory(priority=ours[Action].priority, ref=f"9.{number}")
        action.recommendations.add(ours[Recommendation])
        ours[Lesson].actions.add(action)
        ours[scrutiny.Recommendation].actions.add(action)
        version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action))
        accept(action, version, date(2019, 5, number))

    log_in(client, ours, Role.CLERK, Role.PLAN_MANAGER)
    grow(1), grow(2)
    few = {start: count(*start) for start in starts(ours)}
    for number in range(3, 7):
        grow(number)
    assert {start: count(*start) for start in starts(ours)} == few


def accept(action, version, on):
    said = {"kind": UpdateKind.ACCEPTANCE, "answers": claim_row(action, on), "said_by": "Quality Assurance"}
    row(action, "completed", on, "Seen", **said).evidence.add(version)


def with_file(action, name, content=None, on=date(2019, 5, 2)) -> EvidenceVersion:
    content = content or pdf("An audit")
    file = {"file": ContentFile(content, "kept"), "file_name": name, "size": len(content), "link": ""}
    version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action), **file)
    accept(action, version, on)
    return version


def test_a_bundle_holds_the_thread_the_updates_what_was_accepted_and_the_papers(client, ours):
    action = ours[Action]
    action.recommendations.add(ours[Recommendation])
    with_file(action, "Audit of May.pdf")
    link = EvidenceVersionFactory(evidence=EvidenceFactory(action=action), link="https://evidence.example/1")
    accept(action, link, date(2019, 5, 3))
    sent = EvidenceVersionFactory(evidence=EvidenceFactory(action=action), link="https://evidence.example/no")
    log_in(client, ours, Role.PLAN_MANAGER)
    with bundle(client, ours) as found:
        assert found.testzip() is None
        names = found.namelist()
        assert names[:4] == [
            *("golden-thread.pdf", "updates.csv"),
            *("evidence/001-Audit of May.pdf", "evidence/002-link.txt"),
        ]
        assert [name for name in names[4:-1] if not name.startswith("papers/")] == []
        assert len(names) > 5
        assert all(found.read(name).startswith(b"%PDF") for name in names if name.endswith(".pdf"))
        assert found.read("evidence/002-link.txt") == b"https://evidence.example/1\n"
        index = found.read("index.html").decode()
        assert [
            name for name in names if name != "index.html" and f'"{name}"' not in index.replace("%20", " ")
        ] == []
        rows = list(csv.DictReader(io.StringIO(found.read("updates.csv").decode())))
        assert len(rows) == action.updates.filter(corrected_by__isnull=True).count()
    assert not holds(b"".join(client.get(bundle_url(ours)).streaming_content), sent.link)


def test_the_same_record_gives_the_same_bundle(client, ours):
    log_in(client, ours, Role.PLAN_MANAGER)
    first, second = bundle(client, ours), bundle(client, ours)
    assert [part.CRC for part in first.infolist()] == [part.CRC for part in second.infolist()]


def test_nothing_exempt_stands_in_any_byte_of_the_bundle_of_who_may_not_open_it(client, ours):
    ours[Action].recommendations.add(ours[Recommendation])
    for role in (Role.PLAN_MANAGER, Role.QUALITY_ASSURANCE, Role.ACTION_LEAD):
        log_in(client, ours, role)
        assert not holds(b"".join(client.get(bundle_url(ours)).streaming_content), SECRET), role


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../../etc/passwd",
            "..\\..\\windows\\system.ini",
            "/etc/passwd",
            "C:\\autoexec.bat",
            "a/../../b.pdf",
        ),
        *("\u202egnp.exe", "nul\0.pdf", "x" * 400 + ".pdf", "...", "", "evil\nname.pdf", "‮ .pdf"),
    ],
    ids=range(12),
)
def test_no_name_leaves_the_folder_or_hides_what_it_is(client, ours, name):
    safe = safe_name(name)
    assert re.fullmatch(r"[^/\\:*?\"<>|\x00-\x1f\u202a-\u202e]{1,130}", safe)
    assert safe.strip(". ") not in {"", ".."}


def test_a_hostile_name_is_unpacked_inside_the_folder(client, ours, tmp_path):
    action = ours[Action]
    action.recommendations.add(ours[Recommendation])
    for number, name in enumerate(["../../up.pdf", "same.pdf", "same.pdf", "C:\\x.pdf"], start=1):
        with_file(action, name, on=date(2019, 5, number))
    log_in(client, ours, Role.PLAN_MANAGER)
    with bundle(client, ours) as found:
        assert len(set(found.namelist())) == len(found.namelist())
        assert all(
            re.fullmatch(r"(?:(?:evidence|papers)/\d{3}-)?[^/\\:]+", name) for name in found.namelist()
        )
        found.extractall(tmp_path)
    assert len(list((tmp_path / "evidence").iterdir())) >= 4


def test_a_file_that_is_gone_is_named_as_missing_and_the_rest_is_there(client, ours):
    action = ours[Action]
    action.recommendations.add(ours[Recommendation])
    gone, kept = with_file(action, "gone.pdf"), with_file(action, "kept.pdf", on=date(2019, 5, 3))
    gone.file.storage.delete(gone.file.name)
    log_in(client, ours, Role.PLAN_MANAGER)
    with bundle(client, ours) as found:
        assert not any(name.endswith("gone.pdf") for name in found.namelist())
        assert any(name.endswith("kept.pdf") for name in found.namelist())
        assert "gone.pdf" in found.read("index.html").decode()
    assert kept.size


@pytest.mark.once
def test_no_more_than_a_piece_of_a_file_is_in_memory(client, ours, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    action = ours[Action]
    action.recommendations.add(ours[Recommendation])
    scrutiny.AgendaPaper.objects.all().delete()
    piece = bytes(range(256)) * 4096
    for number in range(24):  # 24 files of a mebibyte each
        with_file(action, f"{number}.pdf", piece, on=date(2019, 1, 1) + timedelta(days=number))
    log_in(client, ours, Role.PLAN_MANAGER)
    response = client.get(bundle_url(ours))
    pieces = iter(response.streaming_content)
    for _ in range(3):  # the thread is drawn
        next(pieces)
    tracemalloc.start()
    largest = max(len(each) for each in pieces)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (largest < 2**20, peak < 12 * 2**20) == (True, True)


def test_who_may_not_open_evidence_gets_no_bundle(client, ours):
    for role, status in (
        (Role.CLERK, 403),
        (Role.MEMBER, 403),
        (Role.FEEDBACK_TEAM, 403),
        (Role.ACTION_LEAD, 200),
    ):
        log_in(client, ours, role)
        assert client.get(bundle_url(ours)).status_code == status
        assert ("Everything as one ZIP" in page(client, ours, *starts(ours)[0]).content.decode()) is (
            status == 200
        )
    client.force_login(member(plant("Zanzibar", number=2)[Organisation], Role.PLAN_MANAGER), backend=BACKEND)
    assert client.get(bundle_url(ours)).status_code == 404
