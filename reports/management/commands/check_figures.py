"""`manage.py check_figures`: what the check finds in editions and transcribed papers."""

import json

from django.core.management.base import BaseCommand, CommandError

from council.models import Organisation
from reports.domain.findings import findings_in
from reports.figures_check.in_markdown import as_markdown
from reports.models import Edition

FORMATS = ("text", "json", "markdown")


class Command(BaseCommand):
    help = "Check the figures of editions and of papers that were printed elsewhere against each other"

    def add_arguments(self, parser):
        parser.add_argument("--organisation", metavar="SLUG", help="only of this one")
        parser.add_argument("--format", default="text", choices=FORMATS)

    def handle(self, **options):
        editions = _editions(options["organisation"])
        if options["format"] == "markdown":
            # The document is of the papers that come with the program, whatever was published since.
            editions = editions.transcribed()
        found = findings_in(editions)
        findings = [finding for _, each in found for finding in each]
        if options["format"] == "json":
            content = json.dumps([each.as_json() for each in findings], ensure_ascii=False, indent=2)
        elif options["format"] == "markdown":
            content = as_markdown(
                [(edition.organisation.name, edition.title, each) for edition, each in found]
            )
        else:
            content = _text(findings, len(found))
        self.stdout.write(content)


def _editions(slug: str | None):
    editions = Edition.objects.current().select_related("organisation")
    if slug:
        organisation = Organisation.objects.filter(slug=slug).first()
        if organisation is None:
            known = ", ".join(Organisation.objects.order_by("slug").values_list("slug", flat=True))
            raise CommandError(f"There is no organisation “{slug}”. There are: {known or 'none yet'}")
        editions = editions.filter(organisation=organisation)
    return editions.order_by("organisation__slug", "kind", "paper", "report", "pk")


def _text(findings, papers: int) -> str:
    lines = [f"{each.document}, {each.table or 'prose'}, {each.where}: {each.sentence}" for each in findings]
    return "\n".join([*lines, f"{len(findings)} found in {papers} documents."])
