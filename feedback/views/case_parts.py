"""What is added to a case: notes, files, costs, referrals and lessons."""

from django.shortcuts import get_object_or_404

from feedback.domain.case_files import add_file, add_note
from feedback.domain.costs import add_cost
from feedback.domain.lessons import add_lesson
from feedback.domain.ombudsman import determine, log_referral
from feedback.forms.case import CostForm, DetermineForm, FileForm, LessonForm, NoteForm, ReferralForm
from feedback.views.case_form import CaseForm
from feedback.views.reach import case_of


class AddNote(CaseForm):
    reach = staticmethod(case_of)
    heading, button, said = "Add a note to {case}", "Save note", "Note added"
    lead = "Something that happened and stands nowhere else: a call, a meeting, a letter sent."

    def form(self, *sent):
        return NoteForm(*sent, today=self.today, label="When")

    def save(self, form, data):
        add_note(complaint=self.case, today=self.today, by=self.request.user, **data)


class AddFile(CaseForm):
    reach = staticmethod(case_of)
    heading, button, said = "Add a letter or file to {case}", "Add file", "File added"
    lead = "Only the feedback team and those who deal with this case can open it."

    def form(self, *sent):
        return FileForm(*sent)

    def save(self, form, data):
        add_file(complaint=self.case, by=self.request.user, **data)


class _OfOrganisation(CaseForm):
    """Something of this case that is counted on its own."""

    def everything(self) -> dict:
        case = self.case
        return {
            "organisation": case.organisation,
            "complaint": case,
            "today": self.today,
            "by": self.request.user,
        }


class AddCost(_OfOrganisation):
    heading, button, said = "Add a cost of {case}", "Save cost", "Cost added"

    def form(self, *sent):
        return CostForm(*sent, today=self.today, label="Paid on")

    def save(self, form, data):
        add_cost(kind=data["kind"], amount=data["amount"], paid_on=data["on"], **self.everything())


class AddReferral(_OfOrganisation):
    heading, button, said = "Log a referral of {case} to the Ombudsman", "Save referral", "Referral logged"

    def form(self, *sent):
        return ReferralForm(*sent, today=self.today, label="Notified on")

    def save(self, form, data):
        log_referral(received_on=data["on"], ref=data["ref"], notes=data["notes"], **self.everything())


class Determine(CaseForm):
    heading, button, said = "What did the Ombudsman decide?", "Save decision", "Decision recorded"

    def form(self, *sent):
        referrals = self.case.ombudsman_referrals.all()
        self.referral = get_object_or_404(referrals, public_id=self.rest["referral"])
        return DetermineForm(*sent, today=self.today, label="Decided on")

    def save(self, form, data):
        said, on = data["determination"], data["on"]
        determine(referral=self.referral, determination=said, on=on, today=self.today, by=self.request.user)


class AddLesson(_OfOrganisation):
    heading, button, said = "Add a lesson from {case}", "Save lesson", "Lesson added"

    def form(self, *sent):
        return LessonForm(*sent)

    def save(self, form, data):
        add_lesson(raised_on=self.today, **data, **self.everything())
