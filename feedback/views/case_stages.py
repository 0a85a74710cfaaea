"""What happens to the stages of a case and their clocks."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from feedback.domain.clocks import extend, pause, restart
from feedback.domain.complaints import acknowledge
from feedback.domain.elements import add_element
from feedback.domain.outcomes import decide_several
from feedback.domain.stages import agree_statement, complete_step, open_stage, respond
from feedback.enums import Starts
from feedback.forms.case import (
    DecideForm,
    ElementForm,
    ExtendForm,
    NextStageForm,
    OnForm,
    ReasonForm,
    RespondForm,
    StepForm,
)
from feedback.views.case_form import CaseForm
from feedback.views.reach import case_url


class Acknowledge(CaseForm):
    heading, button, said = (
        "When was {case} acknowledged?",
        "Save acknowledgement",
        "Acknowledgement recorded",
    )

    def form(self, *sent):
        return OnForm(*sent, today=self.today, label="Acknowledged")

    def save(self, form, data):
        acknowledge(complaint=self.case, on=data["on"], today=self.today, by=self.request.user)


class _OfClock(CaseForm):
    def context(self, form):
        return {"clock_row": self.row}


class Respond(_OfClock):
    """The response to the open stage. The second to record one is told what the first recorded."""

    heading, button, said = "Record the response to {case}", "Save response", "Response to {case} recorded"

    def dispatch(self, request, organisation, ref, **rest):
        self.case = self.reach(request, organisation, ref)
        answered = self._answered_meanwhile(request)
        if answered:
            words = f"{answered.stage.name} was answered on {answered.responded_on:%-d %B %Y} already"
            messages.warning(request, f"{words}: what you sent was not saved")
            return redirect(case_url(self.case))
        return super().dispatch(request, organisation, ref, **rest)

    def _answered_meanwhile(self, request):
        """The stage that a form was opened for, where somebody answered it before the form came."""
        seen = request.POST.get("seen", "")
        stages = self.case.stages.filter(responded_on__isnull=False).select_related("stage")
        return stages.filter(stage__number=seen).first() if seen.isdecimal() else None

    def form(self, *sent):
        return RespondForm(
            *sent,
            today=self.today,
            label="Sent to the complainant on",
            is_late=self.row.is_over,
            elements=self.page.open_part.undecided,
            procedure=self.case.procedure,
            changes_before=False,
            initial={"seen": str(self.stage.stage.number)},
        )

    def save(self, form, data):
        answer = {"on": data["on"], "outcome": data["outcome"], "late_because": data["late_because"]}
        respond(stage=self.stage, today=self.today, by=self.request.user, findings=form.findings(), **answer)


class CompleteStep(_OfClock):
    button, said = "Save", "Recorded"

    @property
    def heading(self):
        return f"{self.row.clock.step.name}: when was it done?"

    def form(self, *sent):
        return StepForm(*sent, today=self.today, label="Done on", is_late=self.row.is_over)

    def save(self, form, data):
        complete_step(clock=self.row.clock, today=self.today, by=self.request.user, **data)


class AgreeStatement(CaseForm):
    heading = "When was the statement of complaint agreed for {case}?"
    lead = "It is the other day from which the stage can be counted. Both dates are kept and shown."
    button, said = "Save date", "Statement agreed"

    def form(self, *sent):
        return OnForm(*sent, today=self.today, label="Agreed on")

    def save(self, form, data):
        agree_statement(stage=self.stage, on=data["on"], today=self.today, by=self.request.user)

    def context(self, form):
        return {"clock_row": self.row}


class Extend(_OfClock):
    heading, button, said = "Extend {case}", "Extend", "{case} extended"
    lead = "The old date is kept beside the new one, with your reason."

    def form(self, *sent):
        form = ExtendForm(*sent, initial={"limit": self.row.clock.step.extended_limit})
        form.fields["limit"].help_text = f"It has {self.row.clock.limit}"
        return form

    def save(self, form, data):
        extend(clock=self.row.clock, today=self.today, by=self.request.user, **data)


class Pause(_OfClock):
    heading, button, said = "Pause the clock of {case}", "Pause", "The clock of {case} is paused"
    label, act = "First day that does not count", staticmethod(pause)

    def form(self, *sent):
        return ReasonForm(*sent, today=self.today, label=self.label)

    def save(self, form, data):
        self.act(clock=self.row.clock, today=self.today, by=self.request.user, **data)


class Restart(Pause):
    heading, button, said = "Restart the clock of {case}", "Restart", "The clock of {case} runs again"
    label, act = "First day that counts again", staticmethod(restart)


class AddElement(CaseForm):
    heading, button, said = "Add an element to {case}", "Add element", "Element added"
    lead = "One thing that is alleged. Each has an outcome of its own when the stage is answered."

    def form(self, *sent):
        return ElementForm(*sent, organisation=self.case.organisation)

    def save(self, form, data):
        add_element(stage=self.stage, by=self.request.user, **data)


class Decide(CaseForm):
    heading, button, said = "Record the outcomes of {case}", "Save outcomes", "Outcomes recorded"
    lead = "What you leave empty stays undecided."

    def form(self, *sent):
        latest = self.page.latest
        if latest is None or not latest.undecided:
            raise Http404("Every element is decided")
        return DecideForm(
            *sent,
            today=self.today,
            label="Decided on",
            elements=latest.undecided,
            procedure=self.case.procedure,
            changes_before=any(step.decides for step in latest.stage.stage.steps.all()),
        )

    def save(self, form, data):
        decide_several(decided=form.outcomes(), on=data["on"], today=self.today, by=self.request.user)


class NextStage(CaseForm):
    button, said = "Open stage", "Stage opened"

    @property
    def heading(self):
        return f"Open {self._following.name.lower()} of {self.case.ref}"

    @property
    def lead(self):
        window = self.page.window
        return f"To be asked for by {window.until:%A %-d %B %Y}." if window else ""

    @property
    def _following(self):
        if self.page.following is None:
            raise Http404("The procedure has no further stage")
        return self.page.following

    def form(self, *sent):
        has_statement = self._following.starts == Starts.REQUEST_OR_STATEMENT
        return NextStageForm(*sent, has_statement=has_statement, initial={"requested_on": self.today})

    def save(self, form, data):
        open_stage(complaint=self.case, stage=self._following, today=self.today, by=self.request.user, **data)
