"""The papers of an item: reports of this system, and files."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from council.downloads import to_save
from council.roles import Permission
from reports.domain.editions import parameters_of
from reports.report import BadParameter, all_reports
from scrutiny.domain.agenda import attach_report, remove_paper
from scrutiny.domain.papers import attach_file
from scrutiny.forms.paper import FileForm, PaperForm, ReportChoiceForm
from scrutiny.models import AgendaPaper
from scrutiny.views.form_page import FormPage
from scrutiny.views.reach import clerks_meeting, item_of, meeting_of, meeting_url


class PaperAdd(FormPage):
    """First which report (`?report=`), then what it is asked for. It is built once, so that it can be."""

    template = "scrutiny/paper/add.html"
    button, said = "Attach report", "“{}” attached"

    def reach(self, item):
        self.item = item_of(self.meeting, item)
        owner = self.committee.organisation
        mine = [each for each in all_reports() if self.request.user.may(each.permission, owner)]
        self.reports = {report.key: report for report in mine}

    def form(self, data=None, files=None):
        report = self.reports.get(self.request.GET.get("report", ""))
        if report is None:
            return ReportChoiceForm(list(self.reports.values()))
        return PaperForm(report, self.meeting, self.request.user, data, today=self.today)

    def post(self, request):
        if request.GET.get("report", "") not in self.reports:
            return redirect(request.path)
        return super().post(request)

    def save(self, form):
        run = form.run()
        try:
            form.report.document(run)
        except BadParameter as error:
            name = error.parameter if error.parameter in form.fields else "title"
            raise ValidationError({name: str(error)}) from error
        return attach_report(
            item=self.item,
            report=form.report.key,
            parameters=parameters_of(form.report, run),
            title=form.cleaned_data["title"],
            by=self.request.user,
        )

    def onward(self, saved):
        return f"{meeting_url(self.meeting)}#item-{self.item.public_id}"

    def page(self, form, **context):
        report = getattr(form, "report", None)
        return super().page(form, heading="Attach a paper", item=self.item, report=report, **context)


class PaperUpload(FormPage):
    """A file for an item. Where it is refused, the title that was typed stays."""

    template = "scrutiny/paper/upload.html"
    heading, button, said = "Upload a paper", "Upload paper", "“{}” attached"

    def reach(self, item):
        self.item = item_of(self.meeting, item)

    def form(self, data=None, files=None):
        return FileForm(data, files)

    def save(self, form):
        return attach_file(item=self.item, by=self.request.user, **form.cleaned_data)

    def onward(self, saved):
        return f"{meeting_url(self.meeting)}#item-{self.item.public_id}"

    def page(self, form, **context):
        return super().page(form, item=self.item, lead=f"For “{self.item.title}”.", **context)


def paper_remove(request, organisation, committee, date, paper):
    meeting = clerks_meeting(request, organisation, committee, date)
    found = get_object_or_404(AgendaPaper.objects.filter(item__meeting=meeting), public_id=paper)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        remove_paper(paper=found, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"“{found.title}” removed")
    return redirect(meeting_url(meeting))


@require_safe
def meeting_paper(request, organisation, committee, date, paper):
    """A file of the agenda, to be saved: never opened as a page of this site."""
    meeting = meeting_of(request, organisation, committee, date)
    papers = AgendaPaper.objects.filter(item__meeting=meeting).exclude(file="").select_related("item")
    found = get_object_or_404(papers, public_id=paper)
    if found.item.exempt and not request.user.may(Permission.SEE_EXEMPT, meeting.committee.organisation):
        raise Http404("No such paper")
    return to_save(found)
