"""Papers: a template of Typst and what is filled in become a PDF, or a picture."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import typst


def typeset(template: bytes, data: dict[str, Any]) -> bytes:
    """The template reads what is filled in as JSON from `sys.inputs.data`."""
    filled = {"data": json.dumps(data)}
    return bytes(typst.compile(template, sys_inputs=filled, font_paths=_fonts()))


def draw(template: bytes, data: dict[str, Any], *, ppi: int = 144) -> bytes:
    """The same as a picture (PNG) of its one page; 144 pixels an inch are two a point."""
    filled = {"data": json.dumps(data)}
    return bytes(
        typst.compile(template, format="png", ppi=ppi, sys_inputs=filled, font_paths=_fonts())
    )


@cache
def _fonts() -> typst.Fonts:
    """What fonts there are, looked for once a process: those of Typst, and for other scripts those
    of the machine."""
    return typst.Fonts()
