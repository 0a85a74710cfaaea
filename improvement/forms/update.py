from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from council.forms import DateField, DescribedRadios, GovukForm
from improvement.domain.date_changes import check_new_date
from improvement.domain.files import limit_in_words
from improvement.domain.submissions import NewDate, NewEvidence
from improvement.domain.updates import WORDS_MAX, check_rating
from improvement.file_kinds import ACCEPT, ALLOWED
from improvement.forms.fields import ManyFilesField, WordsField
from improvement.models import Action, Evidence, Rating, RatingWording, Update
from improvement.prose import word

ASSURED_NOTE = "Quality assurance decides; until then it counts as {}."


def question(rating: Rating | None) -> str:
    """What is asked beside a rating: a delay is explained, a claim is shown."""
    if rating is None:
        return "What has changed, and what happens next?"
    if rating.explanation_required:
        return f"Why is it {word(rating)}, and what happens next?"
    if rating.is_assured:
        return f"What shows that it is {word(rating)}?"
    return "What has been done, and what happens next?"


class UpdateForm(GovukForm):
    """What a lead sends of one action. It knows shapes; the rules are asked of `submit_update`."""

    rating = forms.ChoiceField(
        label="What is the rating now?",
        widget=DescribedRadios(attrs={"data-label-size": "m"}),
        error_messages={
            "required": "Choose the rating now",
            "invalid_choice": "Choose a rating of this plan’s scale",
        },
    )
    words = WordsField(
        max_length=WORDS_MAX, required=False, widget=forms.Textarea(attrs={"rows": 5, "data-label-size": "m"})
    )
    said_by = forms.CharField(label="Who said it", max_length=200, required=False)
    holds_from = DateField(label="Date the rating holds from", required=False)
    ask_date = forms.BooleanField(
        label="Ask for a new due date",
        required=False,
        widget=forms.CheckboxInput(attrs={"data-aria-controls": "new-date"}),
    )
    new_due_on = DateField(label="New due date", required=False)
    reason = forms.CharField(
        label="Reason for the new date",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = ManyFilesField(label="Files", required=False)
    relates_to = DateField(label="Date the files relate to", required=False)
    title = forms.CharField(
        label="What they show",
        required=False,
        max_length=200,
        help_text="Without it, the file’s name is used",
    )
    newer_of = forms.ChoiceField(label="This is a new version of", required=False)
    link = forms.URLField(
        label="Link to a document",
        required=False,
        max_length=1000,
        assume_scheme="https",
        error_messages={"invalid": "Enter a web address that begins with https://"},
    )
    link_title = forms.CharField(label="What the link shows", required=False, max_length=200)
    link_relates_to = DateField(label="Date the link relates to", required=False)
    evidence = forms.MultipleChoiceField(
        label="Evidence that is here already",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose what shows that the action is done",
        error_messages={"invalid_choice": "Choose evidence of this action"},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, action: Action, standing: Update | None, today, may_type: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.action, self.standing, self.today = action, standing, today
        self.ratings = {rating.code: rating for rating in action.plan.scale.ratings.in_order()}
        self.pieces = {str(piece.public_id): piece for piece in _pieces(action)}
        self.versions = {f"{key}:{piece.latest.number}": piece.latest for key, piece in self.pieces.items()}
        self._set_up_rating()
        self._set_up_words()
        self._set_up_date()
        self._set_up_evidence()
        if may_type:
            leads = ", ".join(map(str, action.leads.all())) or "nobody"
            self.fields["said_by"].help_text = f"Leave it empty if it was you. Led by {leads}."
        else:
            del self.fields["said_by"]

    def _set_up_rating(self) -> None:
        key = {
            row.rating.code: row.wording
            for row in RatingWording.objects.key_on(self.action.plan.scale, self.today)
        }
        field, last = self.fields["rating"], self.standing and self.standing.rating.code
        field.choices = [(code, rating.label) for code, rating in self.ratings.items()]
        field.widget.details = {
            code: {
                "rating": rating,
                "text": _meaning(rating, key.get(code, "")),
                "note": "Last time." if code == last else "",
            }
            for code, rating in self.ratings.items()
        }

    def _set_up_words(self) -> None:
        field = self.fields["words"]
        field.label = format_html('<span id="{}">{}</span>', self.question_id, question(self.chosen))
        since = f" Say what changed since {self.standing.holds_from:%-d %B %Y}." if self.standing else ""
        field.help_text = f"The committee reads these words beside the rating.{since}"

    def _set_up_date(self) -> None:
        due = self.action.due_on
        old = f" The old date, {due:%-d %B %Y}, stays on the record." if due else ""
        self.fields["new_due_on"].help_text = f"For example, 31 10 {self.today.year}.{old}"
        self.fields["holds_from"].help_text = f"Leave it empty for today, {self.today:%-d %B %Y}"

    def _set_up_evidence(self) -> None:
        field = self.fields["file"]
        field.widget.attrs["accept"] = ACCEPT
        field.help_text = f"{ALLOWED}, up to {limit_in_words()} each. Take out names of children."
        if not self.pieces:
            del self.fields["newer_of"], self.fields["evidence"]
            return
        titles = [(key, piece.title) for key, piece in self.pieces.items()]
        self.fields["newer_of"].choices = [("", "Nothing here: it is new"), *titles]
        self.fields["evidence"].choices = [
            (key, f"{version.evidence.title} (version {version.number}, {version.relates_to:%-d %B %Y})")
            for key, version in self.versions.items()
        ]

    @property
    def question_id(self) -> str:
        return f"{self.auto_id % 'question'}"

    @property
    def chosen(self) -> Rating | None:
        return self.ratings.get(self["rating"].value() or "")

    def clean_rating(self) -> Rating:
        return self.ratings[self.cleaned_data["rating"]]

    def clean_holds_from(self):
        return self.cleaned_data["holds_from"] or self.today

    def clean_newer_of(self) -> Evidence | None:
        return self.pieces.get(self.cleaned_data["newer_of"])

    def clean_seen(self) -> Update | None:
        try:
            return self.action.updates.filter(public_id=self.cleaned_data["seen"]).first()
        except ValidationError:  # no UUID: a form that nobody was given
            return None

    def clean(self):
        data = super().clean()
        # The rules are told here too, so that they are read beside what is wrong with the shape of a field.
        self._clean_rating(data)
        self._clean_date(data)
        if data.get("file") and "relates_to" not in self.errors and not data.get("relates_to"):
            self.add_error("relates_to", "Enter the date the files relate to")
        if data.get("newer_of") and len(data.get("file", [])) != 1:
            self.add_error("file", f"Choose one file, the new version of {data['newer_of']}")
        if data.get("link") and "link_relates_to" not in self.errors and not data.get("link_relates_to"):
            self.add_error("link_relates_to", "Enter the date the link relates to")
        if data.get("link_title") and not data.get("link") and "link" not in self.errors:
            self.add_error("link", "Enter the web address")
        return data

    def _clean_rating(self, data) -> None:
        if {"rating", "words", "holds_from"} <= data.keys():
            rating = data["rating"].claim_counts_as or data["rating"]
            try:
                check_rating(self.action, rating, data["words"], data["holds_from"], self.today)
            except ValidationError as error:
                self.refuse(error)

    def _clean_date(self, data) -> None:
        filled = data.get("new_due_on") or data.get("reason", "").strip()
        if not data.get("ask_date"):
            if filled:
                self.add_error(
                    "ask_date", "Select “Ask for a new due date”, or clear the date and the reason"
                )
            return
        if not data.get("new_due_on") and "new_due_on" not in self.errors:
            self.add_error("new_due_on", "Enter the new due date")
        try:
            check_new_date(self.action, data.get("new_due_on"), data.get("reason", ""))
        except ValidationError as error:
            self.refuse(error)

    def submission(self) -> dict:
        """What was sent, as `submit_update` takes it."""
        data = self.cleaned_data
        return {
            "rating": data["rating"],
            "words": data["words"],
            "holds_from": data["holds_from"],
            "said_by": data.get("said_by", ""),
            "seen": data["seen"],
            "new_evidence": self._new_evidence(),
            "versions": [self.versions[key] for key in data.get("evidence", [])],
            "new_date": NewDate(data["new_due_on"], data["reason"]) if data["ask_date"] else None,
        }

    def _new_evidence(self) -> list[NewEvidence]:
        data = self.cleaned_data
        title = data["title"] if len(data["file"]) == 1 else ""
        new = [
            NewEvidence(data["relates_to"], title, file=file, evidence=data.get("newer_of"))
            for file in data["file"]
        ]
        if data["link"]:
            new.append(NewEvidence(data["link_relates_to"], data["link_title"], link=data["link"]))
        return new

    def refuse(self, error) -> None:
        """As every form, and what is said of evidence at the files where there is none to choose."""
        found = getattr(error, "error_dict", {})
        if "evidence" in found and "evidence" not in self.fields:
            found["file"] = found.get("file", []) + found.pop("evidence")
        super().refuse(error)

    def ask_for_files_again(self) -> None:
        """A browser forgets the files it sent, so a form that is shown again says so."""
        if not self.has_error("file"):
            self.add_error(
                "file", "Choose the files again: a browser does not keep them when a page comes back"
            )

    def show_latest(self, latest: Update) -> None:
        """The next time that this form is sent, its sender has seen the row."""
        self.data = self.data.copy()
        self.data["seen"] = str(latest.public_id)


def _meaning(rating: Rating, wording: str) -> str:
    text = f"{wording.rstrip('.')}." if wording else ""
    return f"{text} {ASSURED_NOTE.format(word(rating.claim_counts_as))}" if rating.is_assured else text


def _pieces(action: Action) -> list[Evidence]:
    """The action's evidence, each with its `latest` version. Two queries."""
    pieces = list(action.evidence.prefetch_related("versions").order_by("title", "pk"))
    for piece in pieces:
        piece.latest = max(piece.versions.all(), key=lambda version: version.number, default=None)
        if piece.latest:
            piece.latest.evidence = piece
    return [piece for piece in pieces if piece.latest]
