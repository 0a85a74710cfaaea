"""
Table `stage1_by_service_area`: stage one complaints received, by the teams that they are about.

A complaint about two teams stands in the row of each and counts once in the total, so that the rows may add to
more. `stage1_by_team_group` counts the complaints about any team of a group, each of them once.
"""

from collections.abc import Iterator, Mapping

from django.db.models import QuerySet

from council.models import TeamGroup
from feedback.enums import Figure, Stream
from feedback.models import PublishedTeam, Stage
from feedback.reports.tables import quarters
from feedback.reports.tables.quarters import Select, by_filters
from feedback.reports.tables.service_area_words import TOTAL, members_of_groups, paragraph
from feedback.reports.tables.team_rows import TeamCounts, team_counts
from feedback.reports.year import PERIODS, Year
from reports.document import Block, Paragraph, RowKind, Table
from reports.suppression import Sum

NAME, GROUPS = "stage1_by_service_area", "stage1_by_team_group"
OVERLAP = "A complaint about two teams stands in the row of each and counts once in the total."
FIGURE = Figure.STAGE_ONE_OF_TEAM


def tables(year: Year) -> list[Table]:
    stages = Stage.objects.filter(
        year.period("requested_on"),
        complaint__organisation=year.organisation,
        complaint__procedure__stream=Stream.STATUTORY,
        stage__number=1,
    )
    teams = team_counts(year, PublishedTeam.Table.SERVICE_AREAS, _counts_by(year, stages, "complaint__teams"))
    total = stages.aggregate(**year.counts("requested_on"))
    return [_by_team(year, teams, total), _by_group(year, stages)]


def _counts_by(
    year: Year, stages: QuerySet, path: str, *, distinct: bool = False
) -> dict[int, Mapping[str, int]]:
    rows = (
        stages.filter(**{f"{path}__isnull": False})
        .values(path)
        .annotate(**year.counts("requested_on", distinct=distinct))
    )
    return {row.pop(path): row for row in rows.order_by(path)}


def _by_team(year: Year, teams: list[TeamCounts], total: Mapping[str, int]) -> Table:
    rows = [
        quarters.row(
            year,
            each.name,
            each.counts,
            _select(year, team=each.team.slug),
            published=year.baseline(FIGURE, team=each.team.pk),
            before=year.baseline(FIGURE, previous=True, team=each.team.pk),
        )
        for each in teams
    ]
    rows.append(
        quarters.row(
            year,
            TOTAL,
            total,
            _select(year),
            published=year.baseline(Figure.STAGE_ONE),
            before=year.baseline(Figure.STAGE_ONE, previous=True),
            kind=RowKind.TOTAL,
        )
    )
    overlap = any(sum(each.counts[name] for each in teams) > total[name] for name in PERIODS)
    return Table(
        name=NAME,
        title=f"Stage one complaints by service area or team, {year.label}",
        row_header="Service Area / Team",
        columns=quarters.columns(year),
        rows=tuple(rows),
        note=OVERLAP if overlap else "",
        short_title="By service area",
    )


def _by_group(year: Year, stages: QuerySet) -> Table:
    counts = _counts_by(year, stages, "complaint__teams__groups", distinct=True)
    groups = TeamGroup.objects.filter(organisation=year.organisation, pk__in=set(counts) | _published(year))
    rows = (
        quarters.row(
            year,
            group.name,
            counts.get(group.pk) or quarters.none_at_all(),
            _select(year, group=group.slug),
            published=year.baseline(FIGURE, group=group.pk),
            before=year.baseline(FIGURE, previous=True, group=group.pk),
        )
        for group in sorted(groups, key=lambda group: (group.name.casefold(), group.pk))
    )
    return Table(
        name=GROUPS,
        title=f"Stage one complaints by group of teams, {year.label}",
        row_header="Group of teams",
        columns=quarters.columns(year),
        rows=tuple(rows),
        empty="No groups of teams",
        short_title="By group of teams",
    )


def _published(year: Year) -> set[int]:
    return {group for _, figure, _, group in year.baselines if group and figure == FIGURE}


def _select(year: Year, **filters: str) -> Select:
    return by_filters(year, "complaints", each="stage", stream=Stream.STATUTORY, stage=1, **filters)


def sums(tables: dict[str, Table], year: Year) -> Iterator[Sum]:
    """A group is made of its teams."""
    for group, labels in members_of_groups(year).items():
        parts = [(NAME, label) for label in sorted(labels)]
        yield from quarters.sums_of(tables, (GROUPS, group), parts)


def finished(tables: dict[str, Table], year: Year, quarter: int | None) -> list[Table]:
    return [quarters.finished(tables[name], year, quarter) for name in (NAME, GROUPS)]


def blocks(tables: dict[str, Table], year: Year, quarter: int | None) -> Iterator[Block]:
    yield tables[NAME]
    if quarter is None and (text := paragraph(tables[NAME], tables[GROUPS], year)):
        yield Paragraph(text)
    if tables[GROUPS].rows:
        yield tables[GROUPS]
