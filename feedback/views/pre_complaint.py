"""A concern: settled without a procedure, or the beginning of a complaint."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.decorators.http import require_http_methods

from council import history
from council.access import organisation_for
from council.roles import Permission
from feedback.domain.contacts import change_pre_complaint, escalate, resolve
from feedback.enums import Stream
from feedback.forms.pre_complaint import EscalateForm, PreComplaintForm, ResolveForm
from feedback.models import PreComplaint
from feedback.settings_of import settings_of
from feedback.views.reach import case_url, crumbs
from feedback.views.record_forms import WRITE, page, saved


@require_http_methods(WRITE)
def pre_complaint_edit(request, organisation, ref):
    """What was logged of it, to be put right with a reason."""
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    records = PreComplaint.objects.visible_to(request.user).filter(organisation=organisation)
    record = get_object_or_404(records, ref=ref)
    form = PreComplaintForm(request.POST or None, pre_complaint=record)
    if saved(request, form, change_pre_complaint, f"{record.ref} saved", pre_complaint=record):
        return redirect("feedback:pre-complaint", organisation.slug, record.ref)
    parent = ("Pre-complaints", "pre-complaint-list")
    return page(request, organisation, form, f"Change {record.ref}", parent, changes=history.changes(record))


class PreComplaintPage(View):
    """Two forms on one page: `do` says which of them was sent."""

    def dispatch(self, request, organisation, ref):
        self.organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
        records = PreComplaint.objects.visible_to(request.user).filter(organisation=self.organisation)
        self.record = get_object_or_404(records.select_related("escalated_to"), ref=ref)
        self.record.organisation = self.organisation
        self.today = timezone.localdate()
        return super().dispatch(request)

    def get(self, request):
        return self._page()

    def post(self, request):
        if request.POST.get("do") == "escalate":
            form = self._escalate_form(request.POST)
            return self._sent(form, self._escalated) or self._page(escalating=form)
        form = ResolveForm(request.POST, today=self.today, label="Settled on")
        return self._sent(form, self._resolved) or self._page(resolving=form)

    def _sent(self, form, act):
        if not form.is_valid():
            return None
        try:
            said, url = act(form.cleaned_data)
        except ValidationError as error:
            form.refuse(error)
            return None
        messages.success(self.request, said)
        return redirect(url)

    def _resolved(self, data):
        resolve(pre_complaint=self.record, today=self.today, by=self.request.user, **data)
        url = reverse("feedback:pre-complaint", args=[self.organisation.slug, self.record.ref])
        return f"{self.record.ref} settled", url

    def _escalated(self, data):
        settings = settings_of(self.organisation)
        if settings is None:
            raise ValidationError(
                "Feedback is not set up: nobody has said under which procedures it is heard"
            )
        corporate = data["stream"] == Stream.CORPORATE
        case = escalate(
            pre_complaint=self.record,
            on=data["on"],
            procedure=settings.corporate if corporate else settings.statutory,
            teams=data["teams"],
            today=self.today,
            by=self.request.user,
        )
        return f"{self.record.ref} became {case.ref}", f"{case_url(case)}#clocks"

    def _escalate_form(self, *sent):
        label = "Became a complaint on"
        return EscalateForm(
            *sent, pre_complaint=self.record, today=self.today, label=label, auto_id="escalate-%s"
        )

    def _page(self, resolving=None, escalating=None):
        open_now = not (self.record.resolved_on or self.record.escalated_on)
        context = {
            "section": "feedback",
            "crumbs": crumbs(self.organisation),
            "caption": "Pre-complaint",
            "record": self.record,
            "is_open": open_now,
            "teams": self.record.teams.order_by("name", "pk"),
            "form": resolving or escalating,
            "resolving": resolving or ResolveForm(today=self.today, label="Settled on"),
            "escalating": escalating or self._escalate_form(),
            "changes": history.changes(self.record),
        }
        return render(self.request, "feedback/pre_complaint/page.html", context)
