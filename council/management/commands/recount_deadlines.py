from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from council.domain.closures import working_days_changed
from council.models import Organisation


class Command(BaseCommand):
    help = (
        "Count again what is due in working days. Run it after an upgrade that knows a new bank holiday: "
        "each date that moves is printed and keeps the date before."
    )

    def add_arguments(self, parser):
        parser.add_argument("--organisation", metavar="SLUG", help="of this one; of all where none is given")
        parser.add_argument("--reason", default="The list of bank holidays has changed")

    def handle(self, *args, **options):
        organisations = Organisation.objects.order_by("slug")
        if options["organisation"]:
            organisations = organisations.filter(slug=options["organisation"])
            if not organisations:
                raise CommandError(f"There is no organisation “{options['organisation']}”.")
        if not 0 < len(options["reason"].strip()) <= 500:
            raise CommandError("Give a reason of up to 500 characters.")
        for organisation in organisations:
            self._recount(organisation, options["reason"].strip())

    def _recount(self, organisation: Organisation, reason: str) -> None:
        today = timezone.localdate()
        moved = working_days_changed(organisation=organisation, reason=reason, today=today, by=None)
        many = "1 date has" if len(moved) == 1 else f"{len(moved)} dates have"
        self.stdout.write(f"{organisation}: {many} moved.")
        for each in moved:
            self.stdout.write(f"  {each}")
