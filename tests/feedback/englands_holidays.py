"""
England's bank holidays of 2012 to 2030, reckoned from the Acts and proclamations and from no library.

New Year, Christmas and Boxing Day move to the next weekday that is free; the Fridays and Mondays follow Easter
and the months. `ONE_OFF` is what was proclaimed once.
"""

from datetime import date, timedelta

YEARS = range(2012, 2031)
ONE_OFF = {
    date(2012, 6, 4): True,  # Spring, put off from 28 May
    date(2012, 5, 28): False,
    date(2012, 6, 5): True,  # Diamond Jubilee
    date(2020, 5, 8): True,  # early May, put off for VE Day
    date(2020, 5, 4): False,
    date(2022, 6, 2): True,  # Spring, put off from 30 May
    date(2022, 5, 30): False,
    date(2022, 6, 3): True,  # Platinum Jubilee
    date(2022, 9, 19): True,  # State Funeral
    date(2023, 5, 8): True,  # Coronation
}


def easter(year: int) -> date:
    """Easter Sunday by Gauss, as Oudin writes it."""
    golden = year % 19
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    after = full_moon - weekday
    month = 3 + (after + 40) // 44
    return date(year, month, after + 28 - 31 * (month // 4))


def monday(year: int, month: int, *, last: bool) -> date:
    days = [date(year, month, 1) + timedelta(days=n) for n in range(31)]
    mondays = [day for day in days if day.weekday() == 0 and day.month == month]
    return mondays[-1] if last else mondays[0]


def of_year(year: int) -> set[date]:
    sunday = easter(year)
    found = {sunday - timedelta(days=2), sunday + timedelta(days=1)}
    found |= {monday(year, 5, last=False), monday(year, 5, last=True), monday(year, 8, last=True)}
    for day in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while day.weekday() >= 5 or day in found:
            day += timedelta(days=1)
        found.add(day)
    return found


def bank_holidays() -> frozenset[date]:
    found = {day for year in YEARS for day in of_year(year)}
    found |= {day for day, given in ONE_OFF.items() if given}
    return frozenset(found - {day for day, given in ONE_OFF.items() if not given})


BANK_HOLIDAYS = bank_holidays()


def is_worked(day: date, closed: frozenset[date] = frozenset()) -> bool:
    return day.isoweekday() <= 5 and day not in BANK_HOLIDAYS and day not in closed
