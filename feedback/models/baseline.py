from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from council.models import Organisation, Team, TeamGroup
from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from feedback.enums import Figure


class BaselineQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_FEEDBACK):
        return super().visible_to(user, permission)


class Baseline(models.Model):
    """
    A figure of a year that is known only as it was published. A year that has one reports it, never a count.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="baselines")
    year = models.CharField(max_length=7, help_text="April to March: “2017-18”")
    figure = models.CharField(max_length=30, choices=Figure)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(TeamGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField("where it was published", max_length=300)

    history = HistoricalRecords()
    objects = BaselineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "figure"],
                condition=Q(team__isnull=True, group__isnull=True),
                name="a_year_has_one_baseline_of_a_figure",
            ),
            models.UniqueConstraint(
                fields=["organisation", "year", "figure", "team"],
                condition=Q(team__isnull=False),
                name="a_year_has_one_baseline_of_a_team",
            ),
            models.UniqueConstraint(
                fields=["organisation", "year", "figure", "group"],
                condition=Q(group__isnull=False),
                name="a_year_has_one_baseline_of_a_group",
            ),
            models.CheckConstraint(
                condition=Q(team__isnull=True) | Q(group__isnull=True),
                name="a_baseline_is_of_a_team_or_a_group",
            ),
        ]

    def __str__(self):
        return f"{self.get_figure_display()}, {self.year}"
