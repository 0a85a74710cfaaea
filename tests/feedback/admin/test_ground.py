"""What reports of feedback stand on is entered by the feedback team, by its rules."""

from datetime import date

import pytest

from council import history
from council.models import Closure, Team
from council.roles import Role
from feedback.models import (
    Baseline,
    CollectionStart,
    FeedbackNarrative,
    FeedbackSettings,
    Procedure,
    ProcedureStage,
    PublishedTeam,
    RetentionRule,
    Subject,
    Theme,
)
from tests.council.admin.pages import address, errors, rows
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import corporate, england, feedback_settings
from tests.factories.team import TeamFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory()


@pytest.fixture
def team_member(client, organisation):
    user = member(organisation, Role.FEEDBACK_TEAM, is_staff=True, name="Fay Feedback")
    client.force_login(user)
    return user


def test_the_feedback_team_is_offered_feedback_and_the_directory_and_no_plan(client, team_member):
    apps = client.get("/admin/").context["app_list"]
    offered = {app["app_label"]: {model["object_name"] for model in app["models"]} for app in apps}
    assert set(offered) == {"council", "feedback"}
    assert offered["council"] == {"Closure", "Service", "Team", "TeamGroup"}
    assert {"Complaint", "Theme", "Baseline", "FeedbackSettings"} <= offered["feedback"]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PLAN_MANAGER])
def test_who_enters_the_plan_is_offered_nothing_of_feedback(client, organisation, role):
    client.force_login(member(organisation, role, is_staff=True))
    assert "feedback" not in {app["app_label"] for app in client.get("/admin/").context["app_list"]}
    for model in (Baseline, FeedbackSettings, Procedure, Theme):
        assert client.get(address(model, "changelist")).status_code == 403


def test_a_theme_is_entered_with_its_printed_names(client, organisation, team_member):
    data = {"organisation": organisation.pk, "name": "Communication", "slug": "communication", "why": "New"}
    data |= {"first_used": "2018/19", "description": ""}
    names = rows("names", {"holds_from": "2018-04-01", "name": "Poor communication", "order": 1})
    assert client.post(address(Theme, "add"), {**data, **names}).status_code == 302
    theme = Theme.objects.get()
    assert (theme.first_used, str(theme.names.get())) == ("2018-19", "Poor communication")
    assert [(change.who, change.why) for change in history.changes(theme)] == [("Fay Feedback", "New")]
    assert errors(client.post(address(Theme, "add"), {**data, **rows("names"), "first_used": "2018"})) == {
        "first_used": ["“2018” is not a year from April to March. Type it like 2018-19"],
        "slug": ["Theme with this Organisation and Slug already exists."],
    }


def test_subjects_and_teams_are_entered(client, organisation, team_member):
    subject = {"organisation": organisation.pk, "name": "Delay", "slug": "delay", "order": 1}
    assert client.post(address(Subject, "add"), subject).status_code == 302
    team = {"organisation": organisation.pk, "name": "Child Protection Central 1", "slug": "cp-central-1"}
    assert (
        client.post(address(Team, "add"), {**team, **rows("aliases", {"name": "CP Central 1"})}).status_code
        == 302
    )
    assert Team.objects.named("cp central 1").get().name == "Child Protection Central 1"


def test_a_baseline_is_of_a_year_and_of_a_team_of_ours(client, organisation, team_member):
    theirs = TeamFactory()
    data = {"organisation": organisation.pk, "year": "2017-18", "figure": "stage-1", "value": "177"}
    data |= {"source": "Annual report 2018/19, paragraph 3.6", "why": "Published"}
    assert set(errors(client.post(address(Baseline, "add"), {**data, "team": theirs.pk}))) == {"team"}
    assert set(errors(client.post(address(Baseline, "add"), {**data, "year": "2017-19"}))) == {"year"}
    assert client.post(address(Baseline, "add"), data).status_code == 302
    again = errors(client.post(address(Baseline, "add"), data))
    assert again == {"__all__": ["A year has one baseline of a figure"]}
    assert [baseline.value for baseline in Baseline.objects.all()] == [177]


def test_the_team_says_which_teams_a_table_names_and_adds_its_own_words(client, organisation, team_member):
    team = TeamFactory(organisation=organisation)
    data = {"organisation": organisation.pk, "year": "2018/19"}
    named = {**data, "table": "compliments", "team": team.pk}
    assert client.post(address(PublishedTeam, "add"), named).status_code == 302
    assert PublishedTeam.objects.get().year == "2018-19"
    written = {**data, "section": "lessons", "order": 1, "text": "We listened"}
    assert client.post(address(FeedbackNarrative, "add"), written).status_code == 302


def test_settings_take_a_procedure_of_the_right_kind_and_nation(client, organisation, team_member):
    data = {"organisation": organisation.pk, "counts_from": "stricter", "suppress_below": 5, "why": "Set up"}
    swapped = {**data, "statutory": corporate().pk, "corporate": england().pk}
    assert errors(client.post(address(FeedbackSettings, "add"), swapped)) == {
        "statutory": ["Choose a statutory procedure of England"],
        "corporate": ["Choose a corporate procedure of England"],
    }
    right = {**data, "statutory": england().pk, "corporate": corporate().pk}
    assert client.post(address(FeedbackSettings, "add"), right).status_code == 302
    page = address(FeedbackSettings, "change", FeedbackSettings.objects.get().pk)
    assert client.post(page, {**right, "suppress_below": 10}).status_code == 302
    assert FeedbackSettings.objects.get().suppress_below == 10


def test_collecting_and_keeping_have_their_rules(client, organisation, team_member):
    stage = england().stages.get(number=1)
    start = {
        "organisation": organisation.pk,
        "stage": stage.pk,
        "what": "element-outcomes",
        "since": "2018-10-01",
    }
    assert "Statutory procedure: Stage one" in client.get(address(CollectionStart, "add")).content.decode()
    assert client.post(address(CollectionStart, "add"), start).status_code == 302
    rule = {"organisation": organisation.pk, "kind": "compliment", "years": 0}
    refused = errors(client.post(address(RetentionRule, "add"), rule))
    assert refused == {"__all__": ["Records are kept a year at least"]}
    assert client.post(address(RetentionRule, "add"), {**rule, "years": 2}).status_code == 302


def test_a_shipped_procedure_is_to_look_at_and_an_own_one_to_change(client, organisation, team_member):
    shipped = england()
    page = client.get(address(Procedure, "change", shipped.pk)).content.decode()
    assert "Stage three" in page
    assert client.post(address(Procedure, "change", shipped.pk), {"name": "Ours"}).status_code == 403
    stage = shipped.stages.get(number=2)
    assert "65" in client.get(address(ProcedureStage, "change", stage.pk)).content.decode()
    assert client.post(address(ProcedureStage, "change", stage.pk), {"name": "Ours"}).status_code == 403
    shipped.refresh_from_db()
    assert shipped.name == "Statutory procedure"

    own = {"organisation": organisation.pk, "name": "Our way", "slug": "our-way", "why": "New"}
    own |= {"nation": "ENG", "stream": "corporate"}
    first = {"number": 1, "name": "Stage one", "starts": "request"}
    nobodys = {**own, "organisation": "", **rows("stages")}
    assert set(errors(client.post(address(Procedure, "add"), nobodys))) == {"organisation"}
    assert client.post(address(Procedure, "add"), {**own, **rows("stages", first)}).status_code == 302
    stage = ProcedureStage.objects.get(procedure__slug="our-way")
    step = {"number": 1, "name": "Response", "limit": 10, "extended_limit": 5, "counts_from": "start"}
    page = address(ProcedureStage, "change", stage.pk)
    refused = client.post(page, {**first, **rows("steps", step)})
    assert b"extended limit is longer" in refused.content
    assert client.post(page, {**first, **rows("steps", {**step, "extended_limit": 20})}).status_code == 302
    assert stage.steps.get().extended_limit == 20


def test_another_organisations_procedure_is_nowhere(client, organisation, team_member):
    other = OrganisationFactory()
    theirs = Procedure.objects.create(
        organisation=other, slug="theirs", name="Zanzibar way", nation="ENG", stream="corporate"
    )
    feedback_settings(organisation)
    for page in (address(Procedure, "changelist"), address(FeedbackSettings, "add")):
        assert b"Zanzibar" not in client.get(page).content
    assert client.get(address(Procedure, "change", theirs.pk)).status_code == 302


def test_a_closure_without_cases_says_nothing_of_any(client, organisation, team_member):
    data = {"organisation": organisation.pk, "day": date(2022, 9, 19), "reason": "State funeral"}
    page = client.post(address(Closure, "add"), data, follow=True).content.decode()
    assert Closure.objects.count() == 1
    assert "due date" not in page
