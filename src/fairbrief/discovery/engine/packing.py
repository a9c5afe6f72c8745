"""Columns of the index that hold several small numbers in one."""

from __future__ import annotations

from collections.abc import Iterable

STANDING = "standing"
CRAFTS = ("crafts0", "crafts1", "crafts2", "crafts3")
#: How a brief has a skill: needs it, teaches it.
NEEDED, TAUGHT = 1, 2
#: A skill and how a brief has it: so many bits, three of them in a column.
BITS = 21
CODE = (1 << BITS) - 1
_A_COLUMN = 3
_DAY = 48


def code_of(skill: int, how: int) -> int:
    return skill << 2 | how


def packed(*, week: int, hours: int, slot: int, apart: int, level: int) -> int:
    """`hours` a week (0: not said), the half hours `apart` from `slot` that are near enough."""
    return week << 24 | min(hours, 255) << 16 | slot << 10 | apart << 4 | level


def unpacked(number: int) -> tuple[int, int, int, int, int]:
    """The reverse of `packed`."""
    return (
        number >> 24,
        number >> 16 & 255,
        number >> 10 & 63,
        number >> 4 & 63,
        number & 15,
    )


def packed_crafts(needs: Iterable[int], teaches: Iterable[int]) -> dict[str, int]:
    """A brief's skills by column. It has ten at most (`briefs.actions.writing`), which fit."""
    hows = dict.fromkeys(needs, NEEDED)
    for skill in teaches:
        hows[skill] = hows.get(skill, 0) | TAUGHT
    found: dict[str, int] = {}
    for number, (skill, how) in enumerate(hows.items()):
        name = CRAFTS[number // _A_COLUMN]
        found[name] = found.get(name, 0) | code_of(skill, how) << number % _A_COLUMN * BITS
    return found


def is_near(here: int, slot: int, apart: int) -> bool:
    """Half hours from UTC, around the clock."""
    between = abs(slot - here)
    return min(between, _DAY - between) <= apart
