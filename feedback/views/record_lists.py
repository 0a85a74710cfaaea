"""Pre-complaints, referrals to the Ombudsman and costs: lists that the feedback team reads, narrows and sorts."""

from django.db.models import Sum
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from feedback.filters.chosen import without
from feedback.filters.records import CostFilter, PreComplaintFilter, RecordFilter, ReferralFilter
from feedback.record_tables import CostTable, PreComplaintTable, ReferralTable
from feedback.views.trail import SECTION, crumbs, paged
from reports.formatting import money
from reports.prose import counted


@require_safe
def pre_complaint_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    narrowed = narrow(PreComplaintFilter, request, organisation)
    rows = narrowed.records().select_related("escalated_to").prefetch_related("teams")
    table = paged(request, PreComplaintTable(rows, organisation=organisation))
    heading = capital(counted(table.paginator.count, "pre-complaint"))
    return show(request, organisation, narrowed, table, heading, "pre-complaint-list", "pre-complaint")


@require_safe
def ombudsman_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    narrowed = narrow(ReferralFilter, request, organisation)
    table = paged(
        request, ReferralTable(narrowed.records().select_related("complaint"), organisation=organisation)
    )
    heading = capital(
        counted(table.paginator.count, "referral to the Ombudsman", "referrals to the Ombudsman")
    )
    add = ("ombudsman-add", "Add a referral")
    return show(request, organisation, narrowed, table, heading, "ombudsman-list", "referral", add)


@require_safe
def cost_list(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    narrowed = narrow(CostFilter, request, organisation)
    rows = narrowed.records()
    total = rows.aggregate(total=Sum("amount"))["total"] or 0
    table = paged(
        request, CostTable(rows.select_related("complaint"), organisation=organisation, total=total)
    )
    heading = f"{money(total)} spent on complaints" if total else "Nothing was spent on complaints"
    return show(
        request, organisation, narrowed, table, heading, "cost-list", "cost", ("cost-add", "Add a cost")
    )


def narrow(kind: type[RecordFilter], request, organisation: Organisation) -> RecordFilter:
    return kind(request.GET, user=request.user, organisation=organisation, today=timezone.localdate())


def show(request, organisation, narrowed, table, heading: str, here: str, noun: str, add=(), **more):
    """The page of a list. `add` is (name of the address, words) of the button that adds to it."""
    chosen = narrowed.chosen() if narrowed.form.is_valid() else []
    context = {
        "heading": heading,
        "here": here,
        "noun": noun,
        "add": add,
        "form": narrowed.form,
        "chosen": [(each.words, without(request.GET, each.name)) for each in chosen],
        "clear_url": without(request.GET, *(each.name for each in chosen)),
        "table": table,
        "is_team": request.user.may(Permission.HANDLE_FEEDBACK, organisation),
        "caption": "Feedback",
        "section": SECTION,
        "crumbs": crumbs(organisation),
    }
    status = 200 if narrowed.form.is_valid() else 400
    return render(request, "feedback/records/list.html", context | more, status=status)


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
