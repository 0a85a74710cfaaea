"""A figure of a year's table: its number, and the selection of exactly the records it counts."""

from feedback.reports.year import Year
from reports.document import Cell, Selection, Value


def selection(year: Year, kind: str, quarter: int | None = None, **filters: object) -> Selection:
    """
    The list of a kind (`complaints`, `pre_complaints`, `compliments`, `referrals`, `costs`, `lessons`).

    `filters` are those of its page (feedback/filters/); without a quarter it is of the whole year.
    """
    chosen = {"year": year.slug}
    if quarter:
        chosen["quarter"] = str(quarter)
    chosen |= {name: str(value) for name, value in filters.items() if value not in (None, "")}
    return Selection(of=f"feedback.{kind}", filters=chosen)


def figure(year: Year, value: Value, kind: str, quarter: int | None = None, **filters: object) -> Cell:
    return Cell(value, selection(year, kind, quarter, **filters))
