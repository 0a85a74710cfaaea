"""The teams that feedback is about, under every name that papers give them."""

from pathlib import Path

from council.domain.keeping import keep, keep_links
from council.models import Organisation, Team, TeamAlias, TeamGroup
from council.sheets import Column, Row, each, read, several

GROUPS = (Column("slug", required=True), Column("name", required=True))
TEAMS = (
    Column("slug", required=True),
    Column("name", required=True),
    Column("aliases", several, empty=()),
    Column("groups", several, empty=()),
)


def load_teams(folder: Path, organisation: Organisation, *, by, why: str) -> dict[str, Team]:
    """Slug → team."""

    def load_group(row: Row) -> TeamGroup:
        key = {"organisation": organisation, "slug": row["slug"]}
        return keep(TeamGroup.objects.all(), by=by, why=why, key=key, values={"name": row["name"]})

    rows = read(folder / "team_groups.csv", GROUPS, key=("slug",))
    groups = {group.slug: group for group in each(rows, load_group)}

    def load_team(row: Row) -> Team:
        wanted = [
            row.found("groups", slug, groups, of="a group in team_groups.csv") for slug in row["groups"]
        ]
        key = {"organisation": organisation, "slug": row["slug"]}
        team = keep(Team.objects.all(), by=by, why=why, key=key, values={"name": row["name"]})
        keep_links(team.groups, wanted, by=by, why=why)
        for alias in row["aliases"]:
            keep(TeamAlias.objects.all(), by=by, why=why, key={"team": team, "name": alias}, values={})
        return team

    return {team.slug: team for team in each(read(folder / "teams.csv", TEAMS, key=("slug",)), load_team)}


def grouped(folder: Path) -> frozenset[str]:
    """The teams that are counted together with others."""
    return frozenset(row["slug"] for row in read(folder / "teams.csv", TEAMS) if row["groups"])
