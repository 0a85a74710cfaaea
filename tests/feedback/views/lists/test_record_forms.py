"""What the feedback team adds to its smaller lists and puts right there, and what each refuses."""

from datetime import date
from decimal import Decimal

import pytest

from council import history
from feedback.models import Cost, OmbudsmanReferral
from tests.factories.complaint import ComplaintFactory
from tests.factories.lesson import LessonFactory
from tests.factories.ombudsman import OmbudsmanReferralFactory
from tests.factories.pre_complaint import PreComplaintFactory
from tests.factories.team import TeamFactory
from tests.improvement.views.cast import day, statuses

pytestmark = pytest.mark.django_db
ON = date(2019, 6, 3)


def test_a_cost_is_added_to_its_case(as_team, people):
    case = ComplaintFactory(organisation=people.organisation, ref="C-9")
    given = {"kind": "investigation", "amount": "900.50", "complaint": "C-9", **day("paid_on", ON)}
    assert as_team.post(people.url("cost-add"), given).url == people.url("cost-list")
    cost = Cost.objects.get()
    assert (cost.amount, cost.paid_on, cost.complaint) == (Decimal("900.50"), ON, case)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"amount": ""}, "amount"),
        ({"amount": "0"}, "amount"),
        ({"kind": "gift"}, "kind"),
        ({"complaint": "C-404"}, "complaint"),
        (day("paid_on", date(2019, 7, 10)), "paid_on"),
    ],
)
def test_a_cost_that_cannot_be_is_named_and_not_saved(as_team, people, changed, field):
    given = {"kind": "compensation", "amount": "100", **day("paid_on", ON), **changed}
    page = as_team.post(people.url("cost-add"), given)
    assert (page.status_code, list(page.context["form"].errors)) == (400, [field])
    assert not Cost.objects.exists()


def test_a_referral_is_added_and_decided(as_team, people):
    given = {"ref": "18 001", "notes": "By telephone", **day("received_on", ON)}
    assert as_team.post(people.url("ombudsman-add"), given).url == people.url("ombudsman-list")
    referral = OmbudsmanReferral.objects.get()
    url = people.url("ombudsman-decide", referral.public_id)
    assert as_team.post(url, {"determination": "upheld", **day("on", date(2019, 7, 1))}).status_code == 302
    referral.refresh_from_db()
    assert (referral.determination, referral.decided_on) == ("upheld", date(2019, 7, 1))


@pytest.mark.parametrize("on", [date(2019, 6, 2), date(2019, 7, 10)], ids=["before it came", "to come"])
def test_a_decision_of_the_ombudsman_has_a_day_that_can_be(as_team, people, on):
    referral = OmbudsmanReferralFactory(organisation=people.organisation, received_on=ON)
    url = people.url("ombudsman-decide", referral.public_id)
    page = as_team.post(url, {"determination": "upheld", **day("on", on)})
    assert (page.status_code, list(page.context["form"].errors)) == (400, ["on"])
    referral.refresh_from_db()
    assert referral.decided_on is None


def test_a_lesson_is_worded_again_and_what_it_said_stays_on_record(as_team, people):
    case = ComplaintFactory(organisation=people.organisation, ref="C-9")
    lesson = LessonFactory(organisation=people.organisation, complaint=case, achieved_on=date(2019, 2, 1))
    url = people.url("lesson-edit", lesson.ref)
    form = as_team.get(url).context["form"]
    assert (form["text"].value(), form["complaint"].value()) == (lesson.text, "C-9")
    late = {"text": "Calls are returned in a day", **day("raised_on", ON)}
    assert list(as_team.post(url, late).context["form"].errors) == ["raised_on"]
    assert as_team.post(url, late | day("raised_on", lesson.raised_on)).status_code == 302
    lesson.refresh_from_db()
    assert (lesson.text, lesson.complaint) == ("Calls are returned in a day", None)
    assert history.changes(lesson)[0].who == "Faith Feedback"


def test_a_concern_is_put_right_with_a_reason_also_after_it_was_settled(as_team, people):
    team = TeamFactory(organisation=people.organisation, slug="north")
    settled = {"resolved_on": ON, "resolution": "An apology"}
    record = PreComplaintFactory(organisation=people.organisation, concern="The leter", **settled)
    url = people.url("pre-complaint-edit", record.ref)
    given = {"category": "relative", "channel": "email", "teams": ["north"], "concern": "The letter"}
    given |= day("received_on", date(2019, 6, 1))
    assert list(as_team.post(url, given).context["form"].errors) == ["why"]
    given["why"] = "It was the grandmother"
    after = given | day("received_on", date(2019, 6, 4))
    assert list(as_team.post(url, after).context["form"].errors) == ["received_on"]
    assert as_team.post(url, given).url == people.url("pre-complaint", record.ref)
    record.refresh_from_db()
    assert (record.concern, record.category, list(record.teams.all())) == ("The letter", "relative", [team])
    assert "It was the grandmother" in {change.why for change in history.changes(record)}


def test_nobody_but_the_team_puts_records_right(client, people):
    lesson = LessonFactory(organisation=people.organisation)
    record = PreComplaintFactory(organisation=people.organisation)
    for url in (people.url("lesson-edit", lesson.ref), people.url("pre-complaint-edit", record.ref)):
        assert statuses(client, url, *people.everybody()) == [200, 403, 403, 404]
