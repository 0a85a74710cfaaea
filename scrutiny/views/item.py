"""An item of an agenda: adding, changing, moving and removing it."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from council import history
from council.forms import GovukForm
from reports.prose import counted, verb
from scrutiny.domain.agenda import add_item, change_item, move_item, remove_item, shift_item
from scrutiny.domain.work_programme import take_to_meeting
from scrutiny.forms.item import ItemForm, initial_of
from scrutiny.models import AgendaItem
from scrutiny.seen import CHANGED, mark, read_again
from scrutiny.views.form_page import FormPage
from scrutiny.views.frame import capital
from scrutiny.views.reach import SECTION, clerks_meeting, crumbs, item_of, meeting_url


class ItemAdd(FormPage):
    template = "scrutiny/item/form.html"
    heading, button, said = "Add an item", "Add item", "“{}” added"

    def form(self, data=None, files=None):
        asked = self.request.GET.get("part", "")
        return ItemForm(data, meeting=self.meeting, initial={"part": asked if asked.isdecimal() else 0})

    def save(self, form):
        return add_item(
            meeting=self.meeting, part=form.chosen_part(), by=self.request.user, **form.fields_of_item()
        )

    def onward(self, saved):
        return f"{meeting_url(self.meeting)}#item-{saved.public_id}"


class ItemEdit(FormPage):
    template = "scrutiny/item/form.html"
    heading, button, said = "Change the item", "Save change", "“{}” changed"
    now = None

    def reach(self, item):
        self.item = item_of(self.meeting, item)

    def form(self, data=None, files=None):
        initial = initial_of(self.item) | {"seen": _mark(self.item)}
        return ItemForm(data, meeting=self.meeting, item=self.item, initial=initial)

    @transaction.atomic
    def save(self, form):
        item = AgendaItem.objects.select_for_update(of=("self",)).select_related("part").get(pk=self.item.pk)
        if form.cleaned_data["seen"] != _mark(item):
            self.now = item
            read_again(form, _mark(item))
            raise ValidationError(CHANGED.format(who=history.changes(item)[0].who))
        item = change_item(item=item, by=self.request.user, **form.fields_of_item())
        if "part" in form.fields and form.chosen_part() != item.part:
            part = form.chosen_part()
            end = self.meeting.items.filter(part=part).count() + 1
            move_item(item=item, to=end, part=part, by=self.request.user)
        return item

    def onward(self, saved):
        return f"{meeting_url(self.meeting)}#item-{saved.public_id}"

    def page(self, form, **context):
        papers = self.item.papers.select_related("edition").order_by("order", "pk")
        return super().page(form, item=self.item, papers=papers, now=self.now, **context)


class ItemRemove(FormPage):
    heading, button, said, warns = "Remove the item", "Remove item", "Item removed", True
    lead = "It leaves the agenda with its papers. Topics of the work programme go back to it."

    def reach(self, item):
        self.item = item_of(self.meeting, item)

    def form(self, data=None, files=None):
        return GovukForm(data)

    def save(self, form):
        return remove_item(item=self.item, by=self.request.user)

    def page(self, form, **context):
        return super().page(form, heading=f"Remove “{self.item.title}”", lead=self.lead, **context)


def item_move(request, organisation, committee, date, item):
    """`move` is up or down; or `to` is the place in a `part` (nought is before the parts), as dragging posts it."""
    meeting = clerks_meeting(request, organisation, committee, date)
    item = item_of(meeting, item)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    was = _number(item)
    way = request.POST.get("move", "")
    try:
        if way in {"up", "down"}:
            shift_item(item=item, up=way == "up", by=request.user)
        else:
            _drop(item, request)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(meeting_url(meeting))
    query = f"?moved={item.public_id}&was={was}&way={way if way in {'up', 'down'} else 'up'}"
    # No fragment: with one, a browser would not give the button its focus back.
    return redirect(f"{meeting_url(meeting)}{query}")


def _drop(item: AgendaItem, request) -> None:
    to, part = request.POST.get("to", ""), request.POST.get("part", "0")
    if not (to.isdecimal() and part.isdecimal()):
        raise ValidationError("Choose where the item goes: use its up and down buttons")
    found = item.meeting.parts.filter(order=int(part)).first() if int(part) else None
    if int(part) and found is None:
        raise ValidationError("That part of the agenda is gone")
    move_item(item=item, to=int(to), part=found, by=request.user)


def _number(item: AgendaItem) -> int:
    keys = list(AgendaItem.objects.filter(meeting=item.meeting).in_order().values_list("pk", flat=True))
    return keys.index(item.pk) + 1


@require_http_methods(["GET", "POST"])
def take_topics(request, organisation, committee, date):
    """Topics of the work programme that are on no agenda yet; POST puts one on this."""
    meeting = clerks_meeting(request, organisation, committee, date)
    topics = meeting.committee.work_programme.filter(agenda_item__isnull=True, dropped_because="").in_order()
    if request.method == "POST":
        topic = topics.filter(public_id=_uuid(request.POST.get("topic", ""))).first()
        try:
            if topic is None:
                raise ValidationError("That topic is on an agenda already, or was dropped")
            take_to_meeting(topic=topic, meeting=meeting, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"“{topic}” is on the agenda")
        return redirect(meeting_url(meeting))
    context = {
        "meeting": meeting,
        "topics": topics,
        "heading": _waiting(len(topics)),
        "section": SECTION,
        "caption": str(meeting),
        "crumbs": crumbs(meeting.committee, meeting),
    }
    return render(request, "scrutiny/meeting/topics.html", context)


def _waiting(count: int) -> str:
    if not count:
        return "Every topic of the work programme is on an agenda"
    return capital(
        f"{counted(count, 'topic')} of the work programme {verb(count, 'waits', 'wait')} for an agenda"
    )


def _uuid(text: str):
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _mark(item: AgendaItem) -> str:
    return mark(sorted(initial_of(item).items(), key=lambda pair: pair[0]))
