"""One engine: a document against itself, with what its prose states, and a document against another."""

from collections.abc import Iterable, Mapping
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
    found = [finding for claim in claims_of(document, name) for finding in claim.findings()]
    return found + [finding for claim in claims for finding in read(claim, name, papers).findings()]


def compare(before: Document, after: Document, name: str = "") -> list[Finding]:
    """Each figure of a document that another prints with another value: an edition against the live record."""
    return [
        Finding(
            document=name or before.title,
            table=each.table,
            where=", ".join(part for part in (each.row, each.column) if part),
            printed=each.before or "",
            computed=each.after or "",
            sentence=f"{each.where()}: “{each.before}” in one, “{each.after}” in the other.",
        )
        for each in differences(before, after)
        if each.kind is DifferenceKind.FIGURE
    ]
