"""What is said of the Ombudsman's year (pattern P-18), written from the table when small numbers are hidden."""

from feedback.enums import Determination
from feedback.reports.year import Year
from reports.document import Table
from reports.formatting import is_number
from reports.prose import counted, in_words, listed, verb

# What it decided of so many: “that no further action was needed on three”.
DECIDED = {
    Determination.NO_ACTION: "that no further action was needed on {count}",
    Determination.PROCEDURE_CHANGE: "to recommend a change of procedure on {count}",
    Determination.STAGE_TWO_ADVISED: "to recommend a stage two investigation on {count}",
    Determination.PREMATURE: "that {count} came too early",
    Determination.OUT_OF_JURISDICTION: "that {count} {was} out of its jurisdiction",
    Determination.UPHELD: "to uphold {count}",
    Determination.REMEDY: "to uphold {count} with a remedy",
}


def sentence_of(table: Table, year: Year) -> str:
    """“Eight complaints went to the Ombudsman …”; nothing where a number is hidden or not known."""
    counts = {row.label: row.cells[0].value for row in table.rows}
    if not all(is_number(count) for count in counts.values()):
        return ""
    received, still_open = counts["Received"], counts[Determination.OPEN.label]
    said = f"{counted(received, 'complaint').capitalize()} went to the Ombudsman in {year.label}."
    if still_open:
        said += f" The Ombudsman is still making enquiries on {in_words(still_open)} of them."
    return said + _decisions(counts, others=bool(still_open))


def _decisions(counts: dict[str, int], *, others: bool) -> str:
    determined = counts["Determined"]
    if not determined:
        return ""
    clauses = [
        words.format(count=in_words(counts[each.label]), was=verb(counts[each.label], "was", "were"))
        for each, words in DECIDED.items()
        if counts[each.label]
    ]
    of = f"the other {in_words(determined)}" if others else in_words(determined)
    return f" Of {of}, the Ombudsman decided {listed(clauses)}."
