"""What the box of the site finds among committees: from what somebody may see here, and no more."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from council.models import Organisation
from council.roles import Permission
from scrutiny.models import AgendaItem, KeyDecision, Meeting, Recommendation


def recommendations(user, organisation: Organisation, words: str) -> QuerySet:
    asked = Recommendation.objects.visible_to(user).filter(committee__organisation=organisation)
    for word in words.split():
        said = Q(text__icontains=word) | Q(theme__icontains=word) | Q(review__title__icontains=word)
        asked = asked.filter(Q(ref__iexact=word) | said)
    return asked.select_related("committee", "review").in_order()


def meetings(user, organisation: Organisation, words: str) -> QuerySet:
    """By the committee, the venue or the day (2019-07-04); or by an item that one of its agendas holds."""
    held = Meeting.objects.visible_to(user).filter(committee__organisation=organisation)
    items = _items(user, organisation)
    for word in words.split():
        about = items.filter(title__icontains=word)
        if user.may(Permission.SEE_EXEMPT, organisation):
            about = items.filter(Q(title__icontains=word) | Q(closed_title__icontains=word))
        held = held.filter(
            Q(committee__name__icontains=word)
            | Q(venue__icontains=word)
            | Q(date__icontains=word)
            | Exists(about.filter(meeting=OuterRef("pk")))
        )
    return held.select_related("committee").order_by("-date", "committee__name", "pk")


def _items(user, organisation: Organisation) -> QuerySet:
    """The items of agendas that were published; of every agenda for who builds them."""
    items = AgendaItem.objects.visible_to(user)
    if user.may(Permission.MANAGE_MEETINGS, organisation):
        return items
    return items.filter(meeting__publications__isnull=False)


def decisions(user, organisation: Organisation, words: str) -> QuerySet:
    """By what their notice says: of a private one that is public, and what was decided is not."""
    announced = KeyDecision.objects.visible_to(user).filter(notice__organisation=organisation)
    for word in words.split():
        said = Q(ref__icontains=word) | Q(matter__icontains=word) | Q(decision_maker__icontains=word)
        announced = announced.filter(said)
    return announced.select_related("notice").order_by("-notice__issued_on", "order", "pk")
