"""The names beside bars, whole: in as many lines as a narrow screen needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from textwrap import wrap

#: Letters a line of a name has on a wide and on a narrow screen, and pixels from line to line.
WIDE, NARROW, LINE = 32, 17, 15
#: A name of more lines than these is cut; the table beneath has all of it.
MOST_LINES = 4

_AXIS = re.compile(r'(<g class="axis y[^"]*">)(.*?)(</g></g>)', re.DOTALL)
_NAME = re.compile(r'<text x="([^"]*)" y="([^"]*)" class="">.*?</text>', re.DOTALL)


def lines_of(name: str, *, narrow: bool) -> list[str]:
    """The name in the lines it stands in."""
    return wrap(name, NARROW if narrow else WIDE, max_lines=MOST_LINES, placeholder="…") or [""]


def widest(lines: Iterable[str]) -> str:
    """What the room beside the bars is measured by."""
    return max(lines, key=len)


def named(svg: str, names: list[list[str]]) -> str:
    """What was drawn, with each name of the axis in its lines, around where it stood."""
    left = iter(names)

    def in_lines(found: re.Match[str]) -> str:
        x, lines = found[1], next(left)
        first = float(found[2]) - LINE * (len(lines) - 1) / 2
        return "".join(
            f'<text x="{x}" y="{first + LINE * place:.1f}" class="">{escape(line)}</text>'
            for place, line in enumerate(lines)
        )

    return _AXIS.sub(lambda axis: axis[1] + _NAME.sub(in_lines, axis[2]) + axis[3], svg, count=1)
