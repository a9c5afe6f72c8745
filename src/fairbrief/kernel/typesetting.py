"""Papers: a template of Typst and what is filled in become a PDF."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import typst


def typeset(template: bytes, data: dict[str, Any]) -> bytes:
    """The template reads what is filled in as JSON from `sys.inputs.data`."""
    filled = {"data": json.dumps(data)}
    return bytes(typst.compile(template, sys_inputs=filled, font_paths=_fonts()))


@cache
def _fonts() -> typst.Fonts:
    """What fonts there are, looked for once a process: those of Typst, and for other scripts those
    of the machine."""
    return typst.Fonts()
