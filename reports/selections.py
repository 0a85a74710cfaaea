"""From a figure to the page with the records behind it, in an app that this one must not know."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from reports.document import Selection

PageFor = Callable[[str, Mapping[str, str]], str]  # (slug of the organisation, filters) → address


def resolver(organisation_slug: str) -> Callable[[Selection], str | None]:
    """Gives each selection of a document its address, or None where no page lists its records."""
    pages: dict[str, PageFor] = import_string(settings.SELECTIONS)

    def url_for(selection: Selection) -> str | None:
        page = pages.get(selection.of)
        return page(organisation_slug, selection.filters) if page else None

    return url_for
