"""One organisation's year as its tables need it: days, baselines, and what may be counted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from council.models import Organisation
from feedback.enums import Figure
from feedback.models import Baseline, FeedbackSettings, ProcedureStage
from feedback.reports.parameters import record_of
from feedback.years import QUARTERS, ReportingYear
from reports.document import Missing

# A year of which any other figure is known only as published has no cases here that could be counted.
TOTALS_OF_COUNTED_YEARS = {Figure.INVESTIGATION, Figure.COMPENSATION}
PERIODS = {**{f"q{number}": number for number in QUARTERS}, "ytd": None}

Key = tuple[str, str, int | None, int | None]  # year, figure, team, group


@dataclass(frozen=True)
class Year:
    """A reporting year of an organisation. `today` is the day on which it is asked."""

    organisation: Organisation
    year: ReportingYear
    today: date
    settings: FeedbackSettings | None
    stages: tuple[ProcedureStage, ...]  # of its statutory procedure, in order, with their steps
    baselines: dict[Key, Decimal]
    first: ReportingYear | None  # of the record

    @classmethod
    def load(cls, organisation: Organisation, year: ReportingYear, today: date) -> "Year":
        rows = Baseline.objects.filter(organisation=organisation, year__in=[year.slug, year.previous.slug])
        values = rows.values_list("year", "figure", "team_id", "group_id", "value")
        settings = (
            FeedbackSettings.objects.filter(organisation=organisation)
            .select_related("statutory", "corporate")
            .first()
        )
        stages = ProcedureStage.objects.filter(procedure=settings.statutory_id if settings else None)
        return cls(
            organisation=organisation,
            year=year,
            today=today,
            settings=settings,
            stages=tuple(stages.in_order().with_steps()),
            baselines={tuple(key): value for *key, value in values},
            first=record_of(organisation, today)[0],
        )

    @property
    def slug(self) -> str:
        return self.year.slug

    @property
    def label(self) -> str:
        return self.year.label

    @property
    def is_over(self) -> bool:
        return self.year.last_day < self.today

    @property
    def is_counted(self) -> bool:
        return self._is_counted(self.year)

    @property
    def previous_is_counted(self) -> bool:
        return self._is_counted(self.year.previous)

    def _is_counted(self, year: ReportingYear) -> bool:
        known = {figure for slug, figure, *_ in self.baselines if slug == year.slug}
        return known <= TOTALS_OF_COUNTED_YEARS and self.first is not None and self.first <= year

    @property
    def suppress_below(self) -> int:
        """Numbers below this are hidden; where nobody has decided, as for one who has not."""
        field = FeedbackSettings._meta.get_field("suppress_below")
        return self.settings.suppress_below if self.settings else field.default

    def before(self) -> "Year":
        return Year.load(self.organisation, self.year.previous, self.today)

    def days(self, quarter: int | None = None) -> tuple[date, date]:
        """First and last day of a quarter, or of the year."""
        return self.year.quarter(quarter) if quarter else (self.year.first_day, self.year.last_day)

    def has_begun(self, quarter: int) -> bool:
        return self.year.quarter(quarter)[0] <= self.today

    def baseline(self, figure: Figure, *, previous: bool = False, team=None, group=None) -> Decimal | None:
        """What was published of this year, or of the one before; `team` and `group` are primary keys."""
        year = self.year.previous if previous else self.year
        return self.baselines.get((year.slug, figure, team, group))

    def counts(self, day: str, *, only: Q | None = None, distinct: bool = False) -> dict[str, Count]:
        """
        Counts for one query: q1 to q4, ytd, and the year before as “previous”, by the field `day`.

        `distinct` counts a record once that a join gives several times; it is slow on many.
        """
        spans = {name: self.days(quarter) for name, quarter in PERIODS.items()}
        spans["previous"] = (self.year.previous.first_day, self.year.previous.last_day)
        return {
            name: Count("pk", filter=Q(**{f"{day}__range": span}) & (only or Q()), distinct=distinct)
            for name, span in spans.items()
        }

    def period(self, day: str) -> Q:
        """Where the field `day` is in this year or the one before."""
        return Q(**{f"{day}__range": (self.year.previous.first_day, self.year.last_day)})

    def previous_value(self, baseline: Decimal | None, counted: int) -> int | Missing:
        """The figure of the year before: as it was published, else counted where that year has a record."""
        if baseline is not None:
            return int(baseline)
        return counted if self.previous_is_counted else Missing.NOT_PUBLISHED
