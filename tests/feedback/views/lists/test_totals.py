"""Totals and lists: small numbers stay hidden, and many records ask no more of the database than one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.models import FeedbackSettings
from tests.factories.complaint import ComplaintFactory
from tests.factories.compliment import ComplimentFactory
from tests.factories.cost import CostFactory
from tests.factories.lesson import LessonFactory
from tests.factories.ombudsman import OmbudsmanReferralFactory
from tests.factories.pre_complaint import PreComplaintFactory
from tests.factories.stage import StageFactory
from tests.factories.team import TeamFactory
from tests.factories.theme import ThemeFactory, ThemeNameFactory
from tests.feedback.views.lists.people import BACKEND
from tests.improvement.views.cast import text_of

pytestmark = pytest.mark.django_db
YEAR = {"year": "2018-19"}
LISTS = ["dashboard", "theme-list", "lesson-list", "pre-complaint-list"]
LISTS += ["compliment-list", "ombudsman-list", "cost-list"]


def a_record_of_each_kind(organisation, number: int) -> None:
    case = ComplaintFactory(organisation=organisation, ref=f"C-{number}", received_on=date(2018, 5, 1))
    case.themes.add(ThemeFactory(organisation=organisation))
    team = TeamFactory(organisation=organisation)
    case.teams.add(team)
    StageFactory(complaint=case, requested_on=case.received_on)
    PreComplaintFactory(organisation=organisation).teams.add(team)
    ComplimentFactory(organisation=organisation, team=team, quotation="She listened")
    LessonFactory(organisation=organisation, complaint=case)
    OmbudsmanReferralFactory(organisation=organisation, complaint=case)
    CostFactory(organisation=organisation, complaint=case)


def test_each_list_asks_as_many_questions_for_one_record_as_for_many(as_team, people):
    def asked(name) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert as_team.get(people.url(name), YEAR).status_code == 200
        return len(queries)

    a_record_of_each_kind(people.organisation, 1)
    asked("dashboard")
    few = {name: asked(name) for name in LISTS}
    for number in range(2, 14):
        a_record_of_each_kind(people.organisation, number)
    assert {name: asked(name) for name in LISTS} == few


@pytest.mark.parametrize("who", ["team", "reader"])
def test_what_is_under_the_threshold_is_on_no_page_of_totals(client, people, who):
    FeedbackSettings.objects.filter(organisation=people.organisation).update(suppress_below=5)
    rare = ThemeFactory(organisation=people.organisation, name="Rare")
    often = ThemeFactory(organisation=people.organisation, name="Often")
    for number, theme in enumerate([rare] * 3 + [often] * 7):
        case = ComplaintFactory(
            organisation=people.organisation, ref=f"C-{number}", received_on=date(2018, 5, 1)
        )
        case.themes.add(theme)
        StageFactory(complaint=case, requested_on=case.received_on)
    client.force_login(getattr(people, who), backend=BACKEND)
    rows = {row.theme.name: row for row in client.get(people.url("theme-list"), YEAR).context["rows"]}
    assert str(rows["Rare"].quarters[0]) == str(rows["Rare"].total) == "suppressed"
    page = client.get(people.url("dashboard"), YEAR)
    assert "Rare" not in {row.theme.name for row in page.context["board"].themes}
    assert "Rare 3" not in text_of(page)


def test_a_theme_says_once_from_when_it_was_printed_otherwise(as_team, people):
    ComplaintFactory(organisation=people.organisation, received_on=date(2018, 5, 1))
    theme = ThemeFactory(organisation=people.organisation, name="Delay")
    printed = [("Delays", 4), ("Delays", 7), ("Delay", 8), ("Late", 10), ("Late", 11)]
    for name, month in printed:
        ThemeNameFactory(theme=theme, name=name, holds_from=date(2018, month, 1))
    page = text_of(as_team.get(people.url("theme-list"), YEAR))
    assert page.count("Printed as") == 2
    assert "Printed as “Late” from 1 October 2018 Printed as “Delays” from 1 April 2018" in page
