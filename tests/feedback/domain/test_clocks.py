from datetime import date

import pytest

from council import history
from council.calendar import WorkingCalendar
from feedback.domain.clocks import extend, pause, recount, restart
from feedback.domain.complaints import withdraw
from feedback.domain.stages import open_stage, respond
from feedback.domain.workings import pauses_of, working_of_clock
from feedback.enums import ClockChangeKind
from feedback.models import Clock, ClockChange
from tests.factories.closure import ClosureFactory
from tests.factories.procedure import corporate, england
from tests.factories.user import UserFactory
from tests.feedback.domain.cases import RECEIVED, TODAY, council, logged, refused

pytestmark = pytest.mark.django_db
DUE, LATER = date(2018, 5, 16), date(2018, 5, 31)


def clock(organisation=None, **fields) -> Clock:
    return logged(organisation, **fields).stages.get().clocks.get()


def stretched(running, **fields):
    given = {"reason": "Two councils are asked", "today": date(2018, 5, 10), "by": None, **fields}
    return extend(clock=running, **given)


def stopped(running, on, **fields):
    return pause(clock=running, on=on, **{"reason": "A court hears it", "today": TODAY, "by": None, **fields})


def let_run(running, on, **fields):
    return restart(clock=running, on=on, **{"reason": "It has", "today": TODAY, "by": None, **fields})


def told(running) -> list[tuple]:
    """Each change of a clock: its kind, the date before and the date since."""
    rows = ClockChange.objects.filter(clock=running).order_by("pk")
    return [(row.kind, row.old_due_on, row.new_due_on) for row in rows]


def test_an_extension_gives_what_the_procedure_allows_and_keeps_the_old_date():
    running, by = clock(), UserFactory()
    change = stretched(running, by=by)
    assert (change.changed_on, change.reason, change.by) == (
        date(2018, 5, 10),
        "Two councils are asked",
        by,
    )
    assert told(running) == [(ClockChangeKind.EXTENDED, DUE, LATER)]
    running = Clock.objects.get()
    assert (running.limit, running.due_on) == (20, LATER)
    assert (running.stage.due_on, running.stage.first_due_on) == (LATER, DUE)
    assert history.changes(running)[0].who == str(by)


def test_an_extension_may_be_shorter():
    assert stretched(clock(), limit=15).new_due_on == date(2018, 5, 23)


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"reason": "  "}, {"reason": ["Say why more time is needed"]}),
        ({"reason": "x" * 501}, {"reason": ["Use 500 characters at most"]}),
        ({"limit": 21}, {"limit": ["The procedure allows 20 working days at most"]}),
        ({"limit": 10}, {"limit": ["Give more than the 10 working days that it has"]}),
        (
            {"on": date(2018, 4, 30)},
            {"on": ["Date of the extension must be on or after 1 May 2018, when the clock started"]},
        ),
        ({"on": date(2018, 5, 11)}, {"on": ["Date of the extension must be today or in the past"]}),
        (
            {"today": date(2018, 5, 17)},
            {"on": ["The time was up on 16 May 2018: what comes later is late, and takes a reason"]},
        ),
    ],
)
def test_an_extension_that_may_not_be_is_refused_and_nothing_is_kept(fields, errors):
    running = clock()
    assert refused(stretched, running, **fields) == errors
    assert (told(running), Clock.objects.get().limit) == ([], 10)


def test_an_extension_is_given_once_also_where_two_people_give_it():
    running = clock()
    mine, theirs = Clock.objects.get(), Clock.objects.get()
    stretched(mine, limit=15)
    assert refused(stretched, theirs) == {"limit": ["Extended on 10 May 2018 already, to 15 working days"]}
    assert told(running) == [(ClockChangeKind.EXTENDED, DUE, date(2018, 5, 23))]


def test_what_the_procedure_does_not_extend_is_not():
    case = logged()
    respond(stage=case.stages.get(), on=RECEIVED, today=TODAY, by=None)
    for number, on in ((2, date(2018, 5, 2)), (3, date(2018, 5, 4))):
        stage = england().stages.get(number=number)
        stage = open_stage(complaint=case, stage=stage, requested_on=on, today=TODAY, by=None)
        if number == 2:
            respond(stage=stage, on=date(2018, 5, 3), today=TODAY, by=None)
    assert refused(stretched, stage.clocks.get()) == {
        "limit": ["Stage three: the procedure does not extend this step"]
    }


def test_no_day_of_a_pause_counts():
    running = clock()
    stopped(running, date(2018, 5, 9))
    running = Clock.objects.get()
    assert (running.paused_on, running.due_on, running.stage.due_on) == (date(2018, 5, 9), None, None)
    assert running.stage.first_due_on == DUE
    let_run(running, date(2018, 5, 14))
    running = Clock.objects.get()
    assert (running.paused_on, running.paused_days, running.due_on) == (None, 3, date(2018, 5, 21))
    assert (running.stage.due_on, running.stage.first_due_on) == (date(2018, 5, 21), date(2018, 5, 21))
    assert told(running) == [
        (ClockChangeKind.PAUSED, DUE, None),
        (ClockChangeKind.RESTARTED, None, date(2018, 5, 21)),
    ]
    skipped = [day.date.day for day in working_of_clock(running).days if "paused" in day.skipped_because]
    assert skipped == [9, 10, 11]


def test_a_clock_may_pause_twice_and_be_extended_between():
    running = clock()
    stopped(running, date(2018, 5, 9))
    let_run(running, date(2018, 5, 14))
    stretched(running, today=date(2018, 5, 15))
    stopped(running, date(2018, 5, 16))
    let_run(running, date(2018, 5, 17))
    running.refresh_from_db()
    assert (running.limit, running.paused_days, running.due_on) == (20, 4, date(2018, 6, 6))
    assert len(pauses_of(running)) == 2
    assert working_of_clock(running).due_on == running.due_on


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2018, 4, 30), "Date of the pause must be on or after 1 May 2018, the day 0"),
        (date(2019, 6, 4), "Date of the pause must be today or in the past"),
        (date(2018, 5, 17), "The time was up on 16 May 2018: what comes later is late, and takes a reason"),
    ],
)
def test_a_pause_that_may_not_be_is_refused(on, said):
    running = clock()
    assert refused(stopped, running, on) == {"on": [said]}
    assert refused(stopped, running, date(2018, 5, 9), reason="") == {"reason": ["Say why the clock stops"]}
    assert told(running) == []


def test_where_the_procedure_knows_no_pause_there_is_none():
    assert refused(stopped, clock(procedure=corporate()), date(2018, 5, 9)) == {
        "on": ["Stage one: the procedure does not pause this clock"]
    }


def test_a_paused_clock_waits_to_be_restarted():
    running = clock()
    assert refused(let_run, running, date(2018, 5, 9)) == {"on": ["The clock is not paused"]}
    stopped(running, date(2018, 5, 9))
    assert refused(stopped, running, date(2018, 5, 10)) == {"on": ["Paused since 9 May 2018 already"]}
    assert refused(let_run, running, date(2018, 5, 8)) == {
        "on": ["Date of the restart must be on or after 9 May 2018, when the clock was paused"]
    }
    assert refused(let_run, running, date(2018, 5, 9), reason="") == {
        "reason": ["Say why the clock runs again"]
    }
    stage = running.stage
    assert refused(respond, stage=stage, on=date(2018, 5, 10), today=TODAY, by=None) == {
        "on": ["The clock is paused since 9 May 2018: restart it first"]
    }


def test_a_clock_that_is_done_takes_no_change():
    running = clock()
    respond(stage=running.stage, on=date(2018, 5, 10), today=TODAY, by=None)
    said = {"": ["Response was done on 10 May 2018"]}
    assert refused(stretched, running) == said
    assert refused(stopped, running, date(2018, 5, 9)) == said


def test_a_new_closure_moves_the_open_clocks_and_no_others():
    organisation = council()
    open_one, done, gone = (clock(organisation) for _ in range(3))
    elsewhere, after = clock(), clock(organisation, received_on=date(2018, 5, 21))
    respond(stage=done.stage, on=date(2018, 5, 16), today=TODAY, by=None)
    act = {"on": date(2018, 5, 8), "because": "Put right", "today": TODAY, "by": None}
    withdraw(complaint=gone.stage.complaint, **act)
    ClosureFactory(organisation=organisation, day=date(2018, 5, 10), reason="Flood")
    by = UserFactory()
    moved = recount(organisation=organisation, reason="Flood", today=date(2018, 5, 9), by=by)
    assert [(change.clock, change.old_due_on, change.new_due_on) for change in moved] == [
        (open_one, DUE, date(2018, 5, 17))
    ]
    assert (moved[0].kind, moved[0].reason, moved[0].by) == (ClockChangeKind.CALENDAR, "Flood", by)
    assert [str(each.stage.complaint) for each in Clock.objects.filter(due_on=DUE).order_by("pk")] == [
        "C-0002",
        "C-0003",
        "C-0001",
    ]
    open_one.refresh_from_db()
    assert (open_one.stage.due_on, open_one.stage.first_due_on) == (date(2018, 5, 17), date(2018, 5, 17))
    assert (told(elsewhere), told(after), told(done)) == ([], [], [])


def test_counting_again_where_nothing_changed_moves_nothing():
    organisation = council()
    stretched(clock(organisation))
    assert recount(organisation=organisation, reason="Again", today=TODAY, by=None) == []


def test_a_paused_clock_is_counted_again_when_it_restarts():
    organisation = council()
    running = clock(organisation)
    stopped(running, date(2018, 5, 9))
    ClosureFactory(organisation=organisation, day=date(2018, 5, 15))
    assert recount(organisation=organisation, reason="Flood", today=TODAY, by=None) == []
    assert let_run(running, date(2018, 5, 10)).new_due_on == date(2018, 5, 18)


def test_a_day_0_that_is_closed_moves_to_the_next():
    organisation = council()
    running = clock(organisation)
    ClosureFactory(organisation=organisation, day=RECEIVED)
    moved = recount(organisation=organisation, reason="Flood", today=TODAY, by=None)
    running.refresh_from_db()
    assert (running.started_on, [change.new_due_on for change in moved]) == (
        date(2018, 5, 2),
        [date(2018, 5, 17)],
    )


def test_a_bank_holiday_that_the_library_learns_of_moves_the_clock(monkeypatch):
    organisation = council()
    running = clock(organisation)
    known = WorkingCalendar.why_not_working
    new = {date(2018, 5, 11): "Proclaimed"}
    monkeypatch.setattr(
        WorkingCalendar, "why_not_working", lambda self, day: new.get(day) or known(self, day)
    )
    moved = recount(organisation=organisation, reason="Proclaimed", today=TODAY, by=None)
    assert [(change.clock, change.new_due_on) for change in moved] == [(running, date(2018, 5, 17))]
