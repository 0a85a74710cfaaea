"""What is said of a case, who deals with it, and how it ends."""

from django.contrib import messages
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect

from council import history
from feedback.domain.complaints import (
    assign,
    change_complaint,
    close,
    hold,
    release,
    unassign,
    withdraw,
)
from feedback.forms.case import AssignForm, EditForm, HoldForm, OnForm, ReasonForm
from feedback.views.case_form import CaseForm
from feedback.views.reach import case_url, team_case


class Edit(CaseForm):
    """The details. The second to save sees what the first saved, and may send theirs again."""

    heading, button, said = "Change the details of {case}", "Save change", "Details of {case} changed"
    lead = "What it was, who changed it and why stay on the record."
    stale = None

    def form(self, *sent):
        return EditForm(*sent, case=self.case)

    def may_save(self, form):
        if not form.is_stale():
            return True
        self.stale = history.changes(self.case)[0]
        who = f"{self.stale.who} saved this case while you were writing"
        form.add_error(None, f"{who}. Read what it says now, then save again to replace it.")
        return False

    def save(self, form, data):
        why = data["why"]
        change_complaint(
            complaint=self.case, today=self.today, by=self.request.user, why=why, **form.details()
        )

    def context(self, form):
        if not self.stale:
            return {}
        now = [(field.name, field.after) for field in self.stale.fields]
        return {"stale": self.stale, "now": now}


class Withdraw(CaseForm):
    heading, button, said = "Withdraw {case}", "Withdraw case", "{case} withdrawn"
    lead = "For a complaint that somebody takes back. It takes no more steps, and still counts as received."
    warning = True

    def form(self, *sent):
        return ReasonForm(*sent, today=self.today, label="Withdrawn on")

    def save(self, form, data):
        on, because = data["on"], data["reason"]
        withdraw(complaint=self.case, on=on, because=because, today=self.today, by=self.request.user)


class Close(CaseForm):
    heading, button, said = "Close {case}", "Close case", "{case} closed"
    lead = "For a case whose stages are answered. Asking for the next stage opens it again."

    def form(self, *sent):
        return OnForm(*sent, today=self.today, label="Closed on")

    def save(self, form, data):
        close(complaint=self.case, on=data["on"], today=self.today, by=self.request.user)


class Assign(CaseForm):
    heading, button, said = "Who deals with {case}?", "Give case", "{case} given"

    def form(self, *sent):
        return AssignForm(*sent, organisation=self.case.organisation)

    def save(self, form, data):
        assign(complaint=self.case, by=self.request.user, **data)


def unassign_case(request, organisation, ref):
    """Take a case back from somebody: they may not open it any more."""
    case = team_case(request, organisation, ref)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    handler = case.handlers.filter(user__email=request.POST.get("user", "")).select_related("user").first()
    if handler is None:
        raise Http404("Nobody of this name deals with the case")
    unassign(complaint=case, user=handler.user, by=request.user)
    messages.success(request, f"{handler.user} no longer deals with {case.ref}")
    return redirect(case_url(case))


class Hold(CaseForm):
    heading, button, said = "Put {case} under legal hold", "Put under hold", "{case} is under legal hold"
    lead = "It is kept whatever the schedule says, until somebody releases the hold."

    def form(self, *sent):
        return HoldForm(*sent)

    def save(self, form, data):
        hold(complaint=self.case, reason=data["reason"], by=self.request.user)


class Release(Hold):
    heading, button, said = (
        "Release the legal hold of {case}",
        "Release hold",
        "The hold of {case} is released",
    )
    lead = "From then on the schedule decides how long it is kept."

    def save(self, form, data):
        release(complaint=self.case, why=data["reason"], by=self.request.user)
