"""A contact that came in, logged in a minute: a complaint with its clock, a concern, or praise."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from council.access import organisation_for
from council.roles import Permission
from feedback.domain.complaints import log_complaint
from feedback.domain.contacts import log_compliment, log_pre_complaint
from feedback.enums import Stream
from feedback.forms.log import COMPLAINT, PRE_COMPLAINT, LogForm
from feedback.settings_of import settings_of
from feedback.views.reach import case_url, crumbs


class Log(View):
    def dispatch(self, request, organisation):
        self.organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
        self.settings = settings_of(self.organisation)
        if self.settings is None:
            return self._not_set_up()
        return super().dispatch(request)

    def get(self, request):
        asked = request.GET.get("kind", COMPLAINT)
        initial = {"kind": asked, "received_on": timezone.localdate()}
        return self._page(LogForm(organisation=self.organisation, initial=initial))

    def post(self, request):
        form = LogForm(request.POST, organisation=self.organisation)
        if form.is_valid():
            try:
                said, url = self._saved(form)
            except ValidationError as error:
                form.refuse(_at_fields_of(error))
            else:
                messages.success(request, said)
                return redirect(url)
        return self._page(form)

    def _saved(self, form: LogForm) -> tuple[str, str]:
        """What is said of it, and where it is to be seen."""
        everything = {
            "organisation": self.organisation,
            "by": self.request.user,
            "today": timezone.localdate(),
            "public_id": form.public_id,
        }
        kind = form.cleaned_data["kind"]
        if kind == COMPLAINT:
            corporate = form.cleaned_data["stream"] == Stream.CORPORATE
            procedure = self.settings.corporate if corporate else self.settings.statutory
            case = log_complaint(procedure=procedure, **everything, **form.complaint_fields())
            return _due_words(case), f"{case_url(case)}#clocks"
        slug = self.organisation.slug
        if kind == PRE_COMPLAINT:
            concern = log_pre_complaint(**everything, **form.pre_complaint_fields())
            return f"{concern.ref} logged", reverse("feedback:pre-complaint", args=[slug, concern.ref])
        compliment = log_compliment(**everything, **form.compliment_fields())
        return f"Compliment for {compliment.team} logged", reverse("feedback:log", args=[slug])

    def _page(self, form):
        context = {"section": "feedback", "crumbs": crumbs(self.organisation), "form": form}
        return render(self.request, "feedback/log/form.html", context)

    def _not_set_up(self):
        context = {"section": "feedback", "crumbs": crumbs(self.organisation)}
        return render(self.request, "feedback/log/not_set_up.html", context)


def _due_words(case) -> str:
    stage = case.stages.select_related("stage").get(stage__number=1)
    return f"{case.ref} logged. {stage.stage.name} is due on {stage.due_on:%A %-d %B %Y}."


NAMES = {"complainant_name": "name", "person_name": "name", "what_happened": "told", "concern": "told"}
NAMES |= {"team": "teams", "procedure": "stream", "words": "told"}


def _at_fields_of(error: ValidationError) -> ValidationError:
    """The error at the names of the form, where the record calls the same thing otherwise."""
    if not hasattr(error, "error_dict"):
        return error
    return ValidationError({NAMES.get(name, name): errors for name, errors in error.error_dict.items()})
