"""One record of every kind of feedback. What a model names as private holds FAMILY beside the planted word."""

from datetime import date

from django.core.files.base import ContentFile

from council.models import Membership, Organisation, Team
from feedback import models as feedback
from improvement.models import Action

FAMILY = "Featherstonehaugh"
DAY = date(2018, 5, 1)


def plant_feedback(make, records, say: str, slug: str, number: int) -> None:
    _ground(make, records, say, slug, number)
    _reported(make, records, say, number)
    _case(make, records, say, slug)
    _parts_of_case(make, records, say)
    _beside_cases(make, records, say, slug)
    _disposal(make, records, say)


def private(model, say: str) -> dict[str, str]:
    return dict.fromkeys(model.PRIVATE, f"{FAMILY} {say}")


def _ground(make, records, say: str, slug: str, number: int) -> None:
    home = {"organisation": records[Organisation]}
    named = {"slug": slug, "name": say}
    procedure = make(feedback.Procedure, **home, **named, nation="ENG", stream="statutory", law=say)
    make(feedback.ProcedureStage, procedure=procedure, number=2, name=say)
    stage = make(feedback.ProcedureStage, procedure=procedure, number=1, name=say, can_pause=True)
    make(feedback.ProcedureStep, stage=stage, number=1, name=say, limit=10, extended_limit=20)
    if number == 1:
        # An organisation has one of each.
        make(feedback.FeedbackSettings, **home, statutory=procedure, corporate=procedure, suppress_below=0)
        make(feedback.RetentionRule, **home, kind="statutory", years=6, authority=say)
    make(feedback.CollectionStart, **home, stage=stage, what="element-outcomes", since=DAY)
    theme = make(feedback.Theme, **home, **named, description=say)
    make(feedback.ThemeName, theme=theme, name=say)
    make(feedback.Subject, **home, **named)


def _reported(make, records, say: str, number: int) -> None:
    year = {"organisation": records[Organisation], "year": "2018-19"}
    team = records[Team]
    make(feedback.Baseline, **year, figure="compliments", team=team, value=number, source=say)
    make(feedback.PublishedTeam, **year, table="compliments", team=team, printed_as=say)
    make(feedback.FeedbackNarrative, **year, section="purpose", order=number, text=say)


def _case(make, records, say: str, slug: str) -> None:
    complaint = make(
        feedback.Complaint,
        organisation=records[Organisation],
        ref=slug,
        procedure=records[feedback.Procedure],
        received_on=DAY,
        category="parent",
        joint_with=f"{FAMILY} {say}",
        **private(feedback.Complaint, say),
    )
    complaint.teams.add(records[Team])
    complaint.themes.add(records[feedback.Theme])
    taken = make(
        feedback.Stage, complaint=complaint, stage=records[feedback.ProcedureStage], requested_on=DAY
    )
    step, due = records[feedback.ProcedureStep], date(2018, 5, 16)
    clock = make(feedback.Clock, stage=taken, step=step, started_on=DAY, limit=10, due_on=due)
    moved = {
        "kind": "extended",
        "changed_on": DAY,
        "old_due_on": due,
        "new_due_on": due,
        "reason": f"{FAMILY} {say}",
    }
    make(feedback.ClockChange, clock=clock, **moved)
    subject = records[feedback.Subject]
    make(feedback.Element, stage=taken, number=1, subject=subject, **private(feedback.Element, say))


def _parts_of_case(make, records, say: str) -> None:
    case, user = {"complaint": records[feedback.Complaint]}, records[Membership].user
    make(feedback.Handler, **case, user=user, task=f"{FAMILY} {say}")
    make(feedback.Look, **case, user=user, at_what=say)
    make(feedback.Note, **case, on=DAY, **private(feedback.Note, say))
    file = {"file": ContentFile(FAMILY.encode(), "stored"), "content_type": "text/plain", "size": 17}
    make(feedback.CaseFile, **case, **file, sha256="0" * 64, **private(feedback.CaseFile, say))
    paid = {"kind": "investigation", "paid_on": DAY, "amount": 120}
    make(feedback.Cost, organisation=records[Organisation], **case, **paid)
    referral = {"received_on": DAY, "ref": f"{FAMILY} {say}", **private(feedback.OmbudsmanReferral, say)}
    make(feedback.OmbudsmanReferral, organisation=records[Organisation], **case, **referral)


def _beside_cases(make, records, say: str, slug: str) -> None:
    home, team = {"organisation": records[Organisation], "received_on": DAY}, records[Team]
    told = private(feedback.PreComplaint, say)
    concern = make(feedback.PreComplaint, **home, ref=f"P-{slug}", category="parent", **told)
    concern.teams.add(team)
    make(feedback.Compliment, **home, team=team, quotation=say, **private(feedback.Compliment, say))
    learned = {"ref": f"L-{slug}", "text": say, "owner": say, "raised_on": DAY}
    case = records[feedback.Complaint]
    lesson = make(feedback.Lesson, organisation=records[Organisation], complaint=case, **learned)
    lesson.actions.add(records[Action])


def _disposal(make, records, say: str) -> None:
    user = records[Membership].user
    proposed = {"proposed_on": DAY, "proposed_by": user, "refused_because": say}
    disposal = make(feedback.Disposal, organisation=records[Organisation], **proposed)
    compliment = records[feedback.Compliment]
    make(feedback.DisposalItem, disposal=disposal, compliment=compliment, because=say)
