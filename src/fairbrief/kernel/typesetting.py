"""Papers: a template of Typst and what is filled in become a PDF or a picture."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal

import typst


def typeset(
    template: bytes,
    data: dict[str, Any],
    *,
    form: Literal["pdf", "png", "svg"] = "pdf",
    pixels_an_inch: float | None = None,
) -> bytes:
    """The template reads what is filled in as JSON from `sys.inputs.data`.

    As a picture ("png", "svg") it must have one page.
    """
    filled = {"data": json.dumps(data)}
    made = typst.compile(
        template, sys_inputs=filled, font_paths=_fonts(), format=form, ppi=pixels_an_inch
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """What fonts there are, looked for once a process: those of Typst, and for other scripts those
    of the machine."""
    return typst.Fonts()
