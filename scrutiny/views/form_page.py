"""A form about a meeting: shown by GET, one domain call by POST, and whatever was typed kept where it is refused."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from scrutiny.views.reach import SECTION, clerks_meeting, crumbs, meeting_url


class FormPage(View):
    """What the pages share. Each says its `heading`, builds its `form` and saves it."""

    template = "scrutiny/meeting/form.html"
    heading = button = said = ""
    warns = False  # whether the button takes something away

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()

    def dispatch(self, request, organisation, committee, date, **rest):
        self.meeting = clerks_meeting(request, organisation, committee, date)
        self.committee = self.meeting.committee
        self.reach(**rest)
        return super().dispatch(request)

    def reach(self, **rest):
        """Find what the rest of the address names."""

    def get(self, request):
        return self.page(self.form())

    def post(self, request):
        form = self.form(request.POST, request.FILES)
        if form.is_valid():
            try:
                saved = self.save(form)
            except ValidationError as error:
                form.refuse(error)
            else:
                if self.said:
                    messages.success(request, self.said.format(saved))
                return redirect(self.onward(saved))
        return self.page(form)

    def onward(self, saved) -> str:
        return meeting_url(self.meeting)

    def page(self, form, **context):
        context = {
            "organisation": self.committee.organisation,
            "committee": self.committee,
            "meeting": self.meeting,
            "section": SECTION,
            "crumbs": crumbs(self.committee, self.meeting),
            "caption": str(self.meeting) if self.meeting else self.committee.name,
            "heading": self.heading,
            "button": self.button,
            "warns": self.warns,
            "form": form,
            "today": self.today,
            "cancel_url": meeting_url(self.meeting) if self.meeting else crumbs(self.committee)[-1][1],
        } | context
        return render(self.request, self.template, context)
