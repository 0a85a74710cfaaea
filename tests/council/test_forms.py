from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from council.forms import DateField, DescribedRadios, Fault, GovukForm
from reports.document import RatingValue


class UpdateForm(GovukForm):
    rating = forms.ChoiceField(label="Rating", choices=[("R", "Red"), ("A", "Amber")], widget=DescribedRadios)
    words = forms.CharField(label="Words", max_length=100, widget=forms.Textarea, help_text="Two sentences.")
    due = DateField(label="Due date", required=False)


GOOD = {"rating": "A", "words": "Started"}


def due(day="", month="", year=""):
    return GOOD | {"due_day": day, "due_month": month, "due_year": year}


@pytest.mark.parametrize(
    ("typed", "said", "part"),
    [
        (due("31", "2", "2019"), "Due date must be a real date", 0),
        (due("31", "2"), "Due date must include a year", 2),
        (due("", "", "2019"), "Due date must include a day and a month", 0),
        (due("first", "May", "2019"), "Due date must be a real date", 0),
        (due("1", "5", "next"), "Due date must have a year of 4 numbers, like 2019", 2),
        (due("1", "5", "19"), "Due date must have a year of 4 numbers, like 2019", 2),
        (due("1", "5", "0000"), "Due date must be a real date", 0),
        (due("-1", "5", "2019"), "Due date must be a real date", 0),
        (due("1_0", "5", "2019"), "Due date must be a real date", 0),
        (due("1", "9" * 30, "2019"), "Due date must be a real date", 0),
        (due("9" * 5000, "5", "2019"), "Due date must be a real date", 0),
    ],
)
def test_a_date_that_cannot_be_says_which_part_is_wrong(typed, said, part):
    assert UpdateForm(typed).error_summary() == [Fault(said, f"id_due_{part}")]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (due("31", "5", "2019"), date(2019, 5, 31)),
        (due(" 1 ", "05", "2019"), date(2019, 5, 1)),
        (due(), None),
        (GOOD, None),
        (GOOD | {"due": "2019-05-31"}, date(2019, 5, 31)),
    ],
)
def test_a_date_is_read(typed, value):
    form = UpdateForm(typed)
    assert form.is_valid()
    assert form.cleaned_data["due"] == value


def test_what_was_typed_stays_in_the_boxes():
    html = str(UpdateForm(due("31", "2", "next")))
    assert [f'name="due_{part}" value="{text}"' in html for part, text in _typed().items()] == [True] * 3


def _typed():
    return {"day": "31", "month": "2", "year": "next"}


def test_the_first_date_shows_its_parts():
    html = str(UpdateForm(initial={"due": date(2019, 5, 31)}))
    assert 'name="due_day" value="31"' in html
    assert 'name="due_year" value="2019"' in html


def test_the_summary_lists_every_fault_with_the_input_to_go_to():
    assert UpdateForm({}).error_summary() == [
        Fault("Select rating", "id_rating_0"),
        Fault("Enter words", "id_words"),
    ]


def test_a_form_that_was_not_sent_has_no_faults():
    assert UpdateForm().error_summary() == []


def test_every_anchor_of_the_summary_is_in_the_form():
    form = UpdateForm(due("31", "2", "2019") | {"rating": "", "words": ""})
    html = str(form)
    assert [f'id="{fault.anchor}"' in html for fault in form.error_summary()] == [True] * 3


def test_an_input_is_described_by_its_hint_and_its_error():
    assert 'aria-describedby="id_words_helptext id_words_error"' in str(UpdateForm({})["words"])
    html = UpdateForm({})["words"].as_field_group()
    assert 'id="id_words_helptext"' in html
    assert 'id="id_words_error"' in html


def test_what_a_domain_function_refuses_stands_at_its_field():
    form = UpdateForm(GOOD)
    form.refuse(ValidationError({"words": "Say why the action is red", "evidence": "Add evidence"}))
    assert form.error_summary() == [Fault("Add evidence", ""), Fault("Say why the action is red", "id_words")]


def test_a_refusal_of_the_whole_stands_above_the_form():
    form = UpdateForm(GOOD)
    form.refuse(ValidationError("Somebody else saved an update"))
    assert form.error_summary() == [Fault("Somebody else saved an update", "")]


def test_choices_can_be_the_key_of_a_scale():
    form = UpdateForm()
    red = RatingValue("Red", "R", "not-started", "red")
    form.fields["rating"].widget.details = {
        "R": {"rating": red, "text": "Not started.", "note": "Last time."}
    }
    html = str(form["rating"])
    assert "ev-tone-red" in html
    assert "Not started. <strong>Last time.</strong>" in html


def test_other_forms_keep_djangos_mark_up():
    class Plain(forms.Form):
        name = forms.CharField()

    assert "govuk" not in str(Plain({}))
