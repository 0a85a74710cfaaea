"""A form about a case: shown by GET, one domain call by POST, then back to the case."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View

from feedback import case_page
from feedback.domain.looks import record_look
from feedback.views.reach import case_url, crumbs, team_case


class CaseForm(View):
    """
    The feedback team's; `reach = staticmethod(case_of)` opens it to those who handle the case as well.

    `heading`, `button` and `said` are the words of the page; `{case}` in them is its reference.
    """

    reach = staticmethod(team_case)
    template = "feedback/case/form.html"
    heading, lead, button, said = "", "", "Save", "Saved"
    warning = False  # the button takes something away

    def dispatch(self, request, organisation, ref, **rest):
        self.case = self.reach(request, organisation, ref)
        self.today, self.rest = timezone.localdate(), rest
        return super().dispatch(request)

    @cached_property
    def page(self) -> case_page.CasePage:
        return case_page.read(self.case, self.today)

    @property
    def stage(self):
        """The stage that waits for its response. Where none does there is no such page."""
        if not self.page.open_part:
            raise Http404("No stage of this case is open")
        return self.page.open_part.stage

    @property
    def row(self):
        """The clock that runs or is paused, as a row of the list of cases due."""
        if not self.page.open_part or not self.page.open_part.current:
            raise Http404("No clock of this case runs")
        return self.page.open_part.current

    def get(self, request):
        record_look(complaint=self.case, user=request.user, at_what="Case")
        return self._shown(self.form())

    def post(self, request):
        form = self.form(request.POST, request.FILES)
        if form.is_valid() and self.may_save(form):
            try:
                self.save(form, form.cleaned_data)
            except ValidationError as error:
                form.refuse(error)
            else:
                messages.success(request, self.said.format(case=self.case.ref))
                return redirect(case_url(self.case))
        return self._shown(form)

    def form(self, *sent):
        raise NotImplementedError

    def save(self, form, data: dict) -> None:
        raise NotImplementedError

    def may_save(self, form) -> bool:
        return True

    def context(self, form) -> dict:
        return {}

    def _shown(self, form):
        context = {
            "section": "feedback",
            "crumbs": crumbs(self.case.organisation, self.case),
            "caption": self.case.procedure.name,
            "case": self.case,
            "form": form,
            "heading": self.heading.format(case=self.case.ref),
            "lead": self.lead.format(case=self.case.ref),
            "button": self.button,
            "warning": self.warning,
            "upload": form.is_multipart(),
            "page": self.page,
            **self.context(form),
        }
        return render(self.request, self.template, context)
