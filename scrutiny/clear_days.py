"""
By when an agenda must be out: five clear days before the meeting (Local Government Act 1972, s. 100B).

Neither the day of publication nor the day of the meeting is a clear day, and only working days count.
"""

from dataclasses import dataclass
from datetime import date

from council.calendar import Day, WorkingCalendar


@dataclass(frozen=True)
class PublishBy:
    """The last day to publish, and every day between it and the meeting, the latest first."""

    meeting: date
    date: date
    days: tuple[Day, ...]

    def explanation(self) -> str:
        """The count in sentences, each bank holiday and closure named."""
        counted = sum(day.number is not None for day in self.days)
        text = (
            f"{counted} clear working days lie between {_words(self.date)} and the meeting on "
            f"{_words(self.meeting)}. Neither of these two days counts."
        )
        named = [day for day in self.days if day.skipped_because not in {"", "Saturday", "Sunday"}]
        if named:
            text += " Skipped: " + ", ".join(f"{_words(d.date)} ({d.skipped_because})" for d in named) + "."
        return text


def publish_by(meeting: date, calendar: WorkingCalendar, *, clear_days: int = 5) -> PublishBy:
    """The last working day on which publication leaves this many clear working days before the meeting."""
    deadline = calendar.working_days_before(meeting, clear_days + 1)
    return PublishBy(meeting=meeting, date=deadline.date, days=deadline.days[:-1])


def clear_days_left(published: date, meeting: date, calendar: WorkingCalendar) -> int:
    """How many clear working days lie between these two days; none where they touch or are turned round."""
    between = calendar.working_days_between(published, meeting)
    return max(between - calendar.is_working_day(meeting), 0)


def _words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
