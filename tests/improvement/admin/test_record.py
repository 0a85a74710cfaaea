"""What is entered about a plan goes by the rules of its domain; what they refuse stands at its field."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from council import history
from council.models import Organisation
from council.roles import Role
from improvement.enums import UpdateKind
from improvement.models import (
    Action,
    DateChange,
    Evidence,
    EvidenceVersion,
    Plan,
    Priority,
    Rating,
    RatingScale,
    Recommendation,
    ReviewPoint,
    Source,
    Update,
)
from tests.council.admin.pages import address, errors, rows
from tests.factories.action import ActionFactory
from tests.factories.membership import member
from tests.factories.plan import PlanFactory
from tests.factories.post import PostFactory
from tests.factories.scale import rag_scale
from tests.factories.update import rating
from tests.planted import plant

pytestmark = pytest.mark.django_db


@pytest.fixture
def entrant(client, action):
    user = member(action.plan.organisation, Role.PLAN_MANAGER, is_staff=True, name="Pat Manager")
    client.force_login(user)
    return user


@pytest.fixture
def action():
    return ActionFactory(priority__number=2, ref="2.4")


def update(target, **fields) -> dict:
    today = timezone.localdate()
    given = {"rating": rating(target, "green").pk, "words": "On course", "holds_from": today, "said_by": ""}
    return {"action": target.pk, **given, **fields}


def test_an_update_is_a_new_row_of_the_ledger(client, entrant, action):
    assert client.post(address(Update, "add"), update(action, said_by="NHS partner")).status_code == 302
    row = action.updates.get()
    assert (row.kind, row.rating.code, row.words) == (UpdateKind.UPDATE, "green", "On course")
    assert (row.said_by, row.typed_by, row.typed_by_name) == ("NHS partner", entrant, "Pat Manager")


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"rating": "red", "words": ""}, "words", "Say why the action is red"),
        (
            {"rating": "completed"},
            "rating",
            "Quality assurance gives this rating: make a claim, with evidence",
        ),
        ({"holds_from": "2999-01-01"}, "holds_from", "The date of the rating must be today or in the past"),
        ({"holds_from": "31/02/2019"}, "holds_from", "Enter a valid date."),
        ({"action": ""}, "action", "This field is required."),
    ],
)
def test_an_update_that_the_rules_refuse_adds_nothing(client, entrant, action, fields, field, said):
    if "rating" in fields:
        fields = {**fields, "rating": rating(action, fields["rating"]).pk}
    assert errors(client.post(address(Update, "add"), update(action, **fields))) == {field: [said]}
    assert not Update.objects.exists()


def test_an_update_of_another_organisations_action_is_refused(client, entrant, action):
    stranger = ActionFactory()
    assert set(errors(client.post(address(Update, "add"), update(stranger)))) == {"action"}
    assert not Update.objects.exists()


def test_a_row_of_the_ledger_is_neither_changed_nor_deleted(client, entrant, action):
    client.post(address(Update, "add"), update(action))
    row = action.updates.get()
    for page in ("change", "delete"):
        assert client.post(address(Update, page, row.pk), update(action, words="Other")).status_code == 403
    assert action.updates.get().words == "On course"
    page = client.get(address(Update, "change", row.pk)).content.decode()
    assert "On course" in page
    assert 'name="_save"' not in page


def new_action(priority, **fields) -> dict:
    given = {"priority": priority.pk, "ref": "", "because": "Asked by Ofsted", "joined_on": "2019-01-01"}
    return {**given, "title": "Write the plan", "bodies": "HEALTH\n\nPolice", **fields}


def test_an_action_is_added_with_its_leads_and_the_next_reference(client, entrant, action):
    post = PostFactory(organisation=action.plan.organisation)
    data = new_action(action.priority, posts=[post.pk], due_on="2019-12-31")
    assert client.post(address(Action, "add"), data).status_code == 302
    added = Action.objects.get(ref="2.5")
    assert [str(lead) for lead in added.leads.in_order()] == [str(post), "HEALTH", "Police"]
    assert (added.joined_because, added.due_on) == ("Asked by Ofsted", date(2019, 12, 31))


def test_an_action_that_the_rules_refuse_is_told_so_at_its_fields(client, entrant, action):
    data = new_action(action.priority, bodies="", title="", due_on="2018-01-01", ref="2.4")
    said = errors(client.post(address(Action, "add"), data))
    assert said["title"] == ["Say what is to be done"]
    assert said["ref"] == ["2.4 is the reference of another action: choose a free one"]
    assert said["due_on"] == ["Due date must be on or after 1 January 2019"]
    assert Action.objects.count() == 1


def test_leads_and_priorities_of_another_organisation_are_refused(client, entrant, action):
    stranger = ActionFactory()
    post = PostFactory(organisation=stranger.plan.organisation)
    assert set(errors(client.post(address(Action, "add"), new_action(stranger.priority)))) == {"priority"}
    data = new_action(action.priority, posts=[post.pk])
    assert set(errors(client.post(address(Action, "add"), data))) == {"posts"}


def test_only_the_wording_of_an_action_changes_and_only_for_a_reason(client, entrant, action):
    page = address(Action, "change", action.pk)
    data = {"title": "New words", "due_on": "2030-01-01", "ref": "9.9", "withdrawn_on": "2019-01-01"}
    data |= rows("leads")
    assert errors(client.post(page, data)) == {"why": ["Give the reason for the change"]}
    assert client.post(page, {**data, "why": "Clearer"}).status_code == 302
    action.refresh_from_db()
    assert (action.title, action.ref, action.due_on, action.withdrawn_on) == (
        "New words",
        "2.4",
        date(2019, 3, 31),
        None,
    )
    assert [(c.who, c.why) for c in history.changes(action)][0] == ("Pat Manager", "Clearer")
    assert f"/plans/{action.plan.slug}/actions/2.4/" in client.get(page).content.decode()


def test_evidence_is_added_by_its_rules(client, entrant, action):
    link = {
        "action": action.pk,
        "title": "Audit",
        "link": "https://example.org/a",
        "relates_to": "2019-01-01",
    }
    assert client.post(address(Evidence, "add"), link).status_code == 302
    assert EvidenceVersion.objects.get().added_by == entrant
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert errors(client.post(address(Evidence, "add"), {**link, "relates_to": tomorrow})) == {
        "relates_to": ["The date it relates to must be today or in the past"]
    }
    assert errors(client.post(address(Evidence, "add"), {**link, "link": ""})) == {
        "file": ["Give a file or a link"]
    }


def test_who_may_not_open_evidence_does_not_read_of_it_in_data_entry(client):
    records = plant("Larkfield")
    client.force_login(member(records[Organisation], Role.ADMINISTRATOR, is_staff=True))
    for model in (Evidence, EvidenceVersion):
        assert client.get(address(model, "changelist")).status_code == 403


def test_date_changes_are_to_look_at(client, entrant, action):
    change = DateChange.objects.create(action=action, old=action.due_on, new=date(2019, 6, 1), reason="Late")
    page = address(DateChange, "change", change.pk)
    assert "Late" in client.get(page).content.decode()
    assert client.post(page, {"state": "agreed"}).status_code == 403
    assert client.get(address(DateChange, "add")).status_code == 403


def test_a_meeting_of_the_past_is_added_and_its_label_changed(client, entrant, action):
    data = {"plan": action.plan_id, "date": "2019-03-31", "meeting": "Committee", "why": "Minutes found"}
    assert errors(client.post(address(ReviewPoint, "add"), data)) == {
        "__all__": ["A review point without a published date has a label"]
    }
    client.post(address(ReviewPoint, "add"), {**data, "label": "Spring 2019"})
    point = action.plan.review_points.get()
    assert (str(point), point.date_published, point.is_open) == ("Spring 2019", False, False)
    again = client.post(address(ReviewPoint, "add"), {**data, "label": "Again"})
    assert set(errors(again)) == {"date"}
    page = address(ReviewPoint, "change", point.pk)
    client.post(page, {"label": "March 2019", "date": "2020-01-01", "why": "As minuted"})
    point.refresh_from_db()
    assert (point.label, point.date) == ("March 2019", date(2019, 3, 31))


PLAN = {"name": "Plan", "board": "Board", "flag_late_meetings": 3, "flag_date_moves": 2}


def test_a_plan_keeps_the_scale_on_which_it_was_rated(client, entrant, action):
    mine = RatingScale.objects.create(organisation=action.plan.organisation, slug="mine", name="Mine")
    page, data = address(Plan, "change", action.plan_id), PLAN | {"scale": mine.pk}
    client.post(address(Update, "add"), update(action))
    client.post(page, data)
    assert Plan.objects.get(pk=action.plan_id).scale == rag_scale()
    fresh = PlanFactory(organisation=action.plan.organisation)
    client.post(address(Plan, "change", fresh.pk), data)
    fresh.refresh_from_db()
    assert fresh.scale == mine


def test_a_shared_scale_is_to_look_at_and_an_own_one_to_change(client, entrant, action):
    shared = rag_scale()
    page = address(RatingScale, "change", shared.pk)
    assert shared.name in client.get(page).content.decode()
    assert client.post(page, {"name": "Ours now", **rows("ratings")}).status_code == 403
    green = shared.ratings.get(code="green")
    assert client.post(address(Rating, "change", green.pk), {"label": "Fine"}).status_code == 403
    add = {"organisation": action.plan.organisation_id, "name": "Own", "slug": "own", "why": "New scale"}
    step = {
        "order": 1,
        "code": "good",
        "label": "Good",
        "letter": "G",
        "tone": "green",
        "meaning": "on-track",
    }
    assert set(
        errors(client.post(address(RatingScale, "add"), {**add, "organisation": "", **rows("ratings")}))
    ) == {"organisation"}
    assert client.post(address(RatingScale, "add"), {**add, **rows("ratings", step)}).status_code == 302
    good = Rating.objects.get(scale__slug="own")
    data = {
        **step,
        "label": "Very good",
        "why": "Renamed",
        **rows("wordings", {"holds_from": "2019-01-01", "wording": "All done"}),
    }
    assert client.post(address(Rating, "change", good.pk), data).status_code == 302
    good.refresh_from_db()
    assert (good.label, good.wordings.get().wording) == ("Very good", "All done")


def test_a_source_takes_its_recommendations_and_a_priority_answers_them(client, entrant, action):
    home = action.plan.organisation
    data = {
        "organisation": home.pk,
        "kind": "inspection",
        "title": "Ofsted 2018",
        "slug": "ofsted",
        "why": "New",
    }
    asked = rows("recommendations", {"ref": "R7", "text": "Improve", "addressed_to": "", "response": ""})
    assert client.post(address(Source, "add"), {**data, **asked}).status_code == 302
    recommendation = Recommendation.objects.get(ref="R7")
    assert history.changes(recommendation)[0].why == "New"
    answer = {"plan": action.plan_id, "number": 3, "title": "Third", "statement": "In full"}
    theirs = plant("Zanzibar")[Recommendation]
    refused = client.post(address(Priority, "add"), {**answer, "recommendations": [theirs.pk]})
    assert set(errors(refused)) == {"recommendations"}
    client.post(address(Priority, "add"), {**answer, "recommendations": [recommendation.pk]})
    assert list(Priority.objects.get(number=3).recommendations.all()) == [recommendation]
    assert set(errors(client.post(address(Priority, "add"), answer))) == {"number"}
