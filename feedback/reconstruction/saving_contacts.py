"""Rebuilt pre-complaints, compliments, referrals and payments as records. What is there stays as it is."""

from decimal import Decimal

from council import history
from council.references import sort_key
from feedback.enums import ComplainantCategory, CostKind
from feedback.models import Complaint, Compliment, Cost, OmbudsmanReferral, PreComplaint
from feedback.reconstruction.contacts import RebuiltCompliment, RebuiltPreComplaint, RebuiltReferral
from feedback.reconstruction.saving import WHY, Frame, missing
from feedback.years import QUARTERS
from improvement.enums import Provenance


def save_pre_complaints(
    rebuilt: list[RebuiltPreComplaint], became: dict[int, Complaint], frame: Frame, *, by
) -> None:
    records = []
    for number, concern in enumerate(rebuilt, start=1):
        ref = frame.ref("P", number)
        complaint = became[id(concern.became)] if concern.became else None
        records.append(
            PreComplaint(
                public_id=frame.public_id("pre-complaint", number),
                organisation=frame.organisation,
                ref=ref,
                ref_key=sort_key(ref),
                received_on=concern.received_on,
                category=ComplainantCategory.NOT_RECORDED,
                resolved_on=concern.resolved_on,
                escalated_on=complaint.received_on if complaint else None,
                escalated_to=complaint,
                provenance=Provenance.RECONSTRUCTED,
            )
        )
    history.add_all(missing(PreComplaint.objects.all(), records), by=by, why=WHY)


def save_compliments(rebuilt: list[RebuiltCompliment], frame: Frame, *, by) -> None:
    records = [
        Compliment(
            public_id=frame.public_id("compliment", number),
            organisation=frame.organisation,
            received_on=compliment.received_on,
            team=frame.teams[compliment.team],
            quotation=compliment.quotation,
            provenance=Provenance.RECONSTRUCTED,
        )
        for number, compliment in enumerate(rebuilt, start=1)
    ]
    history.add_all(missing(Compliment.objects.all(), records), by=by, why=WHY)


def save_referrals(rebuilt: list[RebuiltReferral], frame: Frame, *, by) -> None:
    """Which complaint somebody took to the Ombudsman was not printed."""
    records = [
        OmbudsmanReferral(
            public_id=frame.public_id("referral", number),
            organisation=frame.organisation,
            received_on=referral.received_on,
            determination=referral.determination,
            decided_on=referral.decided_on,
            provenance=Provenance.RECONSTRUCTED,
        )
        for number, referral in enumerate(rebuilt, start=1)
    ]
    history.add_all(missing(OmbudsmanReferral.objects.all(), records), by=by, why=WHY)


def save_compensation(amounts: tuple[Decimal, ...], frame: Frame, *, by) -> None:
    """One payment a quarter, on its last day: how many there were, and for which cases, was not printed."""
    records = [
        Cost(
            public_id=frame.public_id("compensation", quarter),
            organisation=frame.organisation,
            kind=CostKind.COMPENSATION,
            paid_on=frame.year.quarter(quarter)[1],
            amount=amount,
            provenance=Provenance.RECONSTRUCTED,
        )
        for quarter, amount in zip(QUARTERS, amounts, strict=True)
        if amount
    ]
    history.add_all(missing(Cost.objects.all(), records), by=by, why=WHY)
