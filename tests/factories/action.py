from datetime import date

import factory
from factory.django import DjangoModelFactory

from improvement.models import Action, ActionLead
from tests.factories.person import PersonFactory
from tests.factories.priority import PriorityFactory


class ActionFactory(DjangoModelFactory):
    """
    An action without a lead or a rating, in the plan since the first day of 2018.

    Its plan is that of its priority: give `priority`, not `plan`.
    """

    class Meta:
        model = Action

    priority = factory.SubFactory(PriorityFactory)
    plan = factory.SelfAttribute("priority.plan")
    ref = factory.LazyAttributeSequence(lambda action, n: f"{action.priority.number}.{n + 1}")
    title = factory.LazyAttribute(lambda action: f"Title of {action.ref}")
    timescale = "March 2019"
    due_on = date(2019, 3, 31)
    joined_on = date(2018, 1, 1)


class ActionLeadFactory(DjangoModelFactory):
    """A person without a log-in who leads an action; give `post` or `body` with `person=None` for another."""

    class Meta:
        model = ActionLead

    action = factory.SubFactory(ActionFactory)
    order = factory.LazyAttribute(lambda lead: lead.action.leads.count() + 1)
    person = factory.SubFactory(
        PersonFactory, organisation=factory.SelfAttribute("..action.plan.organisation")
    )


def led_by(user, **fields) -> Action:
    """An action that this user leads in person; `fields` are those of ActionFactory."""
    action = ActionFactory(**fields)
    organisation = action.plan.organisation
    person = organisation.people.filter(user=user).first()
    person = person or PersonFactory(organisation=organisation, user=user, name=user.name)
    ActionLeadFactory(action=action, person=person)
    return action
