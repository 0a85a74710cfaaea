from datetime import date

from django.db import transaction

from council import history
from feedback.domain.clocks import recount
from feedback.enums import ClockChangeKind
from feedback.models import ClockChange, FeedbackSettings


@transaction.atomic
def change_settings(*, settings: FeedbackSettings, today: date, by, why: str = "") -> list[ClockChange]:
    """Save how an organisation hears complaints. Where it counts from another start now, open clocks move."""
    before = FeedbackSettings.objects.select_for_update(of=("self",)).get(pk=settings.pk)
    history.save(settings, by=by, why=why)
    if settings.counts_from == before.counts_from:
        return []
    return recount(
        organisation=settings.organisation,
        reason=f"The council counts from: {settings.get_counts_from_display().lower()}",
        today=today,
        by=by,
        kind=ClockChangeKind.START_MOVED,
    )
