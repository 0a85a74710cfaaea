"""What came in and how fast it was answered: by stage, team and quarter, of any organisation and year."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from council.roles import Role
from feedback.enums import ComplainantCategory, Figure
from reports.document import Missing
from reports.renderers import RENDERERS
from reports.report import BadParameter, Run, find
from tests.factories.baseline import BaselineFactory
from tests.factories.membership import member
from tests.factories.organisation import OrganisationFactory
from tests.factories.team import TeamFactory
from tests.feedback.reports.counts import KEYS, a_year, organisation_with_feedback, received

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 4)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def build(key, organisation, today=TODAY, **fields):
    return find(key).document(Run(organisation, user=None, today=today, **fields))


def values(key, organisation, **fields):
    table = build(key, organisation, **fields).table(key)
    return {row.label: [cell.value for cell in row.cells] for row in table.rows}


def headings(key, organisation, **fields):
    return [column.heading() for column in build(key, organisation, **fields).table(key).columns]


@pytest.fixture
def organisation():
    return organisation_with_feedback()


@pytest.mark.once
@pytest.mark.parametrize("quarter", ["", "2"])
def test_each_in_every_format(quarter, organisation):
    a_year(organisation)
    for key in KEYS:
        document = build(key, organisation, year="2018-19", quarter=quarter)
        for form in RENDERERS.values():
            assert form.render(document, None)


def test_queries_do_not_grow_with_cases():
    def asked(organisation) -> dict[str, int]:
        counts = {}
        for key in KEYS:
            with CaptureQueriesContext(connection) as queries:
                build(key, organisation, year="2018-19")
            counts[key] = len(queries)
        return counts

    few, many = (organisation_with_feedback(suppress_below=5) for _ in range(2))
    a_year(few)
    a_year(many, 25)
    asked(few)  # what a process asks once, it has asked
    assert asked(few) == asked(many)


@pytest.mark.parametrize("key", KEYS)
def test_an_organisation_without_feedback_is_told_so(key):
    with pytest.raises(BadParameter, match="has no record of complaints or compliments yet"):
        build(key, OrganisationFactory())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"year": "2018"}, "“2018” is not a year from April to March. Type it like 2018-19"),
        ({"year": "2018-20"}, "“2018-20” is not a year from April to March. Type it like 2018-19"),
        ({"year": "2031-32"}, "2031/32 has not begun yet. Choose an earlier year"),
        ({"year": "2011-12"}, "The record does not reach back to 2011/12: it begins in 2018/19"),
        ({"year": "2024-25"}, "The record does not reach 2024/25: it ends in 2018/19"),
        ({"quarter": "5"}, "“5” is not a quarter. Choose 1, 2, 3 or 4"),
        ({"quarter": "one"}, "“one” is not a quarter. Choose 1, 2, 3 or 4"),
        ({"year": "2026-27", "quarter": "3"}, "Quarter 3 of 2026/27 has not begun yet"),
    ],
)
def test_what_cannot_be_asked_is_answered_in_a_sentence(organisation, asked, said):
    received(organisation, date(2018, 4, 9))
    with pytest.raises(BadParameter) as error:
        build("complaints_by_stage", organisation, **asked)
    assert str(error.value) == said


def test_the_command_says_it_of_the_option(organisation):
    received(organisation, date(2018, 4, 9))
    with pytest.raises(CommandError, match="^--quarter: “5” is not a quarter"):
        call_command("report", "timeliness", f"--organisation={organisation.slug}", "--quarter=5")


def test_without_a_year_it_is_the_last_that_is_over_and_has_a_record(organisation):
    for on in (date(2018, 4, 9), date(2024, 4, 9), date(2026, 5, 1)):
        received(organisation, on)
    assert build("complaints_by_stage", organisation).title == "Complaints received by stage, 2024/25"


def test_an_empty_year_between_others_has_noughts(organisation):
    for on in (date(2018, 4, 9), date(2024, 4, 9)):
        received(organisation, on)
    assert values("complaints_by_stage", organisation, year="2020-21")["Stage One"][:6] == [0] * 6


def test_a_year_that_is_not_over_leaves_the_quarters_to_come_empty(organisation):
    received(organisation, date(2025, 4, 9))
    received(organisation, date(2026, 4, 9))
    assert values("complaints_by_stage", organisation, year="2026-27")["Stage One"] == [
        *(1, 0, None, None, 1, 1, Missing.NOT_APPLICABLE)
    ]


def test_a_quarter_stands_with_the_year_up_to_its_end(organisation):
    a_year(organisation)
    assert headings("complaints_by_stage", organisation, year="2018-19", quarter="3") == [*("Q3", "YTD")]
    assert values("complaints_by_stage", organisation, year="2018-19", quarter="3")["Total"] == [4, 12]


def test_the_last_quarter_stands_with_the_whole_year_and_the_year_before(organisation):
    a_year(organisation)
    BaselineFactory(organisation=organisation, year="2017-18", figure=Figure.TIMELINESS, value="56.6")
    assert headings("timeliness", organisation, year="2018-19", quarter="4") == [
        *("Q4", "YTD", "2017/18", "Direction of travel")
    ]


def test_a_year_that_was_counted_stands_beside_the_next(organisation):
    for on in (date(2018, 5, 1), date(2019, 5, 1), date(2019, 6, 1)):
        received(organisation, on)
    assert values("complaints_by_stage", organisation, year="2019-20")["Stage One"] == [
        *(2, 0, 0, 0, 2, 1, 100)
    ]


def test_a_year_that_has_a_baseline_is_never_counted(organisation):
    received(organisation, date(2018, 1, 9))
    received(organisation, date(2018, 5, 9))
    for figure, value in ((Figure.STAGE_ONE, 177), (Figure.STAGE_THREE, 10), (Figure.CORPORATE, 4)):
        BaselineFactory(organisation=organisation, year="2017-18", figure=figure, value=value)
    this, before = (values("complaints_by_stage", organisation, year=year) for year in ("2018-19", "2017-18"))
    assert this["Stage One"][4:6] == [1, 177]
    assert this["Stage Two"][4:6] == [0, Missing.NOT_PUBLISHED]
    assert before["Stage One"] == [*[Missing.NOT_PUBLISHED] * 4, 177]


def test_an_answer_counts_in_the_quarter_in_which_it_was_given(organisation):
    received(organisation, date(2018, 6, 29), responded_on=date(2018, 7, 9), due_on=date(2018, 7, 13))
    received(organisation, date(2018, 6, 29), responded_on=date(2018, 7, 16), due_on=date(2018, 7, 13))
    received(organisation, date(2018, 6, 29))
    (row,) = values("timeliness", organisation, year="2018-19").values()
    assert row[:5] == [Missing.NOT_APPLICABLE, 50, Missing.NOT_APPLICABLE, Missing.NOT_APPLICABLE, 50]


def test_corporate_complaints_of_young_people_are_not_among_theirs(organisation):
    a_year(organisation)
    received(organisation, date(2018, 5, 1), category=ComplainantCategory.YOUNG_PERSON)
    assert values("young_people_complaints", organisation, year="2018-19")["Total"][:5] == [1, 0, 0, 0, 1]


def test_escalation_is_of_the_quarter_and_of_its_cases(organisation):
    one, two, three = (received(organisation, date(2018, 5, day)) for day in (1, 2, 3))
    stage = one.procedure.stages.get(number=2)
    one.stages.create(stage=stage, requested_on=date(2018, 8, 1))
    found = values("escalation", organisation, year="2018-19")
    assert found["Stage Two"][:3] == [0, 1, 0]
    assert found["Stage Two, % of stage one"][:3] == [0, Missing.NOT_APPLICABLE, Missing.NOT_APPLICABLE]
    assert found["Went on to stage two"][:3] == [1, 0, 0]
    assert round(found["Went on to stage two, % of stage one"][0], 1) == Decimal("33.3")


def test_small_numbers_are_hidden_in_every_table_alike():
    organisation = organisation_with_feedback(suppress_below=5)
    big, small = TeamFactory(organisation=organisation), TeamFactory(organisation=organisation)
    for number in range(20):
        received(organisation, date(2018, 4, 9), teams=[small if number < 3 else big])
    table = build("stage1_by_service_area", organisation, year="2018-19")
    rows = {row.label: row.cells[0] for row in table.table("stage1_by_service_area").rows}
    assert (rows[small.name].value, rows[small.name].selection) == (Missing.SUPPRESSED, None)
    assert rows[big.name].value is Missing.SUPPRESSED
    assert rows["Total"].value == 20
    assert "17" not in " ".join(table.paragraphs())
    cut = values("stage1_by_service_area", organisation, year="2018-19", quarter="1")
    assert cut[small.name] == [Missing.SUPPRESSED, Missing.SUPPRESSED]


@pytest.mark.parametrize(("role", "linked"), [(Role.FEEDBACK_TEAM, True), (Role.MEMBER, False)])
def test_only_the_feedback_team_has_links_to_cases(client, organisation, role, linked):
    a_year(organisation)
    client.force_login(member(organisation, role), backend=BACKEND)
    page = client.get(f"/{organisation.slug}/reports/complaints_by_stage/?year=2018-19").content.decode()
    assert "Stage One" in page
    assert (f"/{organisation.slug}/feedback/complaints/?year=2018-19" in page) is linked


@pytest.mark.parametrize(
    ("role", "status"), [(Role.FEEDBACK_TEAM, 200), (Role.CLERK, 200), (Role.PLAN_MANAGER, 403)]
)
def test_who_may_publish_it(client, organisation, role, status):
    a_year(organisation)
    client.force_login(member(organisation, role), backend=BACKEND)
    url = f"/{organisation.slug}/reports/complaints_by_stage/publish/?year=2018-19"
    assert client.get(url).status_code == status


def test_the_page_offers_years_and_quarters_and_says_what_is_wrong(client, organisation):
    a_year(organisation)
    client.force_login(member(organisation, Role.MEMBER), backend=BACKEND)
    url = f"/{organisation.slug}/reports/complaints_by_stage/"
    assert "2018/19" in client.get(url).content.decode()
    assert client.get(url, {"quarter": "2"}).status_code == 200
    refused = client.get(url, {"year": "2018", "quarter": "5"})
    assert refused.status_code == 400
    assert "There is no year of this name" in refused.content.decode()


def test_a_page_over_several_years_with_hidden_numbers(client):
    organisation = organisation_with_feedback(suppress_below=5)
    for on in (date(2018, 5, 1), date(2019, 5, 1), date(2020, 5, 1)):
        received(organisation, on)
    client.force_login(member(organisation, Role.MEMBER), backend=BACKEND)
    page = client.get(f"/{organisation.slug}/reports/complaints_by_stage/?year=2020-21")
    assert (page.status_code, "suppressed" in page.content.decode()) == (200, True)
