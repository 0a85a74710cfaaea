from django import template

from reports.templatetags.selections import url_of
from scrutiny.thread.step import Entry

register = template.Library()


@register.simple_tag(takes_context=True)
def entry_url(context, entry: Entry) -> str:
    """The page about an entry of a thread; empty where there is none that the reader may open."""
    return (url_of(context, entry.selection) if entry.selection else "") or ""
