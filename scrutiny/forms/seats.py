from django import forms

from council.forms import DateField, GovukForm
from council.models import Person
from scrutiny.enums import MemberRole


class SeatForm(GovukForm):
    person = forms.ModelChoiceField(
        None,
        label="Who",
        empty_label="Choose a person",
        help_text="Somebody who is not in the list is added in data entry first",
        error_messages={"required": "Choose who takes the seat"},
    )
    title = forms.CharField(label="Title", max_length=20, required=False, help_text="“Cllr”, “Mrs”")
    printed_as = forms.CharField(
        label="Name as agendas print it",
        max_length=100,
        required=False,
        help_text="“P. Smith”. Empty: as in the list above",
    )
    role = forms.ChoiceField(
        label="Role", choices=MemberRole.choices, widget=forms.RadioSelect, initial=MemberRole.MEMBER
    )
    is_co_opted = forms.BooleanField(label="Co-opted: sits without being a councillor", required=False)
    held_from = DateField(label="From")

    def __init__(self, data=None, *, organisation, user, **kwargs):
        super().__init__(data, **kwargs)
        people = Person.objects.visible_to(user).filter(organisation=organisation)
        self.fields["person"].queryset = people.order_by("name", "pk")


class EndSeatForm(GovukForm):
    held_until = DateField(label="Last day of the seat")
    why = forms.CharField(label="Why, if it is to be remembered", max_length=200, required=False)
