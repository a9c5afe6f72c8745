"""Columns of the index that hold several small numbers in one."""

from __future__ import annotations

from collections.abc import Iterable, Set

STANDING = "standing"
#: What a brief has or not, by the filter that asks for it: a bit each.
TRAITS = "traits"
#: The last: a person of any campus's office read and approved it.
ANSWERS, NEW_EMPLOYER, CREDIT, FIRST_TIME, ENDORSED = 1, 2, 4, 8, 16
CRAFTS = ("crafts0", "crafts1", "crafts2", "crafts3")
#: How a brief has a skill: needs it, teaches it.
NEEDED, TAUGHT = 1, 2
#: A skill and how a brief has it: so many bits, three of them in a column.
BITS = 21
CODE = (1 << BITS) - 1
_A_COLUMN = 3
#: In the column of standing, the week is above so many bits.
WEEK_FROM = 24
REST = (1 << WEEK_FROM) - 1
_DAY = 48


def code_of(skill: int, how: int) -> int:
    return skill << 2 | how


def skill_of(code: int) -> int:
    return code >> 2


def codes_of(needs: Set[int], teaches: Set[int]) -> list[int]:
    """A brief's skills, each with how it has it."""
    return [
        code_of(skill, NEEDED * (skill in needs) | TAUGHT * (skill in teaches))
        for skill in sorted(needs | teaches)
    ]


def packed(*, week: int, hours: int, slot: int, apart: int, level: int) -> int:
    """`hours` a week (0: not said), the half hours `apart` from `slot` that are near enough."""
    return week << WEEK_FROM | min(hours, 255) << 16 | slot << 10 | apart << 4 | level


def unpacked(rest: int) -> tuple[int, int, int, int]:
    """The reverse of `packed` for what is not the week: hours, slot, apart, level."""
    return (
        rest >> 16 & 255,
        rest >> 10 & 63,
        rest >> 4 & 63,
        rest & 15,
    )


def packed_crafts(codes: Iterable[int]) -> dict[str, int]:
    """A brief's skills by column. It has ten at most (`briefs.actions.writing`), which fit."""
    found: dict[str, int] = {}
    for number, code in enumerate(codes):
        name = CRAFTS[number // _A_COLUMN]
        found[name] = found.get(name, 0) | code << number % _A_COLUMN * BITS
    return found


def is_near(here: int, slot: int, apart: int) -> bool:
    """Half hours from UTC, around the clock."""
    between = abs(slot - here)
    return min(between, _DAY - between) <= apart
