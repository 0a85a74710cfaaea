"""The command and the loading of papers."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from council.imports import load_organisation
from reports.figures_check.reference import BadClaim
from reports.imports import load_papers
from reports.models import Edition
from reports.transcriptions import BadPaper
from tests.factories.edition import EditionFactory, PaperFactory
from tests.factories.organisation import OrganisationFactory

pytestmark = pytest.mark.django_db
FIXTURES = settings.BASE_DIR / "fixtures"


def load_all():
    for folder in sorted(path.parent for path in FIXTURES.glob("*/papers")):
        load_papers(folder, load_organisation(folder))


def run(*arguments):
    out = StringIO()
    call_command("check_figures", *arguments, stdout=out)
    return out.getvalue()


def test_papers_loaded_again_are_the_same_editions():
    load_all()
    before = set(Edition.objects.values_list("public_id", "sha256"))
    load_all()
    assert set(Edition.objects.values_list("public_id", "sha256")) == before


def test_json_is_a_list_of_findings():
    load_all()
    found = json.loads(run("--format", "json", "--organisation", "telford-wrekin"))
    assert found == [
        {
            "document": "placement-strategy-response-2013-08-15",
            "table": "responses_table_1",
            "where": "3.2.1 beside Table 1",
            "printed": 12,
            "computed": 14,
            "sentence": "Table 1 has 14; the summary at 3.2.1 has 12.",
            "kind": "finding",
        }
    ]


def test_an_edition_that_was_corrected_is_not_checked():
    first = PaperFactory()
    PaperFactory(organisation=first.organisation, paper=first.paper, corrects=first, why_corrected="Why")
    EditionFactory(organisation=first.organisation)
    assert run() == "0 found in 2 documents.\n"


def test_an_unknown_organisation_says_which_there_are():
    OrganisationFactory(slug="sunderland")
    with pytest.raises(CommandError, match="There is no organisation “atlantis”. There are: sunderland"):
        run("--organisation", "atlantis")


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"date": "31 May"}, BadPaper, "paper.json: Invalid isoformat string: '31 May'"),
        ({"title": None}, BadPaper, "paper.json: 'title' is missing"),
        ({"claims": [{"kind": "sum"}]}, BadClaim, "A sum needs “where”|A sum needs “printed”"),
    ],
)
def test_a_faulty_paper_is_refused_whole(change, error, said, tmp_path):
    paper = {
        "paper": "paper",
        "title": "Paper",
        "date": "2019-05-31",
        "body": "Committee",
        "source": {"title": "Pack", "date": "2019-05-31", "place": ""},
        "blocks": [],
        "claims": [],
    }
    (tmp_path / "papers").mkdir()
    written = {name: value for name, value in (paper | change).items() if value is not None}
    (tmp_path / "papers" / "paper.json").write_text(json.dumps(written), encoding="utf-8")
    with pytest.raises(error, match=said):
        load_papers(tmp_path, OrganisationFactory())
    assert Edition.objects.count() == 0
