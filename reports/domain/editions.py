"""Publishing a report as an edition, putting one right by another, and keeping papers printed elsewhere."""

from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from council.models import Organisation
from reports import serial
from reports.document import Document
from reports.enums import EditionKind
from reports.models import Edition
from reports.parameters import PARAMETERS
from reports.report import Report, Run, find

CORRECTED = "That edition has been corrected already. Choose the one that corrects it"
TRANSCRIBED_ANEW = "The transcription was put right."


def draft(*, report: Report, run: Run, at: datetime | None = None) -> tuple[Document, Run]:
    """
    The document as it would be published at this moment, and the run that makes it again.

    The record is taken as it had been typed in by then, and a date that was left open is the one it meant.
    """
    run = replace(run, recorded_by=run.recorded_by or at or timezone.now())
    document = report.document(run)
    if "as_at" in report.parameters and run.as_at is None:
        run = replace(run, as_at=document.as_at)
    return document, run


@transaction.atomic
def publish(
    *, report: Report, run: Run, meeting: str, by, corrects: Edition | None = None, why: str = ""
) -> Edition:
    """A new edition of the report for a meeting. Raises ValidationError by field, and BadParameter."""
    _refuse(meeting, corrects, why, run.organisation, report)
    document, run = draft(report=report, run=run)
    content = serial.dump(document)
    edition = Edition(
        organisation=run.organisation,
        kind=EditionKind.PUBLISHED,
        report=report.key,
        parameters=parameters_of(report, run),
        recorded_by=run.recorded_by,
        title=document.title,
        as_at=document.as_at,
        content=content.decode(),
        sha256=serial.digest(content),
        meeting=meeting.strip(),
        published_by=by,
        published_by_name=str(by) if by else "",
        corrects=corrects,
        why_corrected=why.strip(),
    )
    try:
        with transaction.atomic():
            edition.save()
    except IntegrityError as error:  # somebody else corrected it at this moment
        raise ValidationError({"corrects": CORRECTED}) from error
    return edition


def _refuse(meeting: str, corrects: Edition | None, why: str, organisation, report: Report) -> None:
    faults = {}
    if not meeting.strip():
        faults["meeting"] = "Enter the meeting that this edition is for"
    if corrects is None:
        if why.strip():
            faults["corrects"] = "Choose the edition that this one corrects"
    elif (corrects.organisation_id, corrects.report) != (organisation.pk, report.key):
        faults["corrects"] = "Choose an edition of this report"
    elif Edition.objects.filter(corrects=corrects).exists():
        faults["corrects"] = CORRECTED
    if corrects is not None and not why.strip():
        faults["why"] = "Say why the edition needs correcting"
    if faults:
        raise ValidationError(faults)


def parameters_of(report: Report, run: Run) -> dict[str, str]:
    """What the report was asked for, as an address or a command line has it."""
    given = {name: getattr(run, name) for name in report.parameters if getattr(run, name)}
    return {
        name: value.isoformat() if isinstance(value, date) else str(value) for name, value in given.items()
    }


def run_of(edition: Edition, *, user, today: date) -> Run:
    """The run that asks the live record for what this edition shows."""
    return run_for(edition.organisation, edition.parameters, user=user, today=today)


def run_for(organisation: Organisation, parameters: dict[str, str], *, user, today: date) -> Run:
    """The run for what a report is asked for, as `parameters_of` writes it. Raises ValueError on a bad date."""
    values = {
        name: date.fromisoformat(text) if PARAMETERS[name].is_date else text
        for name, text in parameters.items()
        if name in PARAMETERS
    }
    return Run(organisation, user, today, **values)


@transaction.atomic
def keep_transcription(
    *,
    organisation: Organisation,
    paper: str,
    document: Document,
    claims: list[dict],
    source_title: str,
    source_date: date,
    source_place: str = "",
    meeting: str = "",
    by=None,
) -> Edition:
    """
    The edition that holds this paper. Kept again unchanged it is the same one; otherwise a new one corrects it.
    """
    content, stated = serial.dump(document), serial.canonical(claims)
    papers = Edition.objects.filter(organisation=organisation, kind=EditionKind.TRANSCRIBED, paper=paper)
    before = papers.current().first()
    if before and (before.sha256, before.claims) == (serial.digest(content), stated.decode()):
        return before
    return Edition.objects.create(
        organisation=organisation,
        kind=EditionKind.TRANSCRIBED,
        paper=paper,
        title=document.title,
        as_at=document.as_at,
        content=content.decode(),
        sha256=serial.digest(content),
        claims=stated.decode(),
        source_title=source_title,
        source_date=source_date,
        source_place=source_place,
        meeting=meeting,
        published_by=by,
        published_by_name=str(by) if by else "",
        corrects=before,
        why_corrected=TRANSCRIBED_ANEW if before else "",
    )


def live(edition: Edition, *, user, today: date) -> Document:
    """What the record says today where the edition says what it said then. Raises KeyError and BadParameter."""
    return find(edition.report).document(run_of(edition, user=user, today=today))
