"""The forms by which the feedback team adds to its smaller lists."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from feedback.domain.costs import add_cost
from feedback.domain.ombudsman import determine, log_referral
from feedback.forms.money_and_referrals import CostForm, DetermineForm, ReferralForm
from feedback.models import OmbudsmanReferral
from feedback.views.trail import SECTION, crumbs

WRITE = ["GET", "HEAD", "POST"]
OMBUDSMAN, COSTS = ("Ombudsman", "ombudsman-list"), ("Costs", "cost-list")


@require_http_methods(WRITE)
def ombudsman_add(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    form = ReferralForm(
        request.POST or None, organisation=organisation, user=request.user, ref=request.GET.get("case", "")
    )
    if saved(request, form, log_referral, "Referral added", organisation=organisation):
        return redirect("feedback:ombudsman-list", organisation.slug)
    return page(request, organisation, form, "Add a referral to the Ombudsman", OMBUDSMAN)


@require_http_methods(WRITE)
def ombudsman_decide(request, organisation, referral):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    referrals = OmbudsmanReferral.objects.visible_to(request.user).filter(organisation=organisation)
    referral = get_object_or_404(referrals, public_id=referral)
    initial = {"determination": referral.determination, "on": referral.decided_on}
    form = DetermineForm(request.POST or None, initial=initial)
    if saved(request, form, determine, "Referral saved", referral=referral):
        return redirect("feedback:ombudsman-list", organisation.slug)
    return page(request, organisation, form, f"What did the Ombudsman say of {_named(referral)}?", OMBUDSMAN)


@require_http_methods(WRITE)
def cost_add(request, organisation):
    organisation = organisation_for(request, organisation, Permission.HANDLE_FEEDBACK)
    form = CostForm(
        request.POST or None, organisation=organisation, user=request.user, ref=request.GET.get("case", "")
    )
    if saved(request, form, add_cost, "Cost added", organisation=organisation):
        return redirect("feedback:cost-list", organisation.slug)
    return page(request, organisation, form, "Add a cost", COSTS)


def _named(referral: OmbudsmanReferral) -> str:
    return referral.ref or f"the referral of {referral.received_on:%-d %B %Y}"


def saved(request, form, work: Callable, said: str, **given) -> bool:
    """Whether the form was posted and the work was done with what it holds; else it says what is wrong."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        work(**given, today=timezone.localdate(), by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.refuse(error)
        return False
    messages.success(request, said)
    return True


def page(request, organisation: Organisation, form, heading: str, parent: tuple[str, str], **more):
    """The page of a form; `parent` is (label, name of the address) of the list that it belongs to."""
    context = {
        "heading": heading,
        "form": form,
        "cancel_url": reverse(f"feedback:{parent[1]}", args=[organisation.slug]),
        "section": SECTION,
        "crumbs": crumbs(organisation, parent),
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "feedback/records/form.html", context | more, status=status)
