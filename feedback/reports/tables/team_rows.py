"""Rows by team: every team that the year's paper names and every team that has any, the largest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from council.models import Team
from feedback.models import PublishedTeam
from feedback.reports.tables.quarters import none_at_all
from feedback.reports.year import Year


@dataclass(frozen=True)
class TeamCounts:
    """A team as the table names it, with its counts by period (`Year.counts`)."""

    team: Team
    name: str
    order: int | None  # its place among ties, where the paper had an order of its own
    counts: Mapping[str, int]

    @property
    def sort_key(self) -> tuple:
        return -self.counts["ytd"], self.order is None, self.order or 0, self.name.casefold(), self.team.pk


def team_counts(
    year: Year, table: PublishedTeam.Table, counts: dict[int, Mapping[str, int]]
) -> list[TeamCounts]:
    """`counts` by primary key of the team. Teams that only the year before had are left out."""
    named = PublishedTeam.objects.filter(organisation=year.organisation, year=year.slug, table=table)
    printed = {each.team_id: each for each in named}
    wanted = set(printed) | {pk for pk, row in counts.items() if row["ytd"]}
    rows = []
    for team in Team.objects.filter(organisation=year.organisation, pk__in=wanted):
        each = printed.get(team.pk)
        name = (each.printed_as if each else "") or team.name
        rows.append(
            TeamCounts(team, name, each.order if each else None, counts.get(team.pk) or none_at_all())
        )
    return sorted(rows, key=lambda row: row.sort_key)
