"""How an organisation hears complaints, since when it records what, and figures of years before."""

from pathlib import Path

from council.domain.keeping import keep
from council.models import Organisation, Team, TeamGroup
from council.sheets import Column, Fault, FaultySheet, Row, day, each, number, one_of, read, whole_number
from feedback.enums import Collected, Figure
from feedback.models import Baseline, CollectionStart, FeedbackSettings, Procedure, ProcedureStage

SETTINGS = (
    Column("statutory", required=True),
    Column("corporate", required=True),
    Column("suppress_below", whole_number, required=True),
)
COLLECTION_STARTS = (
    Column("procedure", required=True),
    Column("stage", whole_number, required=True),
    Column("what", one_of(Collected), required=True),
    Column("since", day, required=True),
)
BASELINES = (
    Column("year", required=True),
    Column("figure", one_of(Figure), required=True),
    Column("team"),
    Column("group"),
    Column("value", number, required=True),
    Column("source", required=True),
)
A_PROCEDURE = "a procedure: load the reference data first"


def load_settings(folder: Path, organisation: Organisation, *, by, why: str) -> FeedbackSettings:
    procedures = {each.slug: each for each in Procedure.objects.open_to(organisation)}

    def load(row: Row) -> FeedbackSettings:
        values = {name: row.look_up(name, procedures, of=A_PROCEDURE) for name in ("statutory", "corporate")}
        values["suppress_below"] = row["suppress_below"]
        key = {"organisation": organisation}
        return keep(FeedbackSettings.objects.all(), by=by, why=why, key=key, values=values)

    found = each(read(folder / "settings.csv", SETTINGS), load)
    if len(found) != 1:
        raise FaultySheet([Fault(f"{folder.name}/settings.csv", 2, "", "one row is expected")])
    _load_collection_starts(folder, organisation, by, why)
    return found[0]


def _load_collection_starts(folder: Path, organisation: Organisation, by, why: str) -> None:
    stages = {(stage.procedure.slug, stage.number): stage for stage in _stages(organisation)}

    def load(row: Row) -> CollectionStart:
        stage = row.found("stage", (row["procedure"], row["stage"]), stages, of="a stage of a procedure")
        key = {"organisation": organisation, "stage": stage, "what": row["what"]}
        values = {"since": row["since"]}
        return keep(CollectionStart.objects.all(), by=by, why=why, key=key, values=values)

    each(read(folder / "collection_starts.csv", COLLECTION_STARTS), load)


def _stages(organisation: Organisation):
    procedures = Procedure.objects.open_to(organisation).order_by()
    return ProcedureStage.objects.filter(procedure__in=procedures).select_related("procedure")


def load_baselines(
    folder: Path, organisation: Organisation, teams: dict[str, Team], *, by, why: str
) -> list[Baseline]:
    groups = {group.slug: group for group in TeamGroup.objects.filter(organisation=organisation)}

    def load(row: Row) -> Baseline:
        team = row.look_up("team", teams, of="a team in teams.csv") if row["team"] else None
        group = row.look_up("group", groups, of="a group in team_groups.csv") if row["group"] else None
        key = {"organisation": organisation, "year": row["year"], "figure": row["figure"]}
        key |= {"team": team, "group": group}
        values = {"value": row["value"], "source": row["source"]}
        return keep(Baseline.objects.all(), by=by, why=why, key=key, values=values)

    return each(read(folder / "baselines.csv", BASELINES, key=("year", "figure", "team", "group")), load)
