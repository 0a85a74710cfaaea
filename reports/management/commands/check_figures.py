"""`manage.py check_figures`: what the check finds in editions, transcribed papers and the record itself."""

import json

from django.core.management.base import BaseCommand, CommandError

from council.models import Organisation
from reports.domain.findings import findings_in
from reports.figures_check.in_markdown import as_markdown
from reports.figures_check.rules import all_rules
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
        of_rules = _of_rules(options["organisation"])
        if options["format"] == "json":
            content = json.dumps(
                [each.as_json() for each in [*findings, *_flat(of_rules)]], ensure_ascii=False, indent=2
            )
        elif options["format"] == "markdown":
            content = as_markdown(
                [(edition.organisation.name, edition.title, each) for edition, each in found], of_rules
            )
        else:
            content = _text(findings, len(found), _flat(of_rules))
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


def _of_rules(slug: str | None):
    """Organisation, title of the rules and what they find, where they find anything."""
    homes = Organisation.objects.order_by("slug")
    homes = homes.filter(slug=slug) if slug else homes
    every = ((home.name, rules.title, rules.find(home)) for home in homes for rules in all_rules())
    return [(name, title, found) for name, title, found in every if found]


def _flat(of_rules):
    return [finding for _, _, found in of_rules for finding in found]


def _text(findings, papers: int, of_rules) -> str:
    lines = [f"{each.document}, {each.table or 'prose'}, {each.where}: {each.sentence}" for each in findings]
    lines.append(f"{len(findings)} found in {papers} documents.")
    lines += [f"{each.document}, {each.where}: {each.sentence}" for each in of_rules]
    if of_rules:
        lines.append(f"{len(of_rules)} found in the record.")
    return "\n".join(lines)
