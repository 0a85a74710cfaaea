from datetime import date

import pytest

from feedback.domain.contacts import log_pre_complaint
from feedback.models import Complaint
from tests.feedback.views.cast import FAMILY, TODAY
from tests.improvement.views.cast import day, errors, said, statuses, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def concern(cast):
    return log_pre_complaint(
        organisation=cast.organisation,
        received_on=date(2019, 4, 3),
        category="parent",
        teams=[cast.fostering],
        today=TODAY,
        by=cast.team,
        person_name=FAMILY,
        concern="The letter came late",
    )


def test_the_page_shows_what_it_is_about(as_team, cast, concern):
    text = text_of(as_team.get(cast.url("pre-complaint", concern.ref)))
    for words in (f"{concern.ref} is open since 3 April 2019", FAMILY, "The letter came late", "Fostering"):
        assert words in text


def test_a_concern_is_settled_with_how(as_team, cast, concern):
    url = cast.url("pre-complaint", concern.ref)
    page = as_team.post(url, {"do": "resolve", **day("on", TODAY)})
    assert errors(page) == {"resolution": ["Say how it was settled"]}
    page = as_team.post(url, {"do": "resolve", **day("on", TODAY), "resolution": "An apology"}, follow=True)
    assert said(page) == [f"{concern.ref} settled"]
    assert "An apology" in text_of(page)


def test_a_concern_becomes_a_complaint_whose_clock_starts(as_team, cast, concern):
    data = {"do": "escalate", **day("on", TODAY), "stream": "statutory", "teams": ["fostering"]}
    page = as_team.post(cast.url("pre-complaint", concern.ref), data, follow=True)
    case = Complaint.objects.get()
    assert page.redirect_chain[0][0] == f"{cast.url('case', case.ref)}#clocks"
    assert (case.received_on, case.complainant_name) == (TODAY, FAMILY)
    after = text_of(as_team.get(cast.url("pre-complaint", concern.ref)))
    assert f"{concern.ref} became complaint {case.ref} on 10 April 2019" in after


@pytest.mark.parametrize(
    ("changed", "field"), [({"stream": ""}, "stream"), ({"teams": []}, "teams"), (day("on", None), "on")]
)
def test_what_is_missing_is_said(as_team, cast, concern, changed, field):
    data = {"do": "escalate", **day("on", TODAY), "stream": "statutory", "teams": ["fostering"], **changed}
    assert list(errors(as_team.post(cast.url("pre-complaint", concern.ref), data))) == [field]
    assert not Complaint.objects.exists()


def test_only_the_feedback_team_opens_it(client, cast, concern):
    url = cast.url("pre-complaint", concern.ref)
    assert statuses(client, url, cast.team, cast.lead, cast.reader, cast.outsider) == [200, 403, 403, 404]
