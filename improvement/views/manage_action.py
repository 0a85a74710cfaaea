"""Adding an action, and what a plan manager does to one: its wording and leads, withdrawing it, merging it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from council import history
from improvement.domain.actions import add_action, edit_action, merge_action, withdraw_action
from improvement.forms.lead_fields import LeadChoices
from improvement.forms.manager import AddActionForm, EditActionForm, MergeForm, WithdrawForm
from improvement.views.managed import action_url, crumbs_of, managed_action, managed_plan


class _Page(View):
    """A form about a plan or one of its actions: shown by GET, one domain call by POST."""

    template = "improvement/manage/form.html"
    said = "Saved"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()

    def get(self, request, *args, **kwargs):
        return self.page(self.form())

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST)
        if form.is_valid() and self.may_save(form):
            try:
                action = self.save(form)
            except ValidationError as error:
                form.refuse(error)
            else:
                messages.success(request, self.said.format(action=action))
                return redirect(action_url(action))
        return self.page(form)

    def may_save(self, form) -> bool:
        return True

    def page(self, form, **context):
        context |= {
            "organisation": self.plan.organisation,
            "plan": self.plan,
            "section": "review",
            "crumbs": crumbs_of(self.plan, getattr(self, "action", None)),
            "form": form,
            "today": self.today,
        }
        return render(self.request, self.template, context)


class ActionAdd(_Page):
    template = "improvement/manage/add.html"
    said = "Action {action.ref} added. It counts as new at the next meeting."

    def dispatch(self, request, organisation, plan):
        self.plan = managed_plan(request, organisation, plan)
        return super().dispatch(request)

    def form(self, data=None):
        initial = {"priority": self.request.GET.get("priority")}
        choices = LeadChoices(self.plan.organisation)
        return AddActionForm(data, plan=self.plan, choices=choices, initial=initial)

    def save(self, form):
        names = ("priority", "title", "detail", "outcome", "measure", "due_on", "timescale", "ref", "because")
        fields = {name: form.cleaned_data[name] for name in names}
        return add_action(joined_on=self.today, leads=form.leads(), by=self.request.user, **fields)

    def page(self, form, **context):
        return super().page(form, caption=self.plan.name)


class _OfAction(_Page):
    def dispatch(self, request, organisation, plan, ref):
        self.action = managed_action(request, organisation, plan, ref)
        self.plan = self.action.plan
        # Leaving the plan is final, and what has left is not edited.
        if self.action.withdrawn_on and request.method == "GET":
            messages.info(request, "This action has left the plan already.")
            return redirect(action_url(self.action))
        return super().dispatch(request)

    def page(self, form, **context):
        return super().page(form, action=self.action, caption=str(self.action.priority), **context)


class ActionEdit(_OfAction):
    template = "improvement/manage/edit.html"
    said = "Action {action.ref} changed"
    stale = None

    def form(self, data=None):
        return EditActionForm(data, action=self.action, choices=LeadChoices(self.plan.organisation))

    def may_save(self, form) -> bool:
        if not form.is_stale():
            return True
        self.stale = history.changes(self.action)[0]
        form.add_error(
            None,
            f"{self.stale.who} changed this action while you were writing. What it says now is beside your "
            "words. Save again to put yours in its place.",
        )
        return False

    def save(self, form):
        leads = form.leads() if form.leads_changed() else None
        return edit_action(
            action=self.action,
            by=self.request.user,
            why=form.cleaned_data["why"],
            leads=leads,
            **form.wording(),
        )

    def page(self, form, **context):
        fields = [(form.fields[name].label, getattr(self.action, name)) for name in form.WORDING]
        return super().page(form, stale=self.stale, now=fields)


class ActionWithdraw(_OfAction):
    template = "improvement/manage/withdraw.html"
    said = "Action {action.ref} withdrawn. Its record stays."

    def form(self, data=None):
        return WithdrawForm(data, today=self.today)

    def save(self, form):
        return withdraw_action(action=self.action, by=self.request.user, **form.cleaned_data)


class ActionMerge(_OfAction):
    template = "improvement/manage/merge.html"
    said = "Action {action.ref} merged into {action.merged_into.ref}. Its record stays."

    def form(self, data=None):
        return MergeForm(data, action=self.action, today=self.today)

    def save(self, form):
        return merge_action(action=self.action, by=self.request.user, **form.cleaned_data)
