"""What every page of committees shares: its trail, its forms, and how a committee is reached."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from council import history
from council.access import organisation_for
from council.models import Organisation
from council.roles import Permission
from scrutiny.models import Committee
from scrutiny.seen import CHANGED, mark, read_again

SECTION = "committees"
WRITE = ["GET", "HEAD", "POST"]


def url(organisation: Organisation, name: str, *args) -> str:
    return reverse(f"scrutiny:{name}", args=[organisation.slug, *args])


def crumbs(organisation: Organisation, *more: tuple) -> list[tuple[str, str]]:
    """To the list of committees, and on the way to it (label, name of the address, arguments…)."""
    trail = [("Committees", "committee-list"), *more]
    return [(label, url(organisation, name, *args)) for label, name, *args in trail]


def committee_for(
    request, organisation: str, slug: str, permission: Permission = Permission.SEE_COMMITTEES
) -> tuple[Organisation, Committee]:
    organisation = organisation_for(request, organisation, permission)
    committees = Committee.objects.visible_to(request.user).filter(organisation=organisation)
    committee = get_object_or_404(committees.select_related("predecessor", "reports_to"), slug=slug)
    committee.organisation = organisation
    return organisation, committee


def of_committee(committee: Committee) -> tuple:
    """The step of a trail that leads to a committee."""
    return committee.name, "committee", committee.slug


def saved(request, form, work: Callable, said: str, **given) -> bool:
    """Whether the form was posted and the work was done with what it holds; else it says what is wrong."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        work(**given, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.refuse(error)
        return False
    messages.success(request, said)
    return True


@transaction.atomic
def saved_over(request, form, work: Callable, said: str, *, record, read: Callable, **given) -> bool:
    """
    As `saved`, for a form that begins with what `record` says, which `read` gives by field.

    Who saves after somebody else is told so, and shown as `form.now` what the other one wrote.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    form.cleaned_data.pop("seen")
    (standing,) = type(record).objects.select_for_update(of=("self",)).filter(pk=record.pk)
    now = read(standing)
    if form.data.get("seen") == seen(now):
        return saved(request, form, work, said, **given)
    read_again(form, seen(now))
    form.now = [(form.fields[name].label, _shown(form.fields[name], now[name])) for name in now]
    form.add_error(None, CHANGED.format(who=history.changes(record)[0].who))
    return False


def seen(read: dict) -> str:
    """The sign of what a form began with, for its hidden field `seen`."""
    return mark(sorted((name, str(value)) for name, value in read.items()))


def _shown(field, value) -> str:
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(dict(getattr(field, "choices", None) or {}).get(value, value) or "")


def form_page(request, organisation: Organisation, form, heading: str, cancel_url: str, trail=(), **more):
    """The page of a form: `lead` stands under its heading, `button` on its button."""
    context = {
        "heading": heading,
        "form": form,
        "cancel_url": cancel_url,
        "section": SECTION,
        "crumbs": crumbs(organisation, *trail),
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "scrutiny/form.html", context | more, status=status)


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
