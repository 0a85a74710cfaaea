"""What is due: every running clock as the page and the workbook show it, worked out before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Prefetch

from council.calendar import ONE_DAY, WorkingCalendar
from council.models import Organisation
from feedback.clocks import with_pauses
from feedback.days import (
    OtherStart,
    ahead,
    count_in_words,
    deadline_of,
    drawn,
    named,
    other_start,
    skipped_in_words,
)
from feedback.domain.workings import pauses_of
from feedback.enums import ClockChangeKind, Starts, Stream
from feedback.models import Clock, ClockChange, Handler
from improvement.prose import capital
from reports.prose import counted, in_words, listed, verb

ALL, OVERDUE, TODAY, WEEK, PAUSED = "", "overdue", "today", "week", "paused"
NOBODY = "nobody"
BAR = 100


@dataclass(frozen=True)
class DueRow:
    clock: Clock
    calendar: WorkingCalendar
    today: date

    @property
    def key(self) -> str:
        """Names the row in the page and in an address."""
        return f"{self.case.ref}-{self.clock.stage.stage.number}-{self.clock.step.number}".replace(".", "-")

    @property
    def case(self):
        return self.clock.stage.complaint

    @property
    def tab(self) -> str:
        """The part of the list that it stands in."""
        if self.case.procedure.stream == Stream.CORPORATE:
            return Stream.CORPORATE
        return f"stage-{self.clock.stage.stage.number}"

    @property
    def tab_label(self) -> str:
        return "Corporate" if self.tab == Stream.CORPORATE else self.clock.stage.stage.name

    @cached_property
    def left(self) -> int | None:
        """Working days until it is due: negative where that is past, None while the clock is paused."""
        due = self.clock.due_on
        return (
            None
            if self.clock.paused_on or due is None
            else self.calendar.working_days_between(self.today, due)
        )

    @property
    def is_over(self) -> bool:
        return self.left is not None and self.clock.due_on < self.today

    @property
    def figure(self) -> str:
        return "–" if self.left is None else str(abs(self.left))

    @property
    def figure_words(self) -> str:
        if self.left is None:
            return "paused"
        if self.clock.due_on == self.today:
            return "due today"
        many = "day" if abs(self.left) == 1 else "days"
        return f"{many} {'over' if self.is_over else 'left'}"

    @cached_property
    def gone(self) -> int:
        """How many of its days have gone by, today's included; while it is paused, until it was."""
        until = self.clock.paused_on - ONE_DAY if self.clock.paused_on else self.clock.done_on or self.today
        running = with_pauses(self.calendar, pauses_of(self.clock))
        return max(0, running.working_days_between(self.clock.started_on, until))

    @property
    def bar(self) -> int:
        """How much of the clock bar is filled."""
        return min(BAR, round(BAR * self.gone / self.clock.limit))

    @property
    def stage_words(self) -> str:
        step = self.clock.step
        words = [self.clock.stage.stage.name] if self.tab != Stream.CORPORATE else self._corporate_words()
        if step.name.lower() != "response":
            words.append(step.name[:1].lower() + step.name[1:])
        return ", ".join(words + (["extended"] if self.extension else []))

    def _corporate_words(self) -> list[str]:
        stage = self.clock.stage.stage
        return ["Corporate"] if stage.number == 1 else ["Corporate", stage.name.lower()]

    @cached_property
    def extension(self) -> ClockChange | None:
        return self._last(ClockChangeKind.EXTENDED)

    @cached_property
    def pause(self) -> ClockChange | None:
        return self._last(ClockChangeKind.PAUSED) if self.clock.paused_on else None

    def _last(self, kind: str) -> ClockChange | None:
        return max((c for c in self.clock.changes.all() if c.kind == kind), key=lambda c: c.pk, default=None)

    @cached_property
    def other(self) -> OtherStart | None:
        return other_start(self.clock, self.calendar)

    @property
    def start_words(self) -> str:
        """“25 March 2019, request” where another start is possible; else the day."""
        day = f"{self.clock.started_on:%-d %B %Y}"
        if self.clock.stage.stage.starts != Starts.REQUEST_OR_STATEMENT or self.clock.step.number != 1:
            return day
        from_statement = self.other and self.other.name == "the request"
        return f"{day}, {'agreed statement' if from_statement else 'request'}"

    @property
    def notes(self) -> list[str]:
        """What else is to be known of it, a line each."""
        people = [f"{handler.user} ({handler.task})" for handler in self.case.handlers.all()]
        return self.clock_notes + ([f"With {listed(people)}"] if people else [])

    @property
    def clock_notes(self) -> list[str]:
        lines = (self._other_words(), self._extension_words(), self._pause_words())
        return [line for line in lines if line]

    def _other_words(self) -> str:
        other = self.other
        if other:
            return f"From {other.name}, {other.on:%-d %B}: {other.due_on:%-d %B}"
        stage = self.clock.stage
        if stage.stage.starts == Starts.REQUEST_OR_STATEMENT and not stage.statement_agreed_on:
            return "The statement of complaint is not agreed yet" if self.clock.step.number == 1 else ""
        return ""

    def _extension_words(self) -> str:
        change = self.extension
        if not change:
            return ""
        was = f"Was due {change.old_due_on:%-d %B}. " if change.old_due_on else ""
        return f"{was}Extended: {change.reason}"

    def _pause_words(self) -> str:
        if not self.clock.paused_on:
            return ""
        return f"Paused since {self.clock.paused_on:%-d %B}{f': {self.pause.reason}' if self.pause else ''}"

    @cached_property
    def deadline(self):
        return deadline_of(self.clock, self.calendar)

    @property
    def days(self):
        return drawn(self.deadline, self.today)

    @property
    def count_words(self) -> str:
        return capital(count_in_words(self.clock))

    @property
    def skipped_words(self) -> str:
        return skipped_in_words(self.deadline)


@dataclass(frozen=True)
class DueList:
    """Every running clock that somebody may see, soonest first."""

    rows: Sequence[DueRow]
    calendar: WorkingCalendar
    today: date

    def tabs(self) -> list[tuple[str, str, int]]:
        """(value, label, count) of each stage that has a running clock, all of them first."""
        labels = {row.tab: row.tab_label for row in self.rows}
        order = sorted(labels, key=lambda tab: (tab == Stream.CORPORATE, tab))
        counts = [(tab, labels[tab], sum(row.tab == tab for row in self.rows)) for tab in order]
        return [(ALL, "All open", len(self.rows)), *counts]

    def whens(self) -> list[tuple[str, str, int]]:
        labels = {OVERDUE: "Overdue", TODAY: "Due today", WEEK: "Due this week", PAUSED: "Paused"}
        counts = [
            (key, label, sum(self.is_due(row, key) for row in self.rows)) for key, label in labels.items()
        ]
        return [(ALL, "Any day", len(self.rows)), *(part for part in counts if part[2])]

    def is_due(self, row: DueRow, when: str) -> bool:
        if when == PAUSED:
            return row.left is None
        if when == ALL or row.left is None:
            return when == ALL
        due, sunday = row.clock.due_on, self.today + timedelta(days=6 - self.today.weekday())
        return {OVERDUE: row.is_over, TODAY: due == self.today, WEEK: self.today <= due <= sunday}.get(
            when, True
        )

    def people(self) -> list[tuple[str, str]]:
        """(e-mail address, name) of everybody who handles one of these cases."""
        users = {
            handler.user.email: handler.user.name for row in self.rows for handler in row.case.handlers.all()
        }
        return sorted(users.items(), key=lambda person: (person[1].lower(), person[0]))

    def narrowed(self, tab: str = "", when: str = "", person: str = "") -> list[DueRow]:
        return [
            row
            for row in self.rows
            if tab in ("", row.tab) and self.is_due(row, when) and self._is_with(row, person)
        ]

    def _is_with(self, row: DueRow, person: str) -> bool:
        emails = {handler.user.email for handler in row.case.handlers.all()}
        return not person or (not emails if person == NOBODY else person in emails)

    @property
    def heading(self) -> str:
        if not self.rows:
            return "No complaint is waiting for a response"
        over = sum(row.is_over for row in self.rows)
        running = [row for row in self.rows if row.left is not None and not row.is_over]
        parts = [f"{counted(over, 'complaint')} {verb(over, 'is', 'are')} overdue"] if over else []
        if running:
            soonest = running[0].clock.due_on
            n = sum(row.clock.due_on == soonest for row in running)
            many = in_words(n) if over else counted(n, "complaint")
            parts.append(f"{many} {verb(n, 'is', 'are')} due {self._day(soonest)}")
        return capital(listed(parts)) if parts else "Every open complaint is paused"

    def _day(self, day: date) -> str:
        names = {self.today: "today", self.today + timedelta(days=1): "tomorrow"}
        return names.get(day, f"on {day:%A %-d %B}")

    @property
    def lead(self) -> str:
        """Today's date, and the days to come that do not count."""
        skipped = listed([named(day) for day in ahead(self.calendar, self.today)])
        says = f" {skipped} {'do' if ' and ' in skipped else 'does'} not count." if skipped else ""
        return f"{self.today:%A %-d %B %Y}.{says}"

    @property
    def has_two_starts(self) -> bool:
        return any(row.other for row in self.rows)


def read(user, organisation: Organisation, today: date) -> DueList:
    """The running clocks that this user may see. The number of queries does not grow with them."""
    calendar = WorkingCalendar.of(organisation)
    clocks = Clock.objects.visible_to(user).filter(stage__complaint__organisation=organisation)
    clocks = clocks.running().filter(stage__complaint__closed_on__isnull=True).soonest_first()
    clocks = clocks.select_related("step", "stage__stage", "stage__complaint__procedure").prefetch_related(
        "changes",
        "stage__complaint__teams",
        Prefetch(
            "stage__complaint__handlers", Handler.objects.select_related("user").order_by("user__name", "pk")
        ),
    )
    return DueList([DueRow(clock, calendar, today) for clock in clocks], calendar, today)
