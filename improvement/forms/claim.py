"""How quality assurance answers a claim."""

from django import forms

from council.forms import GovukForm
from improvement.domain.updates import WORDS_MAX
from improvement.models import EvidenceVersion, Rating, Update
from improvement.templatetags.evidence import version_label


class VersionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, version: EvidenceVersion) -> str:
        return version_label(version)


class AcceptForm(GovukForm):
    prefix = "accept"
    evidence = VersionsField(
        None,
        label="Which evidence do you accept?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the evidence that you accept"},
    )
    words = forms.CharField(
        label="What you saw (optional)",
        help_text="It stands in the action’s history.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=WORDS_MAX,
        required=False,
    )

    def __init__(self, *args, claim: Update, **kwargs):
        super().__init__(*args, **kwargs)
        versions = EvidenceVersion.objects.filter(updates=claim).select_related("evidence")
        self.fields["evidence"].queryset = versions.in_order()


class ReturnForm(GovukForm):
    prefix = "return"
    words = forms.CharField(
        label="What is missing?",
        help_text="The lead sees this beside the action.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=WORDS_MAX,
        error_messages={"required": "Say what is missing, so that the lead can send it"},
    )
    rating = forms.ModelChoiceField(
        None, label="Rating from today", to_field_name="code", required=False, widget=forms.Select
    )

    def __init__(self, *args, claim: Update, before: Rating, **kwargs):
        super().__init__(*args, **kwargs)
        ratings = Rating.objects.filter(scale=claim.rating.scale_id)
        assured = [rating.pk for rating in ratings if rating.is_assured]
        self.fields["rating"].queryset = ratings.exclude(pk__in=assured).in_order()
        self.fields["rating"].empty_label = f"{before}, as it would be without the claim"
