"""Editions and papers as they stand there: no rule is asked."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from reports import serial
from reports.document import Document
from reports.enums import EditionKind
from reports.models import Edition
from tests.factories.organisation import OrganisationFactory
from tests.reports.documents import EVERYTHING


class EditionFactory(DjangoModelFactory):
    """An edition of the sample report; `document` is what it holds."""

    class Meta:
        model = Edition
        exclude = ("document",)

    document = EVERYTHING
    organisation = factory.SubFactory(OrganisationFactory)
    kind = EditionKind.PUBLISHED
    report = "sample"
    recorded_by = factory.LazyFunction(timezone.now)
    title = factory.LazyAttribute(lambda edition: edition.document.title)
    as_at = factory.LazyAttribute(lambda edition: edition.document.as_at)
    content = factory.LazyAttribute(lambda edition: serial.dump(edition.document).decode())
    sha256 = factory.LazyAttribute(lambda edition: serial.digest(edition.content.encode()))
    meeting = "Scrutiny committee, 4 July 2019"
    published_by_name = "Ada Manager"


class PaperFactory(EditionFactory):
    kind = EditionKind.TRANSCRIBED
    report = ""
    recorded_by = None
    paper = factory.Sequence(lambda n: f"paper-{n}")
    document = Document("A printed paper", "", "Sunderland City Council", ())
    source_title = "Agenda pack"
    source_date = date(2019, 7, 4)
