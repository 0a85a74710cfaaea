"""
The published record, from a folder of data files that a person can read.

    <organisation>/organisation.csv, posts.csv, people.csv     (council.imports)
    <organisation>/sources.csv, recommendations.csv
    <organisation>/findings.csv, practice_areas.csv, assurance_levels.csv     (where there are any)
    <organisation>/<plan>/plan.csv, priorities.csv, review_points.csv
    <organisation>/<plan>/actions.csv, ratings.csv             (where any were published)
    <organisation>/<plan>/...                                  (improvement.imports.parts)

Everything is known by its reference, so a folder can be loaded again and again: what is there stays, what
differs is changed, and a rating that the ledger has is not added twice.
"""

import re
from pathlib import Path

from django.db import transaction

from council.imports import load_organisation
from council.models import Organisation, Person, Post
from council.sheets import (
    Column,
    FaultySheet,
    Row,
    day,
    each,
    one_of,
    read,
    read_if_there,
    several,
    whole_number,
    yes_or_no,
)
from improvement.domain.plans import Lead, keep_action, keep_plan, keep_priority, keep_review_point
from improvement.domain.sources import keep_recommendation, keep_source
from improvement.domain.updates import record_published
from improvement.enums import Provenance, SourceKind, UpdateKind
from improvement.imports.cells import in_paragraphs
from improvement.imports.findings import load_findings
from improvement.imports.parts import Frame, load_parts
from improvement.models import Action, Plan, Priority, RatingScale, Recommendation, Source

WHY = "Loaded from the published record"
SLUG = re.compile(r"[-a-z0-9]+")
SOURCES = (
    Column("slug", required=True),
    Column("kind", one_of(SourceKind), required=True),
    Column("title", required=True),
    Column("published_on", day, empty=None),
)
RECOMMENDATIONS = (
    Column("source", required=True),
    Column("ref", required=True),
    Column("order", whole_number, empty=0, optional=True),
    Column("part", optional=True),
    Column("text", required=True),
    Column("addressed_to", optional=True),
    Column("response", in_paragraphs, optional=True),
)
PLAN = (
    Column("slug", required=True),
    Column("name", required=True),
    Column("scale", required=True),
    Column("board"),
    Column("about"),
    Column("sources", several, empty=()),
)
PRIORITIES = (
    Column("number", whole_number, required=True),
    Column("title", required=True),
    Column("source"),
    Column("recommendations", several, empty=()),
    Column("source_paragraphs"),
    Column("statement", required=True),
)
REVIEW_POINTS = (
    Column("date", day, required=True),
    Column("label"),
    Column("date_published", yes_or_no, required=True),
    Column("meeting"),
)
ACTIONS = (
    Column("ref", required=True),
    Column("priority", whole_number, required=True),
    Column("ref_published", yes_or_no, required=True),
    Column("title"),
    Column("leads", several, empty=()),
    Column("leads_as_printed", several, empty=()),
    Column("outcome", optional=True),
    Column("measure", optional=True),
    Column("recommendations", several, empty=(), optional=True),
    Column("timescale"),
    Column("date_as_printed", optional=True),
    Column("due_on", day, empty=None),
    Column("due_provenance", one_of(Provenance), required=True),
    Column("source_paragraphs"),
    Column("joined_on", day, required=True),
    Column("joined_because", required=True),
    Column("provenance", one_of(Provenance), required=True),
)
RATINGS = (
    Column("action", required=True),
    Column("holds_from", day, required=True),
    Column("kind", one_of(UpdateKind), required=True),
    Column("rating", required=True),
    Column("said_by", required=True),
    Column("provenance", one_of(Provenance), required=True),
    Column("words"),
)


@transaction.atomic
def load_record(folder: Path, *, by=None) -> Organisation:
    """
    Load an organisation's folder with all its plans, or nothing of it.

    Raises FaultySheet, which names the file, row and column of each fault.
    """
    organisation = load_organisation(folder, by=by, why=WHY)
    sources = _load_sources(folder, organisation, by)
    for path in sorted(folder.glob("*/plan.csv")):
        _load_plan(path.parent, organisation, sources, by)
    return organisation


def _load_sources(folder: Path, organisation: Organisation, by) -> dict[str, Source]:
    rows = read(folder / "sources.csv", SOURCES, key=("slug",))
    found = each(rows, lambda row: keep_source(organisation=organisation, by=by, why=WHY, **row.values))
    sources = {source.slug: source for source in found}

    def load(row: Row):
        source = row.look_up("source", sources, of="a source in sources.csv")
        return keep_recommendation(by=by, why=WHY, **row.values | {"source": source})

    each(read(folder / "recommendations.csv", RECOMMENDATIONS, key=("source", "ref")), load)
    load_findings(folder, organisation, sources, by=by, why=WHY)
    return sources


def _load_plan(folder: Path, organisation: Organisation, sources: dict[str, Source], by) -> None:
    scales = {scale.slug: scale for scale in RatingScale.objects.select_related("organisation")}

    def load(row: Row) -> Plan:
        answered = [
            row.found("sources", slug, sources, of="a source in sources.csv") for slug in row["sources"]
        ]
        scale = row.look_up("scale", scales, of="a rating scale: load the reference data first")
        values = row.values | {"scale": scale, "sources": answered}
        return keep_plan(organisation=organisation, by=by, why=WHY, **values)

    for plan in each(read(folder / "plan.csv", PLAN), load):
        priorities = _load_priorities(folder, plan, sources, by)
        rows = read(folder / "review_points.csv", REVIEW_POINTS, key=("date",))
        points = each(rows, lambda row, plan=plan: keep_review_point(plan=plan, by=by, why=WHY, **row.values))
        actions = _load_actions(folder, plan, priorities, by)
        _load_ratings(folder, plan, actions)
        load_parts(folder, Frame(plan, priorities, {point.date: point for point in points}), by=by, why=WHY)


def _load_priorities(folder: Path, plan: Plan, sources: dict[str, Source], by) -> dict[int, Priority]:
    refs = {
        slug: {row.ref: row for row in source.recommendations.in_order()} for slug, source in sources.items()
    }

    def load(row: Row) -> Priority:
        known = row.look_up("source", refs, of="a source in sources.csv") if row["recommendations"] else {}
        of = "a recommendation of this source"
        wanted = [row.found("recommendations", ref, known, of=of) for ref in row["recommendations"]]
        values = {name: row[name] for name in ("number", "title", "source_paragraphs", "statement")}
        return keep_priority(plan=plan, recommendations=wanted, by=by, why=WHY, **values)

    found = each(read(folder / "priorities.csv", PRIORITIES, key=("number",)), load)
    return {priority.number: priority for priority in found}


def _load_actions(folder: Path, plan: Plan, priorities: dict[int, Priority], by) -> dict[str, Action]:
    posts = {post.slug: post for post in plan.organisation.posts.all()}
    people = {person.name: person for person in plan.organisation.people.order_by("-pk")}
    answers = {number: _answered(priority) for number, priority in priorities.items()}

    def load(row: Row) -> Action:
        if not row["title"] and row["provenance"] != Provenance.RECONSTRUCTED:
            raise FaultySheet([row.fault("title", "only a reconstructed action may lack its title")])
        values = dict(row.values)
        values["priority"] = row.look_up("priority", priorities, of="a priority of this plan")
        values["leads"] = _leads(row, posts, people)
        of, known = "a recommendation that its priority answers", answers[row["priority"]]
        refs = row["recommendations"]
        values["recommendations"] = [row.found("recommendations", ref, known, of=of) for ref in refs]
        del values["leads_as_printed"]
        return keep_action(plan=plan, by=by, why=WHY, **values)

    rows = read_if_there(folder / "actions.csv", ACTIONS, key=("ref",))
    return {action.ref: action for action in each(rows, load)}


def _answered(priority: Priority) -> dict[str, Recommendation]:
    return {recommendation.ref: recommendation for recommendation in priority.recommendations.all()}


def _leads(row: Row, posts: dict[str, Post], people: dict[str, Person]) -> list[tuple[Lead, str]]:
    """
    A lead is a post by its slug, or somebody by their name in people.csv, or else a body outside by its name.

    The name of a body has a capital or a space, so that a slug that is no post's is found out.
    """
    if len(row["leads"]) != len(row["leads_as_printed"]):
        raise FaultySheet([row.fault("leads_as_printed", "give one name for each lead")])
    for lead in row["leads"]:
        if SLUG.fullmatch(lead):
            row.found("leads", lead, posts, of="a post in posts.csv")
    leads = [posts.get(lead) or people.get(lead) or lead for lead in row["leads"]]
    return list(zip(leads, row["leads_as_printed"], strict=True))


def _load_ratings(folder: Path, plan: Plan, actions: dict[str, Action]) -> None:
    ratings = {rating.code: rating for rating in plan.scale.ratings.in_order()}

    def load(row: Row) -> None:
        if row["kind"] not in {UpdateKind.UPDATE, UpdateKind.ACCEPTANCE}:
            raise FaultySheet([row.fault("kind", "a published rating is an update or an acceptance")])
        if row["provenance"] == Provenance.ENTERED:
            raise FaultySheet([row.fault("provenance", "only what is entered in the site is “entered”")])
        values = row.values | {
            "action": row.look_up("action", actions, of="an action of this plan"),
            "rating": row.look_up("rating", ratings, of=f"a rating of the scale “{plan.scale}”"),
        }
        record_published(**values)

    if actions:
        each(read(folder / "ratings.csv", RATINGS, key=("holds_from", "action")), load)
