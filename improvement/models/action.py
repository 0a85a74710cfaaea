from datetime import date, datetime

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from simple_history.models import HistoricalRecords

from council.models import Person, Post, PostHolding
from council.models.organisation import OfOneOrganisation
from council.references import sort_key
from improvement.enums import Provenance
from improvement.models.plan import Plan
from improvement.models.priority import Priority
from improvement.models.source import Recommendation
from improvement.models.update import Update


class ActionQuerySet(OfOneOrganisation):
    organisation_path = "plan__organisation"

    def in_order(self):
        return self.order_by("priority__number", "ref_key", "pk")

    def soonest_due_first(self):
        return self.order_by(F("due_on").asc(nulls_last=True), "ref_key", "pk")

    def in_plan_on(self, day: date):
        """Actions that had joined by the day and were neither withdrawn nor merged by then."""
        return self.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day), joined_on__lte=day)

    def led_by(self, user, *, on: date):
        """Actions that the user leads in person, or by a post they hold on the day."""
        posts = PostHolding.objects.on(on).filter(person__user=user).values("post")
        leads = ActionLead.objects.filter(Q(person__user=user) | Q(post__in=posts))
        return self.filter(pk__in=leads.values("action"))

    def with_words(self, words: str):
        """Actions whose reference is these words, or whose text has every one of them."""
        found = self
        for word in words.split():
            text = Q(title__icontains=word) | Q(detail__icontains=word) | Q(outcome__icontains=word)
            found = found.filter(text | Q(ref__iexact=word))
        return found

    def with_standing(self, as_at: date, recorded_by: datetime | None = None):
        """
        Annotate `standing_id`, the ledger row that holds on the day, and `standing_rating_id`, its rating.

        Both are None for an action that had no rating by then.
        """
        row = Update.objects.standing(as_at, recorded_by).filter(action=OuterRef("pk")).latest_first()
        return self.annotate(
            standing_id=Subquery(row.values("pk")[:1]), standing_rating_id=Subquery(row.values("rating")[:1])
        )

    def with_leads(self):
        return self.prefetch_related(
            models.Prefetch("leads", ActionLead.objects.in_order().select_related("post", "person"))
        )


class Action(models.Model):
    """
    Something that somebody promised to do by a date.

    The timescale is kept as it was printed, and as dates where it has any. The due date changes only through
    a DateChange, and the rating only through an Update.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="actions")
    ref = models.CharField("reference", max_length=20)
    ref_key = models.CharField(max_length=60, editable=False)
    ref_published = models.BooleanField("reference is published", default=True)
    title = models.CharField(
        max_length=300, blank=True, help_text="Empty only where the title was not published"
    )
    detail = models.TextField(blank=True)
    outcome = models.TextField("outcome sought", blank=True)
    measure = models.TextField("measure of success", blank=True)
    source_paragraphs = models.CharField(max_length=100, blank=True)
    recommendations = models.ManyToManyField(Recommendation, blank=True, related_name="actions")
    timescale = models.CharField("timescale as printed", max_length=200, blank=True)
    date_as_printed = models.CharField(
        "date beside the timescale, as printed", max_length=100, blank=True, help_text="“Apr-13”"
    )
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField("due date", null=True, blank=True)
    due_provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)
    joined_on = models.DateField("joined the plan on")
    joined_because = models.CharField(max_length=300, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged_actions"
    )
    provenance = models.CharField(max_length=20, choices=Provenance, default=Provenance.ENTERED)

    history = HistoricalRecords(m2m_fields=[recommendations], excluded_fields=["ref_key"])
    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "ref"], name="action_ref_is_unique_in_its_plan"),
            models.CheckConstraint(
                condition=~Q(title="") | Q(provenance=Provenance.RECONSTRUCTED),
                name="an_action_has_a_title_unless_it_is_reconstructed",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_because="", merged_into__isnull=True)
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_because="")),
                name="an_action_leaves_the_plan_on_a_day_and_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("joined_on")),
                name="an_action_leaves_the_plan_after_it_joined",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="an_action_is_merged_into_another"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="an_action_is_due_after_it_starts",
            ),
        ]

    def __str__(self):
        return f"{self.ref} {self.heading}"

    def save(self, *args, **kwargs):
        self.ref_key = sort_key(self.ref)
        super().save(*args, **kwargs)

    @property
    def heading(self) -> str:
        return self.title or "Title not published"

    def days_late(self, today: date) -> int:
        """Days since the due date: 0 on the day, negative before it or where there is no date."""
        return (today - self.due_on).days if self.due_on else -1


class ActionLeadQuerySet(OfOneOrganisation):
    organisation_path = "action__plan__organisation"

    def in_order(self):
        return self.order_by("order", "pk")


class ActionLead(models.Model):
    """One of an action's leads: a post, a person, or a body outside (“HEALTH”) that has no log-in."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="leads")
    order = models.PositiveSmallIntegerField(default=1)
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="led_actions"
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="led_actions"
    )
    body = models.CharField(max_length=200, blank=True)
    as_printed = models.CharField(max_length=200, blank=True)

    history = HistoricalRecords()
    objects = ActionLeadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "order"], name="leads_of_an_action_stand_in_order"),
            models.CheckConstraint(
                condition=Q(post__isnull=False, person__isnull=True, body="")
                | Q(post__isnull=True, person__isnull=False, body="")
                | (Q(post__isnull=True, person__isnull=True) & ~Q(body="")),
                name="a_lead_is_a_post_or_a_person_or_a_body",
            ),
        ]

    def __str__(self):
        return self.body or str(self.post or self.person)

    @property
    def key(self) -> str:
        """What a filter calls this lead: “post:iro-manager”, “body:HEALTH”."""
        if self.post:
            return f"post:{self.post.slug}"
        return f"person:{self.person.public_id}" if self.person else f"body:{self.body}"
