"""The headings of an agenda."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect

from scrutiny.domain.agenda import add_part, remove_part, rename_part
from scrutiny.forms.item import PartForm
from scrutiny.views.form_page import FormPage
from scrutiny.views.reach import clerks_meeting, meeting_url, part_of


class PartAdd(FormPage):
    heading, button, said = "Add a part", "Add part", "“{}” added. Without items it prints “No items”."

    def form(self, data=None, files=None):
        return PartForm(data)

    def save(self, form):
        return add_part(meeting=self.meeting, title=form.cleaned_data["title"], by=self.request.user)


class PartEdit(FormPage):
    template = "scrutiny/part/edit.html"
    heading, button, said = "Change the heading of the part", "Save change", "“{}” changed"

    def reach(self, part):
        self.part = part_of(self.meeting, part)

    def form(self, data=None, files=None):
        return PartForm(data, initial={"title": self.part.title})

    def save(self, form):
        return rename_part(part=self.part, title=form.cleaned_data["title"], by=self.request.user)

    def page(self, form, **context):
        return super().page(form, part=self.part, **context)


def part_remove(request, organisation, committee, date, part):
    meeting = clerks_meeting(request, organisation, committee, date)
    part = part_of(meeting, part)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        remove_part(part=part, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, "Part removed. Its items stand before the parts.")
    return redirect(meeting_url(meeting))
