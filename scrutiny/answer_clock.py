"""By when the executive answers a recommendation: two months (Local Government Act 2000, s. 9FE), or as set."""

import calendar
from datetime import date


def months_after(day: date, months: int) -> date:
    """The same day of the month, so many months later; the last of the month where it has no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
