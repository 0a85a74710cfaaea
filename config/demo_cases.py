"""Cases that nobody ever brought, dated around today, so that what is due can be tried out."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from council.calendar import WorkingCalendar
from council.models import Organisation, User
from feedback.domain.clocks import extend
from feedback.domain.complaints import assign, log_complaint
from feedback.domain.contacts import log_compliment, log_pre_complaint
from feedback.domain.elements import add_element
from feedback.domain.stages import agree_statement, open_stage, respond
from feedback.enums import Channel, ComplainantCategory, Outcome, Stream
from feedback.models import Complaint, Stage
from feedback.settings_of import settings_of

INVENTED = "Invented for demonstration. "
TASK = "Answers stage one"
# Working days: from an answer until the next stage is asked for, and until each earlier stage was answered.
ASKED_AFTER = 6
ANSWERED_AFTER = {1: 8, 2: 22}


@dataclass(frozen=True)
class DemoCase:
    """A case in the `day`th working day of its latest stage."""

    team: str
    theme: str
    day: int
    what: str
    stage: int = 1
    stream: Stream = Stream.STATUTORY
    statement_day: int | None = None
    extended: str = ""
    category: ComplainantCategory = ComplainantCategory.PARENT


CASES = (
    DemoCase("cp-washington-2", "communication", 12, "Calls about the next visit were not returned."),
    DemoCase("assessment", "inaccuracies", 9, "A report gives the wrong school."),
    DemoCase("send", "ehcp", 16, "The plan came later than promised.", extended="Complex: two services"),
    DemoCase(
        "children-with-disabilities",
        "cancelled-provision",
        3,
        "A short break was called off on the day.",
        category=ComplainantCategory.CARER,
    ),
    DemoCase("early-help", "communication", 5, "A letter went unanswered.", stream=Stream.CORPORATE),
    DemoCase("children-looked-after", "contact", 12, "Two contacts were missed.", 2, statement_day=7),
    DemoCase(
        "cp-central-4",
        "lack-of-action",
        48,
        "What the meeting agreed was not done.",
        2,
        statement_day=43,
        extended="The investigating officer has more people to speak to",
    ),
    DemoCase(
        "next-steps",
        "support",
        4,
        "The support to move out ended too soon.",
        3,
        category=ComplainantCategory.YOUNG_PERSON,
    ),
)


class _Telling:
    """Tells the demo cases to the register, by the feedback team, as if each step had been logged on its day."""

    def __init__(self, organisation: Organisation, today: date, by: User):
        self.organisation, self.today, self.by = organisation, today, by
        self.calendar = WorkingCalendar.of(organisation)
        self.settings = settings_of(organisation)
        self.teams = {team.slug: team for team in organisation.teams.all()}
        self.themes = {theme.slug: theme for theme in organisation.themes.all()}

    def ago(self, days: int) -> date:
        return self.calendar.working_days_before(self.calendar.next_working_day(self.today), days).date

    def case(self, case: DemoCase, ref: str) -> Complaint:
        procedure = getattr(self.settings, case.stream.value)
        asked = {case.stage: case.day}
        for number in range(case.stage - 1, 0, -1):
            asked[number] = asked[number + 1] + ASKED_AFTER + ANSWERED_AFTER[number]
        complaint = log_complaint(
            organisation=self.organisation,
            procedure=procedure,
            received_on=self.ago(asked[1]),
            category=case.category,
            channel=Channel.EMAIL,
            teams=[self.teams[case.team]],
            themes=[self.themes[case.theme]],
            ref=ref,
            what_happened=INVENTED + case.what,
            today=self.today,
            by=self.by,
        )
        stage = complaint.stages.get()
        add_element(stage=stage, alleged=INVENTED + case.what, by=self.by)
        for further in procedure.stages.filter(number__range=(2, case.stage)).order_by("number"):
            self.answer(stage, self.ago(asked[further.number] + ASKED_AFTER))
            requested_on = self.ago(asked[further.number])
            stage = open_stage(
                complaint=complaint, stage=further, requested_on=requested_on, today=self.today, by=self.by
            )
            add_element(stage=stage, alleged=INVENTED + case.what, by=self.by)
        self.finish(stage, case)
        return complaint

    def answer(self, stage: Stage, on: date) -> None:
        found = {1: Outcome.NOT_UPHELD if stage.stage.number == 1 else Outcome.PARTIALLY_UPHELD}
        respond(stage=stage, on=on, today=self.today, by=self.by, findings=found)

    def finish(self, stage: Stage, case: DemoCase) -> None:
        if case.statement_day is not None:
            agree_statement(stage=stage, on=self.ago(case.statement_day), today=self.today, by=self.by)
        if case.extended:
            clock = stage.clocks.get()
            on = self.ago(case.day - clock.step.limit + 3)
            extend(clock=clock, reason=case.extended, today=self.today, on=on, by=self.by)


@transaction.atomic
def add_cases(*, organisation: Organisation, today: date, by: User, handler: User) -> list[Complaint]:
    """
    The demo cases and a contact of each other kind; none where some are there. The handler answers the first.

    Their references and words say that they are invented.
    """
    if organisation.complaints.filter(ref__startswith="DEMO-").exists():
        return []
    telling = _Telling(organisation, today, by)
    made = [telling.case(case, f"DEMO-{number}") for number, case in enumerate(CASES, start=1)]
    assign(complaint=made[0], user=handler, task=TASK, by=by)
    log_pre_complaint(
        organisation=organisation,
        received_on=telling.ago(2),
        category=ComplainantCategory.PARENT,
        teams=[telling.teams["early-help"]],
        ref="DEMO-P1",
        concern=INVENTED + "A meeting was moved twice at short notice.",
        today=today,
        by=by,
    )
    log_compliment(
        organisation=organisation,
        received_on=telling.ago(1),
        team=telling.teams["fostering"],
        words=INVENTED + "Thank you for the help with the first weeks.",
        today=today,
        by=by,
    )
    return made
