"""Compliments: the list, one of them, and what may be published of it."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from council.access import organisation_for
from council.history import changes
from council.roles import Permission
from feedback.domain.compliments import change_compliment
from feedback.domain.contacts import log_compliment
from feedback.filters.records import ComplimentFilter
from feedback.forms.compliments import ComplimentForm
from feedback.models import Compliment
from feedback.record_tables import ComplimentTable
from feedback.views.record_forms import WRITE, page, saved
from feedback.views.record_lists import capital, narrow, show
from feedback.views.trail import paged
from reports.prose import counted, verb

COMPLIMENTS = ("Compliments", "compliment-list")


@require_safe
def compliment_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    narrowed = narrow(ComplimentFilter, request, organisation)
    rows = narrowed.records()
    table = paged(request, ComplimentTable(rows.select_related("team"), organisation=organisation))
    heading = _heading(table.paginator.count, rows.exclude(quotation="").count())
    add = ("compliment-add", "Add a compliment")
    return show(request, organisation, narrowed, table, heading, "compliment-list", "compliment", add)


@require_http_methods(WRITE)
def compliment_add(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    form = ComplimentForm(request.POST or None, organisation=organisation, user=request.user)
    if saved(request, form, log_compliment, "Compliment added", organisation=organisation):
        return redirect("feedback:compliment-list", organisation.slug)
    return page(request, organisation, form, "Add a compliment", COMPLIMENTS)


@require_http_methods(WRITE)
def compliment(request, organisation, compliment):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    rows = Compliment.objects.visible_to(request.user).filter(organisation=organisation)
    found = get_object_or_404(rows.select_related("team"), public_id=compliment)
    form = ComplimentForm(
        request.POST or None, organisation=organisation, user=request.user, compliment=found
    )
    if saved(request, form, change_compliment, "Compliment saved", compliment=found):
        return redirect("feedback:compliment-list", organisation.slug)
    return page(request, organisation, form, str(found), COMPLIMENTS, changes=changes(found))


def _heading(count: int, quoted: int) -> str:
    words = capital(counted(count, "compliment"))
    if not count:
        return words
    return f"{words}. {capital(counted(quoted, 'quotation'))} {verb(quoted, 'is', 'are')} approved for publication."
