"""Records whose time is up: one person proposes a list, another agrees, and they are anonymised."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from council.access import organisation_for
from council.forms import GovukForm
from council.roles import Permission
from feedback.domain.disposals import agree, propose, refuse
from feedback.models import Disposal
from feedback.retention import rules, time_up


class RefuseForm(GovukForm):
    reason = forms.CharField(
        label="Why these records are kept",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Name nobody: the list stays when the records are anonymised",
    )


class DisposalList(View):
    """The schedule, what is due by it, and the lists so far. Posting proposes a list."""

    def dispatch(self, request, organisation):
        self.organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
        return super().dispatch(request)

    def get(self, request):
        lists = Disposal.objects.visible_to(request.user).filter(organisation=self.organisation)
        context = {
            "organisation": self.organisation,
            "section": "feedback",
            "rules": rules(self.organisation),
            "due": time_up(self.organisation, timezone.localdate()),
            "lists": lists.select_related("proposed_by", "agreed_by").order_by("-proposed_on", "-pk"),
        }
        return render(request, "feedback/disposals/list.html", context)

    def post(self, request):
        try:
            disposal = propose(organisation=self.organisation, today=timezone.localdate(), by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("feedback:disposal-list", self.organisation.slug)
        messages.success(request, "List proposed. Somebody else of the feedback team agrees or refuses")
        return redirect("feedback:disposal", self.organisation.slug, disposal.public_id)


class DisposalPage(View):
    """One list, for the second person to agree to or refuse."""

    def dispatch(self, request, organisation, disposal):
        self.organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
        lists = Disposal.objects.visible_to(request.user).filter(organisation=self.organisation)
        self.disposal = get_object_or_404(
            lists.select_related("proposed_by", "agreed_by"), public_id=disposal
        )
        return super().dispatch(request)

    def get(self, request):
        return self._page(RefuseForm())

    def post(self, request):
        form = RefuseForm(request.POST)
        if form.is_valid():
            try:
                self._decide(form.cleaned_data["reason"])
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return redirect("feedback:disposal", self.organisation.slug, self.disposal.public_id)
        return self._page(form)

    def _decide(self, reason: str) -> None:
        if self.request.POST.get("decision") != "agree":
            refuse(disposal=self.disposal, reason=reason, by=self.request.user)
            messages.success(self.request, "List refused: its records are kept")
            return
        kept = agree(disposal=self.disposal, by=self.request.user)
        said = "Records anonymised"
        if kept:
            said += f". {len(kept)} stayed: held, open again or with the Ombudsman since the list was made"
        messages.success(self.request, said)

    def _page(self, form):
        items = self.disposal.items.select_related("complaint", "pre_complaint", "compliment__team")
        lists = reverse("feedback:disposal-list", args=[self.organisation.slug])
        undecided = not self.disposal.agreed_at and not self.disposal.refused_because
        context = {
            "organisation": self.organisation,
            "section": "feedback",
            "crumbs": [("Records whose time is up", lists)],
            "disposal": self.disposal,
            "items": items.order_by("pk"),
            "form": form,
            "undecided": undecided,
            "decides": undecided and self.disposal.proposed_by != self.request.user,
        }
        return render(self.request, "feedback/disposals/disposal.html", context)
