from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils import timezone

from council.admin.forms import DomainForm
from council.admin.scoped import ReadOnlyInline, ScopedAdmin
from council.models import Person, Post
from improvement.admin.links import link_to_action
from improvement.domain.actions import EDITABLE, add_action, edit_action
from improvement.models import Action, ActionLead

WORDING = ("title", "detail", "outcome", "measure", "timescale", "source_paragraphs")


class EditActionForm(DomainForm):
    """The wording only, and why it changes."""


class AddActionForm(DomainForm):
    shown_at = {"leads": "posts"}

    because = forms.CharField(label="Why it joins the plan", max_length=300)
    posts = forms.ModelMultipleChoiceField(Post.objects.all(), required=False, label="Leads: posts")
    people = forms.ModelMultipleChoiceField(Person.objects.all(), required=False, label="Leads: people")
    bodies = forms.CharField(
        label="Leads: bodies outside",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One on each line, such as HEALTH",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ref"].required = False
        self.fields["ref"].help_text = "Empty: the next of the priority"
        for name, lead in (("posts", "post"), ("people", "person")):
            widget = AutocompleteSelectMultiple(ActionLead._meta.get_field(lead), self.admin_site)
            widget.choices = self.fields[name].choices
            self.fields[name].widget = widget

    def leads(self) -> list[Post | Person | str]:
        """The leads as they were chosen: posts, then people, then bodies by name."""
        data = self.cleaned_data
        bodies = [line.strip() for line in data["bodies"].splitlines() if line.strip()]
        return [*data["posts"], *data["people"], *bodies]

    def clean(self):
        data = super().clean()
        return {**data, "leads": self.leads()} if {"posts", "people", "bodies"} <= set(data) else data


class LeadInline(ReadOnlyInline):
    """Who leads it. Leads are handed on in a review."""

    model = ActionLead
    fields = ("order", "post", "person", "body", "as_printed")
    related = ("post", "person")
    ordering = ("order", "pk")
    show_change_link = False


@admin.register(Action)
class ActionAdmin(ScopedAdmin):
    """A new action, and the wording of one. Dates, ratings and withdrawal have pages of their own."""

    form = EditActionForm
    add_form = AddActionForm
    add_fields = (
        "priority",
        "ref",
        "because",
        "joined_on",
        "due_on",
        "posts",
        "people",
        "bodies",
        *WORDING,
        "recommendations",
    )
    fields = (
        "priority",
        "ref",
        "on_the_site",
        *WORDING,
        "recommendations",
        "date_as_printed",
        "starts_on",
        "due_on",
        "due_provenance",
        "joined_on",
        "joined_because",
        "withdrawn_on",
        "withdrawn_because",
        "merged_into",
        "ref_published",
        "provenance",
    )
    fixed = ("priority",)
    related = ("plan__organisation", "priority__plan", "merged_into")
    autocomplete_fields = ("priority", "recommendations")
    inlines = (LeadInline,)
    list_display = ("ref", "title", "priority_number", "plan", "due_on", "withdrawn_on", "provenance")
    list_filter = ("plan", "priority", "provenance", "due_provenance", "ref_published")
    search_fields = ("ref", "title", "detail")
    date_hierarchy = "due_on"
    ordering = ("plan__name", "priority__number", "ref_key", "pk")

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        return tuple(name for name in self.fields if name not in {*WORDING, "recommendations"})

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    @admin.display(description="priority", ordering="priority__number")
    def priority_number(self, action):
        return action.priority.number

    @admin.display(description="rating, due date, leads, withdrawal")
    def on_the_site(self, action):
        return link_to_action(action)

    def get_changeform_initial_data(self, request):
        return {"joined_on": timezone.localdate(), **super().get_changeform_initial_data(request)}

    def add(self, request, obj, data, why):
        fields = {
            name: data[name] for name in ("priority", "ref", "because", "joined_on", "due_on", *WORDING)
        }
        return add_action(**fields, leads=data["leads"], by=request.user)

    def edit(self, request, obj, data, why):
        fields = {name: data[name] for name in EDITABLE}
        return edit_action(action=obj, **fields, by=request.user, why=why)
