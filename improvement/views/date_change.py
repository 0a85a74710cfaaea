"""A due date that a lead asked to move: the plan manager agrees or refuses."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from council.roles import Permission
from improvement.domain.date_changes import agree_date, refuse_date
from improvement.domain.updates import standing_row
from improvement.forms.manager import DateDecisionForm
from improvement.models import DateChange
from improvement.views.managed import after_change, crumbs_of, managed_plan


class DateChangeDecision(View):
    def dispatch(self, request, organisation, plan, change):
        self.plan = managed_plan(request, organisation, plan)
        changes = DateChange.objects.visible_to(request.user, Permission.MANAGE_PLAN)
        changes = changes.filter(action__plan=self.plan)
        related = changes.select_related("action__priority", "asked_by", "decided_by")
        self.change = get_object_or_404(related, public_id=change)
        self.change.action.plan = self.plan
        return super().dispatch(request)

    def get(self, request):
        return self._page(DateDecisionForm())

    def post(self, request):
        form = DateDecisionForm(request.POST)
        if form.is_valid():
            try:
                self._decide(form.cleaned_data)
            except ValidationError as error:
                form.refuse(error)
                self.change.refresh_from_db()
            else:
                return redirect(after_change(self.plan))
        return self._page(form)

    def _decide(self, decided: dict) -> None:
        agreed = decided["decision"] == DateDecisionForm.AGREE
        decide = agree_date if agreed else refuse_date
        change = decide(change=self.change, by=self.request.user, why=decided["why"])
        ref = change.action.ref
        said = f"{ref} is now due on {change.new:%-d %B %Y}" if agreed else f"New date for {ref} refused"
        messages.success(self.request, said)

    def _page(self, form):
        action, today = self.change.action, timezone.localdate()
        earlier = action.date_changes.exclude(pk=self.change.pk).select_related("asked_by", "decided_by")
        context = {
            "organisation": self.plan.organisation,
            "plan": self.plan,
            "section": "review",
            "crumbs": crumbs_of(self.plan, action),
            "caption": str(action.priority),
            "form": form,
            "change": self.change,
            "action": action,
            "earlier": earlier.newest_first(),
            "standing": standing_row(action, today),
            "late": action.days_late(today),
        }
        return render(self.request, "improvement/date_change/decide.html", context)
