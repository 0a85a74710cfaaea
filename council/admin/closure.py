from django.contrib import admin, messages
from django.utils import timezone

from council.admin.scoped import ScopedAdmin
from council.domain.closures import MovedDate, add_closure, change_closure
from council.models import Closure
from council.roles import Permission


@admin.register(Closure)
class ClosureAdmin(ScopedAdmin):
    """A new closure moves what is counted in working days; whoever keeps it is told what."""

    permissions = (Permission.ENTER_DIRECTORY,)
    fields = ("organisation", "day", "reason")
    fixed = ("organisation",)
    related = ("organisation",)
    list_display = ("day", "reason", "organisation")
    list_filter = ("organisation",)
    search_fields = ("reason",)
    date_hierarchy = "day"
    ordering = ("-day", "pk")

    def add(self, request, obj, data, why):
        closure, moved = add_closure(
            organisation=obj.organisation,
            day=obj.day,
            reason=obj.reason,
            today=timezone.localdate(),
            by=request.user,
            why=why,
        )
        self._tell(request, closure, moved)
        return closure

    def edit(self, request, obj, data, why):
        closure, moved = change_closure(
            closure=obj, day=obj.day, reason=obj.reason, today=timezone.localdate(), by=request.user, why=why
        )
        self._tell(request, closure, moved)
        return closure

    def _tell(self, request, closure: Closure, moved: list[MovedDate]) -> None:
        if moved:
            messages.info(request, what_moved(moved, request.user, closure.organisation_id))


def what_moved(moved: list[MovedDate], user, organisation_id: int) -> str:
    """How many dates moved, and those by name whose reference this user may know."""
    many = "1 date has moved" if len(moved) == 1 else f"{len(moved)} dates have moved"
    known = [
        str(each)
        for each in moved
        if user.is_superuser or organisation_id in user.organisation_ids(each.permission)
    ]
    return f"{many}: {'; '.join(known)}" if known else many
