"""What is to be done with a case now: one thing first, then whatever else may be."""

from dataclasses import dataclass

from feedback.case_page import CasePage
from feedback.enums import Starts


@dataclass(frozen=True)
class Step:
    """`name` is the name of its address, without the namespace."""

    label: str
    name: str


def next_step(page: CasePage) -> Step | None:
    """The one thing that comes next; None where nothing is owed."""
    if page.is_over:
        return None
    part = page.open_part
    if part is None:
        return _after_response(page)
    if part.current and part.current.clock.paused_on:
        return Step("Restart the clock", "case-restart")
    if not page.case.acknowledged_on and page.acknowledge_by:
        return Step("Record the acknowledgement", "case-acknowledge")
    if _wants_statement(part):
        return Step("Agree the statement", "case-statement")
    if part.current and not _is_last(part):
        return Step(f"Record: {_lower(part.current.clock.step.name)}", "case-step")
    return Step("Record the response", "case-respond")


def _after_response(page: CasePage) -> Step | None:
    if page.latest and page.latest.undecided:
        return Step("Record the outcomes", "case-decide")
    if page.following and page.window and page.window.is_open:
        return Step(f"Open {_lower(page.following.name)}", "case-next-stage")
    return Step("Close the case", "case-close")


def other_steps(page: CasePage) -> list[Step]:
    """Whatever else may be done now, the next step left out."""
    first, steps = next_step(page), []
    case, part = page.case, page.open_part
    if part:
        steps += _of_open_stage(page, part)
    if page.latest and page.latest.undecided and not case.withdrawn_on:
        steps.append(Step("Record outcomes", "case-decide"))
    if part is None and page.following and not case.withdrawn_on:
        steps.append(Step(f"Open {_lower(page.following.name)}", "case-next-stage"))
    if not case.acknowledged_on and not page.is_over:
        steps.append(Step("Record the acknowledgement", "case-acknowledge"))
    if not page.is_over:
        steps.append(Step("Withdraw", "case-withdraw"))
        steps += [Step("Close the case", "case-close")] if part is None else []
    steps += [Step("Change the details", "case-edit"), Step("Give it to somebody", "case-assign")]
    names = {first.name} if first else set()
    return [step for step in steps if step.name not in names]


def _of_open_stage(page: CasePage, part) -> list[Step]:
    steps, row = [Step("Add an element", "case-element")], part.current
    if row and not _is_last(part):
        steps.append(Step(f"Record: {_lower(row.clock.step.name)}", "case-step"))
    elif row:
        steps.append(Step("Record the response", "case-respond"))
    if _wants_statement(part):
        steps.append(Step("Agree the statement", "case-statement"))
    if row and not row.clock.paused_on:
        longer = row.clock.step.extended_limit
        steps += [Step("Extend", "case-extend")] if longer and row.clock.limit < longer else []
        steps += [Step("Pause the clock", "case-pause")] if part.stage.stage.can_pause else []
    return steps


def _wants_statement(part) -> bool:
    stage = part.stage
    return stage.stage.starts == Starts.REQUEST_OR_STATEMENT and not stage.statement_agreed_on


def _is_last(part) -> bool:
    """Whether the running clock is that of the stage's response."""
    last = max((step.number for step in part.stage.stage.steps.all()), default=1)
    return part.current is not None and part.current.clock.step.number == last


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
