"""`key-decisions`: a notice of key decisions in its printed order (patterns P-23 and P-29)."""

from datetime import date

from council.roles import Permission
from reports.document import BulletList, Cell, Column, Document, Heading, Kind, Missing, Paragraph, Row, Table
from reports.prose import counted, in_words, sentence
from reports.report import Report, Run
from scrutiny.models import KeyDecision, Notice
from scrutiny.notice import notice_on
from scrutiny.reports.parameters import choices


def build(run: Run) -> Document:
    day = _day(run)
    notice = notice_on(run.organisation, day)
    if notice is None:
        return _none_by(day, run)
    decisions = list(notice.decisions.in_order())
    makers = tuple(line for line in notice.decision_makers.splitlines() if line)
    who = (Heading("Who decides"), BulletList(makers)) if makers else ()
    return Document(
        title="Notice of key decisions",
        subtitle=f"Issued on {notice.issued_on:%-d %B %Y}",
        organisation=run.organisation.name,
        blocks=(Paragraph(said(notice, decisions)), table(decisions), *who, *_contact(notice)),
        as_at=notice.issued_on,
    )


def _day(run: Run) -> date:
    """The day whose notice is meant. A notice that is being prepared is nobody's yet, and so not the public's."""
    day = run.as_at or run.today
    return min(day, run.today) if run.public else day


def _none_by(day: date, run: Run) -> Document:
    """What a council without a notice has: the words, and a table without rows."""
    text = f"No notice of key decisions had been issued by {day:%-d %B %Y}."
    return Document(
        title="Notice of key decisions",
        subtitle="",
        organisation=run.organisation.name,
        blocks=(Paragraph(text), table([])),
        as_at=day,
    )


def table(decisions: list[KeyDecision]) -> Table:
    return Table(
        name="key-decisions",
        title="Decisions to be taken",
        row_header="Reference",
        columns=(
            Column(key="matter", title="Matter", kind=Kind.TEXT),
            Column(key="decision-maker", title="Decision-maker", kind=Kind.TEXT),
            Column(key="key", title="Key", kind=Kind.TEXT),
            Column(key="due", title="Anticipated date or period", kind=Kind.TEXT),
            Column(key="private", title="Private", kind=Kind.TEXT),
            Column(key="reason", title="Reason for private", kind=Kind.TEXT),
            Column(key="documents", title="Documents", kind=Kind.TEXT),
        ),
        rows=tuple(_row(decision) for decision in decisions),
        empty="No decisions",
        short_title="Key decisions",
    )


def _row(decision: KeyDecision) -> Row:
    reason = decision.private_reason or (Missing.NOT_GIVEN if decision.is_private else Missing.NOT_APPLICABLE)
    cells = (
        decision.matter,
        decision.decision_maker,
        "Yes" if decision.is_key else "No",
        decision.due_text or _period(decision),
        "Yes" if decision.is_private else "No",
        reason,
        decision.documents or None,
    )
    return Row(label=decision.ref, cells=tuple(map(Cell, cells)))


def _period(decision: KeyDecision) -> str | None:
    days = [f"{day:%-d %B %Y}" for day in (decision.due_from, decision.due_to) if day]
    return " to ".join(dict.fromkeys(days)) or None


def said(notice: Notice, decisions: list[KeyDecision]) -> str:
    """How many decisions, how many in private, and which of those give no reason."""
    if not decisions:
        return f"The notice of {notice.issued_on:%-d %B %Y} announces no decision."
    private = [decision for decision in decisions if decision.is_private]
    text = sentence(
        f"{counted(len(decisions), 'decision')} with {notice.days} days’ notice from "
        f"{notice.issued_on:%-d %B %Y}, {in_words(len(private), zero='none')} of them to be taken in private"
    )
    silent = [decision.ref for decision in private if not decision.private_reason]
    return f"{text} No reason is given for {', '.join(silent)}." if silent else text


def _contact(notice: Notice) -> tuple:
    lines = ", ".join(notice.contact.splitlines())
    return (Heading("Further information"), Paragraph(lines)) if lines else ()


REPORT = Report(
    key="key-decisions",
    title="Notice of key decisions",
    description="What the executive means to decide, when, and what it means to decide in private and why.",
    permission=Permission.SEE_COMMITTEES,
    parameters=("as_at",),
    build=build,
    choices=choices,
    is_public=True,
)
