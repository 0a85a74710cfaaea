"""What a complaint may say of itself."""

from datetime import date

from council.models import Team
from feedback.clocks import latest_in_time
from feedback.domain.cases import elsewhere, words, wrong_day
from feedback.models import Complaint, Theme

CENTURY_AGO = date(1920, 1, 1)  # what happened to a child may be complained of long after


def check_values(complaint: Complaint) -> None:
    """Raise ValidationError by field for what a field does not hold: a word not on its list, too long a text."""
    relations = {field.name for field in complaint._meta.fields if field.is_relation}
    complaint.clean_fields(exclude={*relations, "ref", "ref_key"})


def wrong_fields(complaint: Complaint, today: date, teams: list[Team], themes: list[Theme]) -> dict[str, str]:
    organisation = complaint.organisation
    received, happened = complaint.received_on, complaint.happened_on
    wrong_receipt = wrong_day(received, "Date received", today=today)
    return {
        "received_on": wrong_receipt,
        "happened_on": "" if wrong_receipt else _wrong_event(happened, received),
        "accepted_late_because": "" if wrong_receipt else _wrong_lateness(complaint),
        "acknowledged_on": ""
        if wrong_receipt or not complaint.acknowledged_on
        else wrong_acknowledgement(complaint.acknowledged_on, complaint, today),
        "teams": elsewhere(teams, organisation, f"Choose teams of {organisation}")
        or ("" if teams else "Choose at least one team"),
        "themes": elsewhere(themes, organisation, f"Choose themes of {organisation}"),
    }


def _wrong_event(happened: date | None, received: date) -> str:
    if happened and happened > received:
        return f"It happened after {words(received)}, when the complaint was received: check both dates"
    return wrong_day(happened, "Date it happened", today=None, earliest=CENTURY_AGO) if happened else ""


def _wrong_lateness(complaint: Complaint) -> str:
    months, happened = complaint.procedure.accepts_within_months, complaint.happened_on
    if not (months and happened) or complaint.accepted_late_because:
        return ""
    latest = latest_in_time(happened_on=happened, months=months)
    if complaint.received_on <= latest:
        return ""
    return f"A complaint about that day was in time until {words(latest)}: say why it is accepted"


def wrong_acknowledgement(on: date, complaint: Complaint, today: date) -> str:
    since = {"since": complaint.received_on, "since_what": "when the complaint was received"}
    return wrong_day(on, "Date of the acknowledgement", today=today, **since)
