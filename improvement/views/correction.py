"""Putting a mistaken row of the rating ledger right, with the reason shown."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from improvement.domain.updates import correct
from improvement.forms.manager import CorrectForm
from improvement.models import Update
from improvement.views.managed import action_url, crumbs_of, managed_action


class UpdateCorrect(View):
    def dispatch(self, request, organisation, plan, ref, update):
        self.action = managed_action(request, organisation, plan, ref)
        rows = Update.objects.filter(action=self.action).select_related("rating__scale", "claimed")
        self.update = get_object_or_404(rows, public_id=update)
        self.update.action = self.action
        return super().dispatch(request)

    def get(self, request):
        return self._page(CorrectForm(update=self.update))

    def post(self, request):
        form = CorrectForm(request.POST, update=self.update)
        if form.is_valid():
            try:
                row = correct(
                    update=self.update, today=timezone.localdate(), by=request.user, **form.cleaned_data
                )
            except ValidationError as error:
                form.refuse(error)
            else:
                messages.success(request, f"Put right: {row.rating} from {row.holds_from:%-d %B %Y}")
                return redirect(action_url(self.action))
        return self._page(form)

    def _page(self, form):
        plan = self.action.plan
        context = {
            "organisation": plan.organisation,
            "plan": plan,
            "section": "review",
            "crumbs": crumbs_of(plan, self.action),
            "caption": str(self.action.priority),
            "form": form,
            "action": self.action,
            "update": self.update,
            "later": self.update.corrected_by.select_related("rating").first(),
        }
        return render(self.request, "improvement/correction/correct.html", context)
