from django.db import models
from simple_history.models import HistoricalRecords

from council.models import Organisation, Team
from council.models.organisation import OfOneOrganisation
from council.roles import Permission


class PublishedTeamQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_FEEDBACK):
        return super().visible_to(user, permission)


class PublishedTeam(models.Model):
    """
    A team that a table of a year names, with anything to count or without: “none” is a finding too.

    Tables list teams by their total; `order` settles ties where a paper printed them in an order of its own.
    """

    class Table(models.TextChoices):
        SERVICE_AREAS = "service-areas", "Stage one complaints by service area"
        COMPLIMENTS = "compliments", "Compliments by team"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="published_teams")
    year = models.CharField(max_length=7, help_text="“2018-19”")
    table = models.CharField(max_length=20, choices=Table)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    printed_as = models.CharField(max_length=200, blank=True, help_text="Where the table has another name")
    order = models.PositiveSmallIntegerField("place among ties", null=True, blank=True)

    history = HistoricalRecords()
    objects = PublishedTeamQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year", "table", "team"], name="a_team_is_in_a_table_of_a_year_once"
            )
        ]

    def __str__(self):
        return f"{self.printed_as or self.team}, {self.year}"
