from datetime import date

import pytest

from feedback.enums import Advocacy
from feedback.models import Complaint, Compliment, FeedbackSettings, PreComplaint
from tests.feedback.views.cast import FAMILY
from tests.improvement.views.cast import day, errors, said, statuses, text_of, typed

pytestmark = pytest.mark.django_db


def contact(**changed) -> dict:
    """A complaint as the form posts it."""
    return {
        "kind": "complaint",
        "category": "parent",
        "teams": ["fostering"],
        "stream": "statutory",
        "told": "Nobody called back",
        "name": FAMILY,
        **day("received_on", date(2019, 4, 5)),
        **changed,
    }


def test_the_form_begins_with_today(as_team, cast):
    form = as_team.get(cast.url("log")).context["form"]
    assert form["received_on"].initial == date(2019, 4, 10)


def test_a_complaint_is_saved_and_its_due_date_explained(as_team, cast):
    page = as_team.post(cast.url("log"), contact(), follow=True)
    case = Complaint.objects.get()
    assert page.redirect_chain[0][0] == f"{cast.url('case', case.ref)}#clocks"
    assert said(page) == ["C-0001 logged. Stage one is due on Tuesday 23 April 2019."]
    assert "Ten working days from 5 April 2019." in text_of(page)
    assert (case.what_happened, case.complainant_name) == ("Nobody called back", FAMILY)


def test_a_corporate_complaint_is_heard_under_the_corporate_procedure(as_team, cast):
    as_team.post(cast.url("log"), contact(stream="corporate"))
    assert Complaint.objects.get().procedure.slug == "england-corporate"


def test_a_concern_is_saved_without_a_clock(as_team, cast):
    page = as_team.post(cast.url("log"), contact(kind="pre-complaint"), follow=True)
    record = PreComplaint.objects.get()
    assert (record.concern, list(record.teams.all())) == ("Nobody called back", [cast.fostering])
    assert page.redirect_chain[0][0] == cast.url("pre-complaint", record.ref)
    assert not Complaint.objects.exists()


def test_a_compliment_is_saved_for_its_team(as_team, cast):
    page = as_team.post(cast.url("log"), contact(kind="compliment"), follow=True)
    assert Compliment.objects.get().words == "Nobody called back"
    assert said(page) == ["Compliment for Fostering logged"]


@pytest.mark.parametrize(
    ("kind", "model"),
    [("complaint", Complaint), ("pre-complaint", PreComplaint), ("compliment", Compliment)],
)
def test_save_pressed_twice_logs_one_contact_and_other_words_another(as_team, cast, kind, model):
    page = str(as_team.get(cast.url("log")).context["form"]["page"].value())
    first, again = [as_team.post(cast.url("log"), contact(kind=kind, page=page)) for _ in range(2)]
    assert (first.url, model.objects.count()) == (again.url, 1)
    as_team.post(cast.url("log"), contact(kind=kind, page=page, told="Something else"))
    assert model.objects.count() == 2
    as_team.post(cast.url("log"), contact(kind=kind, told="Something else"))
    assert model.objects.count() == 3


def test_31_february_is_named_and_nothing_typed_is_lost(as_team, cast):
    page = as_team.post(cast.url("log"), contact(**typed("received_on", "31 2 2019")))
    assert errors(page) == {"received_on": ["Received must be a real date"]}
    html = page.content.decode()
    assert all(words in html for words in ("Nobody called back", FAMILY, 'value="31"'))
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field", "message"),
    [
        ({"kind": ""}, "kind", "Choose what it is: a complaint, a concern or a compliment"),
        ({"category": ""}, "category", "Choose who it is from"),
        ({"category": "x"}, "category", "Choose who it is from"),
        ({"teams": []}, "teams", "Choose the team or teams that it is about"),
        ({"teams": ["x"]}, "teams", "Choose the team or teams that it is about"),
        ({"stream": ""}, "stream", "Choose the procedure it is heard under"),
        (day("received_on", None), "received_on", "Enter the day on which it was received"),
        (
            day("received_on", date(2019, 4, 11)),
            "received_on",
            "Date received must be today or in the past",
        ),
        (
            {"category": "young-person"},
            "advocacy",
            "Say whether the child or young person was offered an advocate",
        ),
    ],
)
def test_what_is_wrong_stands_at_its_field(as_team, cast, changed, field, message):
    assert errors(as_team.post(cast.url("log"), contact(**changed))) == {field: [message]}
    assert not Complaint.objects.exists()


def test_the_reason_is_asked_only_of_what_is_out_of_time(as_team, cast):
    assert "Why it is accepted out of time" not in text_of(as_team.get(cast.url("log")))
    late = contact(**day("happened_on", date(2018, 1, 2)))
    page = as_team.post(cast.url("log"), late)
    message = "A complaint about that day was in time until 2 January 2019: say why it is accepted"
    assert errors(page) == {"accepted_late_because": [message]}
    assert "Why it is accepted out of time" in text_of(page)
    as_team.post(cast.url("log"), late | {"accepted_late_because": "They were ill"})
    assert Complaint.objects.get().accepted_late_because == "They were ill"


def test_a_young_person_s_complaint_says_that_an_advocate_was_offered(as_team, cast):
    as_team.post(cast.url("log"), contact(category="young-person", advocacy="offered"))
    assert Complaint.objects.get().advocacy == Advocacy.OFFERED


def test_a_compliment_is_for_one_team(as_team, cast):
    cast.organisation.teams.create(slug="second", name="Second")
    page = as_team.post(cast.url("log"), contact(kind="compliment", teams=["fostering", "second"]))
    assert list(errors(page)) == ["teams"]


def test_without_scripts_all_of_a_complaint_is_open_and_checked_by_what_was_chosen(as_team, cast):
    html = as_team.get(cast.url("log")).content.decode()
    assert 'id="of-a-complaint"' in html
    assert "data-aria-controls" not in html
    page = as_team.post(cast.url("log"), contact(kind="pre-complaint", stream="", category="young-person"))
    assert page.status_code == 302


def test_where_feedback_is_not_set_up_the_page_says_what_is_missing(as_team, cast):
    FeedbackSettings.objects.filter(organisation=cast.organisation).delete()
    assert "Feedback is not set up here yet" in text_of(as_team.get(cast.url("log")))
    assert as_team.post(cast.url("log"), contact()).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_feedback_team_logs(client, cast, method):
    people = (cast.lead, cast.reader, cast.outsider)
    found = statuses(client, cast.url("log"), *people, method=method, data=contact())
    assert found == [403, 403, 404]
    assert not Complaint.objects.exists()
