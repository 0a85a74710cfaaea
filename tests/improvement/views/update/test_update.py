from datetime import date

import pytest
from django.urls import reverse

from council.roles import Role
from improvement.enums import UpdateKind
from improvement.models import DateChange, Evidence, Update
from tests.factories.action import ActionFactory, ActionLeadFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.scale import RatingFactory
from tests.factories.update import claim_row, row
from tests.improvement.views.update.page import address, faults, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]
TODAY = date(2019, 7, 9)


def test_the_form_shows_the_key_the_last_words_and_what_members_will_see(client, lead, action):
    client.force_login(lead)
    page = client.get(address(action)).content.decode()
    assert "On track for agreed date or completed awaiting evidence." in page
    assert "Quality assurance decides; until then it counts as green." in page
    assert page.count("Last time.") == 1
    assert "A specification is drafted" in page
    assert "Past its date by 190 days" in page
    assert "Why is it amber, and what happens next?" in page
    assert "Who said it" not in page


def test_the_words_start_empty_or_from_last_time(client, lead, action):
    client.force_login(lead)
    assert client.get(address(action)).context["form"]["words"].value() == ""
    started = client.get(address(action), {"start": "last"})
    assert started.context["form"]["words"].value() == "A specification is drafted"


def test_the_question_follows_the_rating(client, lead, action):
    client.force_login(lead)
    answers = [
        client.get(address(action), {"question": "", "rating": code}).content.decode()
        for code in ("red", "completed", "nonsense")
    ]
    assert answers == [
        "Why is it red, and what happens next?",
        "What shows that it is completed?",
        "What has changed, and what happens next?",
    ]


def test_an_update_is_saved_as_a_new_row_and_named(client, lead, action):
    client.force_login(lead)
    response = send(client, action, rating="green", words="The contract\r\nis awarded")
    assert response.url == reverse("improvement:my-actions", args=[action.plan.organisation.slug])
    new = action.updates.latest("pk")
    assert (new.rating.code, new.words, new.holds_from, new.said_by) == (
        "green",
        "The contract\nis awarded",
        TODAY,
        "Ada Lead",
    )
    page = client.get(response.url)
    assert [str(message) for message in page.context["messages"]] == ["3.8 is now green"]


def test_saving_leads_back_to_where_the_person_was_but_to_no_other_site(client, lead, action):
    client.force_login(lead)
    here = reverse("improvement:my-actions", args=[action.plan.organisation.slug]) + "?show=updated"
    assert send(client, action, words="a", next=here).url == here
    elsewhere = send(client, action, words="b", next="https://elsewhere.example/")
    assert elsewhere.url == reverse("improvement:my-actions", args=[action.plan.organisation.slug])


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_lost(client, lead, action):
    client.force_login(lead)
    late = {"new_due_on_day": "31", "new_due_on_month": "10", "new_due_on_year": "2018"}
    response = send(client, action, rating="red", ask_date="on", link_title="Kept words", **late)
    assert faults(response) == [
        "Say why the action is red",
        "New due date must be after 31 December 2018",
        "Give the reason for the new date",
        "Enter the web address",
    ]
    assert response.context["form"]["link_title"].value() == "Kept words"
    assert response.context["form"]["new_due_on"].value() == ["31", "10", "2018"]
    assert (Update.objects.count(), DateChange.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"rating": "red"}, "Say why the action is red"),
        ({"rating": ""}, "Choose the rating now"),
        ({"rating": "purple"}, "Choose a rating of this plan’s scale"),
        ({"rating": "late-elsewhere"}, "Choose a rating of this plan’s scale"),
        ({"words": "x" * 1501}, "Use 1,500 characters or fewer"),
        (
            {"words": "w", "holds_from_day": "31", "holds_from_month": "2", "holds_from_year": "2019"},
            "Date the rating holds from must be a real date",
        ),
        (
            {"words": "w", "holds_from_day": "10", "holds_from_month": "7", "holds_from_year": "2019"},
            "The date of the rating must be today or in the past",
        ),
        (
            {"words": "w", "reason": "Late bid"},
            "Select “Ask for a new due date”, or clear the date and the reason",
        ),
        ({"words": "w", "ask_date": "on", "reason": "Late bid"}, "Enter the new due date"),
        (
            {"words": "w", "ask_date": "on", "new_due_on": "2019-10-31"},
            "Give the reason for the new date",
        ),
        (
            {"words": "w", "link": "javascript:alert(1)", "link_relates_to": "2019-06-01"},
            "Enter a web address that begins with https://",
        ),
        ({"words": "w", "link": "https://a.example/"}, "Enter the date the link relates to"),
        ({"words": "w", "link_title": "Audit"}, "Enter the web address"),
        (
            {"words": "w", "link": "https://a.example/", "link_relates_to": "2019-07-10"},
            "The date it relates to must be today or in the past",
        ),
        ({"rating": "completed"}, "Add the evidence that the action is completed"),
    ],
)
def test_bad_input_is_answered_at_its_field_and_not_saved(client, lead, action, sent, fault):
    RatingFactory(code="late-elsewhere")
    client.force_login(lead)
    assert faults(send(client, action, **sent)) == [fault]
    assert (Update.objects.count(), Evidence.objects.count(), DateChange.objects.count()) == (1, 0, 0)


def test_a_new_date_is_asked_for(client, lead, action):
    client.force_login(lead)
    send(client, action, words="w", ask_date="on", new_due_on="2019-10-31", reason="The bid was late")
    assert list(action.date_changes.values_list("new", "reason", "asked_by")) == [
        (date(2019, 10, 31), "The bid was late", lead.pk)
    ]


def test_the_second_of_two_people_sees_both_and_may_save_again(client, lead, action):
    client.force_login(lead)
    seen = str(action.updates.get().public_id)
    row(action, "red", date(2019, 7, 8), "Funding is refused", said_by="Bo Partner")
    response = send(client, action, words="My words", seen=seen)
    (fault,) = faults(response)
    assert fault.startswith("Bo Partner saved red at 12:00 on 8 July, while you were writing.")
    form, page = response.context["form"], response.content.decode()
    assert ("Funding is refused" in page, form["words"].value()) == (True, "My words")
    send(client, action, words="My words", seen=form["seen"].value())
    assert list(action.updates.order_by("pk").values_list("words", flat=True))[1:] == [
        "Funding is refused",
        "My words",
    ]


def test_a_second_press_of_the_button_saves_once(client, lead, action):
    client.force_login(lead)
    seen = str(action.updates.get().public_id)
    answers = [send(client, action, words="Once", seen=seen).status_code for _ in range(2)]
    assert (answers, action.updates.count()) == ([302, 302], 2)


@pytest.mark.parametrize("seen", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_form_that_nobody_was_given_is_stale(client, lead, action, seen):
    client.force_login(lead)
    assert "while you were writing" in faults(send(client, action, words="w", seen=seen))[0]
    assert action.updates.count() == 1


def test_a_withdrawn_action_is_not_updated(client, lead, action):
    action.withdrawn_on, action.withdrawn_because = TODAY, "Merged"
    action.save()
    client.force_login(lead)
    assert client.get(address(action)).status_code == 302
    assert faults(send(client, action, words="w")) == [
        "This action has left the plan, so its rating no longer changes"
    ]


def test_the_plan_manager_types_for_a_partner(client, organisation, action):
    manager = member(organisation, Role.PLAN_MANAGER, name="Max Manager")
    ActionLeadFactory(action=action, person=None, body="HEALTH")
    client.force_login(manager)
    assert "HEALTH" in client.get(address(action)).content.decode()
    send(client, action, words="By telephone", said_by="Pat of HEALTH")
    new = action.updates.latest("pk")
    assert (new.said_by, new.typed_by_name) == ("Pat of HEALTH", "Max Manager")


def test_a_lead_cannot_speak_for_another(client, lead, action):
    client.force_login(lead)
    send(client, action, words="w", said_by="The Director")
    assert action.updates.latest("pk").said_by == "Ada Lead"


def test_who_may_update(client, organisation, action):
    other_lead = member(organisation, Role.ACTION_LEAD)
    reader = member(organisation, Role.MEMBER)
    outsider = member(OrganisationFactory(), Role.PLAN_MANAGER)
    answers = []
    for user in (other_lead, reader, outsider):
        client.force_login(user)
        answers.append((client.get(address(action)).status_code, send(client, action, words="w").status_code))
    assert (answers, action.updates.count()) == ([(403, 403), (403, 403), (404, 404)], 1)


def test_the_reference_of_another_plan_is_no_page(client, lead, action, organisation):
    elsewhere = ActionFactory(priority__plan__organisation=organisation, ref="9.9")
    client.force_login(lead)
    args = [organisation.slug, action.plan.slug, elsewhere.ref]
    assert client.get(reverse("improvement:action-update", args=args)).status_code == 404


def test_a_returned_claim_shows_what_quality_assurance_said(client, lead, action):
    claim = claim_row(action, date(2019, 7, 1))
    row(action, "amber", date(2019, 7, 2), "No minutes", kind=UpdateKind.RETURN, answers=claim)
    client.force_login(lead)
    assert "Returned by quality assurance, 2 July 2019" in client.get(address(action)).content.decode()
