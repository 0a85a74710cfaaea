"""One record of every kind in an organisation, with a word in whatever it says: to be seen, or to leak."""

from datetime import date

from django.core.files.base import ContentFile
from django.db.models import Model

from council.models import (
    Closure,
    Membership,
    Organisation,
    Person,
    PersonAlias,
    Post,
    PostHolding,
    RoleGrant,
    Service,
    Team,
    TeamAlias,
    TeamGroup,
)
from council.roles import Role
from improvement.enums import SourceKind
from improvement.models import (
    Action,
    ActionLead,
    AssuranceLevel,
    AssuranceOpinion,
    Challenge,
    Commitment,
    DateChange,
    Evidence,
    EvidenceVersion,
    Finding,
    Indicator,
    IndicatorTarget,
    Narrative,
    Paper,
    Plan,
    PracticeArea,
    Priority,
    Rating,
    RatingScale,
    RatingShare,
    RatingWording,
    Reading,
    Recommendation,
    ReviewPoint,
    Source,
    Update,
)
from reports.document import Document, Paragraph
from reports.models import Edition
from tests.factories.edition import EditionFactory
from tests.factories.update import claim_row
from tests.factories.user import UserFactory
from tests.planted_feedback import plant_feedback
from tests.planted_scrutiny import plant_scrutiny


def plant(word: str, organisation: Organisation | None = None, number: int = 1) -> dict[type[Model], Model]:
    """Model → the record of it. Give the organisation and another `number` for a second set."""
    records: dict[type[Model], Model] = {}
    say, slug = f"{word} {number}", f"{word.lower()}-{number}"

    def make(model: type[Model], **fields) -> Model:
        records[model] = model.objects.create(**fields)
        return records[model]

    home = organisation or make(Organisation, slug=word.lower(), name=f"{word} council", short_name=word)
    records[Organisation] = home
    _people(make, home, say, slug)
    _plan(make, records, home, say, slug, number)
    _record(make, records, say)
    records[Edition] = _edition(records, home, say)
    _beside_actions(make, records, say, slug, number)
    plant_feedback(make, records, say, slug, number)
    plant_scrutiny(make, records, say, slug, number)
    return records


def _people(make, home, say: str, slug: str) -> None:
    user = UserFactory(email=f"{slug}@council.example", name=say)
    membership = make(Membership, user=user, organisation=home)
    make(RoleGrant, membership=membership, role=Role.ACTION_LEAD)
    person = make(Person, organisation=home, name=say, user=user)
    make(PersonAlias, person=person, name=say)
    post = make(Post, organisation=home, slug=slug, title=say)
    make(PostHolding, post=post, person=person, held_from=date(2018, 1, 1))
    make(Closure, organisation=home, day=date.fromordinal(736_700 + int(slug.split("-")[1])), reason=say)
    service = make(Service, organisation=home, slug=slug, name=say)
    group = make(TeamGroup, organisation=home, slug=slug, name=say)
    team = make(Team, organisation=home, slug=slug, name=say, service=service)
    team.groups.add(group)
    make(TeamAlias, team=team, name=say)


def _plan(make, records, home, say: str, slug: str, number: int) -> None:
    scale = make(RatingScale, organisation=home, slug=slug, name=say)
    steps = {"scale": scale, "letter": "G", "tone": "green"}
    green = make(Rating, **steps, code="green", label=say, meaning="on-track", order=1)
    done = {"code": "completed", "label": f"Completed {say}", "meaning": "assured", "order": 2}
    Rating.objects.create(**steps, **done, claim_counts_as=green)
    make(RatingWording, rating=green, wording=say)
    plan = make(Plan, organisation=home, slug=slug, name=say, scale=scale, board=say, about=say)
    source = make(Source, organisation=home, slug=slug, kind=SourceKind.INSPECTION, title=say)
    asked = make(Recommendation, source=source, ref="R1", text=say, addressed_to=say, response=say)
    priority = make(Priority, plan=plan, number=number, title=say, statement=say)
    priority.recommendations.add(asked)
    point = make(ReviewPoint, plan=plan, date=date(2019, 1, 21), label=say, meeting=say)
    names = ("author", "subject", "purpose", "introduction", "asked", "visits", "implications", "contact")
    make(Paper, review_point=point, background=say, **dict.fromkeys(names, say))


def _record(make, records, say: str) -> None:
    priority, ref = records[Priority], f"{records[Priority].number}.1"
    texts = {"title": say, "detail": say, "outcome": say, "measure": say, "timescale": say}
    days = {"due_on": date(2019, 3, 31), "joined_on": date(2018, 1, 1)}
    action = make(Action, plan=priority.plan, priority=priority, ref=ref, **texts, **days)
    action.recommendations.add(records[Recommendation])
    make(ActionLead, action=action, order=1, person=records[Person])
    change = {"old": action.due_on, "new": date(2019, 6, 30), "reason": say}
    make(DateChange, action=action, **change, asked_by=records[Membership].user)
    evidence = make(Evidence, action=action, title=say)
    file = {
        "file": ContentFile(say.encode(), "stored"),
        "file_name": f"{say}.pdf",
        "content_type": "application/pdf",
    }
    make(EvidenceVersion, evidence=evidence, number=1, **file, relates_to=date(2019, 1, 1))
    records[Update] = claim_row(action, date(2019, 1, 21), say, said_by=say)


def _edition(records, home, say: str) -> Edition:
    return EditionFactory(
        organisation=home,
        report="rag-summary",
        parameters={"plan": records[Plan].slug, "as_at": "2019-01-21"},
        document=Document(say, say, home.name, (Paragraph(say),), as_at=date(2019, 1, 21)),
        meeting=say,
        published_by_name=say,
    )


def _beside_actions(make, records, say: str, slug: str, number: int) -> None:
    plan, priority, source = records[Plan], records[Priority], records[Source]
    plan.sources.add(source)
    indicator = make(
        Indicator,
        plan=plan,
        priority=priority,
        slug=slug,
        name=say,
        unit=say,
        better="higher",
        authority=say,
    )
    make(IndicatorTarget, indicator=indicator, target=95)
    make(Reading, indicator=indicator, period_end=date(2019, 1, 21), label=say, value=91, words=say)
    home = records[Organisation]
    level = make(AssuranceLevel, organisation=home, slug=slug, label=say, order=number)
    make(AssuranceOpinion, priority=priority, level=level, report_label=say, words=say)
    said = {"we_said": say, "we_did": say, "measure": say, "target": say}
    make(Commitment, plan=plan, priority=priority, ref="1", **said)
    make(Challenge, plan=plan, number=1, what=say, proposed=say, timescale=say)
    make(Narrative, priority=priority, review_point=records[ReviewPoint], section="summary", text=say)
    make(Finding, source=source, number=1, heading="strength", theme=say, text=say)
    make(PracticeArea, source=source, number=1, name=say, covered="yes", comment=say)
    make(RatingShare, review_point=records[ReviewPoint], rating=records[Rating], percent=40)
