from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from council.roles import Permission

RESERVED_SLUGS = {
    *("accounts", "admin", "static", "media", "api", "healthz", "readyz"),
    *("accessibility", "privacy", "components"),
}
COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", "Give the colour as # and six digits, like #1c3550")


def refuse_reserved(slug: str) -> None:
    if slug in RESERVED_SLUGS:
        raise ValidationError(f"“{slug}” is an address of the site itself; choose another")


class OfOneOrganisation(models.QuerySet):
    """
    Records that belong to one organisation, and how a view reaches them.

    `organisation_path` is the lookup from the record to its organisation.
    """

    organisation_path = "organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_PLAN):
        """The records of the organisations in which this user holds the permission: none to a stranger."""
        if user.is_active and user.is_superuser:
            return self
        return self.filter(**{f"{self.organisation_path}__in": user.organisation_ids(permission)})


class OrganisationQuerySet(OfOneOrganisation):
    organisation_path = "pk"

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class Organisation(models.Model):
    """A council, or the company that runs its children's services: the owner of every record."""

    class Nation(models.TextChoices):
        ENGLAND = "ENG", "England"
        WALES = "WLS", "Wales"
        SCOTLAND = "SCT", "Scotland"
        NORTHERN_IRELAND = "NIR", "Northern Ireland"

    slug = models.SlugField(unique=True, validators=[refuse_reserved])
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, help_text="As in a trail of links: “Sunderland”")
    nation = models.CharField(
        max_length=3, choices=Nation, default=Nation.ENGLAND, help_text="Sets the bank holidays"
    )
    colour = models.CharField(
        max_length=7, default="#1c3550", validators=[COLOUR], help_text="Of header and buttons"
    )

    history = HistoricalRecords()
    objects = OrganisationQuerySet.as_manager()

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)
