from datetime import date

import factory
from factory.django import DjangoModelFactory

from improvement.models import Evidence, EvidenceVersion
from tests.factories.action import ActionFactory


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
