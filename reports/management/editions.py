"""What commands look up: an organisation by its slug, an edition by its id or its hash."""

from django.core.management.base import CommandError

from council.models import Organisation
from reports.models import Edition
from reports.parameters import PARAMETERS
from reports.report import Report

SHORTEST = 4  # so many letters of an id or a hash will do


def organisation_of(options: dict) -> Organisation:
    slug = options["organisation"]
    if not slug:
        raise CommandError("Say for which organisation: --organisation SLUG")
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        known = ", ".join(Organisation.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"There is no organisation “{slug}”. There are: {known}")
    return organisation


def kept(report: Report, options: dict) -> Edition:
    """The edition of this report that was asked for; its parameters are its own."""
    if not options["edition"]:
        raise CommandError("Say of which edition: --edition ID")
    given = [PARAMETERS[name].option for name in PARAMETERS if options[name]]
    given += ["--recorded-by"] if options["recorded_by"] else []
    if given:
        raise CommandError(f"An edition was published with its own parameters. Leave out {', '.join(given)}")
    editions = Edition.objects.filter(organisation=organisation_of(options), report=report.key)
    wanted = [
        edition for edition in editions.newest_first() if _is_meant(edition, options["edition"].lower())
    ]
    if len(wanted) != 1:
        there = ", ".join(str(edition.public_id) for edition in wanted or editions.newest_first())
        raise CommandError(
            f"There is no one edition “{options['edition']}”. There are: {there or 'none yet'}"
        )
    return wanted[0]


def _is_meant(edition: Edition, typed: str) -> bool:
    """The page and each print show the first letters of the hash; the address has the id."""
    return len(typed) >= SHORTEST and (
        str(edition.public_id).startswith(typed) or edition.sha256.startswith(typed.replace("-", ""))
    )
