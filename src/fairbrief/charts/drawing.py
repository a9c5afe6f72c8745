"""Drawing a chart with pygal: words beside every bar, no guides but where lines need them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10
from typing import Any

import pygal
from pygal.style import Style

from fairbrief.charts.naming import LINE, lines_of, named, widest
from fairbrief.charts.shapes import Bar, Chart

#: Width and the height of one bar, in pixels, on a wide and on a narrow screen.
WIDE, NARROW = 720, 340

SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'

#: The kit's ink, soft ink, accent and its wash, as sRGB: light, then dark.
LIGHT = {"ink": "#16211e", "accent": "#19583f", "wash": "#8fb9a4"}
DARK = {"ink": "#e9e7df", "accent": "#7ccfa5", "wash": "#47705d"}

#: What a letter is wide at most, in pixels.
_LETTER = 8

#: The height of columns, and of lines with the words below them.
COLUMNS, LINES = 220, 250


def draw(chart: Chart, *, narrow: bool) -> tuple[str, str]:
    """The kind as it was drawn, and what pygal wrote."""
    # Columns side by side need width: on a narrow screen they lie down.
    kind = "bars" if narrow and chart.kind == "columns" else chart.kind
    by_kind = {"bars": _bars, "columns": _columns, "spread": _spread, "lines": _lines}
    drawn = by_kind[kind](chart, NARROW if narrow else WIDE, narrow)
    svg: str = drawn.render(is_unicode=True)
    if kind in ("bars", "spread"):
        svg = named(svg, [lines_of(bar.label, narrow=narrow) for bar in reversed(chart.bars)])
    return kind, svg


def height_of(chart: Chart, *, narrow: bool = False) -> int:
    """Pixels, so that the page keeps the place free."""
    if chart.kind == "lines":
        return LINES
    if chart.kind == "columns" and not narrow:
        return COLUMNS
    return _row_height(chart, narrow) * len(chart.bars) + 12


def scale(highest: float) -> tuple[float, list[float]]:
    """Where an axis ends, and the round values it is lined at: three to six of them."""
    if highest <= 0:
        return 1.0, [0.0, 1.0]
    rough = highest / 5
    power = 10.0 ** floor(log10(rough))
    step = next(part * power for part in (1, 2, 5, 10) if part * power >= rough * 0.999)
    parts = ceil(highest / step - 0.001)
    return step * parts, [step * part for part in range(parts + 1)]


def _style() -> Style:
    return Style(
        background="transparent",
        plot_background="transparent",
        foreground=LIGHT["ink"],
        foreground_strong=LIGHT["ink"],
        foreground_subtle=LIGHT["wash"],
        opacity="1",
        opacity_hover="1",
        transition="0s",
        font_family=SANS,
        label_font_size=13,
        major_label_font_size=13,
        value_font_size=13,
        value_label_font_size=13,
        colors=(LIGHT["accent"], LIGHT["wash"]),
        value_colors=(LIGHT["ink"], LIGHT["ink"]),
    )


def _common(chart: Chart, width: int, height: int) -> dict[str, Any]:
    return {
        "js": (),
        "style": _style(),
        "width": width,
        "height": height,
        "explicit_size": True,
        "show_legend": False,
        "show_x_guides": False,
        "show_y_guides": False,
        "margin": 4,
        "print_values": True,
        "disable_xml_declaration": True,
        "no_data_text": "",
    }


def _row_height(chart: Chart, narrow: bool) -> int:
    """Room for the name of the most lines."""
    most = max((len(lines_of(bar.label, narrow=narrow)) for bar in chart.bars), default=1)
    return max(32 if narrow else 34, LINE * most + 8)


def _names(bars: Sequence[Bar], narrow: bool) -> list[str]:
    """A line of each name, by which pygal measures the room beside the bars."""
    return [widest(lines_of(bar.label, narrow=narrow)) for bar in bars]


def _bars(chart: Chart, width: int, narrow: bool) -> Any:
    # pygal draws from below: the first bar is to stand on top.
    bars = list(reversed(chart.bars))
    drawn = pygal.HorizontalBar(
        **_common(chart, width, height_of(chart, narrow=narrow)),
        show_x_labels=False,
        print_values_position="top",
        range=(0, _top(chart, bars, narrow)),
        spacing=6,
    )
    drawn.x_labels = _names(bars, narrow)
    drawn.add("", [{"value": bar.value, "formatter": _says(bar.said)} for bar in bars])
    return drawn


def _columns(chart: Chart, width: int, _narrow: bool) -> Any:
    drawn = pygal.Bar(
        **_common(chart, width, COLUMNS),
        show_y_labels=False,
        print_values_position="top",
        range=(0, _top(chart, chart.bars, False)),
        truncate_label=14,
        spacing=10,
    )
    drawn.x_labels = [bar.label for bar in chart.bars]
    drawn.add("", [{"value": bar.value, "formatter": _says(bar.said)} for bar in chart.bars])
    return drawn


def _spread(chart: Chart, width: int, narrow: bool) -> Any:
    """From low to high, the joint of the two colours in the middle."""
    bars = list(reversed(chart.bars))
    top = max(bar.high or bar.value for bar in bars)
    drawn = pygal.HorizontalStackedBar(
        **_common(chart, width, height_of(chart, narrow=narrow)),
        show_x_labels=False,
        print_values_position="top",
        range=(0, _reach(bars, width, narrow)),
        spacing=6,
    )
    drawn.x_labels = _names(bars, narrow)
    sliver = top / 120
    lows = [bar.low if bar.low is not None else bar.value - sliver for bar in bars]
    nothing = _says("")
    drawn.add("", [{"value": low, "formatter": nothing} for low in lows])
    drawn.add(
        "",
        [
            {"value": bar.value - low, "formatter": nothing}
            for bar, low in zip(bars, lows, strict=True)
        ],
    )
    drawn.add(
        "",
        [
            {
                "value": (bar.high if bar.high is not None else bar.value + sliver) - bar.value,
                "formatter": _says(bar.said),
            }
            for bar in bars
        ],
    )
    return drawn


def _lines(chart: Chart, width: int, narrow: bool) -> Any:
    values = [value for line in chart.lines for value in line.values if value is not None]
    top, ticks = scale(max([chart.top or 0, *values]))
    # The words below the first and the last point are wider than their place.
    room = {"margin_left": 16, "margin_right": 44}
    drawn = pygal.Line(
        **(_common(chart, width, LINES) | {"print_values": False, "show_y_guides": True}),
        **room,
        allow_interruptions=True,
        dots_size=4,
        range=(0, top),
        truncate_label=14,
    )
    drawn.y_labels = ticks
    drawn.value_formatter = lambda value: f"{value:,.10g}"
    every = ceil(len(chart.labels) / (4 if narrow else 9))
    drawn.x_labels = [
        label if place % every == 0 else "" for place, label in enumerate(chart.labels)
    ]
    for line in chart.lines:
        drawn.add(line.name, list(line.values))
    return drawn


def _says(words: str) -> Callable[[object], str]:
    return lambda value: words


def _reach(bars: Sequence[Bar], width: int, narrow: bool) -> float:
    """Where the axis of stretches ends, so that the words after each have room."""
    place = width - _LETTER * len(widest(_names(bars, narrow))) - 24
    return max(
        (bar.high or bar.value) * place / max(place - _LETTER * len(bar.said) - 12, place / 4)
        for bar in bars
    )


def _top(chart: Chart, bars: Any, narrow: bool) -> float:
    largest: float = max([chart.top or 0, *(bar.value for bar in bars)])
    longest = max(len(bar.said) for bar in bars)
    return largest * (1 + longest * (0.04 if narrow else 0.02)) or 1
