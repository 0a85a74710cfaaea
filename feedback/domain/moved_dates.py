from datetime import date

from council.domain.closures import MovedDate
from council.models import Organisation
from council.roles import Permission
from feedback.domain.clocks import recount


def count_cases_again(*, organisation: Organisation, reason: str, today: date, by) -> list[MovedDate]:
    """Count the running clocks of every open case again, and say which are due on another day."""
    return [
        MovedDate(
            reference=change.clock.stage.complaint.ref,
            what=f"{change.clock.stage.stage}, {change.clock.step.name.lower()}",
            old=change.old_due_on,
            new=change.new_due_on,
            permission=Permission.HANDLE_FEEDBACK,
        )
        for change in recount(organisation=organisation, reason=reason, today=today, by=by)
    ]
