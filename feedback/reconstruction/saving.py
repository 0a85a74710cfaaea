"""
Rebuilt cases as records. What is there stays as it is, anonymised or corrected, and only the rest is added.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import models

from council import history
from council.models import Organisation, Team
from council.references import sort_key
from feedback.enums import ClockChangeKind, CostKind, Stream
from feedback.models import (
    Clock,
    ClockChange,
    Complaint,
    Cost,
    Element,
    Procedure,
    ProcedureStage,
    Stage,
    Subject,
    Theme,
)
from feedback.reconstruction.cases import Limits, RebuiltCase, RebuiltStage
from feedback.years import ReportingYear
from improvement.enums import Provenance

WHY = "Reconstructed from the published tables"
UNKNOWN = "Reconstructed: the reason was not published"


@dataclass(frozen=True)
class Frame:
    """What the cases of a year refer to. Teams, themes and subjects by slug, stages by stream and number."""

    organisation: Organisation
    year: ReportingYear
    procedures: Mapping[Stream, Procedure]
    stages: Mapping[tuple[Stream, int], ProcedureStage]
    teams: Mapping[str, Team]
    themes: Mapping[str, Theme]
    subjects: Mapping[str, Subject]

    @property
    def limits(self) -> Limits:
        return {
            key: [(step.limit, step.extended_limit) for step in stage.steps.all()]
            for key, stage in self.stages.items()
        }

    def ref(self, letter: str, number: int) -> str:
        """Of a series of its own, which no case that is entered here takes: “C18-042”."""
        return f"{letter}{self.year.start % 100:02}-{number:03}"

    def public_id(self, kind: str, number: int) -> UUID:
        return uuid5(NAMESPACE_URL, f"{self.organisation.slug}/{self.year}/{kind}/{number}")


def missing(records: models.QuerySet, wanted: Sequence[Any]) -> list[Any]:
    """Those of the new records that are not there yet, known by their public id."""
    there = set(
        records.filter(public_id__in=[each.public_id for each in wanted]).values_list("public_id", flat=True)
    )
    return [each for each in wanted if each.public_id not in there]


def save_cases(rebuilt: list[RebuiltCase], frame: Frame, *, by) -> dict[int, Complaint]:
    """
    Add those that are missing, with their stages, clocks, elements and the cost of their investigation.

    Returns the record of each case by the case's `id`.
    """
    of = {id(case): _complaint(case, number, frame) for number, case in enumerate(rebuilt, start=1)}
    everything = list(of.values())
    there = {
        each.public_id: each
        for each in Complaint.objects.filter(public_id__in=[each.public_id for each in everything])
    }
    new = [case for case in rebuilt if of[id(case)].public_id not in there]
    _check_refs([of[id(case)] for case in new], frame.organisation)
    links = {
        "teams": [[frame.teams[slug] for slug in case.teams] for case in new],
        "themes": [[frame.themes[slug] for slug in case.themes] for case in new],
    }
    history.add_all([of[id(case)] for case in new], by=by, why=WHY, links=links)
    _save_stages([(of[id(case)], case) for case in new], frame, by)
    _save_investigations([(of[id(case)], case) for case in new], frame, by)
    return {key: there.get(record.public_id, record) for key, record in of.items()}


def _complaint(case: RebuiltCase, number: int, frame: Frame) -> Complaint:
    ref = frame.ref("C", number)
    return Complaint(
        public_id=frame.public_id("complaint", number),
        organisation=frame.organisation,
        ref=ref,
        ref_key=sort_key(ref),
        procedure=frame.procedures[case.stream],
        received_on=case.received_on,
        category=case.category,
        closed_on=case.closed_on,
        provenance=Provenance.RECONSTRUCTED,
    )


def _check_refs(complaints: list[Complaint], organisation: Organisation) -> None:
    taken = organisation.complaints.filter(ref__in=[each.ref for each in complaints])
    if found := taken.values_list("ref", flat=True).first():
        raise ValidationError(f"The reference {found} is taken by a case that was not reconstructed")


def _save_stages(new: list[tuple[Complaint, RebuiltCase]], frame: Frame, by) -> None:
    taken = [(complaint, case, stage) for complaint, case in new for stage in case.stages]
    stages = [
        Stage(
            complaint=complaint,
            stage=frame.stages[case.stream, stage.number],
            requested_on=stage.requested_on,
            due_on=stage.due_on,
            first_due_on=stage.first_due_on,
            responded_on=stage.responded_on,
            late_because=_late_because(stage, frame.stages[case.stream, stage.number]),
        )
        for complaint, case, stage in taken
    ]
    history.add_all(stages, by=by, why=WHY)
    rebuilt = [(record, stage) for record, (_, _, stage) in zip(stages, taken, strict=True)]
    _save_clocks(rebuilt, by)
    elements = [
        Element(
            stage=record,
            number=number,
            outcome=element.outcome,
            outcome_before_panel=element.before_panel,
            decided_on=element.decided_on,
            subject=frame.subjects[element.subject] if element.subject else None,
        )
        for record, stage in rebuilt
        for number, element in enumerate(stage.elements, start=1)
    ]
    history.add_all(elements, by=by, why=WHY)


def _late_because(stage: RebuiltStage, taken: ProcedureStage) -> str:
    """As it is written for a case that is entered: an earlier step is named, a late response needs no name."""
    steps = list(taken.steps.all())
    last = len(steps) - 1
    return "\n".join(UNKNOWN if place == last else f"{steps[place]}: {UNKNOWN}" for place in stage.late_steps)


def _save_clocks(rebuilt: list[tuple[Stage, RebuiltStage]], by) -> None:
    clocks, changes = [], []
    for record, stage in rebuilt:
        for step, clock in zip(record.stage.steps.all(), stage.clocks, strict=True):
            fields = {name: getattr(clock, name) for name in ("started_on", "limit", "due_on", "done_on")}
            clocks.append(Clock(stage=record, step=step, **fields))
        if stage.extension:
            changes.append((clocks[-1], stage.extension))
    history.add_all(clocks, by=by, why=WHY)
    ClockChange.objects.bulk_create(
        ClockChange(
            clock=clock,
            kind=ClockChangeKind.EXTENDED,
            changed_on=extension.on,
            old_due_on=extension.old_due_on,
            new_due_on=extension.new_due_on,
            reason=UNKNOWN,
            by=by,
        )
        for clock, extension in changes
    )


def _save_investigations(new: list[tuple[Complaint, RebuiltCase]], frame: Frame, by) -> None:
    costs = [
        Cost(
            public_id=uuid5(complaint.public_id, CostKind.INVESTIGATION),
            organisation=frame.organisation,
            complaint=complaint,
            kind=CostKind.INVESTIGATION,
            paid_on=case.stages[1].responded_on,
            amount=case.investigation,
            provenance=Provenance.RECONSTRUCTED,
        )
        for complaint, case in new
        if case.investigation
    ]
    history.add_all(costs, by=by, why=WHY)
