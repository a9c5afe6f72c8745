"""Moving one of a ranked list up or down, by one step."""

from __future__ import annotations

from collections.abc import Mapping

UP, DOWN = "up", "down"


def levels_of(ranks: Mapping[str, int]) -> list[list[str]]:
    """Those that are ranked, the best first; equals together."""
    return [
        [key for key, rank in ranks.items() if rank == level] for level in sorted({*ranks.values()})
    ]


def moved(ranks: Mapping[str, int], key: str, way: str, *, most: int) -> dict[str, int]:
    """The ranks, counted anew from 1, with one of them a step up or down.

    What is not ranked yet comes last, as far as there may be so many ranks. One of several equals
    leaves them first; whoever stands alone changes places with what is next.
    """
    levels = levels_of(ranks)
    at = next((place for place, level in enumerate(levels) if key in level), None)
    if at is None:
        levels = [*levels, [key]] if len(levels) < most else levels
    elif len(levels[at]) > 1:
        if len(levels) < most:
            rest = [each for each in levels[at] if each != key]
            levels[at : at + 1] = [[key], rest] if way == UP else [rest, [key]]
    else:
        other = at - 1 if way == UP else at + 1
        if 0 <= other < len(levels):
            levels[at], levels[other] = levels[other], levels[at]
    return {each: place for place, level in enumerate(levels, start=1) for each in level}
