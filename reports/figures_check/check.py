"""One engine: a document against itself, with what its prose states, and a document against another."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from reports.differences import DifferenceKind, differences
from reports.document import Document
from reports.figures_check.finding import Finding
from reports.figures_check.in_tables import claims_of
from reports.figures_check.reading import read


def check(
    document: Document,
    name: str = "",
    claims: Iterable[Mapping[str, Any]] = (),
    papers: Mapping[str, Document] | None = None,
) -> list[Finding]:
    """
    What does not hold in a document, in the order of its tables and then of the claims written for it.

    `papers` are others that the claims may speak of, by name. Raises BadClaim for a claim that names nothing.
    """
    name = name or document.title
    papers = {**(papers or {}), name: document}
    stated = [*claims_of(document, name), *(read(claim, name, papers) for claim in claims)]
    titles = {table.name: table.title for table in document.tables()}
    return [
        replace(finding, title=titles.get(finding.table, ""))
        for claim in stated
        for finding in claim.findings()
    ]


def compare(before: Document, after: Document, name: str = "") -> list[Finding]:
    """Each figure of a document that another prints with another value: an edition against the live record."""
    return [
        Finding(
            document=name or before.title,
            table=each.table,
            where=each.place(),
            printed=each.before or "",
            computed=each.after or "",
            sentence=f"{each.where()}: “{each.before}” in one, “{each.after}” in the other.",
        )
        for each in differences(before, after)
        if each.kind is DifferenceKind.FIGURE
    ]
