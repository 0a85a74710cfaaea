"""A notice of key decisions on a day: its days counted, and where each decision stands."""

from dataclasses import dataclass
from datetime import date, timedelta

from council.models import Organisation
from reports.prose import counted, in_words, sentence
from scrutiny.models import CallIn, KeyDecision, Notice


@dataclass(frozen=True)
class NoticeRun:
    """How long a notice has run: `earliest` is the first day on which its decisions may be taken."""

    notice: Notice
    today: date

    @property
    def earliest(self) -> date:
        return self.notice.issued_on + timedelta(days=self.notice.days)

    @property
    def days_run(self) -> int:
        return (self.today - self.notice.issued_on).days

    @property
    def words(self) -> str:
        """“28 days from Monday 17 June 2019 end on Monday 15 July 2019. 26 of them passed, two left.”"""
        text = f"{self.notice.days} days from {_day(self.notice.issued_on)} end on {_day(self.earliest)}."
        left = self.notice.days - self.days_run
        if left > 0 and self.days_run >= 0:
            passed = f"{in_words(self.days_run, zero='none')} of them passed"
            text += f" {sentence(passed).rstrip('.')}, {in_words(left)} left."
        return text


def _day(day: date) -> str:
    return f"{day:%A} {day:%-d %B %Y}"


def notice_on(organisation: Organisation, day: date) -> Notice | None:
    """The notice that holds on a day: the last one issued by then."""
    return organisation.notices.filter(issued_on__lte=day).order_by("-issued_on", "-pk").first()


@dataclass(frozen=True)
class DecisionStanding:
    """A decision on a day: to come, taken and open to call-in, called in, or final."""

    decision: KeyDecision
    today: date

    @property
    def call_in(self) -> CallIn | None:
        return getattr(self.decision, "call_in", None)

    @property
    def is_taken(self) -> bool:
        return self.decision.taken_on is not None

    @property
    def may_call_in(self) -> bool:
        window = self.decision.call_in_by
        return bool(self.is_taken and not self.call_in and window and self.today <= window)

    @property
    def lacks_reason(self) -> bool:
        return self.decision.is_private and not self.decision.private_reason

    @property
    def due(self) -> str:
        """The day or the period, as printed or as dates."""
        decision = self.decision
        days = [f"{day:%-d %B %Y}" for day in (decision.due_from, decision.due_to) if day]
        return decision.due_text or " to ".join(dict.fromkeys(days))

    @property
    def words(self) -> str:
        decision = self.decision
        if self.call_in:
            outcome = self.call_in.get_outcome_display()
            return f"Called in on {self.call_in.called_in_on:%-d %B %Y}: {outcome[:1].lower()}{outcome[1:]}"
        if self.may_call_in:
            return f"May be called in until {_day(decision.call_in_by)}"
        if self.is_taken:
            return f"Taken on {decision.taken_on:%-d %B %Y}, not called in"
        return "Not taken yet"


def finding(standings: list[DecisionStanding]) -> str:
    """“21 decisions, eight of them in private and one of those without a reason”."""
    if not standings:
        return "The notice announces no decision"
    text = counted(len(standings), "decision")
    private = [each for each in standings if each.decision.is_private]
    silent = [each for each in private if each.lacks_reason]
    if private:
        text += f", {in_words(len(private))} of them in private"
    if silent:
        text += f" and {in_words(len(silent))} of those without a reason"
    return f"{text[:1].upper()}{text[1:]}"
