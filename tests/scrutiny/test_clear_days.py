from datetime import date

import pytest
from django.conf import settings

from council.calendar import WorkingCalendar
from scrutiny.clear_days import clear_days_left, publish_by

ENGLAND = WorkingCalendar("ENG")


EXAMPLES = [
    (date(2019, 7, 4), date(2019, 6, 26)),  # as printed: the agenda is signed on 26 June 2019
    (date(2019, 4, 25), date(2019, 4, 15)),  # Good Friday and Easter Monday
    (date(2023, 1, 4), date(2022, 12, 22)),  # Christmas, Boxing Day in lieu, New Year in lieu
    (date(2022, 9, 22), date(2022, 9, 13)),  # the state funeral of 19 September 2022
    (date(2023, 5, 11), date(2023, 5, 2)),  # the coronation on 8 May 2023
]


@pytest.mark.parametrize(("meeting", "due"), EXAMPLES)
def test_five_clear_working_days_lie_between(meeting, due):
    found = publish_by(meeting, ENGLAND)
    assert found.date == due
    assert clear_days_left(due, meeting, ENGLAND) == 5


def test_the_count_explains_itself():
    assert publish_by(date(2022, 9, 22), ENGLAND).explanation() == (
        "5 clear working days lie between Tuesday 13 September 2022 and the meeting on "
        "Thursday 22 September 2022. Neither of these two days counts. Skipped: Monday 19 September 2022 "
        "(State Funeral of Queen Elizabeth II)."
    )


def working(meeting):
    """The example as `docs/clear-days.md` prints it: the count in a sentence, then every day."""
    found = publish_by(meeting, ENGLAND)
    days = "\n".join(
        f"| {day.date:%A %-d %B %Y} | {day.number or ''} | {day.skipped_because} |" for day in found.days
    )
    return f"{found.explanation()}\n\n| day | counts as | left out because |\n| --- | --- | --- |\n{days}\n"


@pytest.mark.parametrize("meeting", [meeting for meeting, _ in EXAMPLES])
def test_the_document_prints_the_working_of_each_example(meeting):
    document = (settings.BASE_DIR / "docs" / "clear-days.md").read_text(encoding="utf-8")
    assert working(meeting) in document


def test_every_day_between_is_listed_latest_first():
    days = publish_by(date(2019, 7, 4), ENGLAND).days
    assert [(day.date.day, day.number) for day in days] == [
        *[(3, 1), (2, 2), (1, 3), (30, None), (29, None), (28, 4), (27, 5)]
    ]


def test_a_closure_of_the_council_takes_a_day_out():
    closed = WorkingCalendar("ENG", {date(2019, 7, 1): "Flooded"})
    assert publish_by(date(2019, 7, 4), closed).date == date(2019, 6, 25)


@pytest.mark.parametrize("published", [date(2019, 7, 3), date(2019, 7, 4), date(2019, 7, 5)])
def test_no_clear_day_lies_between_days_that_touch(published):
    assert clear_days_left(published, date(2019, 7, 4), ENGLAND) == 0


def test_a_meeting_on_a_day_that_is_no_working_day_loses_none_of_its_clear_days():
    assert clear_days_left(date(2019, 7, 5), date(2019, 7, 13), ENGLAND) == 5
