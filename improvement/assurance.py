"""Claims that an action deserves an assured rating: which wait, which were decided, and by whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from improvement.enums import UpdateKind
from improvement.models import EvidenceVersion, Update

RECENT = 10
VERSIONS = EvidenceVersion.objects.select_related("evidence", "added_by").order_by(
    "evidence_id", "-number", "pk"
)


@dataclass(frozen=True)
class WaitingClaim:
    update: Update
    days: int  # since it was made
    own: bool  # made by the person who looks: somebody else decides

    @property
    def waited(self) -> str:
        if self.days < 1:
            return "made today"
        return f"{self.days} day{'' if self.days == 1 else 's'} waiting"


def claims_seen_by(user, organisation, permission) -> QuerySet[Update]:
    """The claims of an organisation's plans that this user may decide, with what a page shows of each."""
    rows = Update.objects.visible_to(user, permission).filter(action__plan__organisation=organisation)
    rows = rows.filter(kind=UpdateKind.CLAIM).select_related(
        "action__plan__organisation", "action__priority", "rating", "claimed", "typed_by"
    )
    return rows.prefetch_related(Prefetch("evidence", VERSIONS))


def waiting(claims: QuerySet[Update], *, user, today: date) -> list[WaitingClaim]:
    """Those that wait, the oldest first. What an action that left the plan claimed waits no more."""
    rows = claims.unanswered_claims().filter(action__withdrawn_on__isnull=True)
    return [
        WaitingClaim(row, (today - timezone.localdate(row.recorded_at)).days, own=row.typed_by_id == user.pk)
        for row in rows.order_by("recorded_at", "pk")
    ]


def decided(claims: QuerySet[Update]) -> list[Update]:
    """The latest answers to these claims, the newest first; each has its claim in `answers`."""
    rows = Update.objects.filter(answers__in=claims.values("pk"))
    rows = rows.select_related("action__plan", "rating", "answers__claimed")
    return list(rows.order_by("-recorded_at", "-pk")[:RECENT])
