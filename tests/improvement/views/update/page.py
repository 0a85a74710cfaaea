"""The page of one update, as tests send and read it."""

from html import unescape

from django.urls import reverse


def address(action) -> str:
    plan = action.plan
    return reverse("improvement:action-update", args=[plan.organisation.slug, plan.slug, action.ref])


def send(client, action, **fields):
    """Send the form as a browser would that had just been given it."""
    last = action.updates.order_by("-pk").first()
    fields = {"rating": "amber", "seen": str(last.public_id) if last else ""} | fields
    return client.post(address(action), fields)


def faults(response) -> list[str]:
    return [unescape(str(fault.message)) for fault in response.context["form"].error_summary()]
