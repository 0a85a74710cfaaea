"""A small year of feedback, in as few rows as its tables need."""

from datetime import date, timedelta

from feedback.enums import ComplainantCategory
from feedback.models import Complaint, Compliment, PreComplaint, Stage
from tests.factories.organisation import OrganisationFactory
from tests.factories.procedure import corporate, england, feedback_settings
from tests.factories.team import TeamFactory

FIRST = date(2018, 4, 1)
KEYS = [
    "pre_complaints", "complaints_by_stage", "stage1_by_service_area", "escalation",
    "young_people_complaints", "timeliness", "compliments_by_team",
]  # fmt: skip


def organisation_with_feedback(**settings):
    organisation = OrganisationFactory()
    feedback_settings(organisation, **settings)
    return organisation


def received(organisation, on, *, teams=(), stages=1, responded_on=None, due_on=None, **fields):
    """A complaint that came to this many stages, all asked for on that day."""
    complaint = Complaint.objects.create(
        organisation=organisation,
        ref=f"C-{Complaint.objects.count() + 1:05}",
        procedure=fields.pop("procedure", None) or england(),
        received_on=on,
        category=fields.pop("category", ComplainantCategory.PARENT),
        **fields,
    )
    complaint.teams.set(teams or [TeamFactory(organisation=organisation)])
    for stage in complaint.procedure.stages.filter(number__lte=stages).order_by("number"):
        Stage.objects.create(
            complaint=complaint, stage=stage, requested_on=on, responded_on=responded_on, due_on=due_on
        )
    return complaint


def a_year(organisation, times=1):
    """One of everything in each quarter, `times` over: every table has something to count."""
    team = TeamFactory(organisation=organisation)
    for quarter in range(4):
        day = FIRST + timedelta(days=92 * quarter + 10)
        for _ in range(times):
            late = {"responded_on": day + timedelta(days=30), "due_on": day + timedelta(days=14)}
            received(organisation, day, teams=[team], stages=3, **late)
            received(organisation, day, procedure=corporate(), category=ComplainantCategory.YOUNG_PERSON)
            PreComplaint.objects.create(
                organisation=organisation, ref=f"P-{PreComplaint.objects.count()}", received_on=day
            )
            Compliment.objects.create(organisation=organisation, received_on=day, team=team)
