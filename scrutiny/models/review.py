import uuid
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from council.roles import Permission
from improvement.models import Action
from scrutiny.enums import Answer, ReviewKind
from scrutiny.models.committee import Committee, SomeClosed
from scrutiny.models.meeting import Meeting
from scrutiny.models.minute import Minute


class ReviewQuerySet(SomeClosed):
    organisation_path = "committee__organisation"

    def open(self):
        """Those of committees that meet in public."""
        return self.filter(committee__is_private=False)


class Review(models.Model):
    """A piece of scrutiny with terms of reference, evidence, and recommendations at its end."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="reviews")
    slug = models.SlugField(max_length=100)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=ReviewKind, default=ReviewKind.REVIEW)
    terms_of_reference = models.TextField(blank=True)
    began = models.CharField(max_length=60, blank=True, help_text="As printed: “September 2012”")
    lead_member = models.CharField(max_length=200, blank=True)
    lead_officer = models.CharField(max_length=200, blank=True)
    reported_on = models.DateField("reported", null=True, blank=True)
    reported_to = models.CharField(max_length=200, blank=True)
    executive_member = models.CharField(max_length=200, blank=True)
    answered_by = models.CharField("response prepared by", max_length=200, blank=True)
    notes = models.TextField(blank=True)

    history = HistoricalRecords()
    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "slug"], name="review_slug_is_unique_in_its_committee"
            )
        ]

    def __str__(self):
        return self.title


class OfOneReview(OfOneOrganisation):
    organisation_path = "review__committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)

    def in_order(self):
        return self.order_by("review_id", "order", "pk")


class EvidenceSession(models.Model):
    """A session at which a review hears its witnesses. The day is as printed where it is not known."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sessions")
    order = models.PositiveSmallIntegerField(default=1)
    date = models.DateField(null=True, blank=True)
    printed_date = models.CharField(max_length=60, blank=True)
    text = models.TextField("what was heard")
    witnesses = models.TextField(blank=True, help_text="One on a line")

    history = HistoricalRecords()
    objects = OfOneReview.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "order"], name="sessions_of_a_review_are_in_order")
        ]

    def __str__(self):
        return self.text[:60]


class RecommendationQuerySet(SomeClosed):
    organisation_path = "committee__organisation"

    def open(self):
        """Those that anybody may read: not of a private committee, and of no closed minute."""
        asked = self.filter(committee__is_private=False, minute__item__exempt__isnull=True)
        return asked.exclude(minute__is_closed=True)

    def in_order(self):
        return self.order_by("committee_id", "review_id", "ref_key", "pk")

    def _answered(self) -> Exists:
        return Exists(Response.objects.filter(recommendation=OuterRef("pk")).exclude(answer=""))

    def awaiting_answer(self):
        """Those that the executive has yet to accept or reject, and that the committee has not closed."""
        return self.filter(~self._answered(), closed_at__isnull=True)

    def overdue(self, today: date):
        return self.awaiting_answer().filter(answer_due_on__lt=today)

    def answered(self):
        """Those with an answer that the committee still follows."""
        return self.filter(self._answered(), closed_at__isnull=True)

    def closed(self):
        return self.filter(closed_at__isnull=False)

    def with_last_answer(self):
        """With `last_answer`, what the executive said last, and `last_answer_on`; None where it said nothing."""
        given = Response.objects.filter(recommendation=OuterRef("pk")).exclude(answer="")
        given = given.order_by("-given_on", "-pk")
        return self.annotate(
            last_answer=Subquery(given.values("answer")[:1]),
            last_answer_on=Subquery(given.values("given_on")[:1]),
        )


class Recommendation(models.Model):
    """
    What a committee asks of the executive, from a review or from a meeting, until the committee closes it.

    `closed_at` is the meeting at which the committee was content.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="recommendations")
    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    minute = models.ForeignKey(
        Minute, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    theme_number = models.PositiveSmallIntegerField(null=True, blank=True)
    theme = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    made_on = models.DateField("made", null=True, blank=True)
    answer_due_on = models.DateField("answer due", null=True, blank=True)
    asked_of = models.CharField("of whom", max_length=200, blank=True, help_text="“Cabinet”")
    actions = models.ManyToManyField(Action, blank=True, related_name="scrutiny_recommendations")
    closed_at = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="closed_recommendations"
    )
    closed_because = models.TextField(blank=True)

    history = HistoricalRecords(excluded_fields=["ref_key"], m2m_fields=[actions])
    objects = RecommendationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "review", "ref"],
                condition=Q(review__isnull=False),
                name="recommendation_ref_is_unique_in_its_review",
            ),
            models.UniqueConstraint(
                fields=["committee", "ref"],
                condition=Q(review__isnull=True),
                name="recommendation_ref_is_unique_in_its_committee",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_recommendation_says_something"),
        ]

    def __str__(self):
        return f"Recommendation {self.ref}"

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)


class OfOneRecommendation(OfOneOrganisation):
    organisation_path = "recommendation__committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)

    def in_order(self):
        return self.order_by("recommendation_id", "given_on", "pk")


class Response(models.Model):
    """The executive's answer to a recommendation as it was on a day; a later one does not undo an earlier."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="responses")
    given_on = models.DateField("given")
    answer = models.CharField(
        max_length=20, choices=Answer, blank=True, help_text="Empty where none was given"
    )
    text = models.TextField("response, or reason for rejection", blank=True)
    source = models.CharField("where it stands", max_length=200, blank=True)

    history = HistoricalRecords()
    objects = OfOneRecommendation.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "given_on"], name="one_response_is_given_on_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.REJECTED) | ~Q(text=""), name="a_rejection_has_a_reason"
            ),
        ]

    def __str__(self):
        return f"{self.get_answer_display() or 'No answer'}, {self.given_on:%-d %B %Y}"


class ResponseActionQuerySet(OfOneOrganisation):
    organisation_path = "response__recommendation__committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)

    def in_order(self):
        return self.order_by("response_id", "order", "pk")


class ResponseAction(models.Model):
    """One thing that a response promises: what, by when as printed, and who."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="actions")
    order = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(blank=True)
    due_text = models.CharField("by when, as printed", max_length=100, blank=True)
    due_on = models.DateField("due", null=True, blank=True)
    responsible = models.CharField(max_length=300, blank=True)
    done_on = models.DateField("done", null=True, blank=True)

    history = HistoricalRecords()
    objects = ResponseActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "order"], name="actions_of_a_response_are_in_order")
        ]

    def __str__(self):
        return self.text[:60] or self.due_text


class Progress(models.Model):
    """What the committee was told of a recommendation on a day."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="progress")
    given_on = models.DateField("on")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()

    history = HistoricalRecords()
    objects = OfOneRecommendation.as_manager()

    class Meta:
        verbose_name_plural = "progress"

    def __str__(self):
        return f"Progress of {self.given_on:%-d %B %Y}"
