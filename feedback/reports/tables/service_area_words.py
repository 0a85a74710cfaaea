"""Which teams the complaints are about, in words: the group or team with the most, the next, and what moved."""

from collections.abc import Iterator
from dataclasses import dataclass

from council.models import TeamGroup
from feedback.models import PublishedTeam
from feedback.reports.tables import quarters, words
from feedback.reports.year import Year
from reports.document import Row, Table
from reports.formatting import number
from reports.prose import counted, listed, sentence

TOTAL = "Total"


@dataclass(frozen=True)
class Most:
    """A group, or a team that is in none, with how many complaints are about it."""

    name: str
    now: int
    before: object
    teams: int = 0  # of a group

    def in_words(self, beside: str = "") -> str:
        figures = number(self.now)
        if self.teams:
            figures += f" for {counted(self.teams, 'team')}"
        if beside and words.known(self.before):
            figures += f", compared with {number(self.before)} in {beside}"
        return f"{self.name} ({figures})"


def paragraph(teams: Table, groups: Table, year: Year) -> str:
    members = members_of_groups(year)
    grouped = {label for labels in members.values() for label in labels}
    areas = list(_areas(groups, members)) + list(_areas(teams, {}, without=grouped))
    areas = sorted((area for area in areas if area.now), key=lambda area: -area.now)
    hidden = any(quarters.is_hidden(table, quarters.YTD) for table in (teams, groups))
    return " ".join([*_highest(areas, year, hidden), *_moves(teams, year, grouped)])


def _areas(table: Table, members: dict[str, set[str]], without: set[str] = frozenset()) -> Iterator[Most]:
    for row in table.rows:
        now, before = (quarters.value(row, table, key) for key in (quarters.YTD, quarters.PREVIOUS))
        if row.label != TOTAL and row.label not in without and words.known(now):
            yield Most(_spoken(row.label), now, before, len(members.get(row.label, ())))


def _highest(areas: list[Most], year: Year, hidden: bool) -> Iterator[str]:
    """Nothing is the highest where two are."""
    if not areas or [area.now for area in areas].count(areas[0].now) > 1:
        return
    beside = year.year.previous.label if year.is_over else ""
    shown = "of the numbers that are shown, " if hidden else ""
    yield sentence(
        f"{shown}the highest number of stage one complaints received in {year.label} relates to the "
        f"{areas[0].in_words(beside)}"
    )
    if len(areas) > 1 and [area.now for area in areas].count(areas[1].now) == 1:
        yield sentence(f"the second highest relates to the {areas[1].in_words(beside)}")


def _moves(teams: Table, year: Year, grouped: set[str]) -> Iterator[str]:
    """What changed about single teams of which the year before is known."""
    if not year.is_over:
        return
    for word, wanted in (("increased", True), ("decreased", False)):
        said = [
            (f"about {row.label}", f"from {number(before)} to {number(now)}")
            for row, now, before in _known(teams, grouped)
            if now != before and (now > before) is wanted
        ]
        if said:
            (about, figures), *more = said
            parts = [f"complaints {about} {word} {figures}", *(" ".join(each) for each in more)]
            yield sentence(f"compared with {year.year.previous.label}, {listed(parts)}")


def _known(teams: Table, grouped: set[str]) -> Iterator[tuple[Row, int, int]]:
    for row in teams.rows:
        now, before = (quarters.value(row, teams, key) for key in (quarters.YTD, quarters.PREVIOUS))
        if row.label != TOTAL and row.label not in grouped and words.known(now, before):
            yield row, now, before


def members_of_groups(year: Year) -> dict[str, set[str]]:
    """Name of a group → its teams, as the table of the year names them."""
    named = PublishedTeam.objects.filter(
        organisation=year.organisation, year=year.slug, table=PublishedTeam.Table.SERVICE_AREAS
    )
    printed = dict(named.exclude(printed_as="").values_list("team_id", "printed_as"))
    pairs = TeamGroup.objects.filter(organisation=year.organisation, teams__isnull=False).values_list(
        "name", "teams__pk", "teams__name"
    )
    members: dict[str, set[str]] = {}
    for group, team, name in pairs:
        members.setdefault(group, set()).add(printed.get(team, name))
    return members


def _spoken(name: str) -> str:
    """A name within a sentence: “Child protection teams” loses its capital, “SEND Team / EHCP” keeps its own."""
    words_of_name = name.split()
    plain = len(words_of_name) > 1 and all(word.islower() for word in words_of_name[1:])
    return name[:1].lower() + name[1:] if plain else name
