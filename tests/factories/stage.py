import factory
from factory.django import DjangoModelFactory

from council.calendar import WorkingCalendar
from feedback.enums import ClockChangeKind
from feedback.models import Clock, ClockChange, Element, Stage
from tests.factories.complaint import ComplaintFactory


class StageFactory(DjangoModelFactory):
    """
    A complaint at stage one of its procedure, without clocks; `number=2` makes it stage two.
    """

    class Meta:
        model = Stage

    class Params:
        number = 1

    complaint = factory.SubFactory(ComplaintFactory)
    stage = factory.LazyAttribute(lambda taken: taken.complaint.procedure.stages.get(number=taken.number))
    requested_on = factory.SelfAttribute("complaint.received_on")


class ClockFactory(DjangoModelFactory):
    """The clock of a stage's first step, running since the request."""

    class Meta:
        model = Clock

    stage = factory.SubFactory(StageFactory)
    step = factory.LazyAttribute(lambda clock: clock.stage.stage.steps.in_order().first())
    started_on = factory.SelfAttribute("stage.requested_on")
    limit = factory.SelfAttribute("step.limit")
    due_on = factory.LazyAttribute(
        lambda clock: WorkingCalendar().working_days_after(clock.started_on, clock.limit).date
    )


class ClockChangeFactory(DjangoModelFactory):
    class Meta:
        model = ClockChange

    clock = factory.SubFactory(ClockFactory)
    kind = ClockChangeKind.EXTENDED
    changed_on = factory.SelfAttribute("clock.started_on")
    old_due_on = factory.SelfAttribute("clock.due_on")
    new_due_on = factory.SelfAttribute("clock.due_on")
    reason = "The case is complex"


class ElementFactory(DjangoModelFactory):
    """Something alleged, not decided yet."""

    class Meta:
        model = Element

    stage = factory.SubFactory(StageFactory)
    number = factory.LazyAttribute(lambda element: element.stage.elements.count() + 1)
    alleged = "Telephone calls were not returned"
