from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config import demo, demo_cases, demo_meeting
from council.imports import load_organisation
from council.models import Organisation, User
from council.sheets import FaultySheet
from feedback.imports import load_feedback
from improvement.imports import load_record
from reports.figures_check.reference import BadClaim
from reports.imports import load_papers
from reports.models import Edition
from reports.transcriptions import BadPaper
from scrutiny.imports import load_scrutiny

FIXTURES = settings.BASE_DIR / "fixtures"
REFERENCE = ("scales.json", "procedures.json")
RECORDS = ("sunderland", "telford-wrekin", "tameside")


class Command(BaseCommand):
    help = (
        "Load the published record: reference data and the councils' plans. Run it as often as you like. "
        "Where DEMO_PASSWORD is set, and never in production, it also makes a log-in for each kind of person."
    )

    @transaction.atomic
    def handle(self, *args, **options):
        for name in REFERENCE:
            call_command("loaddata", FIXTURES / "reference" / name, verbosity=0)
        try:
            organisations = [load_record(FIXTURES / name) for name in RECORDS]
            years = [
                f"{each} {year.year.label}"
                for name, each in zip(RECORDS, organisations, strict=True)
                for year in load_feedback(FIXTURES / name, each)
            ]
            for name, each in zip(RECORDS, organisations, strict=True):
                # After plans and feedback: an agenda of long ago freezes reports of both.
                load_scrutiny(FIXTURES / name, each)
            papers = [paper for name in RECORDS for paper in _load_papers(FIXTURES / name)]
        except (FaultySheet, BadPaper, BadClaim) as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        self.stdout.write(f"Loaded the record of {', '.join(str(each) for each in organisations)}.")
        self.stdout.write(f"Loaded the feedback of {', '.join(years)}.")
        self.stdout.write(f"Loaded the scrutiny of {', '.join(str(each) for each in organisations)}.")
        self.stdout.write(f"Loaded {len(papers)} papers that were printed elsewhere.")
        if not (settings.DEVELOPMENT and settings.DEMO_PASSWORD):
            self.stdout.write("Made no demo log-ins: they need DEMO_PASSWORD and ENVIRONMENT=development.")
            return
        self._print([user for organisation in organisations for user in self._add_people(organisation)])

    def _add_people(self, organisation: Organisation) -> list[User]:
        """
        Everybody, an open review, cases and a meeting to come where the site is tried out; elsewhere a manager,
        who may look at it.
        """
        tried_out = organisation.slug == RECORDS[0]
        people = demo.PEOPLE if tried_out else demo.MANAGERS
        if tried_out:
            for plan in organisation.plans.filter(actions__isnull=False).distinct().order_by("pk"):
                demo.open_a_review(plan=plan, today=timezone.localdate())
        users = demo.add_people(organisation=organisation, password=settings.DEMO_PASSWORD, people=people)
        if tried_out:
            named = {person.login: user for person, user in zip(people, users, strict=True)}
            today = timezone.localdate()
            demo_cases.add_cases(
                organisation=organisation, today=today, by=named["feedback"], handler=named["lead"]
            )
            demo_meeting.add_meeting(organisation=organisation, today=today, by=named["clerk"])
        return users

    def _print(self, users: list[User]) -> None:
        width = max(len(user.email) for user in users)
        self.stdout.write(f"\nDemo log-ins, all with the password {settings.DEMO_PASSWORD}\n")
        for user in users:
            self.stdout.write(f"  {user.email:{width}}  {user.name}")


def _load_papers(folder: Path) -> list[Edition]:
    return load_papers(folder, load_organisation(folder))
