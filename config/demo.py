"""People who do not exist, to try the site with: one for each kind of person, at one organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from council import history
from council.calendar import WorkingCalendar
from council.domain.keeping import keep
from council.domain.people import keep_holding, keep_person
from council.models import Membership, Organisation, Person, RoleGrant, User
from council.roles import Role
from improvement.domain.review_points import open_review
from improvement.models import Plan, ReviewPoint

WHY = "Made for demonstration"


@dataclass(frozen=True)
class DemoPerson:
    login: str
    role: Role
    post: str = ""  # the slug of the post they hold
    is_staff: bool = False

    @property
    def name(self) -> str:
        return f"{self.role.label} (demo)"

    def email(self, organisation: Organisation) -> str:
        return f"{self.login}@{organisation.slug.split('-')[0]}.example"


PEOPLE = (
    DemoPerson("administrator", Role.ADMINISTRATOR, is_staff=True),
    DemoPerson("manager", Role.PLAN_MANAGER, is_staff=True),
    DemoPerson("lead", Role.ACTION_LEAD, post="service-manager"),
    DemoPerson("assurance", Role.QUALITY_ASSURANCE),
    DemoPerson("feedback", Role.FEEDBACK_TEAM, is_staff=True),
    DemoPerson("clerk", Role.CLERK, is_staff=True),
    DemoPerson("scrutiny", Role.SCRUTINY_OFFICER, is_staff=True),
    DemoPerson("member", Role.MEMBER),
)
MANAGERS = tuple(person for person in PEOPLE if person.role is Role.PLAN_MANAGER)
POST_HELD_FROM = date(2018, 7, 25)


@transaction.atomic
def add_people(
    *, organisation: Organisation, password: str, people: Iterable[DemoPerson] = PEOPLE
) -> list[User]:
    """The demo people, each with a role and a log-in with this password. Those who are there stay."""
    return [_add(demo, organisation, password) for demo in people]


def _add(demo: DemoPerson, organisation: Organisation, password: str) -> User:
    user = _keep_user(demo, organisation, password)
    key = {"user": user, "organisation": organisation}
    membership = keep(Membership.objects.all(), by=None, why=WHY, key=key, values={})
    key = {"membership": membership, "role": demo.role}
    keep(RoleGrant.objects.all(), by=None, why=WHY, key=key, values={})
    person = _keep_person(demo, organisation, user)
    post = organisation.posts.filter(slug=demo.post).first()
    if post:
        keep_holding(post=post, person=person, held_from=POST_HELD_FROM, by=None, why=WHY)
    return user


def _keep_user(demo: DemoPerson, organisation: Organisation, password: str) -> User:
    email = demo.email(organisation)
    user = User.objects.filter(email=email).first()
    if user is None:
        return User.objects.create_user(email, password, name=demo.name, is_staff=demo.is_staff)
    if not user.check_password(password):
        user.set_password(password)
    user.is_staff = demo.is_staff
    user.save()
    return user


def _keep_person(demo: DemoPerson, organisation: Organisation, user: User) -> Person:
    person = organisation.people.filter(user=user).first()
    if person is None:
        person = keep_person(organisation=organisation, name=demo.name, by=None, why=WHY)
        person.user = user
        history.save(person, by=None, why=WHY)
    return person


def open_a_review(*, plan: Plan, today: date) -> ReviewPoint:
    """
    The plan's open review. Where none is open, one four weeks from today, so that leads owe updates.

    Its meeting says that it is for demonstration; no figure of a published date depends on it.
    """
    point = plan.review_points.open().first()
    if point:
        return point
    calendar = WorkingCalendar.of(plan.organisation)
    on = calendar.next_working_day(today + timedelta(weeks=4))
    while plan.review_points.filter(date=on).exists():
        on += timedelta(days=1)
    meeting = f"Demonstration meeting of the {plan.board}"
    updates_by = calendar.next_working_day(on - timedelta(weeks=2))
    return open_review(plan=plan, on=on, updates_by=updates_by, today=today, by=None, meeting=meeting)
