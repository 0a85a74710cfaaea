"""What is said of the cost of complaints (pattern P-19), written from the table when small numbers are hidden."""

from decimal import Decimal

from feedback.reports.tables import quarters
from feedback.reports.tables.words import known
from feedback.reports.year import Year
from reports.document import Table
from reports.formatting import money, percent
from reports.prose import sentence

SAID = {
    "Cost of investigations": "the cost of investigations {was} {now}",
    "Compensation costs": "compensation of {now} {was} paid",
}


def sentences(table: Table, year: Year) -> str:
    return " ".join(filter(None, (_of(table, label, words, year) for label, words in SAID.items())))


def _of(table: Table, label: str, words: str, year: Year) -> str:
    now, before = (quarters.found(table, label, key) for key in (quarters.YTD, quarters.PREVIOUS))
    if not known(now):
        return ""
    so_far = "" if year.is_over else " so far"
    text = f"in {year.label}{so_far} {words.format(was='was', now=pounds(now))}"
    if known(before) and before and year.is_over:
        text += f", compared with {pounds(before)} in {year.year.previous.label}{_moved(now, before)}"
    return sentence(text)


def _moved(now: Decimal, before: Decimal) -> str:
    if now == before:
        return ", the same"
    return (
        f", {'an increase' if now > before else 'a decrease'} of {percent(abs(quarters.change(now, before)))}"
    )


def pounds(amount: int | Decimal) -> str:
    """Pence only where there are any: “£5,200”, “£57,886.76”."""
    return money(amount, 0 if amount == int(amount) else 2)
