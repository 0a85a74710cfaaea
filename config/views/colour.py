"""An organisation's colour as a style sheet of its own, since no page carries a style inside it."""

from django.http import HttpResponse

from council.access import organisation_for
from council.roles import Permission
from scrutiny.views.public.ground import public_page

INK, WHITE = "#16212c", "#ffffff"


def colour(request, organisation):
    response = _style_sheet(organisation_for(request, organisation, Permission.SEE_PLAN))
    response["Cache-Control"] = "private, max-age=300"
    return response


@public_page
def public_colour(request, organisation, today):
    return _style_sheet(organisation)


def _style_sheet(organisation) -> HttpResponse:
    brand = organisation.colour
    css = f":root{{--ev-brand:{brand};--ev-on-brand:{readable_on(brand)};--govuk-brand-colour:{brand}}}\n"
    return HttpResponse(css, content_type="text/css")


def readable_on(background: str) -> str:
    """White or ink, whichever stands out more against the colour."""
    return max(WHITE, INK, key=lambda text: contrast(text, background))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
