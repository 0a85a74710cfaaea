from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from reports import serial
from reports.document import Document, Paragraph
from reports.domain.editions import keep_transcription, live, publish
from reports.models import Edition
from reports.report import Run
from tests.factories.edition import EditionFactory, PaperFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.user import UserFactory
from tests.reports.sample import GUARDED, SAMPLE

pytestmark = pytest.mark.django_db
TODAY = date(2019, 6, 3)
MEETING = "Scrutiny committee, 4 July 2019"


@pytest.fixture(autouse=True)
def _sample(settings):
    settings.REPORTS = "tests.reports.sample.REPORTS"


@pytest.fixture
def run():
    return Run(OrganisationFactory(slug="sunderland"), None, TODAY, plan="plan")


@pytest.fixture
def ada():
    return UserFactory(name="Ada Manager")


def faults(call, **values):
    with pytest.raises(ValidationError) as refused:
        call(**values)
    return refused.value.message_dict


def paper(organisation, text="As printed", claims=()):
    return keep_transcription(
        organisation=organisation,
        paper="annual-report",
        document=Document("Annual report", "", organisation.name, (Paragraph(text),)),
        claims=list(claims),
        source_title="Agenda pack",
        source_date=date(2019, 7, 4),
    )


def test_an_edition_keeps_the_document_its_hash_who_and_for_which_meeting(run, ada):
    edition = publish(report=SAMPLE, run=run, meeting=f"  {MEETING} ", by=ada)
    edition.refresh_from_db()
    assert edition.read() == SAMPLE.document(replace(run, recorded_by=edition.recorded_by))
    assert edition.sha256 == serial.digest(edition.content.encode())
    assert (edition.meeting, edition.published_by, edition.published_by_name) == (MEETING, ada, "Ada Manager")
    assert (edition.report, edition.title) == ("sample", edition.read().title)


def test_a_date_that_was_left_open_is_kept_as_the_one_it_meant(run, ada):
    edition = publish(report=SAMPLE, run=run, meeting=MEETING, by=ada)
    assert edition.parameters == {"plan": "plan", "as_at": "2019-05-31"}
    assert live(edition, user=None, today=TODAY).as_at == date(2019, 5, 31)


def test_a_reader_gets_the_document_with_its_edition_and_hash(run, ada):
    edition = publish(report=SAMPLE, run=run, meeting=MEETING, by=ada)
    assert edition.printed() == replace(
        edition.read(), edition=f"P{edition.words_of_day()[1:]}", content_hash=edition.sha256
    )


@pytest.mark.parametrize("event", ["UPDATE reports_edition SET title = 'x'", "DELETE FROM reports_edition"])
def test_the_database_refuses_to_change_an_edition(event):
    EditionFactory()
    with (
        pytest.raises(DatabaseError, match="rows of this ledger are only ever added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(event)


def test_a_correction_names_the_edition_and_says_why(run, ada):
    first = publish(report=SAMPLE, run=run, meeting=MEETING, by=ada)
    values = {"meeting": MEETING, "corrects": first, "why": "A date was wrong.", "by": ada}
    second = publish(report=SAMPLE, run=run, **values)
    assert (second.corrects, second.why_corrected, first.corrected_by) == (first, "A date was wrong.", second)
    assert list(Edition.objects.current()) == [second]


def test_an_edition_is_corrected_once(run, ada):
    first = publish(report=SAMPLE, run=run, meeting=MEETING, by=ada)
    values = {"report": SAMPLE, "run": run, "meeting": MEETING, "corrects": first, "why": "Why", "by": ada}
    publish(**values)
    assert faults(publish, **values) == {
        "corrects": ["That edition has been corrected already. Choose the one that corrects it"]
    }


def test_what_publishing_needs_is_said_at_its_field(run, ada):
    elsewhere, other = EditionFactory(), EditionFactory(organisation=run.organisation, report="guarded")
    values = {"report": SAMPLE, "run": run, "meeting": " ", "by": ada}
    assert faults(publish, **values) == {"meeting": ["Enter the meeting that this edition is for"]}
    values["meeting"] = MEETING
    assert faults(publish, **values, why="Why") == {"corrects": ["Choose the edition that this one corrects"]}
    for edition in (elsewhere, other):
        assert faults(publish, **values, corrects=edition, why="Why") == {
            "corrects": ["Choose an edition of this report"]
        }
    mine = EditionFactory(organisation=run.organisation)
    assert faults(publish, **values, corrects=mine) == {"why": ["Say why the edition needs correcting"]}
    assert Edition.objects.count() == 3


def test_a_report_without_a_date_can_be_published(run, ada):
    assert publish(report=GUARDED, run=replace(run, plan=""), meeting=MEETING, by=ada).parameters == {}


def test_a_paper_kept_again_unchanged_is_the_same_edition(run):
    first = paper(run.organisation)
    assert paper(run.organisation) == first
    assert Edition.objects.count() == 1


def test_a_paper_typed_differently_is_a_correction_of_the_first(run):
    first = paper(run.organisation)
    second = paper(run.organisation, "As it was really printed")
    third = paper(run.organisation, "As it was really printed", claims=[{"kind": "sum"}])
    assert (second.corrects, second.why_corrected) == (first, "The transcription was put right.")
    assert third.corrects == second
    assert list(Edition.objects.transcribed().current()) == [third]


def test_a_report_closed_to_a_reader_closes_its_editions_too():
    from council.roles import Role
    from tests.factories.membership import member

    home = OrganisationFactory()
    sample, guarded = EditionFactory(organisation=home), EditionFactory(organisation=home, report="guarded")
    gone, printed = EditionFactory(organisation=home, report="gone"), PaperFactory(organisation=home)
    seen = {
        role: set(Edition.objects.visible_to(member(home, role))) for role in (Role.PLAN_MANAGER, Role.MEMBER)
    }
    assert seen == {Role.PLAN_MANAGER: {sample, guarded, printed}, Role.MEMBER: {sample, printed}}
    assert gone in Edition.objects.visible_to(UserFactory(is_superuser=True))
    assert not Edition.objects.visible_to(member(OrganisationFactory(), Role.PLAN_MANAGER)).exists()
