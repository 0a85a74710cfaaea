"""How tests follow a thread through one planted record of every kind, on the site."""

import io
import zipfile
from datetime import date

from django.core.files.base import ContentFile
from django.urls import reverse

from council.models import Organisation
from feedback.models import Lesson
from improvement.enums import UpdateKind
from improvement.models import Action, EvidenceVersion, Recommendation
from scrutiny import models as scrutiny
from scrutiny.thread.start import reference_of
from tests.factories.evidence import EvidenceFactory, EvidenceVersionFactory
from tests.factories.membership import member
from tests.factories.update import claim_row, row
from tests.planted_scrutiny import pdf

BACKEND = "django.contrib.auth.backends.ModelBackend"


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


def accept(action, version, on):
    said = {"kind": UpdateKind.ACCEPTANCE, "answers": claim_row(action, on), "said_by": "Quality Assurance"}
    row(action, "completed", on, "Seen", **said).evidence.add(version)


def with_file(action, name, content=None, on=date(2019, 5, 2)) -> EvidenceVersion:
    content = content or pdf("An audit")
    file = {"file": ContentFile(content, "kept"), "file_name": name, "size": len(content), "link": ""}
    version = EvidenceVersionFactory(evidence=EvidenceFactory(action=action), **file)
    accept(action, version, on)
    return version
