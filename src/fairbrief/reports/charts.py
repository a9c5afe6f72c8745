"""Charts as SVG files, drawn by pygal: no script, no outside font, light and dark, words beside
every bar. What they show stands in a table as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

import pygal
from pygal.style import Style

from fairbrief.reports.shapes import Chart

#: Width and the height of one bar, in pixels, on a wide and on a narrow screen.
WIDE, NARROW = 720, 340

_SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'

#: The kit's ink, soft ink, accent and its wash, as sRGB: light, then dark.
_LIGHT = {"ink": "#16211e", "accent": "#19583f", "wash": "#8fb9a4"}
_DARK = {"ink": "#e9e7df", "accent": "#7ccfa5", "wash": "#47705d"}

_CSS = """
#chart text {{ fill: {ink}; }}
#chart .background {{ fill: none; stroke: none; }}
#chart .axis path {{ stroke: none; }}
#chart .s-accent rect {{ fill: {accent}; stroke: none; }}
#chart .s-wash rect {{ fill: {wash}; stroke: none; }}
#chart .s-none rect {{ fill: none; stroke: none; }}
"""


def as_svg(chart: Chart, *, narrow: bool = False, paper: bool = False) -> str:
    """The chart as a whole SVG document. `paper`: only the light colours, for print."""
    # Columns side by side need width: on a narrow screen they lie down.
    kind = "bars" if narrow and chart.kind == "columns" else chart.kind
    draw = {"bars": _bars, "columns": _columns, "spread": _spread}[kind]
    width = NARROW if narrow else WIDE
    found = draw(chart, width, narrow)
    return _tidy(found.render(is_unicode=True), chart, kind, paper=paper)


def _style() -> Style:
    return Style(
        background="transparent",
        plot_background="transparent",
        foreground=_LIGHT["ink"],
        foreground_strong=_LIGHT["ink"],
        foreground_subtle=_LIGHT["wash"],
        opacity="1",
        opacity_hover="1",
        transition="0s",
        font_family=_SANS,
        label_font_size=13,
        major_label_font_size=13,
        value_font_size=13,
        value_label_font_size=13,
        colors=(_LIGHT["accent"], _LIGHT["wash"]),
        value_colors=(_LIGHT["ink"], _LIGHT["ink"]),
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


def _row_height(narrow: bool) -> int:
    return 32 if narrow else 34


def _bars(chart: Chart, width: int, narrow: bool) -> Any:
    # pygal draws from below: the first bar is to stand on top.
    bars = list(reversed(chart.bars))
    drawn = pygal.HorizontalBar(
        **_common(chart, width, _row_height(narrow) * len(bars) + 12),
        show_x_labels=False,
        print_values_position="top",
        range=(0, _top(chart, bars, narrow)),
        spacing=6,
    )
    drawn.x_labels = [_short(bar.label, 16 if narrow else 32) for bar in bars]
    drawn.add("", [{"value": bar.value, "formatter": _says(bar.said)} for bar in bars])
    return drawn


def _columns(chart: Chart, width: int, _narrow: bool) -> Any:
    drawn = pygal.Bar(
        **_common(chart, width, 220),
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
        **_common(chart, width, _row_height(narrow) * len(bars) + 12),
        show_x_labels=False,
        print_values_position="top",
        range=(0, top * (1.75 if narrow else 1.35)),
        spacing=6,
    )
    drawn.x_labels = [_short(bar.label, 16 if narrow else 32) for bar in bars]
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


def _short(label: str, most: int) -> str:
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _says(words: str) -> Callable[[object], str]:
    return lambda value: words


def _top(chart: Chart, bars: Any, narrow: bool) -> float:
    largest: float = max([chart.top or 0, *(bar.value for bar in bars)])
    longest = max(len(bar.said) for bar in bars)
    return largest * (1 + longest * (0.04 if narrow else 0.02)) or 1


_DROPPED = re.compile(
    r"<script.*?</script>|<!--.*?-->|<desc.*?</desc>|<defs>.*?</defs>"
    r'|<g transform="[^"]*" class="plot tooltip-overlay">.*?</g></g>'
    r"|<title>.*?</title>|<title/>",
    re.DOTALL,
)
_SERIES = {
    "bars": ("accent",),
    "columns": ("accent",),
    "spread": ("none", "wash", "accent"),
}


def _tidy(svg: str, chart: Chart, kind: str, *, paper: bool) -> str:
    """Without scripts, comments and tooltips, with our own few styles and a text alternative."""
    bare = _DROPPED.sub("", svg)
    bare = re.sub(r'id="chart-[^"]*"', 'id="chart" role="img"', bare, count=1)
    for number, tone in enumerate(_SERIES[kind]):
        bare = bare.replace(f"series serie-{number} color-{number}", f"series s-{tone}")
    fonts = f"#chart text {{ font: 13px {_SANS}; }}"
    anchors = (
        "#chart .axis.y text { text-anchor: end; } #chart .axis.x text { text-anchor: middle; }"
        "#chart .text-overlay text { text-anchor: middle; }"
        if kind == "columns"
        else "#chart .axis.y text { text-anchor: end; }"
        "#chart .text-overlay text { text-anchor: start; }"
    )
    css = fonts + anchors + _CSS.format(**_LIGHT)
    if not paper:
        css += "@media (prefers-color-scheme: dark) {" + _CSS.format(**_DARK) + "}"
    head = f"<title>{escape(str(chart.title))}</title><desc>{escape(chart.in_words)}</desc>"
    head += f'<style type="text/css">{css}</style>'
    end = bare.index(">") + 1
    return bare[:end] + head + bare[end:]


def height_of(chart: Chart, *, narrow: bool = False) -> int:
    """Pixels, so that the page keeps the place free."""
    if chart.kind == "columns" and not narrow:
        return 220
    return _row_height(narrow) * len(chart.bars) + 12
