"""The drawing itself. Only reports/charts.py imports this, because matplotlib is slow to load."""

import io
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import wrap

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from reports.chart import Chart, ChartKind, Series

INK, SECOND, RULE, BRAND = "#16212c", "#4b5763", "#b3bcc5", "#1c3550"
INKS = (BRAND, "#8a97a5", "#d9dee3")  # dark, mid and pale: still apart in a grey print
BODY, SMALL = 9.5, 8.5  # points
BAR = 0.66  # of the room for a bar
GAP = 0.55  # between groups of bars, of a bar
LABEL = 22  # letters of a label on one line
WIDE_ENOUGH = 0.012  # of the axis for each letter: a word stands in a bar only where it fits


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
        "font.family": [family, "sans-serif"],
        "font.sans-serif": ["Segoe UI", "Arial", "Liberation Sans"],
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
    return stream.getvalue()


def _stacked(axes: Axes, chart: Chart) -> None:
    """A bar for each label, numbers and words inside, its total on the right, ratings never seen below."""
    longest = max([chart.total(at) for at in range(len(chart.labels))] + [1])
    named: set[str] = set()
    for row, label in enumerate(chart.labels):
        axes.text(-0.02 * longest, row, _wrapped(label), ha="right", va="center")
        start = 0
        for each in chart.series:
            value = each.values[row] or 0
            if value:
                _part(axes, chart, each, value, start, row, longest, named)
            start += value
        axes.text(1.1 * longest, row, chart.words(chart.total(row)), ha="right", va="center", weight="bold")
    _unnamed(axes, chart, named, len(chart.labels))
    axes.set_xlim(-0.24 * longest, 1.1 * longest)
    axes.set_ylim(len(chart.labels) - 0.5 + 0.32 / 0.42, -0.5)


def _part(axes, chart, each: Series, value, start, row, longest, named: set[str]) -> None:
    tone = _tone(each, chart)
    axes.barh(
        row, float(value), BAR, float(start), color=tone.ground, edgecolor=tone.edge, linewidth=0.8,
        hatch=tone.hatch or None,
    )  # fmt: skip
    figures = chart.words(value)
    words = f"{figures} {each.label}"
    if float(value) / float(longest) > WIDE_ENOUGH * 1.25 * len(words):
        named.add(each.label)
        figures = words
    style = {"color": tone.text, "va": "center", "ha": "center", "weight": 600}
    if tone.hatch:
        style["bbox"] = {"facecolor": tone.ground, "edgecolor": "none", "pad": 1.5}
    axes.text(float(start) + float(value) / 2, row, figures, **style)


def _unnamed(axes: Axes, chart: Chart, named: set[str], row: int) -> None:
    """What the narrow parts are, in the order of the bars, on a line below them."""
    missing = [each for each in chart.series if each.label not in named and any(each.values)]
    longest = float(max([chart.total(at) for at in range(len(chart.labels))] + [1]))
    at, y = 0.0, row - 0.5 + 0.32 / 0.42 / 2
    for each in missing:
        tone = _tone(each, chart)
        axes.barh(
            y, 0.018 * longest, 0.3, at, color=tone.ground, edgecolor=tone.edge, linewidth=0.8,
            hatch=tone.hatch or None,
        )  # fmt: skip
        axes.text(at + 0.026 * longest, y, each.label, va="center", size=SMALL)
        at += (0.06 + WIDE_ENOUGH * 1.25 * len(each.label)) * longest


def _bars(axes: Axes, chart: Chart) -> None:
    """A bar for each label and series, its value and the name of the series at its end."""
    longest = float(max([value or 0 for each in chart.series for value in each.values] + [1]))
    count = len(chart.series)
    pitch = count + GAP
    for row, label in enumerate(chart.labels):
        axes.text(-0.02 * longest, row * pitch + (count - 1) / 2, _wrapped(label), ha="right", va="center")
        for inner, each in enumerate(chart.series):
            _bar(axes, chart, each, row, row * pitch + inner, longest)
    axes.set_xlim(-0.34 * longest, 1.3 * longest)
    axes.set_ylim(max(1, len(chart.labels)) * pitch - GAP / 2 - 0.5, -GAP / 2 - 0.5)


def _bar(axes: Axes, chart: Chart, each: Series, row: int, y: float, longest: float) -> None:
    value, tone = each.values[row], _tone(each, chart)
    if value:
        axes.barh(y, float(value), 0.84, color=tone.ground, edgecolor=tone.edge, linewidth=0.8)
    name = f" {each.label}" if len(chart.series) > 1 else ""
    colour = INK if value is not None else SECOND
    axes.text(float(value or 0) + 0.012 * longest, y, chart.words(value) + name, va="center", color=colour)


def _wrapped(label: str) -> str:
    return "\n".join(wrap(label, LABEL)[:2]) or label


def _line(axes: Axes, chart: Chart) -> None:
    """A point for each label with its value; the target and the edge of tolerance as lines with names."""
    axes.set_position((0.02, 0.12, 0.82, 0.8))
    last = len(chart.labels) - 1
    for each, colour in zip(chart.series, INKS * len(chart.series), strict=False):
        tone = _tone(each, chart).edge if each.rating else colour
        points = [(at, float(value)) for at, value in enumerate(each.values) if value is not None]
        # A missing figure leaves a gap: a line across it would say there was one.
        axes.plot(
            range(len(chart.labels)), [float("nan") if v is None else float(v) for v in each.values],
            color=tone, linewidth=1.8, marker="o", markersize=4.5,
        )  # fmt: skip
        for at, value in points:
            axes.annotate(
                chart.words(each.values[at]), (at, value), (0, 7), textcoords="offset points",
                ha="center", size=SMALL, weight=600,
            )  # fmt: skip
        if points and len(chart.series) > 1:
            _name(axes, last, points[-1][1], each.label, tone)
    _limit(axes, chart, chart.targets, "Target", "solid")
    _limit(axes, chart, chart.tolerances, "Tolerance", (0, (4, 3)))
    for at, label in enumerate(chart.labels):
        axes.annotate(
            label, (at, 0), (0, -4), xycoords=("data", "axes fraction"), textcoords="offset points",
            ha="center", va="top", size=SMALL, color=SECOND,
        )  # fmt: skip
    axes.margins(y=0.18)
    axes.set_xlim(-0.4, last + 0.4)


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
    _name(axes, len(heights) - 1, known[-1], f"{name} {chart.words(last)}", SECOND)


def _name(axes: Axes, last: int, height: float, words: str, colour: str) -> None:
    axes.annotate(
        words, (1, height), (4, 0), xycoords=("axes fraction", "data"), textcoords="offset points",
        va="center", size=SMALL, color=colour, annotation_clip=False,
    )  # fmt: skip


def _tone(each: Series, chart: Chart) -> Tone:
    if each.rating:
        return TONES.get(each.rating.tone, PLAIN)
    position = chart.series.index(each) % len(INKS)
    return Tone(INKS[position], "#ffffff" if position == 0 else INK, BRAND)
