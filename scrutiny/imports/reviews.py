"""
`reviews.csv`, `evidence_sessions.csv`, `recommendations.csv`, `responses.csv` and `response_actions.csv`.

A recommendation is known by its review and its reference, a response by the day it was given.
"""

from council.sheets import Column, Row, day, each, one_of, read_if_there, whole_number
from improvement.imports.cells import in_lines, in_paragraphs
from scrutiny.answer_clock import months_after
from scrutiny.enums import Answer, ReviewKind
from scrutiny.imports.cells import committee_of
from scrutiny.imports.frame import Frame
from scrutiny.models import EvidenceSession, Recommendation, Response, ResponseAction, Review

OF_REVIEW = (Column("committee", required=True), Column("review", required=True))
OF_RECOMMENDATION = (*OF_REVIEW, Column("ref", required=True))
OF_RESPONSE = (*OF_RECOMMENDATION, Column("given_on", day, required=True))
REVIEWS = (
    Column("committee", required=True),
    Column("slug", required=True),
    Column("title", required=True),
    Column("kind", one_of(ReviewKind), required=True),
    Column("terms_of_reference", in_lines),
    Column("began"),
    Column("lead_member"),
    Column("lead_officer"),
    Column("reported_on", day, empty=None),
    Column("reported_to"),
    Column("executive_member"),
    Column("answered_by"),
    Column("notes"),
)
SESSIONS = (
    *OF_REVIEW,
    Column("order", whole_number, required=True),
    Column("date", day, empty=None),
    Column("printed_date"),
    Column("text", required=True),
    Column("witnesses", in_lines),
)
RECOMMENDATIONS = (
    *OF_RECOMMENDATION,
    Column("theme_number", whole_number, empty=None),
    Column("theme"),
    Column("text", in_paragraphs, required=True),
    Column("made_on", day, empty=None),
    Column("asked_of"),
)
RESPONSES = (
    *OF_RESPONSE,
    Column("answer", one_of(Answer)),
    Column("text", in_paragraphs),
    Column("source"),
)
ACTIONS = (
    *OF_RESPONSE,
    Column("order", whole_number, required=True),
    Column("text"),
    Column("due_text"),
    Column("responsible"),
)


def load_reviews(frame: Frame) -> None:
    each(read_if_there(frame.path("reviews"), REVIEWS), lambda row: _load_review(row, frame))
    each(read_if_there(frame.path("evidence_sessions"), SESSIONS), lambda row: _load_session(row, frame))
    known: dict[tuple, Recommendation] = {}
    rows = read_if_there(frame.path("recommendations"), RECOMMENDATIONS)
    each(rows, lambda row: _load_recommendation(row, frame, known))
    given: dict[tuple, Response] = {}
    each(
        read_if_there(frame.path("responses"), RESPONSES),
        lambda row: _load_response(row, frame, known, given),
    )
    each(read_if_there(frame.path("response_actions"), ACTIONS), lambda row: _load_action(row, frame, given))


def _review_of(row: Row, frame: Frame) -> Review | None:
    if not row["review"]:
        return None
    return row.found("review", (row["committee"], row["review"]), frame.reviews, of="a review in reviews.csv")


def _load_review(row: Row, frame: Frame) -> None:
    values = {name: value for name, value in row.values.items() if name not in {"committee", "slug"}}
    key = {"committee": committee_of(row, frame.committees), "slug": row["slug"]}
    frame.reviews[row["committee"], row["slug"]] = frame.keep(Review, key, values)


def _load_session(row: Row, frame: Frame) -> None:
    values = {name: row[name] for name in ("date", "printed_date", "text", "witnesses")}
    frame.keep(EvidenceSession, {"review": _review_of(row, frame), "order": row["order"]}, values)


def _load_recommendation(row: Row, frame: Frame, known: dict) -> None:
    committee = committee_of(row, frame.committees)
    made_on = row["made_on"]
    values = {name: row[name] for name in ("theme_number", "theme", "text", "made_on", "asked_of")}
    values["answer_due_on"] = months_after(made_on, committee.answer_within_months) if made_on else None
    key = {"committee": committee, "review": _review_of(row, frame), "ref": row["ref"]}
    known[row["committee"], row["review"], row["ref"]] = frame.keep(Recommendation, key, values)


def _load_response(row: Row, frame: Frame, known: dict, given: dict) -> None:
    asked = (row["committee"], row["review"], row["ref"])
    recommendation = row.found("ref", asked, known, of="a recommendation in recommendations.csv")
    key = {"recommendation": recommendation, "given_on": row["given_on"]}
    values = {name: row[name] for name in ("answer", "text", "source")}
    given[*asked, row["given_on"]] = frame.keep(Response, key, values)


def _load_action(row: Row, frame: Frame, given: dict) -> None:
    answered = (row["committee"], row["review"], row["ref"], row["given_on"])
    response = row.found("given_on", answered, given, of="a response in responses.csv")
    values = {name: row[name] for name in ("text", "due_text", "responsible")}
    frame.keep(ResponseAction, {"response": response, "order": row["order"]}, values)
