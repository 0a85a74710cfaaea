"""Quality assurance: the claims that wait, and the decision on each."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from council.access import organisation_for
from council.roles import Permission
from improvement.assurance import claims_seen_by, decided, waiting
from improvement.domain.updates import accept, rating_before, return_claim, standing_row
from improvement.enums import UpdateKind
from improvement.forms.claim import AcceptForm, ReturnForm
from improvement.models import Update

SHORT = 6  # rows of history beside a claim; the action's page has the rest


class AssuranceQueue(View):
    def get(self, request, organisation):
        organisation = organisation_for(request, organisation, Permission.DECIDE_EVIDENCE)
        claims = claims_seen_by(request.user, organisation, Permission.DECIDE_EVIDENCE)
        context = {
            "organisation": organisation,
            "section": "evidence",
            "waiting": waiting(claims, user=request.user, today=timezone.localdate()),
            "decided": decided(claims),
        }
        return render(request, "improvement/assurance/queue.html", context)


class Claim(View):
    def dispatch(self, request, organisation, claim):
        self.organisation = organisation_for(request, organisation, Permission.DECIDE_EVIDENCE)
        claims = claims_seen_by(request.user, self.organisation, Permission.DECIDE_EVIDENCE)
        self.claim = get_object_or_404(claims, public_id=claim)
        self.today = timezone.localdate()
        self.before = rating_before(self.claim)
        return super().dispatch(request)

    def get(self, request):
        return self._page()

    def post(self, request):
        accepting = request.POST.get("decision") == "accept"
        form = self._accept(request.POST) if accepting else self._return(request.POST)
        if form.is_valid():
            try:
                self._decide(form)
            except ValidationError as error:
                form.refuse(error)
            else:
                return redirect("improvement:assurance-queue", self.organisation.slug)
        return self._page(form)

    def _decide(self, form) -> None:
        given = {"claim": self.claim, "today": self.today, "by": self.request.user, **form.cleaned_data}
        if isinstance(form, AcceptForm):
            row = accept(versions=given.pop("evidence"), **given)
            said = f"{row.action.ref} is {row.rating.label.lower()} from today"
        else:
            row = return_claim(**given)
            said = f"{row.action.ref} returned. It is {row.rating.label.lower()} from today, and the lead sees why."
        messages.success(self.request, said)

    def _accept(self, data=None):
        return AcceptForm(data, claim=self.claim)

    def _return(self, data=None):
        return ReturnForm(data, claim=self.claim, before=self.before)

    def _page(self, form=None):
        answer = (
            self.claim.answered_by.select_related("rating").prefetch_related("evidence__evidence").first()
        )
        accepting = isinstance(form, AcceptForm)
        action = self.claim.action
        standing = standing_row(action, self.today)
        context = {
            "organisation": self.organisation,
            "plan": action.plan,
            "section": "evidence",
            "caption": str(action.priority),
            "claim": self.claim,
            "action": action,
            "answer": answer,
            "now": standing.rating if standing else self.claim.rating,
            "is_open": Update.objects.unanswered_claims().filter(pk=self.claim.pk).exists(),
            "own": self.claim.typed_by_id == self.request.user.pk,
            "accepted": UpdateKind.ACCEPTANCE,
            "days": (self.today - timezone.localdate(self.claim.recorded_at)).days,
            "form": form,
            "accept_form": form if accepting else self._accept(),
            "return_form": form if form and not accepting else self._return(),
            "before": self.before,
            "rows": self._history(),
        }
        return render(self.request, "improvement/assurance/claim.html", context)

    def _history(self):
        rows = self.claim.action.updates.filter(pk__lt=self.claim.pk).select_related("rating", "claimed")
        return rows.order_by("-holds_from", "-pk")[:SHORT]
