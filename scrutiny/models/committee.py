from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from council.models import Organisation, Person
from council.models.organisation import OfOneOrganisation
from council.roles import Permission
from scrutiny.enums import CommitteeKind, MemberRole, Numbering


class SomeClosed(OfOneOrganisation):
    """
    Records of committees, of which some are closed: `open()` leaves those that anybody may read.

    Who may not open exempt items where a closed record belongs does not learn that it is there.
    """

    def open(self):
        raise NotImplementedError

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        found = super().visible_to(user, permission)
        if user.is_active and user.is_superuser:
            return found
        reads_closed = Q(**{f"{self.organisation_path}__in": user.organisation_ids(Permission.SEE_EXEMPT)})
        return found.filter(reads_closed | Q(pk__in=self.model.objects.open().values("pk")))


class CommitteeQuerySet(SomeClosed):
    def open(self):
        """Those that meet in public."""
        return self.filter(is_private=False)

    def in_order(self):
        return self.order_by("name", "pk")


class Committee(models.Model):
    """A scrutiny committee, panel or working group: what it looks at, and how it numbers its minutes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="committees")
    slug = models.SlugField(max_length=100)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=CommitteeKind, default=CommitteeKind.COMMITTEE)
    remit = models.TextField(blank=True)
    numbering = models.CharField("minutes are numbered", max_length=20, choices=Numbering)
    prefix = models.CharField(max_length=20, blank=True, help_text="“CYPSC-”, where numbers have one")
    predecessor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors"
    )
    reports_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reporting"
    )
    formed_on = models.DateField("formed", null=True, blank=True)
    is_private = models.BooleanField("meets in private", default=False)
    clear_days = models.PositiveSmallIntegerField(
        default=5, help_text="Clear working days between publication and meeting"
    )
    answer_within_months = models.PositiveSmallIntegerField(
        default=2, help_text="Within which the executive answers a recommendation"
    )
    contact = models.TextField(blank=True, help_text="As an agenda prints it")

    history = HistoricalRecords()
    objects = CommitteeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="committee_slug_is_unique_in_its_organisation"
            ),
            models.CheckConstraint(
                condition=~Q(numbering=Numbering.PREFIXED) | ~Q(prefix=""),
                name="a_prefixed_style_has_a_prefix",
            ),
        ]

    def __str__(self):
        return self.name


class CommitteeMemberQuerySet(OfOneOrganisation):
    organisation_path = "committee__organisation"

    def visible_to(self, user, permission: Permission = Permission.SEE_COMMITTEES):
        return super().visible_to(user, permission)

    def on(self, day):
        """Who sits on this day."""
        return self.filter(Q(held_from__lte=day) & (Q(held_until__isnull=True) | Q(held_until__gte=day)))

    def in_order(self):
        """As agendas print them: by surname, co-opted members after councillors."""
        return self.order_by("is_co_opted", "sort_name", "pk")


class CommitteeMember(models.Model):
    """A person's seat on a committee, from a day to a day."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    title = models.CharField(max_length=20, blank=True, help_text="“Cllr”, “Mrs”")
    printed_as = models.CharField(max_length=100, help_text="“P. Smith”, as agendas print the name")
    sort_name = models.CharField(max_length=100, help_text="“smith p”: lists follow it")
    role = models.CharField(max_length=20, choices=MemberRole, default=MemberRole.MEMBER)
    is_co_opted = models.BooleanField("co-opted", default=False)
    held_from = models.DateField("from")
    held_until = models.DateField("until", null=True, blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )

    history = HistoricalRecords()
    objects = CommitteeMemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_until__isnull=True) | Q(held_until__gte=F("held_from")),
                name="a_seat_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["committee"],
                condition=Q(role=MemberRole.CHAIR, held_until__isnull=True),
                name="a_committee_has_one_chair",
            ),
            models.UniqueConstraint(
                fields=["committee", "person", "held_from"], name="a_seat_is_taken_once_on_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.title} {self.printed_as}".strip()
