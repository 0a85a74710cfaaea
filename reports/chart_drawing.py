"""The drawing itself. Only reports/charts.py imports this, because matplotlib is slow to load."""

import io
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, isnan
from textwrap import wrap

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from reports.chart import Chart, ChartKind, Series

INK, SECOND, RULE, BRAND = "#16212c", "#4b5763", "#b3bcc5", "#1c3550"
INKS = (BRAND, "#8a97a5", "#d9dee3")  # dark, mid and pale: still apart in a grey print
BODY, SMALL = 9.5, 8.5  # points
FAMILIES = b"'Open Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
BAR = 0.66  # of the room for a bar
GAP = 0.55  # between groups of bars, of a bar
LABEL = 22  # letters of a label on one line
LETTER = 5.4  # points that a letter takes, about
CAPITAL = 3  # and what the first of a label takes beyond that
FOOT = 0.32 / 0.42  # the line below the bars, of the height of a bar


@dataclass(frozen=True)
class Tone:
    ground: str
    text: str
    edge: str
    hatch: str = ""


PLAIN = Tone("#ffffff", INK, INK)
TONES = {
    "red": Tone("#a61b11", "#ffffff", "#6e1016", "////"),
    "amber": Tone("#f7b538", "#000000", "#6b4500"),
    "green": Tone("#d3ebd8", "#0b4f2a", "#0b4f2a"),
    "blue": Tone("#d5e3f3", "#123f73", "#123f73"),
    "grey": Tone("#e3e6e9", INK, "#4b5763"),
}


@contextmanager
def house_style(family: str):
    settings = {
        "font.family": [family],
        "font.size": BODY,
        "text.color": INK,
        "text.parse_math": False,  # “£5 to $10” is not a formula
        "svg.fonttype": "none",
        "svg.hashsalt": "evidenced",
        "hatch.linewidth": 0.6,
    }
    with matplotlib.rc_context(settings):
        yield


def drawn(chart: Chart, form: str, size: tuple[float, float], resolution: int) -> bytes:
    figure = Figure(figsize=size)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    {ChartKind.STACKED: _stacked, ChartKind.BARS: _bars, ChartKind.LINE: _line}[chart.kind](axes, chart)
    stream = io.BytesIO()
    dates = {"Date": None} if form == "svg" else {"Software": None}
    figure.savefig(stream, format=form, dpi=resolution if form == "png" else 72, metadata=dates)
    return _with_fallbacks(stream.getvalue(), form)


def _with_fallbacks(content: bytes, form: str) -> bytes:
    """A reader's browser may not have Open Sans. The drawing itself never depends on the machine's fonts."""
    return content.replace(b"'Open Sans'", FAMILIES) if form == "svg" else content


def _stacked(axes: Axes, chart: Chart) -> None:
    """A bar for each label with numbers and, where they fit, words inside; its total on the right."""
    totals = [chart.words(chart.total(row)) for row in range(len(chart.labels))]
    longest = float(max([chart.total(row) for row in range(len(chart.labels))] + [1]))
    point = _set_width(axes, longest, _labels_width(chart), LETTER * max(map(len, totals), default=0) + 14)
    named: set[str] = set()
    for row, label in enumerate(chart.labels):
        axes.text(-8 * point, row, _wrapped(label), ha="right", va="center")
        start = 0.0
        for each in chart.series:
            value = each.values[row] or 0
            if value:
                _part(axes, chart, each, row, start, point, named)
            start += float(value)
        axes.text(axes.get_xlim()[1], row, totals[row], ha="right", va="center", weight="bold")
    _unnamed(axes, chart, named, point)
    axes.set_ylim(len(chart.labels) - 0.5 + FOOT, -0.5)


def _set_width(axes: Axes, longest: float, left: float, right: float) -> float:
    """Give the longest bar what the words on both sides (in points) leave. Gives what one point stands for."""
    whole = axes.figure.get_figwidth() * 72
    point = longest / max(whole / 4, whole - left - right)
    axes.set_xlim(-left * point, longest + right * point)
    return point


def _labels_width(chart: Chart) -> float:
    lines = [line for label in chart.labels for line in _wrapped(label).split("\n")]
    return LETTER * max(map(len, lines), default=0) + 8 + CAPITAL


def _part(axes: Axes, chart: Chart, each: Series, row: int, start: float, point: float, named: set[str]):
    value, tone = each.values[row], _tone(each, chart)
    _block(axes, tone, row, start, float(value), BAR)
    figures = chart.words(value)
    words = f"{figures} {each.label}"
    if float(value) / point > LETTER * len(words) + 4:
        named.add(each.label)
        figures = words
    style = {"color": tone.text, "va": "center", "ha": "center", "weight": 600}
    if tone.hatch:
        style["bbox"] = {"facecolor": tone.ground, "edgecolor": "none", "pad": 1.5}
    axes.text(start + float(value) / 2, row, figures, **style)


def _block(axes: Axes, tone: Tone, y: float, start: float, width: float, height: float) -> None:
    looks = {"color": tone.ground, "edgecolor": tone.edge, "hatch": tone.hatch or None}
    axes.barh(y, width, height, start, linewidth=0.8, **looks)


def _unnamed(axes: Axes, chart: Chart, named: set[str], point: float) -> None:
    """What the narrow parts are, in the order of the bars, on a line below them."""
    missing = [each for each in chart.series if each.label not in named and any(each.values)]
    at, y = 0.0, len(chart.labels) - 0.5 + FOOT / 2
    for each in missing:
        _block(axes, _tone(each, chart), y, at, 8 * point, 0.3)
        axes.text(at + 12 * point, y, each.label, va="center", size=SMALL)
        at += (26 + LETTER * len(each.label)) * point


def _bars(axes: Axes, chart: Chart) -> None:
    """A bar for each label and series, its value and the name of the series at its end."""
    longest = float(max([value or 0 for each in chart.series for value in each.values] + [1]))
    pitch = len(chart.series) + GAP
    ends = [_end(chart, each, row) for each in chart.series for row in range(len(chart.labels))]
    right = LETTER * max(map(len, ends), default=0) + 10
    point = _set_width(axes, longest, _labels_width(chart), right)
    for row, label in enumerate(chart.labels):
        middle = row * pitch + (len(chart.series) - 1) / 2
        axes.text(-8 * point, middle, _wrapped(label), ha="right", va="center")
        for inner, each in enumerate(chart.series):
            _bar(axes, chart, each, row, row * pitch + inner, point)
    axes.set_ylim(max(1, len(chart.labels)) * pitch - GAP / 2 - 0.5, -GAP / 2 - 0.5)


def _end(chart: Chart, each: Series, row: int) -> str:
    """What is said at the end of a bar."""
    figures = chart.words(each.values[row])
    return f"{figures} {each.label}" if len(chart.series) > 1 else figures


def _bar(axes: Axes, chart: Chart, each: Series, row: int, y: float, point: float) -> None:
    value = each.values[row]
    if value:
        _block(axes, _tone(each, chart), y, 0, float(value), 0.84)
    colour = INK if value is not None else SECOND
    axes.text(float(value or 0) + 5 * point, y, _end(chart, each, row), va="center", color=colour)


def _wrapped(label: str) -> str:
    return "\n".join(wrap(label, LABEL, max_lines=2, placeholder=" …"))


def _line(axes: Axes, chart: Chart) -> None:
    """A point for each label with its value; the target and the edge of tolerance as lines with names."""
    whole = axes.figure.get_figwidth() * 72
    names = LETTER * max(map(len, _names(chart)), default=0) + 10
    right = min(
        0.4, max(names, LETTER * len("".join(chart.labels[-1:])) / 2) / whole
    )  # half of the last label
    axes.set_position((0.02, 0.12, 0.98 - right, 0.8))
    last = max(0, len(chart.labels) - 1)
    for each, ink in zip(chart.series, INKS * len(chart.series), strict=False):
        _points(axes, chart, each, _tone(each, chart).edge if each.rating else ink)
    _limit(axes, chart, chart.targets, "Target", "solid")
    _limit(axes, chart, chart.tolerances, "Tolerance", (0, (4, 3)))
    for at in _said(chart, whole * (0.98 - right)):
        axes.annotate(
            chart.labels[at], (at, 0), (0, -4), xycoords=("data", "axes fraction"),
            textcoords="offset points", ha="center", va="top", size=SMALL, color=SECOND,
        )  # fmt: skip
    axes.margins(y=0.18)
    axes.set_xlim(-0.4, last + 0.4)


def _points(axes: Axes, chart: Chart, each: Series, ink: str) -> None:
    # A missing figure leaves a gap: a line across it would say there was one.
    heights = [float("nan") if value is None else float(value) for value in each.values]
    axes.plot(range(len(heights)), heights, color=ink, linewidth=1.8, marker="o", markersize=4.5)
    known = [at for at, value in enumerate(each.values) if value is not None]
    said = set(_said(chart, axes.get_position().width * axes.figure.get_figwidth() * 72))
    for at in (at for at in known if at in said or at == known[-1]):
        below = _is_low(heights, at)
        axes.annotate(
            chart.words(each.values[at]), (at, heights[at]), (0, -7 if below else 7),
            textcoords="offset points", ha="center", va="top" if below else "baseline", size=SMALL, weight=600,
        )  # fmt: skip
    if known and len(chart.series) > 1:
        _name(axes, heights[known[-1]], each.label, INK)


def _is_low(heights: list[float], at: int) -> bool:
    """The line comes to this point from above, so that its value stands clear of the line below it."""
    beside = [heights[near] for near in (at - 1, at + 1) if 0 <= near < len(heights)]
    known = [height for height in beside if not isnan(height)]
    return bool(known) and heights[at] < sum(known) / len(known)


def _said(chart: Chart, room: float) -> range:
    """Positions of the labels that are printed: all of them, or every second, third, back from the last."""
    widest = LETTER * max((len(label) for label in chart.labels), default=0) + 8
    every = max(1, ceil(widest * len(chart.labels) / room))
    return range((len(chart.labels) - 1) % every if chart.labels else 0, len(chart.labels), every)


def _names(chart: Chart) -> list[str]:
    """What may stand at the right of the lines."""
    limits = (("Target", chart.targets), ("Tolerance", chart.tolerances))
    names = [f"{name} {chart.words(value)}" for name, values in limits for value in values]
    return names + [each.label for each in chart.series if len(chart.series) > 1]


def _limit(axes: Axes, chart: Chart, values, name: str, line) -> None:
    known = [float(value) for value in values if value is not None]
    if not known:
        return
    heights = [float("nan") if value is None else float(value) for value in values]
    axes.step(
        range(-1, len(heights) + 1), [heights[0], *heights, heights[-1]],
        where="mid", color=SECOND, linewidth=1, linestyle=line,
    )  # fmt: skip
    last = next(value for value in reversed(values) if value is not None)
    _name(axes, known[-1], f"{name} {chart.words(last)}", SECOND)


def _name(axes: Axes, height: float, words: str, colour: str) -> None:
    axes.annotate(
        words, (1, height), (4, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
        va="center", size=SMALL, color=colour, annotation_clip=False,
    )  # fmt: skip


def _tone(each: Series, chart: Chart) -> Tone:
    if each.rating:
        return TONES.get(each.rating.tone, PLAIN)
    position = chart.series.index(each) % len(INKS)
    return Tone(INKS[position], "#ffffff" if position == 0 else INK, BRAND)
