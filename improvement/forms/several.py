from django import forms

from council.forms import GovukForm
from improvement.domain.submissions import Line, Result
from improvement.domain.updates import WORDS_MAX
from improvement.forms.fields import WordsField
from improvement.lead_words import who_came_first
from improvement.models import Action, Rating, Update


class LineForm(GovukForm):
    """One action in the table of several. What is assured is claimed on a page of its own, with evidence."""

    rating = forms.ChoiceField(
        label="Rating now",
        required=False,
        error_messages={"invalid_choice": "Choose a rating of this plan’s scale"},
    )
    words = WordsField(
        label="Why, and what happens next",
        max_length=WORDS_MAX,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, action: Action, standing: Update | None, last: Update | None, ratings):
        code = standing.rating.code if standing else ""
        initial = {"rating": code, "was": code, "seen": str(last.public_id) if last else ""}
        super().__init__(data, prefix=action.ref, initial=initial)
        self.action, self.standing, self.last = action, standing, last
        self.ratings: dict[str, Rating] = {rating.code: rating for rating in ratings}
        offered = [rating for rating in ratings if not rating.is_assured or rating.code == code]
        first = [] if standing else [("", "Choose a rating")]
        self.fields["rating"].choices = first + [(rating.code, rating.label) for rating in offered]
        self.saved: Update | None = None
        self.latest: Update | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the person changed the rating or wrote words. A row that was left alone is not sent."""
        sent = [(self.data.get(self.add_prefix(name)) or "").strip() for name in ("rating", "was", "words")]
        return sent[0] != sent[1] or bool(sent[2])

    def clean(self):
        data = super().clean()
        if "rating" not in self.errors and not data.get("rating"):
            self.add_error("rating", f"Choose the rating of {self.action.ref}")
        return data

    def line(self) -> Line:
        data = self.cleaned_data
        seen = self.last if self.last and data["seen"] == str(self.last.public_id) else None
        return Line(self.action, self.ratings[data["rating"]], data["words"], seen)

    def show(self, result: Result) -> None:
        """Take what became of the line into the form: what was refused at its field, words kept."""
        self.saved, self.latest = result.saved, result.latest
        if result.errors:
            self.refuse(result.errors)
        if result.latest:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = str(result.latest.public_id)
            self.add_error("words", who_came_first(result.latest))

    def after(self) -> "LineForm":
        """The form to show next: this one where it was refused, else one of what stands now."""
        if self.is_changed and self.errors:
            return self
        standing, last = self.saved or self.standing, self.saved or self.last
        fresh = LineForm(action=self.action, standing=standing, last=last, ratings=self.ratings.values())
        fresh.saved = self.saved
        return fresh

    def faults(self) -> list:
        """The error summary's lines, each with the reference that it is about."""
        return [
            type(fault)(f"{self.action.ref}: {fault.message}", fault.anchor) for fault in self.error_summary()
        ]
