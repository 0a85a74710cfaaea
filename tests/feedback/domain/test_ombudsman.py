from datetime import date

import pytest

from feedback.domain.ombudsman import determine, log_referral
from feedback.enums import Determination
from feedback.models import OmbudsmanReferral
from tests.factories.complaint import ComplaintFactory
from tests.factories.organisation import OrganisationFactory
from tests.feedback.domain.cases import TODAY, refused

pytestmark = pytest.mark.django_db
NOTIFIED = date(2018, 9, 3)


def referred(**fields) -> OmbudsmanReferral:
    given = {"received_on": NOTIFIED, "today": TODAY, "by": None, **fields}
    return log_referral(organisation=OrganisationFactory(), **given)


def test_a_referral_is_open_until_it_is_determined():
    referral = referred(ref=" 18 004 567 ")
    assert (referral.ref, referral.determination, referral.decided_on) == (
        "18 004 567",
        Determination.OPEN,
        None,
    )
    act = {"referral": referral, "today": TODAY, "by": None}
    decided = determine(**act, determination=Determination.PREMATURE, on=date(2018, 9, 10))
    assert (decided.determination, decided.decided_on) == (Determination.PREMATURE, date(2018, 9, 10))
    again = determine(**act, determination=Determination.OPEN, on=None, why="Sent back")
    assert (again.determination, again.decided_on) == (Determination.OPEN, None)


@pytest.mark.parametrize(
    ("determination", "on", "errors"),
    [
        ("lost", NOTIFIED, {"determination": ["Choose what the Ombudsman said"]}),
        (Determination.UPHELD, None, {"on": ["Enter the date decided"]}),
        (
            Determination.UPHELD,
            date(2018, 9, 2),
            {"on": ["Date decided must be on or after 3 September 2018, when we were notified"]},
        ),
        (Determination.UPHELD, date(2019, 6, 4), {"on": ["Date decided must be today or in the past"]}),
    ],
)
def test_a_determination_that_may_not_be_is_refused(determination, on, errors):
    act = {"referral": referred(), "today": TODAY, "by": None}
    assert refused(determine, **act, determination=determination, on=on) == errors
    assert OmbudsmanReferral.objects.get().determination == Determination.OPEN


def test_a_referral_that_may_not_be_is_refused():
    assert refused(referred, received_on=date(2019, 6, 4), complaint=ComplaintFactory(), ref="x" * 41) == {
        "received_on": ["Date notified must be today or in the past"],
        "complaint": ["Choose a case of this council"],
        "ref": ["Use 40 characters at most"],
    }
    assert not OmbudsmanReferral.objects.exists()
