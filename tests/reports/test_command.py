import json
from dataclasses import replace
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from council.models import Organisation
from tests.factories.edition import EditionFactory
from tests.factories.organisation import OrganisationFactory
from tests.reports.documents import EVERYTHING

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sample(settings):
    settings.REPORTS = "tests.reports.sample.REPORTS"
    OrganisationFactory(slug="sunderland", name="Sunderland City Council")


def run(*arguments):
    out = StringIO()
    call_command("report", *arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments):
    with pytest.raises(CommandError) as error:
        run(*arguments)
    assert error.value.returncode == 1
    return str(error.value)


def test_the_list_has_key_title_and_parameters():
    assert run("--list").splitlines() == [
        "sample\tSample\t--plan --as-at --compared-with",
        "guarded\tFor plan managers\t",
    ]


def test_json_goes_to_the_screen_unless_told_otherwise():
    document = json.loads(run("sample", "--organisation", "sunderland"))
    assert [table["name"] for table in document["tables"]] == ["comparison", "changes", "measures"]


def test_one_table_can_be_asked_for():
    text = run("sample", "--organisation", "sunderland", "--table", "measures", "--format", "csv")
    assert text.splitlines()[:2] == ["\ufeffMeasures", "Rating,Number,Share,Cost,Reference"]


@pytest.mark.parametrize("form", ["json", "csv", "html", "xlsx"])
def test_every_format_can_be_written_to_a_file(form, tmp_path):
    target = tmp_path / f"report.{form}"
    assert run("sample", "--organisation", "sunderland", "--format", form, "--output", str(target)) == ""
    assert target.stat().st_size > 700


def test_a_workbook_goes_to_a_pipe_as_it_is(capfdbinary, tmp_path):
    run("sample", "--organisation", "sunderland", "--format", "xlsx")
    target = tmp_path / "piped.xlsx"
    target.write_bytes(capfdbinary.readouterr().out)
    assert openpyxl.load_workbook(target).sheetnames[0] == "Report"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say which report: sample, guarded"),
        (["nothing"], "There is no report “nothing”. There are: sample, guarded"),
        (["sample"], "Say for which organisation: --organisation SLUG"),
        (
            ["sample", "--organisation", "atlantis"],
            "There is no organisation “atlantis”. There are: sunderland",
        ),
        (
            ["sample", "--organisation", "sunderland", "--as-at", "2019-02-31"],
            "--as-at: 31 February is not a date in 2019",
        ),
        (
            ["sample", "--organisation", "sunderland", "--plan", "other"],
            "--plan: There is no plan of this name",
        ),
        (
            [
                "sample",
                "--organisation",
                "sunderland",
                "--as-at",
                "2019-05-31",
                "--compared-with",
                "31 May 2019",
            ],
            "--compared-with: Choose a day before the day of the report",
        ),
        (
            ["guarded", "--organisation", "sunderland", "--plan", "plan"],
            "“For plan managers” does not take --plan",
        ),
        (
            ["sample", "--organisation", "sunderland", "--table", "nothing"],
            "There is no table “nothing” in it. There are: comparison, changes, measures",
        ),
        (
            ["sample", "--organisation", "sunderland", "--public"],
            "“Sample” is not a public report. Leave out --public to run it inside",
        ),
        (
            ["sample", "--organisation", "sunderland", "--output", "/nowhere/at/all"],
            "Cannot write /nowhere/at/all: No such file or directory",
        ),
    ],
)
def test_what_cannot_be_is_answered_in_a_sentence(arguments, said):
    assert refusal(*arguments) == said


def test_an_unknown_format_says_which_there_are():
    said = refusal("sample", "--organisation", "sunderland", "--format", "wordperfect")
    assert said.startswith("There is no format “wordperfect”. There are: pdf, docx, xlsx, csv, json, html")


def edition_of_sample():
    home = Organisation.objects.get(slug="sunderland")
    parameters = {"plan": "plan", "as_at": "2019-05-31"}
    title = "As it was published"
    return EditionFactory(organisation=home, parameters=parameters, document=replace(EVERYTHING, title=title))


def test_an_edition_is_written_as_it_was_kept():
    edition = edition_of_sample()
    shown = f"{edition.sha256[:4]}-{edition.sha256[4:8]}"
    for typed in (str(edition.public_id), str(edition.public_id)[:8].upper(), edition.short_hash, shown):
        document = json.loads(run("sample", "--organisation", "sunderland", "--edition", typed))
        assert document["title"] == "As it was published"


def test_what_differs_from_the_live_record_is_had_as_json():
    edition = edition_of_sample()
    found = run(
        "sample", "--organisation", "sunderland", "--edition", str(edition.public_id), "--differences"
    )
    assert [(each["row"], each["before"], each["after"]) for each in json.loads(found)] == [
        ("Title", "As it was published", EVERYTHING.title)
    ]


def test_an_edition_is_of_one_organisation_and_one_report():
    edition = edition_of_sample()
    OrganisationFactory(slug="elsewhere")
    asked = ("--edition", str(edition.public_id))
    none = f"There is no one edition “{edition.public_id}”. There are: none yet"
    assert refusal("sample", "--organisation", "elsewhere", *asked) == none
    assert refusal("guarded", "--organisation", "sunderland", *asked) == none
    assert refusal("sample", "--organisation", "sunderland", "--differences") == (
        "Say of which edition: --edition ID"
    )
    assert refusal("sample", "--organisation", "sunderland", *asked, "--plan", "plan") == (
        "An edition was published with its own parameters. Leave out --plan"
    )
