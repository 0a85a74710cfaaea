"""Somebody leaves: the actions they lead in person go to another, and so do the posts they hold."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View

from council.domain.posts import hand_over
from council.models import Person, PostHolding
from improvement.domain.leads import hand_on, led_in_person
from improvement.forms.lead_fields import LeadChoices
from improvement.forms.manager import HandOnForm, LeavePostForm
from improvement.models import Action, ActionLead
from improvement.views.managed import crumbs_of, managed_plan

ACTIONS, POST = "actions", "post"


class HandOn(View):
    """First who leaves (`?leaver=`); then what they lead and hold, and who has it from now on."""

    def dispatch(self, request, organisation, plan):
        self.plan = managed_plan(request, organisation, plan)
        self.today = timezone.localdate()
        self.leaver = self._leaver(request.GET.get("leaver", ""))
        self.choices = LeadChoices(self.plan.organisation)
        return super().dispatch(request)

    def _leaver(self, public_id: str) -> Person | None:
        if not public_id:
            return None
        try:
            return get_object_or_404(self.plan.organisation.people, public_id=UUID(public_id))
        except ValueError:
            raise Http404("No such person") from None

    def get(self, request):
        return self._page() if self.leaver else self._choose()

    def post(self, request):
        if self.leaver is None:
            raise Http404("Nobody was chosen")
        slug = request.POST.get("post")
        if slug is None:
            return self._hand_on(HandOnForm(request.POST, choices=self.choices, prefix=ACTIONS))
        holding = get_object_or_404(self._holdings(), post__slug=slug)
        return self._hand_over(
            holding, LeavePostForm(request.POST, choices=self.choices, prefix=f"{POST}-{slug}")
        )

    def _hand_on(self, form):
        if form.is_valid():
            try:
                moved = hand_on(plan=self.plan, leaver=self.leaver, by=self.request.user, **form.cleaned_data)
            except ValidationError as error:
                form.refuse(error)
            else:
                refs = ", ".join(action.ref for action in moved)
                messages.success(self.request, f"{form.cleaned_data['to']} now leads {refs}")
                return redirect(self.request.get_full_path())
        return self._page(form)

    def _hand_over(self, holding: PostHolding, form):
        if form.is_valid():
            try:
                successor = hand_over(holding=holding, by=self.request.user, **form.cleaned_data)
            except ValidationError as error:
                form.refuse(error)
            else:
                messages.success(self.request, _said(holding, successor, form.cleaned_data["last_day"]))
                return redirect(self.request.get_full_path())
        return self._page(form, holding)

    def _holdings(self):
        holdings = PostHolding.objects.on(self.today).filter(person=self.leaver)
        return holdings.select_related("post", "person").order_by("post__title", "pk")

    def _choose(self):
        leads = ActionLead.objects.filter(action__plan=self.plan, action__withdrawn_on__isnull=True)
        holds = PostHolding.objects.on(self.today).filter(post__in=leads.values("post"))
        people = self.plan.organisation.people.filter(pk__in=leads.values("person"))
        people = people | self.plan.organisation.people.filter(pk__in=holds.values("person"))
        context = self._context() | {"people": people.distinct().order_by("name", "pk")}
        return render(self.request, "improvement/hand_on/choose.html", context)

    def _page(self, bound=None, bound_holding=None):
        rows = list(led_in_person(self.plan, self.leaver))
        context = self._context() | {
            "leaver": self.leaver,
            "actions": [row.action for row in rows],
            "hand_on_form": HandOnForm(choices=self.choices, prefix=ACTIONS),
            "posts": [self._post(holding, bound, bound_holding) for holding in self._holdings()],
            "form": bound,
        }
        if bound is not None and bound_holding is None:
            context["hand_on_form"] = bound
        return render(self.request, "improvement/hand_on/leaver.html", context)

    def _post(self, holding: PostHolding, bound, bound_holding) -> dict:
        actions = Action.objects.filter(leads__post=holding.post, plan=self.plan, withdrawn_on__isnull=True)
        form = LeavePostForm(choices=self.choices, prefix=f"{POST}-{holding.post.slug}")
        return {
            "holding": holding,
            "actions": actions.select_related("priority").in_order(),
            "form": bound if holding == bound_holding else form,
        }

    def _context(self) -> dict:
        return {
            "organisation": self.plan.organisation,
            "plan": self.plan,
            "section": "review",
            "crumbs": crumbs_of(self.plan),
            "caption": self.plan.name,
        }


def _said(holding: PostHolding, successor: PostHolding | None, last_day) -> str:
    said = f"{holding.person} leaves {holding.post} on {last_day:%-d %B %Y}. "
    return said + (
        f"{successor.person} holds it from the next day." if successor else "It is vacant after that."
    )
