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
    pdf, xlsx = report.own_formats["pdf"], report.own_formats["xlsx"]
    first = pdf(run), xlsx(run)
    cache.clear()
    return Made(first[0], pdf(run), first[1], xlsx(run), to_json.render(report.document(run), None))


def both(organisation, meeting: str) -> dict[str, Made]:
    return {name: bound(organisation, meeting, public=name == "public") for name in ("public", "full")}


@pytest.fixture(scope="session")
def packs(django_db_setup, django_db_blocker):
    """The public and the full pack of a meeting with papers of every kind."""
    with django_db_blocker.unblock(), transaction.atomic():
        organisation = load_sunderland()
        meeting_of_everything(organisation)
        made = both(organisation, "scrutiny/2019-09-05")
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="session")
def sunderlands(django_db_setup, django_db_blocker):
    """The public and the full pack of Sunderland's meeting of 4 July 2019."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = both(load_sunderlands_scrutiny(), JULY)
        transaction.set_rollback(True)
    return made
