"""
`recommendation-responses`: what a committee asked, what the executive answered, and how the answer changed.

One table an answer's day, in the order of the recommendations (pattern P-28); a table of what changed.
"""

from collections import Counter
from datetime import date

from council.roles import Permission
from reports.document import Cell, Column, Document, Heading, Kind, Missing, Paragraph, Row, RowKind, Table
from reports.prose import counted, in_words, listed, sentence, verb
from reports.report import BadParameter, Report, Run
from scrutiny.enums import Answer
from scrutiny.models import Recommendation, Response
from scrutiny.reports.parameters import choices, committee_of, is_open_only, review_of

COMPARED = ("Answer", "Response", "Date", "Person")
AS_PRINTED = {answer: answer.label for answer in Answer}


def build(run: Run) -> Document:
    committee, review = committee_of(run), review_of(run)
    asked = Recommendation.objects.filter(committee=committee)
    asked = asked.filter(review=review) if review else asked
    asked = asked.open() if is_open_only(run) else asked
    asked = list(asked.in_order().prefetch_related("responses__actions").select_related("review"))
    if run.review and not asked:
        raise BadParameter("review", "This review has no recommendations in the record")
    days = sorted({response.given_on for each in asked for response in each.responses.all()})
    tables = [table(asked, day, first=day == days[0]) for day in days] or [table(asked, None, first=True)]
    changes = [_changes(asked, *days[-2:])] if len(days) > 1 else []
    return Document(
        title=f"Responses to {review.title}" if review else "Responses to recommendations",
        subtitle=committee.name,
        organisation=run.organisation.name,
        blocks=(
            Paragraph(said(asked, run.today)),
            *(part for each in [*tables, *changes] for part in _headed(each)),
        ),
        body=committee.name,
    )


def _headed(table: Table):
    return (Heading(table.title), table)


def table(asked: list[Recommendation], day: date | None, *, first: bool) -> Table:
    """The answers given on a day: the first under the report's own name, later ones with their day."""
    rows, theme = [], None
    for each in asked:
        if each.theme and each.theme != theme:
            rows.append(Row(label=f"{each.theme_number}. {each.theme}", kind=RowKind.BAND))
            theme = each.theme
        rows.append(_row(each, _of_day(each, day)))
    return Table(
        name="recommendation-responses" if first else f"recommendation-responses-{day:%Y-%m-%d}",
        title=f"Answers of {day:%-d %B %Y}" if day else "Recommendations",
        row_header="Reference",
        columns=(
            Column(key="asked", title="Recommendation", kind=Kind.TEXT),
            Column(key="answer", title="Answer", kind=Kind.TEXT),
            Column(key="text", title="Response, or reason for rejection", kind=Kind.TEXT),
            Column(key="due", title="Date by which action will be taken", kind=Kind.TEXT),
            Column(key="responsible", title="Person responsible", kind=Kind.TEXT),
        ),
        rows=tuple(rows),
        empty="No recommendations",
        short_title=f"Answers {day:%-d %b %Y}" if day else "Recommendations",
    )


def _of_day(asked: Recommendation, day: date | None) -> Response | None:
    return next((each for each in asked.responses.all() if each.given_on == day), None)


def _row(asked: Recommendation, response: Response | None) -> Row:
    if response is None:
        cells = (asked.text, Missing.NOT_GIVEN, None, None, None)
        return Row(label=asked.ref, cells=tuple(map(Cell, cells)))
    actions = sorted(response.actions.all(), key=lambda each: each.order)
    due = " / ".join(each.due_text for each in actions if each.due_text)
    who = "; ".join(each.responsible for each in actions if each.responsible)
    answer = response.get_answer_display() or Missing.NOT_GIVEN
    cells = (asked.text, answer, response.text or None, due or None, who or None)
    return Row(label=asked.ref, cells=tuple(map(Cell, cells)))


def differences(asked: Recommendation, old: Response, new: Response) -> list[tuple]:
    """What a later answer says otherwise: (what, before, after) of answer, words, date and person."""
    was, now = _row(asked, old), _row(asked, new)
    pairs = zip(COMPARED, was.cells[1:], now.cells[1:], strict=True)
    return [(name, before.value, after.value) for name, before, after in pairs if before != after]


def _changes(asked: list[Recommendation], before: date, after: date) -> Table:
    """What the later answer says otherwise: answer, date or words."""
    rows = []
    for each in asked:
        old, new = _of_day(each, before), _of_day(each, after)
        if old and new:
            rows.extend(Row(each.ref, tuple(map(Cell, change))) for change in differences(each, old, new))
    return Table(
        name="changes",
        title=f"What changed from {before:%-d %B} to {after:%-d %B %Y}",
        row_header="Reference",
        columns=(
            Column(key="what", title="What", kind=Kind.TEXT),
            Column(key="before", title=f"{before:%-d %B %Y}", kind=Kind.TEXT),
            Column(key="after", title=f"{after:%-d %B %Y}", kind=Kind.TEXT),
        ),
        rows=tuple(rows),
        empty="Nothing changed",
    )


def said(asked: list[Recommendation], today: date) -> str:
    """How many were made, how they were answered first, and what is still owed."""
    if not asked:
        return "No recommendation is in the record."
    firsts = [
        min(each.responses.all(), key=lambda row: row.given_on) for each in asked if each.responses.all()
    ]
    count = Counter(each.answer for each in firsts if each.answer)
    answered = [
        f"{in_words(count[answer])} {label.lower()}" for answer, label in AS_PRINTED.items() if count[answer]
    ]
    text = counted(sum(count.values()), "recommendation") + " with an answer"
    text = sentence(f"{text}: {listed(answered)}" if answered else text)
    if count and not count[Answer.REJECTED]:
        text += " All were wholly or partly accepted."
    late = [
        each
        for each in asked
        if not each.responses.all() and each.answer_due_on and each.answer_due_on < today
    ]
    if late:
        refs = listed([each.ref for each in late])
        owed = f"{counted(len(late), 'answer')} {verb(len(late), 'is', 'are')} overdue: {refs}"
        text += f" {sentence(owed)}"
    return text


REPORT = Report(
    key="recommendation-responses",
    title="Responses to recommendations",
    description="What a committee asked, what was answered and promised, and what changed since.",
    permission=Permission.SEE_COMMITTEES,
    parameters=("committee", "review"),
    build=build,
    choices=choices,
    is_public=True,
)
