from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from improvement.enums import AgainstTarget, Better, NoValue, Provenance
from improvement.models.plan import Plan
from improvement.models.priority import Priority


class IndicatorQuerySet(OfOneOrganisation):
    organisation_path = "plan__organisation"

    def in_order(self):
        return self.order_by(F("priority__number").asc(nulls_last=True), "order", "slug", "pk")

    def with_readings(self):
        """With targets, oldest first, and readings, oldest first."""
        return self.select_related("priority").prefetch_related(
            models.Prefetch("targets", IndicatorTarget.objects.in_order()),
            models.Prefetch("readings", Reading.objects.in_order()),
        )


class Indicator(models.Model):
    """
    Something that a plan measures again and again.

    `authority` is whose figure it is where a paper sets another council's beside its own (“Leeds”); empty for
    the plan's own.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="indicators")
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="indicators"
    )
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, help_text="“%”, or what is counted: “contacts”")
    better = models.CharField("which way is better", max_length=10, choices=Better)
    authority = models.CharField(max_length=100, blank=True, help_text="Empty for the plan’s own council")
    order = models.PositiveSmallIntegerField(default=1)

    history = HistoricalRecords()
    objects = IndicatorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "slug"], name="indicator_slug_is_unique_in_its_plan")
        ]

    def __str__(self):
        return f"{self.name}, {self.authority}" if self.authority else self.name


class IndicatorTargetQuerySet(OfOneOrganisation):
    organisation_path = "indicator__plan__organisation"

    def in_order(self):
        return self.order_by("holds_from", "pk")


class IndicatorTarget(models.Model):
    """What an indicator should reach from a day on, and how far it may miss that and still be tolerated."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    holds_from = models.DateField(default=date(2000, 1, 1))
    target = models.DecimalField(max_digits=12, decimal_places=2)
    tolerance = models.DecimalField(max_digits=12, decimal_places=2, default=0)

    history = HistoricalRecords()
    objects = IndicatorTargetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "holds_from"], name="an_indicator_has_one_target_from_a_day"
            ),
            models.CheckConstraint(condition=Q(tolerance__gte=0), name="a_tolerance_is_not_negative"),
        ]

    def __str__(self):
        return f"{self.indicator}: {self.target.normalize():f} from {self.holds_from:%-d %B %Y}"


class ReadingQuerySet(OfOneOrganisation):
    organisation_path = "indicator__plan__organisation"

    def in_order(self):
        return self.order_by("period_end", "pk")

    def up_to(self, day: date):
        return self.filter(period_end__lte=day)


class Reading(models.Model):
    """
    An indicator's value for a period, or on a day where the period has no start.

    Where no value was printed it says why. `standing` is how it stands to its target as printed; where that is
    empty, it follows from value and target.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="readings")
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField("end of the period, or the day")
    label = models.CharField(
        "period as printed", max_length=60, blank=True, help_text="Printed instead of the dates: “July 2015”"
    )
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    missing = models.CharField("why there is no value", max_length=20, choices=NoValue, blank=True)
    standing = models.CharField(
        "against target, as printed", max_length=20, choices=AgainstTarget, blank=True
    )
    words = models.TextField("what was said of it", blank=True)
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords()
    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period_end"], name="an_indicator_has_one_reading_for_a_period"
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True) | Q(period_start__lte=F("period_end")),
                name="a_period_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, missing="") | (Q(value__isnull=True) & ~Q(missing="")),
                name="a_reading_has_a_value_or_says_why_not",
            ),
        ]

    def __str__(self):
        return f"{self.indicator}, {self.period}"

    @property
    def period(self) -> str:
        return self.label or f"{self.period_end:%-d %B %Y}"
