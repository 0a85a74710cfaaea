"""Every component in every state, for the people who build pages. Served in development only."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from council.forms import DateField, DescribedRadios, GovukForm
from reports.document import RatingValue

RED = RatingValue("Red", "R", "not-started", "red")
AMBER = RatingValue("Amber", "A", "delayed", "amber")
GREEN = RatingValue("Green", "G", "on-track", "green")
COMPLETED = RatingValue("Completed", "C", "assured", "blue")
CLOSED = RatingValue("Closed", "X", "closed", "grey")
NEW = RatingValue("New", "N", "new", "none")

EVENTS = [
    {"when": "14 Jun 2019", "what": "Evidence: service specification, version 2", "by": "Service Manager."},
    {
        "when": "31 May 2019",
        "note": "third meeting",
        "rating": AMBER,
        "what": "Stays amber",
        "words": "Funding has been agreed.",
        "by": "Service Manager. In the",
        "links": [("report of 31 May 2019", "#")],
    },
    {"when": "21 Jan 2019", "note": "first meeting", "rating": AMBER, "what": "Rated amber"},
    {"when": "25 Jul 2018", "what": "Joined the plan", "by": "From Ofsted recommendation 6"},
]
SWATCHES = [
    ("Ink", "#16212c"),
    ("Second ink", "#4b5763"),
    ("Field", "#5f6b77"),
    ("Rule", "#d9dee3"),
    ("Paper", "#f6f5f1"),
    ("Brand", "#1c3550"),
    ("Link", "#1b4368"),
    ("Red", "#a61b11"),
    ("Red tint", "#fbe9e6"),
    ("Amber", "#f3ab12"),
    ("Amber edge", "#7d4b00"),
    ("Amber tint", "#fdf1d6"),
    ("Green", "#1f7a45"),
    ("Green block", "#d6ecde"),
    ("Completed", "#1e5aa5"),
    ("Completed tint", "#e4edf8"),
]


class EveryField(GovukForm):
    """One field of each kind."""

    rating = forms.ChoiceField(
        label="What is the rating now?",
        choices=[("R", "Red"), ("A", "Amber"), ("G", "Green"), ("C", "Completed")],
        widget=DescribedRadios(
            {"data-label-size": "m"},
            details={
                "R": {"rating": RED, "text": "Not started, or significantly delayed."},
                "A": {"rating": AMBER, "text": "Started, with some delay.", "note": "Last time."},
                "G": {
                    "rating": GREEN,
                    "text": "On track for the agreed date, or completed and awaiting evidence.",
                },
                "C": {
                    "rating": COMPLETED,
                    "text": "Completed and evidenced. Quality assurance decides; until then it counts as green.",
                },
            },
        ),
    )
    words = forms.CharField(
        label="Why is it amber, and what happens next?",
        help_text="The committee reads these words beside the rating.",
        widget=forms.Textarea({"rows": 4, "data-label-size": "m"}),
        max_length=1500,
        error_messages={"required": "Say why the action is amber"},
    )
    due = DateField(label="New due date", help_text="For example, 31 10 2019")
    ask = forms.BooleanField(label="Ask for a new due date", required=False)
    post = forms.ChoiceField(label="Post", choices=[("", "Choose a post"), ("1", "Service Manager")])
    name = forms.CharField(label="Name", max_length=50)
    kinds = forms.MultipleChoiceField(
        label="Kinds", choices=[("u", "Updates"), ("e", "Evidence")], widget=forms.CheckboxSelectMultiple
    )
    nation = forms.ChoiceField(
        label="Nation", choices=[("e", "England"), ("w", "Wales")], widget=forms.RadioSelect
    )
    file = forms.FileField(label="Evidence", help_text="PDF, Word, Excel, image or e-mail, up to 20 MB")


@method_decorator(login_not_required, name="dispatch")
class Components(TemplateView):
    template_name = "pages/components.html"
    extra_context = {
        "caption": "For the people who build it",
        "ratings": [RED, AMBER, GREEN, COMPLETED, CLOSED, NEW],
        "red": RED,
        "amber": AMBER,
        "green": GREEN,
        "completed": COMPLETED,
        "mixed": [(RED, 1), (AMBER, 2), (GREEN, 5), (COMPLETED, 7), (NEW, 2)],
        "mixed_before": [(RED, 2), (AMBER, 3), (GREEN, 6), (COMPLETED, 4)],
        "all_done": [(COMPLETED, 3)],
        "all_done_before": [(GREEN, 1), (COMPLETED, 2)],
        "backwards": [(RED, 2), (AMBER, 2), (GREEN, 3), (COMPLETED, 1)],
        "backwards_before": [(AMBER, 1), (GREEN, 5), (COMPLETED, 2)],
        "many": [(RED, 3), (AMBER, 6), (GREEN, 20), (COMPLETED, 11)],
        "many_before": [(RED, 5), (AMBER, 6), (GREEN, 24), (COMPLETED, 5)],
        "bars": [
            ("January", [(RED, 2), (AMBER, 3), (GREEN, 74), (COMPLETED, 16)]),
            ("A bad month", [(RED, 8), (AMBER, 6), (GREEN, 60), (COMPLETED, 21), (NEW, 6)]),
        ],
        "points": [
            ("21 Jan", [(RED, 2), (AMBER, 3), (GREEN, 74), (COMPLETED, 16), (NEW, 0)]),
            ("Spring", [(RED, 0), (AMBER, 4), (GREEN, 62), (COMPLETED, 29), (NEW, 0)]),
            ("31 May", [(RED, 0), (AMBER, 4), (GREEN, 56), (COMPLETED, 35), (NEW, 6)]),
        ],
        "steps": [True, True, False, False, False, False, False],
        "events": EVENTS,
        "swatches": SWATCHES,
    }

    def get_context_data(self, **kwargs):
        typed = {"rating": "A", "due_day": "31", "due_month": "2", "due_year": "2019"}
        kwargs["form"] = EveryField(typed if "faults" in self.request.GET else None)
        return super().get_context_data(**kwargs)
