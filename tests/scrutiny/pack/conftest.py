"""Packs are dear to bind: they are bound once, and the tests read the files."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import transaction

from reports.renderers import to_json
from reports.report import Run, find
from tests.record import load_sunderland, load_sunderlands_scrutiny
from tests.scrutiny.pack.made import Made, meeting_of_everything

TODAY = date(2019, 9, 4)
JULY = "children-education-and-skills-scrutiny-committee/2019-07-04"


def bound(organisation, meeting: str, *, public: bool) -> Made:
    report, run = find("agenda-pack"), Run(organisation, None, TODAY, meeting=meeting, public=public)
    files = {form: report.own_formats[form](run) for form in ("pdf", "xlsx")}
    return Made(files["pdf"], files["xlsx"], to_json.render(report.document(run), None))


@pytest.fixture(scope="session")
def packs(django_db_setup, django_db_blocker):
    """The packs of a meeting with papers of every kind: public, full, and the public one bound again from nothing."""
    with django_db_blocker.unblock(), transaction.atomic():
        organisation = load_sunderland()
        meeting_of_everything(organisation)
        made = {}
        for name in ("public", "full", "again"):
            made[name] = bound(organisation, "scrutiny/2019-09-05", public=name != "full")
            cache.clear()
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="session")
def july(django_db_setup, django_db_blocker):
    """The public pack of Sunderland's meeting of 4 July 2019."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = bound(load_sunderlands_scrutiny(), JULY, public=True)
        transaction.set_rollback(True)
    return made
