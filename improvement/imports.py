"""
The published record, from a folder of data files that a person can read.

    <organisation>/organisation.csv, posts.csv, people.csv     (council.imports)
    <organisation>/sources.csv, recommendations.csv
    <organisation>/<plan>/plan.csv, priorities.csv, review_points.csv, actions.csv, ratings.csv

Everything is known by its reference, so a folder can be loaded again and again: what is there stays, what
differs is changed, and a rating that the ledger has is not added twice.
"""

import re
from pathlib import Path

from django.db import transaction

from council.imports import load_organisation
from council.models import Organisation, Post
from council.sheets import Column, FaultySheet, Row, day, each, one_of, read, several, whole_number, yes_or_no
from improvement.domain.plans import keep_action, keep_plan, keep_priority, keep_review_point
from improvement.domain.sources import keep_recommendation, keep_source
from improvement.domain.updates import record_published
from improvement.enums import Provenance, SourceKind, UpdateKind
from improvement.models import Action, Plan, Priority, RatingScale, Source

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
    Column("text", required=True),
)
PLAN = (
    Column("slug", required=True),
    Column("name", required=True),
    Column("scale", required=True),
    Column("board"),
    Column("about"),
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
    Column("timescale"),
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
        return keep_recommendation(source=source, ref=row["ref"], text=row["text"], by=by, why=WHY)

    each(read(folder / "recommendations.csv", RECOMMENDATIONS, key=("source", "ref")), load)
    return sources


def _load_plan(folder: Path, organisation: Organisation, sources: dict[str, Source], by) -> None:
    scales = {scale.slug: scale for scale in RatingScale.objects.select_related("organisation")}

    def load(row: Row) -> Plan:
        scale = row.look_up("scale", scales, of="a rating scale: load the reference data first")
        values = row.values | {"scale": scale}
        return keep_plan(organisation=organisation, by=by, why=WHY, **values)

    for plan in each(read(folder / "plan.csv", PLAN), load):
        priorities = _load_priorities(folder, plan, sources, by)
        rows = read(folder / "review_points.csv", REVIEW_POINTS, key=("date",))
        each(rows, lambda row, plan=plan: keep_review_point(plan=plan, by=by, why=WHY, **row.values))
        actions = _load_actions(folder, plan, priorities, by)
        _load_ratings(folder, plan, actions)


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

    def load(row: Row) -> Action:
        if not row["title"] and row["provenance"] != Provenance.RECONSTRUCTED:
            raise FaultySheet([row.fault("title", "only a reconstructed action may lack its title")])
        values = dict(row.values)
        values["priority"] = row.look_up("priority", priorities, of="a priority of this plan")
        values["leads"] = _leads(row, posts)
        del values["leads_as_printed"]
        return keep_action(plan=plan, by=by, why=WHY, **values)

    return {action.ref: action for action in each(read(folder / "actions.csv", ACTIONS, key=("ref",)), load)}


def _leads(row: Row, posts: dict[str, Post]) -> list[tuple[Post | str, str]]:
    """A lead is a post by its slug, or else a body outside by its name, which has a capital or a space."""
    if len(row["leads"]) != len(row["leads_as_printed"]):
        raise FaultySheet([row.fault("leads_as_printed", "give one name for each lead")])
    for lead in row["leads"]:
        if SLUG.fullmatch(lead):
            row.found("leads", lead, posts, of="a post in posts.csv")
    leads = [posts.get(lead, lead) for lead in row["leads"]]
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

    each(read(folder / "ratings.csv", RATINGS, key=("holds_from", "action")), load)
