"""What a year's report says beside its figures: its sections and its lessons, and which teams its tables name."""

from pathlib import Path

from council.domain.keeping import keep, keep_links
from council.models import Organisation, Team
from council.references import sort_key
from council.sheets import Column, Row, day, each, one_of, read, several, whole_number
from feedback.imports.published import TEAMS
from feedback.models import FeedbackNarrative, Lesson, PublishedTeam
from improvement.enums import Provenance
from improvement.models import Action

NARRATIVES = (
    Column("section", one_of(FeedbackNarrative.Section), required=True),
    Column("order", whole_number, required=True),
    Column("text", required=True),
)
LESSONS = (
    Column("ref", required=True),
    Column("text", required=True),
    Column("raised_on", day, required=True),
    Column("due_on", day, empty=None),
    Column("achieved_on", day, empty=None),
    Column("actions", several, empty=()),
)
TABLES = {
    PublishedTeam.Table.SERVICE_AREAS: "service_areas.csv",
    PublishedTeam.Table.COMPLIMENTS: "compliments.csv",
}


def load_published_teams(
    folder: Path, organisation: Organisation, teams: dict[str, Team], *, by, why: str
) -> None:
    """The teams of both tables in their printed order, those with nothing to count among them."""
    for table, file in TABLES.items():
        rows = read(folder / file, TEAMS, key=("team",))
        order = {row["team"]: place for place, row in enumerate(rows, start=1)}

        def load(row: Row, table=table, order=order) -> PublishedTeam:
            team = row.look_up("team", teams, of="a team in teams.csv")
            key = {"organisation": organisation, "year": folder.name, "table": table, "team": team}
            values = {"printed_as": row["printed_as"], "order": order[row["team"]]}
            return keep(PublishedTeam.objects.all(), by=by, why=why, key=key, values=values)

        each(rows, load)


def load_narratives(folder: Path, organisation: Organisation, *, by, why: str) -> None:
    def load(row: Row) -> FeedbackNarrative:
        key = {"organisation": organisation, "year": folder.name}
        key |= {"section": row["section"], "order": row["order"]}
        values = {"text": row["text"]}
        return keep(FeedbackNarrative.objects.all(), by=by, why=why, key=key, values=values)

    each(read(folder / "narratives.csv", NARRATIVES, key=("section", "order")), load)


def load_lessons(folder: Path, organisation: Organisation, *, by, why: str) -> None:
    """Lessons, and the improvement actions that carry them where the plan is loaded."""
    actions = {action.ref: action for action in Action.objects.filter(plan__organisation=organisation)}

    def load(row: Row) -> Lesson:
        wanted = [row.found("actions", ref, actions, of="an action of a plan") for ref in row["actions"]]
        key = {"organisation": organisation, "ref": row["ref"]}
        values = {name: row[name] for name in ("text", "raised_on", "due_on", "achieved_on")}
        values |= {"provenance": Provenance.PUBLISHED, "ref_key": sort_key(row["ref"])}
        lesson = keep(Lesson.objects.all(), by=by, why=why, key=key, values=values)
        keep_links(lesson.actions, wanted, by=by, why=why)
        return lesson

    each(read(folder / "lessons.csv", LESSONS, key=("ref",)), load)
