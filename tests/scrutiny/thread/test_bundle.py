"""The bundle of an inspection recommendation: what it holds, who gets it, and how much of it is in memory."""

import csv
import io
import re
import tracemalloc
from datetime import date, timedelta

import pytest

from council.models import Organisation
from council.roles import Role
from improvement.models import Action, Recommendation
from scrutiny import models as scrutiny
from scrutiny.thread.bundle import safe_name
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.membership import member
from tests.planted import plant
from tests.planted_scrutiny import SECRET
from tests.scrutiny.every_byte import holds
from tests.scrutiny.thread.followed import (
    BACKEND,
    accept,
    bundle,
    bundle_url,
    log_in,
    page,
    starts,
    with_file,
)

pytestmark = pytest.mark.django_db


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
