from django import forms
from django.contrib import admin
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.urls import reverse

from council.admin.forms import DomainForm
from council.admin.scoped import ScopedAdmin
from council.domain.members import add_member, remove_member, set_roles
from council.models import Membership, RoleGrant
from council.roles import GRANTABLE, MATRIX, Permission, Role


def what_it_may(role: Role) -> str:
    return "; ".join(permission.label for permission in Permission if permission in MATRIX[role])


class RolesForm(DomainForm):
    roles = forms.MultipleChoiceField(
        choices=[(role.value, f"{role.label}: {what_it_may(role)}") for role in GRANTABLE],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["roles"] = list(self.instance.grants.values_list("role", flat=True))


class AddMemberForm(RolesForm):
    email = forms.EmailField(
        label="E-mail address",
        help_text="Who has no password yet sets one by “Forgotten your password?” on the log-in page",
    )
    name = forms.CharField(max_length=150)


class ChangeMemberForm(RolesForm):
    leaves = forms.BooleanField(
        label="Remove from the organisation",
        required=False,
        help_text="The roles end. What the person wrote, and their name in the record, stay",
    )


@admin.register(Membership)
class MembershipAdmin(ScopedAdmin):
    """Who may log in for an organisation, and as what."""

    permissions = (Permission.MANAGE_PEOPLE,)
    form = ChangeMemberForm
    add_form = AddMemberForm
    add_fields = ("organisation", "email", "name", "roles")
    fields = ("email", "organisation", "roles", "leaves")
    fixed = ("organisation",)
    readonly_fields = ("email",)
    related = ("user", "organisation")
    list_display = ("email", "roles", "organisation", "may_log_in")
    list_filter = ("organisation", "grants__role")
    search_fields = ("user__email",)
    ordering = ("user__email", "pk")

    def get_queryset(self, request):
        grants = Prefetch("grants", RoleGrant.objects.order_by("pk"))
        return super().get_queryset(request).prefetch_related(grants)

    def get_readonly_fields(self, request, obj=None):
        return super().get_readonly_fields(request, obj) if obj else ()

    @admin.display(description="e-mail address", ordering="user__email")
    def email(self, membership):
        return membership.user.email

    @admin.display(description="roles")
    def roles(self, membership):
        return ", ".join(str(grant) for grant in membership.grants.all())

    @admin.display(description="may log in", boolean=True)
    def may_log_in(self, membership):
        return membership.user.is_active

    def has_change_permission(self, request, obj=None):
        """Nobody changes their own roles."""
        return super().has_change_permission(request, obj) and (obj is None or obj.user_id != request.user.pk)

    def add(self, request, obj, data, why):
        names = ("organisation", "email", "name", "roles")
        return add_member(**{name: data[name] for name in names}, by=request.user, why=why)

    def edit(self, request, obj, data, why):
        if data["leaves"]:
            remove_member(membership=obj, by=request.user, why=why)
        else:
            set_roles(membership=obj, roles=data["roles"], by=request.user, why=why)

    def response_change(self, request, obj):
        if obj.pk is not None:
            return super().response_change(request, obj)
        self.message_user(request, f"{obj.user.email} has no place in {obj.organisation} any more")
        return HttpResponseRedirect(reverse("admin:council_membership_changelist"))
