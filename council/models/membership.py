from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from council.models.organisation import OfOneOrganisation, Organisation
from council.roles import GRANTABLE, Role


class MembershipQuerySet(OfOneOrganisation):
    pass


class Membership(models.Model):
    """A user's place in an organisation. Without one, the organisation does not exist for them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")

    history = HistoricalRecords()
    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"], name="one_membership_in_each_organisation"
            )
        ]

    def __str__(self):
        # The address, not the name: who adds somebody learns nothing of an account that was there before.
        return f"{self.user.email} at {self.organisation}"


class RoleGrantQuerySet(OfOneOrganisation):
    organisation_path = "membership__organisation"


class RoleGrant(models.Model):
    """One role that a member of an organisation holds there."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in GRANTABLE])

    history = HistoricalRecords()
    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["membership", "role"], name="each_role_is_granted_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in GRANTABLE]),
                name="role_is_one_that_can_be_granted",
            ),
        ]

    def __str__(self):
        return Role(self.role).label
