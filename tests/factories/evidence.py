from datetime import date

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory

from improvement.models import Evidence, EvidenceVersion
from tests.factories.action import ActionFactory

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def pdf(name: str = "audit.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """An upload that is a PDF by its content."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


class EvidenceFactory(DjangoModelFactory):
    """A piece of evidence without a version."""

    class Meta:
        model = Evidence

    action = factory.SubFactory(ActionFactory)
    title = factory.Sequence(lambda n: f"Evidence {n}")


class EvidenceVersionFactory(DjangoModelFactory):
    """A link; give `file`, `file_name`, `content_type` and `size` with `link=""` for a file."""

    class Meta:
        model = EvidenceVersion

    evidence = factory.SubFactory(EvidenceFactory)
    number = factory.LazyAttribute(lambda version: version.evidence.versions.count() + 1)
    link = "https://evidence.example/audit"
    relates_to = date(2019, 3, 1)
