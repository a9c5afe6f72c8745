"""What pygal draws as this product shows it: a file with its own colours, or a part of a page.

Neither has a script, an outside font, or a style on an element, which pages refuse.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from fairbrief.charts.drawing import DARK, LIGHT, SANS, draw, height_of
from fairbrief.charts.shapes import Chart
from fairbrief.kernel.texts import in_xml

__all__ = ["as_svg", "height_of", "in_page"]

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
    kind, drawn = draw(chart, narrow=narrow)
    bare = _bare(drawn, kind, opening='id="chart" role="img"')
    anchors = (
        "#chart .axis.y text { text-anchor: end; } #chart .axis.x text { text-anchor: middle; }"
        "#chart .text-overlay text { text-anchor: middle; }"
        if kind == "columns"
        else "#chart .axis.y text { text-anchor: end; }"
        "#chart .text-overlay text { text-anchor: start; }"
    )
    css = f"#chart text {{ font: 13px {SANS}; }}" + anchors + _CSS.format(**LIGHT)
    if not paper:
        css += "@media (prefers-color-scheme: dark) {" + _CSS.format(**DARK) + "}"
    told = f"<title>{escape(str(chart.title))}</title><desc>{escape(chart.in_words)}</desc>"
    head = in_xml(told)
    head += f'<style type="text/css">{css}</style>'
    end = bare.index(">") + 1
    return bare[:end] + head + bare[end:]


def in_page(chart: Chart) -> str:
    """The chart as two pictures, of which the stylesheet shows the one there is room for.

    They have no words for who does not see them: the figure around them says `in_words`. What was
    drawn is kept by everything that stands in it.
    """
    facts = (
        chart.kind,
        tuple(chart.bars),
        chart.top,
        tuple(chart.labels),
        tuple((line.name, tuple(line.values)) for line in chart.lines),
    )
    return _kept(_Same(facts, chart))


class _Same:
    """A chart that equals another when everything drawn of it does, whatever it is called."""

    def __init__(self, facts: tuple[object, ...], chart: Chart) -> None:
        self.facts = facts
        self.chart = chart

    def __hash__(self) -> int:
        return hash(self.facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.facts == other.facts


@lru_cache(maxsize=400)
def _kept(same: _Same) -> str:
    drawings = []
    for size in ("wide", "narrow"):
        kind, drawn = draw(same.chart, narrow=size == "narrow")
        drawings.append(_bare(drawn, kind, opening=f'class="{size} {kind}" aria-hidden="true"'))
    return "".join(drawings)


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
    "lines": ("line-1", "line-2", "line-3"),
}


def _bare(svg: str, kind: str, *, opening: str) -> str:
    """Without scripts, comments, styles and tooltips, and with our own few names."""
    bare = _DROPPED.sub("", svg)
    bare = re.sub(r'id="chart-[^"]*" class="[^"]*"', opening, bare, count=1)
    for number, tone in enumerate(_SERIES[kind]):
        bare = bare.replace(f"series serie-{number} color-{number}", f"series s-{tone}")
    return bare
