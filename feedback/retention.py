"""
How long records of feedback say who and what they are about: the schedule, and whose time is up.

A complaint's time runs from the day it was closed or withdrawn, a pre-complaint's from the day it was settled, a
compliment's from the day it came. A pre-complaint that became a complaint goes with it. What is on legal hold, with
the Ombudsman or still open stays; the published record of earlier years says nothing about anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from council.models import Organisation
from feedback.enums import Determination, RecordKind
from feedback.models import (
    Complaint,
    Compliment,
    DisposalItem,
    OmbudsmanReferral,
    PreComplaint,
    RetentionRule,
)
from improvement.enums import Provenance


@dataclass(frozen=True)
class TimeUp:
    """A record, the day from which it was kept, and the rule by which its time is up."""

    record: Complaint | PreComplaint | Compliment
    since: date
    because: str


def rules(organisation: Organisation) -> QuerySet[RetentionRule]:
    return RetentionRule.objects.filter(organisation=organisation).order_by("kind")


def time_up(organisation: Organisation, today: date) -> list[TimeUp]:
    """Every record whose time is up and that is on no list that waits for a second person."""
    return [found for rule in rules(organisation) for found in _by_rule(rule, today)]


def _by_rule(rule: RetentionRule, today: date) -> Iterator[TimeUp]:
    because = f"{rule.get_kind_display()} are kept for {rule.years} year{'s' if rule.years > 1 else ''}"
    if rule.authority:
        because = f"{because}: {rule.authority}"
    waiting = DisposalItem.objects.filter(disposal__agreed_at__isnull=True, disposal__refused_because="")
    field = "complaint" if rule.kind in STREAMS else rule.kind.replace("-", "_")
    found = may_go(rule).filter(since__lte=years_before(today, rule.years))
    found = found.exclude(Exists(waiting.filter(**{field: OuterRef("pk")})))
    for record in found.order_by("since", "pk"):
        yield TimeUp(record, record.since, because[:200])


STREAMS = {RecordKind.STATUTORY, RecordKind.CORPORATE}


def may_go(rule: RetentionRule) -> QuerySet:
    """The records of a kind that may be anonymised once their time is up, with the day it runs from: `since`."""
    if rule.kind in STREAMS:
        return complaints_that_may_go(rule.organisation).filter(procedure__stream=rule.kind)
    if rule.kind == RecordKind.PRE_COMPLAINT:
        return pre_complaints_that_may_go(rule.organisation)
    return compliments_that_may_go(rule.organisation)


def complaints_that_may_go(organisation: Organisation) -> QuerySet[Complaint]:
    with_the_ombudsman = OmbudsmanReferral.objects.filter(
        complaint=OuterRef("pk"), determination=Determination.OPEN
    )
    return (
        _kept(Complaint, organisation)
        .filter(legal_hold=False)
        .exclude(Exists(with_the_ombudsman))
        .annotate(since=Coalesce("closed_on", "withdrawn_on"))
        .filter(since__isnull=False)
    )


def pre_complaints_that_may_go(organisation: Organisation) -> QuerySet[PreComplaint]:
    settled = Q(resolved_on__isnull=False, escalated_to__isnull=True)
    return (
        _kept(PreComplaint, organisation)
        .filter(settled)
        .annotate(since=Coalesce("resolved_on", "received_on"))
    )


def compliments_that_may_go(organisation: Organisation) -> QuerySet[Compliment]:
    return _kept(Compliment, organisation).annotate(since=Coalesce("received_on", "received_on"))


def _kept(model, organisation: Organisation) -> QuerySet:
    return model.objects.filter(
        organisation=organisation, anonymised_at__isnull=True, provenance=Provenance.ENTERED
    )


def years_before(day: date, years: int) -> date:
    """The same day so many years before; 28 February where there is no 29."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
