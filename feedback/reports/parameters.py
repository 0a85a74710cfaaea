"""What every report of this app asks for: a year from April to March, and one quarter of it or the whole."""

from datetime import date

from django.db.models import Max, Min, Q

from council.models import Organisation
from feedback.models import Baseline, Complaint, Compliment, PreComplaint
from feedback.years import MONTHS, QUARTERS, ReportingYear
from reports.report import BadParameter, Run

COUNTED = (Complaint, PreComplaint, Compliment)


def year_of(run: Run) -> ReportingYear:
    """
    The year that the run names; where it names none, the last that is over and of which there is a record.

    Raises BadParameter where it is no year, is still to come, or there is no record of it.
    """
    first, last, complete = record_of(run.organisation, run.today)
    if first is None:
        raise BadParameter("year", f"{run.organisation} has no record of complaints or compliments yet")
    if not run.year:
        return complete or last
    year = _parsed(run.year)
    if year.first_day > run.today:
        raise BadParameter("year", f"{year.label} has not begun yet. Choose an earlier year")
    if year < first:
        raise BadParameter(
            "year", f"The record does not reach back to {year.label}: it begins in {first.label}"
        )
    if year > last and year.last_day < run.today:
        raise BadParameter("year", f"The record does not reach {year.label}: it ends in {last.label}")
    return year


def quarter_of(run: Run) -> int | None:
    """The quarter that the run names, None for the whole year. Raises BadParameter where it is none of four."""
    if not run.quarter:
        return None
    if run.quarter not in {str(number) for number in QUARTERS}:
        raise BadParameter("quarter", f"“{run.quarter}” is not a quarter. Choose 1, 2, 3 or 4")
    year, number = year_of(run), int(run.quarter)
    if year.quarter(number)[0] > run.today:
        raise BadParameter("quarter", f"Quarter {number} of {year.label} has not begun yet")
    return number


def choices(run: Run) -> dict[str, list[tuple[str, str]]]:
    """The years of the record, the usual one first; the quarters."""
    first, last, complete = record_of(run.organisation, run.today)
    last = last or ReportingYear.of(run.today).previous
    years = [ReportingYear(start) for start in range(last.start, (first or last).start - 1, -1)]
    usual = complete or last
    return {
        "year": [(year.slug, year.label) for year in sorted(years, key=lambda year: year != usual)],
        "quarter": [("", "The whole year")]
        + [(str(number), f"Quarter {number} ({MONTHS[number]})") for number in QUARTERS],
    }


Span = tuple[ReportingYear | None, ReportingYear | None, ReportingYear | None]


def record_of(organisation: Organisation, today: date) -> Span:
    """The first and the last year of the record, and the last of them that is over; None for what is not."""
    this_year = ReportingYear.of(today)
    over = Q(received_on__lt=this_year.first_day)
    days = [
        model.objects.filter(organisation=organisation, received_on__lte=today).aggregate(
            first=Min("received_on"), last=Max("received_on"), over=Max("received_on", filter=over)
        )
        for model in COUNTED
    ]
    published = Baseline.objects.filter(organisation=organisation).values_list("year", flat=True).distinct()
    years = [year for year in map(ReportingYear.parse, published) if year <= this_year]
    first, last, complete = (
        {ReportingYear.of(row[name]) for row in days if row[name]} for name in ("first", "last", "over")
    )
    complete |= {year for year in years if year < this_year}
    return (
        min(first | set(years), default=None),
        max(last | set(years), default=None),
        max(complete, default=None),
    )


def _parsed(text: str) -> ReportingYear:
    try:
        return ReportingYear.parse(text)
    except ValueError as error:
        raise BadParameter("year", str(error)) from error
