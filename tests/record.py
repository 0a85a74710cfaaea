"""
Sunderland's published record, for tests.

`sunderland` and `sunderland_plan` load it for one test, in well under a second. `sunderland_people` are the
demo people by role. In a module whose tests all read the record, take `published_plan` instead: it is loaded
once for the module, and each test's own changes are rolled back as ever.

`feedback_record` is Sunderland with its plan and its feedback of 2018-19, for one test; in a module whose tests
all read it, take `published_feedback`.

`scrutiny_record` is Sunderland with its plan, feedback and committee, its agenda of 4 July 2019 published, for
one test; `published_scrutiny` is the same for a module, and `every_committee` all three councils, by slug.
"""

import csv
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from config import demo
from council.roles import Role
from feedback.imports import load_feedback
from improvement.imports import load_record
from improvement.models import Plan
from scrutiny.imports import load_scrutiny

FIXTURES = settings.BASE_DIR / "fixtures"


def golden(name):
    """What a council published, from `tests/golden`."""
    return json.loads((Path(__file__).parent / "golden" / f"{name}.json").read_text(encoding="utf-8"))


GOLDEN = golden("sunderland")


def load_scales():
    call_command("loaddata", FIXTURES / "reference" / "scales.json", verbosity=0)


def load_procedures():
    call_command("loaddata", FIXTURES / "reference" / "procedures.json", verbosity=0)


def load_sunderlands_feedback():
    organisation = load_sunderland()
    load_procedures()
    load_feedback(FIXTURES / "sunderland", organisation)
    return organisation


def load_sunderlands_scrutiny():
    organisation = load_sunderlands_feedback()
    load_scrutiny(FIXTURES / "sunderland", organisation)
    return organisation


def load_sunderland():
    load_scales()
    return load_record(FIXTURES / "sunderland")


@pytest.fixture
def sunderland(db):
    return load_sunderland()


@pytest.fixture
def sunderland_plan(sunderland):
    return sunderland.plans.get(slug="learning-and-improvement-plan")


@pytest.fixture
def sunderland_people(sunderland):
    """Role → user. The action lead holds the post Service Manager."""
    users = demo.add_people(organisation=sunderland, password="demo-password-for-tests")
    return {Role(person.role): user for person, user in zip(demo.PEOPLE, users, strict=True)}


@pytest.fixture(scope="module")
def published_plan(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_sunderland()
        yield Plan.objects.get(slug="learning-and-improvement-plan")
        transaction.set_rollback(True)


@pytest.fixture
def feedback_record(db):
    """Sunderland with the cases that give back the tables of 2018-19."""
    return load_sunderlands_feedback()


@pytest.fixture(scope="module")
def published_feedback(django_db_setup, django_db_blocker):
    """As `feedback_record`, loaded once for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_sunderlands_feedback()
        transaction.set_rollback(True)


@pytest.fixture
def scrutiny_record(db):
    """Sunderland with its committee; the reports of its agenda are frozen."""
    return load_sunderlands_scrutiny()


@pytest.fixture(scope="module")
def published_scrutiny(django_db_setup, django_db_blocker):
    """As `scrutiny_record`, loaded once for the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_sunderlands_scrutiny()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def every_committee(django_db_setup, django_db_blocker):
    """The committees of all three councils with their plans, loaded once for the module: councils by slug."""
    with django_db_blocker.unblock(), transaction.atomic():
        councils = [load_sunderlands_scrutiny()]
        for name in ("telford-wrekin", "tameside"):
            councils.append(load_record(FIXTURES / name))
            load_scrutiny(FIXTURES / name, councils[-1])
        yield {council.slug: council for council in councils}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def every_plan(django_db_setup, django_db_blocker):
    """The whole published record, loaded once for the module: plans by slug."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_sunderland()
        for name in ("telford-wrekin", "tameside"):
            load_record(FIXTURES / name)
        yield {plan.slug: plan for plan in Plan.objects.select_related("scale", "organisation")}
        transaction.set_rollback(True)


def change(path, row, **cells):
    """Write these cells into a row of a data file, numbered as in a spreadsheet."""
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    table[row - 2].update(cells)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def every_count():
    """Model name → number of rows, history included."""
    return {model.__name__: model.objects.count() for model in apps.get_models() if model._meta.managed}
