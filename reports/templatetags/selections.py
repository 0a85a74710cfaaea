"""Links to pages of apps that an app must not know, by the name of their selection (config/threads.py)."""

from django import template

from reports.document import Selection
from reports.selections import resolver

register = template.Library()


@register.simple_tag(takes_context=True)
def selection_url(context, of: str, **filters) -> str:
    """The address of a selection's page; empty where there is none that the reader may open."""
    return url_of(context, Selection(of, {name: str(value) for name, value in filters.items()})) or ""


def url_of(context, selection: Selection) -> str | None:
    request = context["request"]
    organisation = request.organisation
    return resolver(organisation.slug, lambda permission: request.user.may(permission, organisation))(
        selection
    )
