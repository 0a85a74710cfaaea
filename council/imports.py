"""
An organisation's own data files: `organisation.csv`, `posts.csv` and `people.csv` of its folder.

A post's `held_from` is the day on which a paper first names its holder. `aliases` are other spellings of a name.
"""

from pathlib import Path

from django.db import transaction

from council.domain.people import keep_alias, keep_holding, keep_organisation, keep_person, keep_post
from council.models import Organisation, Post
from council.sheets import Column, Fault, FaultySheet, Row, day, each, one_of, read, several

ORGANISATION = (
    Column("slug", required=True),
    Column("name", required=True),
    Column("short_name", required=True),
    Column("nation", one_of(Organisation.Nation), required=True),
)
POSTS = (Column("slug", required=True), Column("title", required=True))
PEOPLE = (
    Column("name", required=True),
    Column("post"),
    Column("held_from", day, empty=None),
    Column("aliases", several, empty=(), optional=True),
)


@transaction.atomic
def load_organisation(folder: Path, *, by=None, why: str = "") -> Organisation:
    """Load the organisation with its posts and people, all or nothing. Raises FaultySheet."""
    rows = read(folder / "organisation.csv", ORGANISATION)
    if len(rows) != 1:
        raise FaultySheet([Fault(f"{folder.name}/organisation.csv", 2, "", "one organisation is expected")])
    (organisation,) = each(rows, lambda row: keep_organisation(by=by, why=why, **row.values))
    posts = each(
        read(folder / "posts.csv", POSTS, key=("slug",)),
        lambda row: keep_post(organisation=organisation, by=by, why=why, **row.values),
    )
    known = {post.slug: post for post in posts}
    each(read(folder / "people.csv", PEOPLE), lambda row: _load_person(row, organisation, known, by, why))
    return organisation


def _load_person(row: Row, organisation: Organisation, posts: dict[str, Post], by, why: str) -> None:
    person = keep_person(organisation=organisation, name=row["name"], by=by, why=why)
    for alias in row["aliases"]:
        keep_alias(person=person, name=alias, by=by, why=why)
    if not row["post"]:
        return
    post = row.look_up("post", posts, of="a post in posts.csv")
    if row["held_from"] is None:
        raise FaultySheet([row.fault("held_from", "say from which day the post was held")])
    keep_holding(post=post, person=person, held_from=row["held_from"], by=by, why=why)
