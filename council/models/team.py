from django.db import models
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation, Organisation
from council.models.service import Service


class TeamQuerySet(OfOneOrganisation):
    def named(self, name: str):
        """The team of this name, or with this alias: papers call one team by several names."""
        name = " ".join(name.split())
        return self.filter(models.Q(name__iexact=name) | models.Q(aliases__name__iexact=name)).distinct()


class TeamGroup(models.Model):
    """Teams that are counted together, such as ten child protection teams."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="team_groups")
    slug = models.SlugField()
    name = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = OfOneOrganisation.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="team_group_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.name


class Team(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    slug = models.SlugField()
    name = models.CharField(max_length=200)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="teams"
    )
    groups = models.ManyToManyField(TeamGroup, blank=True, related_name="teams")

    history = HistoricalRecords(m2m_fields=[groups])
    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="team_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.name


class TeamAliasQuerySet(OfOneOrganisation):
    organisation_path = "team__organisation"


class TeamAlias(models.Model):
    """Another name that papers use for a team: “CP Central 1” is Child Protection Central 1."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = TeamAliasQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("team", Lower("name"), name="each_alias_of_a_team_is_written_once")
        ]

    def __str__(self):
        return self.name
