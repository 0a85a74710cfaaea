"""
Cases in data entry.

Lists name a case by its reference and hold nothing private; who opens a record of a case has looked at the case,
and that is kept.
"""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from council.admin.scope import organisation_path
from feedback.admin.handled import HANDLES, FeedbackAdmin, FeedbackInline, ReadOnlyFeedbackInline
from feedback.domain.looks import record_look
from feedback.models import Complaint
from feedback.models.stage import OfOneCase


def handled(records, user):
    """Cases of the feedback team's own organisations: one that somebody was given to answer opens on the site."""
    if user.is_superuser or not issubclass(records.model._default_manager._queryset_class, CASES):
        return records
    ids = user.organisation_ids(HANDLES[0])
    return records.filter(**{f"{organisation_path(records.model)}__in": ids})


CASES = (OfOneCase, type(Complaint.objects.none()))


def link_to_case(complaint) -> str:
    url = reverse("feedback:case", args=[complaint.organisation.slug, complaint.ref])
    return format_html('<a href="{}">Open {} on the site</a>', url, complaint.ref)


class OfCases:
    def get_queryset(self, request):
        return handled(super().get_queryset(request), request.user)

    def get_field_queryset(self, db, db_field, request):
        return handled(super().get_field_queryset(db, db_field, request), request.user)


class CaseInline(OfCases, FeedbackInline):
    pass


class ReadOnlyCaseInline(OfCases, ReadOnlyFeedbackInline):
    pass


class CaseAdmin(OfCases, FeedbackAdmin):
    def case_of(self, record) -> Complaint | None:
        return record.complaint

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            self.look(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(self, request, object_id, extra_context=None):
        response = super().history_view(request, object_id, extra_context)
        if isinstance(response, TemplateResponse):
            self.look(request, response.context_data["object"])
        return response

    def look(self, request, record) -> None:
        complaint = self.case_of(record)
        if complaint is not None:
            at_what = f"Data entry: {self.opts.verbose_name}"
            record_look(complaint=complaint, user=request.user, at_what=at_what)
