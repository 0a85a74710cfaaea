"""
Charts drawn by matplotlib, the same bytes each time: SVG for pages and PDF, PNG for Word.

Ink, not colour, except for ratings; values are printed on the bars and names beside the lines, so that no
chart needs a key or a scale to be read. matplotlib takes more than a second to load and is loaded when the
first chart is drawn.
"""

import base64
import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from django.core.cache import cache as kept

from reports.document import Chart, ChartKind

WIDTH = 6.7  # inches: the text of a portrait page
NARROW = 1.8  # the scale at which a chart fits a phone with its words at their full size
PIXELS = 96  # an inch of a page
BAR_HEIGHT, FOOT_HEIGHT, LINE_HEIGHT = 0.42, 0.32, 2.4
THIN_HEIGHT, GROUP_GAP = 0.29, 0.16  # of bars that stand in groups
RESOLUTION = 200  # dots an inch, for Word
KEPT_FOR = 60 * 60 * 24 * 30
DRAWING = Lock()  # matplotlib's settings belong to the whole process


def font_folder() -> Path:
    """Where Open Sans is. Looked up without importing its package, which wants a deprecated module."""
    return Path(find_spec("ttf_opensans").submodule_search_locations[0]) / "ttf"


def size(chart: Chart, *, scale: float = 1) -> tuple[int, int]:
    """Width and height on a page, in pixels."""
    return round(WIDTH / scale * PIXELS), round(height(chart) * PIXELS)


def height(chart: Chart) -> float:
    """In inches."""
    if chart.kind is ChartKind.LINE:
        return LINE_HEIGHT
    rows = max(1, len(chart.labels))
    if chart.kind is ChartKind.BARS:
        return rows * (THIN_HEIGHT * len(chart.series) + GROUP_GAP)
    return FOOT_HEIGHT + BAR_HEIGHT * rows


def svg(chart: Chart, *, scale: float = 1) -> str:
    """
    The chart as SVG, its words as text; with a scale of 1.5 they are half as large again beside the page.

    Kept by its content, since drawing takes a tenth of a second.
    """
    key = f"chart:{hashlib.sha256(f'{scale} {chart!r}'.encode()).hexdigest()}"
    drawn = kept.get(key)
    if drawn is None:
        drawn = _draw(chart, "svg", WIDTH / scale).decode()
        kept.set(key, drawn, KEPT_FOR)
    return drawn


def png(chart: Chart) -> bytes:
    return _draw(chart, "png")


def data_url(chart: Chart, *, scale: float = 1) -> str:
    """The chart inside its own address, for a page that needs nothing from elsewhere."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg(chart, scale=scale).encode()).decode()}"


def narrow_data_url(chart: Chart) -> str:
    return data_url(chart, scale=NARROW)


def _draw(chart: Chart, form: str, width: float = WIDTH) -> bytes:
    from reports import chart_drawing

    with DRAWING, chart_drawing.house_style(_fonts_known()):
        return chart_drawing.drawn(chart, form, (width, height(chart)), RESOLUTION)


@cache
def _fonts_known() -> str:
    """Tell matplotlib of Open Sans, once; gives the name of the family."""
    from matplotlib import font_manager

    for weight in ("Regular", "SemiBold", "Bold"):
        font_manager.fontManager.addfont(str(font_folder() / f"OpenSans-{weight}.ttf"))
    return "Open Sans"
