"""The procedures that ship, as the law and the guidance have them."""

import pytest
from django.core.management import call_command

from feedback.enums import CountsFrom, Starts
from feedback.models import Procedure, ProcedureStage, ProcedureStep
from tests.factories.organisation import OrganisationFactory
from tests.record import FIXTURES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shipped():
    call_command("loaddata", FIXTURES / "reference" / "procedures.json", verbosity=0)


def limits(slug: str) -> dict[str, list[tuple]]:
    """Stage → (working days, extended to) of each of its steps."""
    stages = Procedure.objects.with_stages().get(slug=slug).stages.all()
    return {stage.name: [(step.limit, step.extended_limit) for step in stage.steps.all()] for stage in stages}


def test_englands_statutory_procedure():
    assert limits("england-statutory") == {
        "Stage one": [(10, 20)],
        "Stage two": [(25, 65)],
        "Stage three": [(30, None), (5, None), (15, None)],
    }
    one, two, three = ProcedureStage.objects.filter(procedure__slug="england-statutory").in_order()
    assert (one.ask_within, two.ask_within, three.ask_within) == (None, 20, 20)
    assert (one.starts, two.starts) == (Starts.REQUEST, Starts.REQUEST_OR_STATEMENT)
    assert [(step.counts_from, step.decides) for step in three.steps.in_order()] == [
        (CountsFrom.START, True),
        (CountsFrom.STEP_BEFORE, False),
        (CountsFrom.STEP_BEFORE, False),
    ]
    assert one.procedure.accepts_within_months == 12


def test_other_nations_are_rows():
    assert limits("england-corporate") == {"Stage one": [(10, 20)], "Stage two": [(20, 40)]}
    assert limits("wales-social-services") == {"Stage one": [(10, 20)], "Stage two": [(25, 122)]}
    assert limits("scotland-social-work") == {"Stage one": [(5, 10)], "Stage two": [(20, 40)]}
    scotland = Procedure.objects.get(slug="scotland-social-work")
    assert (scotland.can_resolve, scotland.acknowledge_within) == (True, 3)


@pytest.mark.parametrize("nation", ["ENG", "WLS", "SCT"])
def test_an_organisation_hears_by_its_own_nations_procedures(nation):
    council = OrganisationFactory(nation=nation)
    mine = Procedure.objects.open_to(council)
    assert [(each.nation, each.stream) for each in mine] == [(nation, "corporate"), (nation, "statutory")]


def test_loading_again_doubles_nothing():
    def count():
        return [model.objects.count() for model in (Procedure, ProcedureStage, ProcedureStep)]

    once = count()
    call_command("loaddata", FIXTURES / "reference" / "procedures.json", verbosity=0)
    assert count() == once == [6, 13, 15]
