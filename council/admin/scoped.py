"""
The base of every page of data entry.

Roles in an organisation decide what somebody sees and changes there, not Django's permissions. What is not
theirs is not in a list, a choice, a filter, an autocomplete or a history, and its address is like one that
leads nowhere. Nothing is deleted.
"""

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse

from council import history
from council.admin.forms import PlainForm, ScopedForm
from council.admin.scope import at, somewhere, within
from council.roles import Permission


class Scoped:
    """
    What pages and inlines share: permissions from the role matrix, and choices within reach.

    Somebody needs every one of `permissions`. `related` is loaded with each record. `fixed` is read-only
    once the record is there: first what leads to its organisation, then what others refer to it by.
    """

    permissions = (Permission.ENTER_DATA,)
    related: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()

    def holds(self, request, record=None) -> bool:
        if record is None:
            return somewhere(request.user, self.permissions)
        return at(record, request.user, self.permissions)

    def has_view_permission(self, request, obj=None):
        return self.holds(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.holds(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.holds(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_field_queryset(self, db, db_field, request):
        records = super().get_field_queryset(db, db_field, request)
        model = db_field.remote_field.model
        if records is None:
            records = model._default_manager.using(db)
        their_admin = self.admin_site._registry.get(model)
        records = records.select_related(*getattr(their_admin, "related", ()))
        return within(records, request.user, self.permissions)


class ReadOnly:
    """To look at only: it is written elsewhere, where its rules are."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class SharedToo:
    """What ships for everybody, a scale or a procedure, is theirs to look at, and nobody's to change."""

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return super().has_view_permission(request)
        return self.get_queryset(request).filter(pk=obj.pk).exists()


class ScopedAdmin(Scoped, admin.ModelAdmin):
    form = ScopedForm
    # The form and the fields of a new record, where they are not those of one that is there.
    add_form = None
    add_fields: tuple[str, ...] = ()
    actions = None
    list_per_page = 50

    def has_module_permission(self, request):
        return self.holds(request)

    def get_queryset(self, request):
        records = super().get_queryset(request).select_related(*self.related)
        return within(records, request.user, self.permissions)

    def get_list_filter(self, request):
        return [self._of_theirs(item) for item in super().get_list_filter(request)]

    def _of_theirs(self, item):
        if isinstance(item, str) and get_fields_from_path(self.model, item)[-1].is_relation:
            return (item, admin.RelatedOnlyFieldListFilter)
        return item

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return (*fields, *(name for name in self.fixed if name not in fields)) if obj else fields

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj) if obj or not self.add_fields else self.add_fields
        writes = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [*fields, "why"] if writes else fields

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None and self.add_form:
            kwargs["form"] = self.add_form
        form = super().get_form(request, obj, change, **kwargs)
        form.request, form.permissions, form.fixed = request, self.permissions, self.fixed
        form.admin_site = self.admin_site
        return form

    def get_changeform_initial_data(self, request):
        """The organisation is chosen already for somebody who has but one."""
        initial = super().get_changeform_initial_data(request)
        ids = request.user.organisation_ids(self.permissions[0])
        return {"organisation": ids[0], **initial} if len(ids) == 1 else initial

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as error:
            # A domain function refused and nothing was saved: the form is shown again and says why.
            request.refused = error
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        write = self.edit if change else self.add
        why = form.cleaned_data.get("why", "")
        obj._history_user, obj._change_reason = request.user, why
        saved = write(request, obj, form.cleaned_data, why)
        if saved is not None:
            obj.pk = saved.pk
            obj.refresh_from_db()

    def add(self, request, obj, data, why):
        """Write a new record. Overridden where a domain function does; it returns the record it made."""
        history.save(obj, by=request.user, why=why)

    def edit(self, request, obj, data, why):
        """Write a changed record, or nothing where nothing changed."""
        history.save(obj, by=request.user, why=why)

    def save_formset(self, request, form, formset, change):
        for record in formset.save(commit=False):
            history.save(record, by=request.user, why=form.cleaned_data.get("why", ""))
        formset.save_m2m()

    def history_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {record}",
            "changes": history.changes(record) if hasattr(record, "history") else None,
            "object": record,
            "opts": self.opts,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)

    # The history says who changed what and why; a second log beside it would outlive somebody's roles.
    def log_addition(self, request, obj, message):
        return None

    def log_change(self, request, obj, message):
        return None


class ScopedInline(Scoped, admin.TabularInline):
    form = PlainForm
    extra = 0
    can_delete = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.related)


class ReadOnlyInline(ReadOnly, ScopedInline):
    show_change_link = True

    def get_readonly_fields(self, request, obj=None):
        return self.fields
