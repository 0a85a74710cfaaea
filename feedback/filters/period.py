"""The reporting year and the quarter by which lists of feedback are narrowed."""

from datetime import date

from django.db.models import Min, Q, QuerySet

from feedback.years import QUARTERS, ReportingYear

QUARTER_CHOICES = [
    ("1", "April to June"), ("2", "July to September"), ("3", "October to December"), ("4", "January to March")
]  # fmt: skip
QUARTER_NAMES = dict(QUARTER_CHOICES)


def year_choices(rows: QuerySet, field: str, today: date) -> list[tuple[str, str]]:
    """The years from the first record to today's, the latest first."""
    first = rows.aggregate(first=Min(field))["first"] or today
    now = ReportingYear.of(today).start
    return [
        (year.slug, year.label)
        for year in map(ReportingYear, range(now, min(ReportingYear.of(first).start, now) - 1, -1))
    ]


def in_period(field: str, year: str, quarter: str = "") -> Q:
    """Records whose `field` lies in the year, or in a quarter of it."""
    whole = ReportingYear.parse(year)
    first, last = whole.quarter(int(quarter)) if quarter else (whole.first_day, whole.last_day)
    return Q(**{f"{field}__gte": first, f"{field}__lte": last})


def in_quarter(field: str, quarter: str) -> Q:
    """Records whose `field` lies in this quarter of any year."""
    months = [(4 + 3 * (int(quarter) - 1) + step - 1) % 12 + 1 for step in range(3)]
    return Q(**{f"{field}__month__in": months})


def period(field: str, chosen: dict) -> Q:
    """What the year and the quarter among the chosen filters come to; everything where neither is."""
    year, quarter = chosen.get("year", ""), chosen.get("quarter", "")
    if year:
        return in_period(field, year, quarter)
    return in_quarter(field, quarter) if quarter in map(str, QUARTERS) else Q()
