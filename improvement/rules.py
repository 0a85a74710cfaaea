"""Who may do what to one record, beyond what the permission matrix says of an organisation."""

from datetime import date

from council.roles import Permission
from improvement.models import Action


def may_update(user, action: Action, *, today: date) -> bool:
    """A lead updates the actions they lead today; a plan manager any, on behalf of somebody."""
    if user.may(Permission.UPDATE_ANY_ACTION, action.plan.organisation):
        return True
    return Action.objects.led_by(user, on=today).filter(pk=action.pk).exists()
