"""From a figure to the page with the records behind it, in an app that this one must not know."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from council.roles import Permission
from reports.document import Selection

PageFor = Callable[[str, Mapping[str, str]], str]  # (slug of the organisation, filters) → address


def nobody(permission: Permission) -> bool:
    return False


def resolver(
    organisation_slug: str, may: Callable[[Permission], bool] = nobody
) -> Callable[[Selection], str | None]:
    """
    Gives each selection of a document its address, or None where no page lists its records.

    Also None where the page opens only with a permission that the reader, by `may`, does not hold.
    """
    pages: dict[str, PageFor] = import_string(settings.SELECTIONS)
    permissions: dict[str, Permission] = import_string(settings.SELECTION_PERMISSIONS)

    def url_for(selection: Selection) -> str | None:
        page, needed = pages.get(selection.of), permissions.get(selection.of)
        if needed and not may(needed):
            return None
        return page(organisation_slug, selection.filters) if page else None

    return url_for
