from django.db import models
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation, Organisation


class ServiceQuerySet(OfOneOrganisation):
    pass


class Service(models.Model):
    """A part of the organisation that teams belong to, such as “Early Help”."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    slug = models.SlugField()
    name = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = ServiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="service_slug_is_unique_in_its_organisation"
            )
        ]

    def __str__(self):
        return self.name
