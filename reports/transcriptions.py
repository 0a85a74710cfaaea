"""
A paper that was printed elsewhere, as somebody typed it: from the JSON of `fixtures/<organisation>/papers/`.

docs/figures-check.md says how such a file is written.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Kind,
    Missing,
    Paragraph,
    Row,
    RowKind,
    Table,
)

GROUP = " | "  # between the heading of a group and of its column: “Red | Previous”


class BadPaper(ValueError):
    """A file that holds no paper. The message names the file and what is wrong in it."""


@dataclass(frozen=True)
class Transcription:
    paper: str
    document: Document
    claims: list[dict[str, Any]]
    source_title: str
    source_date: date
    source_place: str
    body: str


def read_paper(path: Path, organisation: str) -> Transcription:
    """The paper of this file. Raises BadPaper."""
    try:
        return _paper(json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal), organisation)
    except KeyError as error:
        raise BadPaper(f"{path.name}: {error} is missing") from error
    except (ValueError, TypeError) as error:
        raise BadPaper(f"{path.name}: {error}") from error


def _paper(written: dict, organisation: str) -> Transcription:
    dated, source = date.fromisoformat(written["date"]), written["source"]
    document = Document(
        title=written["title"],
        subtitle=written["body"],
        organisation=organisation,
        as_at=dated,
        body=written["body"],
        blocks=tuple(_block(block) for block in written["blocks"]),
        sources=(f"{source['title']}, {source['place']}",),
    )
    return Transcription(
        paper=written["paper"],
        document=document,
        claims=written["claims"],
        source_title=source["title"],
        source_date=date.fromisoformat(source["date"]),
        source_place=source["place"],
        body=written["body"],
    )


def _block(written: dict) -> Block:
    ((kind, content),) = written.items()
    if kind == "table":
        return _table(content)
    return {"heading": Heading, "paragraph": Paragraph}[kind](content)


def _table(written: dict) -> Table:
    kind = Kind(written.get("kind", Kind.INTEGER))
    return Table(
        name=written["name"],
        title=written["title"],
        row_header=written["row_header"],
        columns=tuple(_column(heading, kind) for heading in written["columns"]),
        rows=tuple(_row(row) for row in written["rows"]),
        note=written.get("note", ""),
    )


def _column(heading: str, kind: Kind) -> Column:
    group, _, title = heading.rpartition(GROUP)
    places = 0 if kind is Kind.INTEGER else None
    return Column(key=heading.lower(), title=title, kind=kind, group=group, places=places)


def _row(written: list | dict) -> Row:
    """A row is a list, its label first; one of another kind is that list under the name of the kind."""
    kind = RowKind.NORMAL
    if isinstance(written, dict):
        ((name, written),) = written.items()
        kind = RowKind(name)
    label, *values = written
    return Row(label=label, cells=tuple(Cell(_value(value)) for value in values), kind=kind)


def _value(written: Any) -> Any:
    return Missing(written["missing"]) if isinstance(written, dict) else written
