import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation, Organisation


class PersonQuerySet(OfOneOrganisation):
    def named(self, name: str):
        """The people of this name, or with this alias: a paper writes Di, Diane and Dianne for one of them."""
        name = " ".join(name.split())
        return self.filter(Q(name__iexact=name) | Q(aliases__name__iexact=name)).distinct()


class Person(models.Model):
    """Somebody whom the record names. They need not have a log-in: a partner's lead, an author of 2013."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=150)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )

    history = HistoricalRecords()
    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(user__isnull=False),
                name="a_user_is_one_person_in_an_organisation",
            )
        ]

    def __str__(self):
        return self.name


class PersonAliasQuerySet(OfOneOrganisation):
    organisation_path = "person__organisation"


class PersonAlias(models.Model):
    """Another spelling of a person's name in a paper: “Di Partridge” is Diane Partridge."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=150)

    history = HistoricalRecords()
    objects = PersonAliasQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "person aliases"
        constraints = [
            models.UniqueConstraint("person", Lower("name"), name="each_alias_of_a_person_is_written_once")
        ]

    def __str__(self):
        return self.name
