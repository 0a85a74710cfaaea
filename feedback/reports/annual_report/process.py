"""How complaints are heard, written from the procedures: their stages, limits, and when a stage must be asked for."""

from collections.abc import Iterator

from council.models import Organisation
from feedback.enums import CountsFrom, StartCounted, Starts
from feedback.models import Procedure, ProcedureStage, ProcedureStep
from feedback.reports.annual_report.said import Said, Section
from feedback.reports.year import Year
from reports.document import Block, BulletList, Heading, Paragraph
from reports.prose import counted, sentence

OMBUDSMEN = {
    Organisation.Nation.ENGLAND: "Local Government and Social Care Ombudsman",
    Organisation.Nation.WALES: "Public Services Ombudsman for Wales",
    Organisation.Nation.SCOTLAND: "Scottish Public Services Ombudsman",
}
COUNTED_FROM = {
    StartCounted.STRICTER: "the earlier of the request and the agreed statement of complaint",
    StartCounted.REQUEST: "the request",
    StartCounted.STATEMENT: "the agreed statement of complaint",
}


def process(year: Year, said: Said) -> Iterator[Block]:
    yield Heading("Complaints process")
    if year.settings:
        procedures = (year.settings.statutory, year.settings.corporate)
        yield from _statutory(procedures[0], year)
        yield from _corporate(procedures[1])
    yield Paragraph(
        f"Somebody who is still not satisfied can take the complaint to the {ombudsman(year.organisation)}."
    )
    yield from said.blocks(Section.PROCESS)


def ombudsman(organisation: Organisation) -> str:
    return OMBUDSMEN.get(organisation.nation, "Ombudsman")


def _statutory(procedure: Procedure, year: Year) -> Iterator[Block]:
    stages = list(procedure.stages.in_order().with_steps())
    law = f" ({procedure.law})" if procedure.law else ""
    yield Paragraph(
        f"Complaints about statutory services for children are heard under the {_named(procedure)}{law}, in "
        f"{counted(len(stages), 'stage')}:"
    )
    yield BulletList(tuple(_stage(stage, year) for stage in stages))
    if procedure.accepts_within_months:
        yield Paragraph(
            f"A complaint is in time within {counted(procedure.accepts_within_months, 'month')} of what it is "
            "about. A later one can be accepted, with the reason recorded."
        )


def _corporate(procedure: Procedure) -> Iterator[Block]:
    stages = [stage.name.lower() for stage in procedure.stages.in_order()]
    yield Paragraph(
        f"Complaints that are about anything else are heard under the {_named(procedure)}, in "
        f"{counted(len(stages), 'stage')}, and are reported as corporate."
    )


def _named(procedure: Procedure) -> str:
    """Its name within a sentence: “statutory procedure (England)”."""
    return f"{procedure.name[:1].lower()}{procedure.name[1:]}"


def _stage(stage: ProcedureStage, year: Year) -> str:
    """“Stage two: …, to be asked for within 20 working days of the answer at the stage before. …”"""
    said = []
    if stage.ask_within:
        said.append(
            f"it is asked for within {stage.ask_within} working days of the answer at the stage before"
        )
    if stage.answered_by:
        said.append(f"answered by: {stage.answered_by[:1].lower()}{stage.answered_by[1:]}")
    steps = list(stage.steps.all())
    said.append("; ".join(_step(step, alone=len(steps) == 1) for step in steps))
    if stage.starts == Starts.REQUEST_OR_STATEMENT and year.settings:
        said.append(f"the days count from {COUNTED_FROM[year.settings.counts_from]}")
    return f"{stage.name}: {' '.join(map(sentence, said))}"


def _step(step: ProcedureStep, *, alone: bool) -> str:
    name = "the answer is due" if alone else f"{step.name[:1].lower()}{step.name[1:]}"
    after = " of that" if step.counts_from == CountsFrom.STEP_BEFORE else ""
    limit = f"{name} within {step.limit} working days{after}"
    return f"{limit}, or {step.extended_limit} with a reason" if step.extended_limit else limit
