"""The whole paper about a year: its structure, every table, in every format."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.document import BulletList, Heading, Missing, Paragraph
from reports.renderers import RENDERERS
from reports.report import Run, find
from tests.factories.baseline import BaselineFactory, FeedbackNarrativeFactory
from tests.feedback.reports.counts import a_year, organisation_with_feedback, received
from tests.feedback.reports.decided_year import a_decided_year

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 4)


def build(key, organisation, today=TODAY, **fields):
    return find(key).document(Run(organisation, user=None, today=today, **fields))


def test_it_is_written_in_every_format():
    organisation = organisation_with_feedback()
    a_year(organisation)
    a_decided_year(organisation)
    document = build("feedback-annual-report", organisation, year="2018-19")
    for form in RENDERERS.values():
        assert form.render(document, None)


def values(document, name):
    return {row.label: [cell.value for cell in row.cells] for row in document.table(name).rows}


def headings(document):
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def queries_of(organisation):
    with CaptureQueriesContext(connection) as queries:
        build("feedback-annual-report", organisation, year="2018-19")
    return len(queries)


def test_it_asks_the_database_as_often_for_many_cases_as_for_few():
    few, many = organisation_with_feedback(), organisation_with_feedback()
    a_year(few)
    a_decided_year(few)
    a_year(many, times=4)
    a_decided_year(many, times=16)
    assert queries_of(many) == queries_of(few)


def test_another_organisation_has_nothing_of_it():
    organisation, other = organisation_with_feedback(), organisation_with_feedback()
    a_decided_year(organisation)
    a_year(other)
    document = build("feedback-annual-report", other, year="2018-19")
    assert document.table("complaint_themes").rows == document.table("lessons").rows == ()
    assert values(document, "ombudsman")["Received"] == [0]
    assert values(document, "compensation")["Compensation costs"][4] == 0
    assert values(document, "outcomes_q3")["Totals"] == [0, 0, 0, 0]
    assert values(document, "outcomes_q3")["%"] == [Missing.NOT_APPLICABLE] * 4


def test_a_year_that_has_nothing_is_still_a_whole_paper():
    organisation = organisation_with_feedback()
    a_decided_year(organisation)
    received(organisation, date(2020, 5, 1))
    document = build("feedback-annual-report", organisation, year="2019-20")
    assert headings(document)[:3] == ["Purpose of the report", "Complaints process", "Complaints summary"]
    assert values(document, "ombudsman")["Received"] == [0]
    for form in RENDERERS.values():
        assert form.render(document, None)


def test_a_year_that_is_not_over_says_so_and_leaves_what_is_to_come_empty():
    organisation = organisation_with_feedback()
    a_decided_year(organisation)
    document = build("feedback-annual-report", organisation, year="2018-19", today=date(2018, 8, 20))
    assert any(
        text.startswith("The year is not over: it ends on 31 March 2019.") for text in document.paragraphs()
    )
    assert values(document, "outcomes_q3") == {
        "Stage One": [None] * 4, "Stage Two": [None] * 4, "Stage Three": [None] * 4,
    }  # fmt: skip
    assert document.table("outcomes_q3").note.startswith("Quarter 3 begins on 1 October 2018.")


def test_a_year_known_only_as_published_counts_nothing():
    organisation = organisation_with_feedback()
    a_decided_year(organisation)
    BaselineFactory(organisation=organisation, year="2017-18")
    document = build("feedback-annual-report", organisation, year="2017-18")
    assert values(document, "outcomes_q1")["Stage Two"] == [Missing.NOT_PUBLISHED] * 4
    assert values(document, "ombudsman")["Received"] == [Missing.NOT_PUBLISHED]


def test_a_quarter_has_its_own_tables_and_no_words_of_the_year():
    organisation = organisation_with_feedback()
    a_year(organisation)
    a_decided_year(organisation)
    FeedbackNarrativeFactory(organisation=organisation, text="Words of the year")
    document = build("feedback-annual-report", organisation, year="2018-19", quarter="2")
    names = {table.name for table in document.tables()}
    assert "outcomes_q2" in names
    assert not names & {"outcomes_q1", "outcomes_q3", "outcomes_q4"}
    assert [column.heading() for column in document.table("complaint_themes").columns] == [
        "Quarter 2 (Jul to Sep) Theme", "Quarter 2 (Jul to Sep) Mentions",
    ]  # fmt: skip
    assert "Words of the year" not in document.paragraphs()


def test_small_numbers_are_hidden_in_tables_and_in_words():
    organisation = organisation_with_feedback(suppress_below=5)
    a_decided_year(organisation)
    document = build("feedback-annual-report", organisation, year="2018-19")
    hidden = [Missing.SUPPRESSED] * 5
    assert values(document, "compensation")["Compensation costs"][:5] == hidden
    assert values(document, "outcomes_q1")["Stage One"][0] is Missing.SUPPRESSED
    assert "panel_changes" not in {table.name for table in document.tables()}
    text = " ".join(document.paragraphs())
    assert "were upheld" not in text
    assert "compensation of" not in text


def test_what_the_feedback_team_adds_follows_what_is_counted_and_may_be_a_list():
    organisation = organisation_with_feedback()
    a_decided_year(organisation)
    FeedbackNarrativeFactory(
        organisation=organisation,
        section="recommendations",
        text="We shall\n- hold workshops\n- review elements",
    )
    document = build("feedback-annual-report", organisation, year="2018-19")
    at = [getattr(block, "text", "") for block in document.blocks].index("Recommendations")
    assert document.blocks[at + 1 : at + 3] == (
        Paragraph("We shall"), BulletList(("hold workshops", "review elements")),
    )  # fmt: skip
