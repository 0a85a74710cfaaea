from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation
from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from improvement.enums import BEHIND, DONE, Meaning, Tone


class RatingScaleQuerySet(OfOneOrganisation):
    def visible_to(self, user, permission: Permission = Permission.SEE_PLAN):
        """Scales of the user's organisations, and those that ship for everybody."""
        shared = Q(organisation__isnull=True)
        return self.filter(shared | Q(pk__in=super().visible_to(user, permission).values("pk")))

    def get_by_natural_key(self, slug):
        return self.get(slug=slug)


class RatingScale(models.Model):
    """The ratings a plan uses, in order. A scale without an organisation is there for all of them."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="scales"
    )
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    history = HistoricalRecords()
    objects = RatingScaleQuerySet.as_manager()

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class RatingQuerySet(OfOneOrganisation):
    organisation_path = "scale__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_PLAN):
        return self.filter(scale__in=RatingScale.objects.visible_to(user, permission))

    def in_order(self):
        return self.order_by("order", "pk")

    def get_by_natural_key(self, scale, code):
        return self.get(scale__slug=scale, code=code)


class Rating(models.Model):
    """
    One step of a scale: its word and letter, its colour, and what it means to the sums.

    An assured rating is given only by quality assurance. Who says that an action deserves it makes a claim,
    and until the claim is answered the action counts as `claim_counts_as`.
    """

    scale = models.ForeignKey(RatingScale, on_delete=models.CASCADE, related_name="ratings")
    code = models.SlugField(max_length=40)
    label = models.CharField(max_length=60)
    letter = models.CharField(max_length=3, help_text="Printed beside the word, never alone")
    tone = models.CharField(max_length=10, choices=Tone)
    meaning = models.CharField(max_length=20, choices=Meaning)
    order = models.PositiveSmallIntegerField()
    explanation_required = models.BooleanField(default=False)
    claim_counts_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="For an assured rating",
    )

    history = HistoricalRecords()
    objects = RatingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scale", "code"], name="rating_code_is_unique_in_its_scale"),
            models.UniqueConstraint(fields=["scale", "order"], name="rating_order_is_unique_in_its_scale"),
            models.CheckConstraint(
                condition=Q(meaning=Meaning.ASSURED, claim_counts_as__isnull=False)
                | (~Q(meaning=Meaning.ASSURED) & Q(claim_counts_as__isnull=True)),
                name="an_assured_rating_and_no_other_says_how_its_claim_counts",
            ),
            models.CheckConstraint(
                condition=~Q(claim_counts_as=F("id")), name="a_claim_counts_as_another_rating"
            ),
        ]

    def __str__(self):
        return self.label

    def natural_key(self):
        return (self.scale.slug, self.code)

    natural_key.dependencies = ["improvement.ratingscale"]

    @property
    def is_assured(self) -> bool:
        return self.meaning == Meaning.ASSURED

    @property
    def is_behind(self) -> bool:
        return self.meaning in BEHIND

    @property
    def is_done(self) -> bool:
        return self.meaning in DONE


class RatingWordingQuerySet(models.QuerySet):
    def key_on(self, scale, day: date) -> list["RatingWording"]:
        """The key to a scale as it stood on a day: one wording for each rating, in the scale's order."""
        rows = self.filter(rating__scale=scale, holds_from__lte=day).select_related("rating")
        latest = {row.rating_id: row for row in rows.order_by("holds_from", "pk")}
        return sorted(latest.values(), key=lambda row: row.rating.order)

    def get_by_natural_key(self, scale, code, holds_from):
        return self.get(rating__scale__slug=scale, rating__code=code, holds_from=holds_from)


class RatingWording(models.Model):
    """What a rating meant, in words, from a day on: green may come to mean more than it did."""

    rating = models.ForeignKey(Rating, on_delete=models.CASCADE, related_name="wordings")
    holds_from = models.DateField(default=date(2000, 1, 1))
    wording = models.TextField()

    history = HistoricalRecords()
    objects = RatingWordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rating", "holds_from"], name="a_rating_has_one_wording_from_a_day"
            )
        ]

    def __str__(self):
        return self.wording

    def natural_key(self):
        return (*self.rating.natural_key(), self.holds_from)

    natural_key.dependencies = ["improvement.rating"]
