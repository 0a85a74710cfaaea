"""Cases as the feedback team logs them, in a council whose feedback is set up."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from feedback.domain.complaints import log_complaint
from feedback.enums import ComplainantCategory
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import england, feedback_settings
from tests.factories.team import TeamFactory

TODAY = date(2019, 6, 3)
RECEIVED = date(2018, 5, 1)  # the Tuesday before the early May bank holiday


def council(**settings):
    organisation = OrganisationFactory()
    feedback_settings(organisation, **settings)
    return organisation


def logged(organisation=None, **fields):
    """A statutory complaint received on 1 May 2018, at stage one; its answer is due on 16 May."""
    organisation = organisation or council()
    given = {
        "procedure": england(),
        "received_on": RECEIVED,
        "category": ComplainantCategory.PARENT,
        "today": TODAY,
        "by": None,
        **fields,
    }
    if "teams" not in given:
        given["teams"] = [TeamFactory(organisation=organisation)]
    return log_complaint(organisation=organisation, **given)


def refused(act, *args, **fields) -> dict[str, list[str]]:
    """What a domain function says, by field, where it refuses; under "" what is about no field."""
    with pytest.raises(ValidationError) as error:
        act(*args, **fields)
    return error.value.message_dict if hasattr(error.value, "error_dict") else {"": error.value.messages}
