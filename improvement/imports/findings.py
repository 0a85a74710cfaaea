"""An organisation's findings, practice areas and levels of assurance: files that it need not have."""

from pathlib import Path

from council.models import Organisation
from council.sheets import Column, Row, each, one_of, read_if_there, whole_number
from improvement.domain.assurance_opinions import keep_level
from improvement.domain.sources import keep_finding, keep_practice_area
from improvement.enums import Coverage, FindingHeading
from improvement.models import Source

LEVELS = (
    Column("slug", required=True),
    Column("label", required=True),
    Column("order", whole_number, required=True),
)
FINDINGS = (
    Column("source", required=True),
    Column("number", whole_number, required=True),
    Column("heading", one_of(FindingHeading), required=True),
    Column("theme"),
    Column("text", required=True),
)
PRACTICE_AREAS = (
    Column("source", required=True),
    Column("number", whole_number, required=True),
    Column("name", required=True),
    Column("covered", one_of(Coverage), required=True),
    Column("comment"),
)


def load_findings(
    folder: Path, organisation: Organisation, sources: dict[str, Source], *, by, why: str
) -> None:
    rows = read_if_there(folder / "assurance_levels.csv", LEVELS, key=("slug",))
    each(rows, lambda row: keep_level(organisation=organisation, by=by, why=why, **row.values))

    def of_a_source(keep):
        def load(row: Row):
            source = row.look_up("source", sources, of="a source in sources.csv")
            return keep(by=by, why=why, **row.values | {"source": source})

        return load

    key = ("source", "number")
    each(read_if_there(folder / "findings.csv", FINDINGS, key=key), of_a_source(keep_finding))
    rows = read_if_there(folder / "practice_areas.csv", PRACTICE_AREAS, key=key)
    each(rows, of_a_source(keep_practice_area))
