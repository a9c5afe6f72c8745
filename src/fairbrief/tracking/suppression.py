"""Small groups are not shown, and cannot be worked out from what is shown.

Primary suppression hides every figure about fewer people than the campus's limit. Complementary
suppression then hides the next smallest groups until the hidden ones, which a reader gets by
subtracting the shown from the total, are at least two and together at least the limit.
Source: the practice of state data portals (California LaunchBoard), limits from 5 to 20.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor


def hidden[K](people: Mapping[K, int], *, limit: int, total: int | None = None) -> frozenset[K]:
    """The groups not to show, of groups that add up to a total that is shown.

    `people` counts each group's persons. A group of nobody may be shown: it tells of nobody.
    Everything is hidden when the total itself is under the limit.
    """
    everyone = sum(people.values()) if total is None else total
    if 0 < everyone < limit:
        return frozenset(people)
    out = {key for key, count in people.items() if 0 < count < limit}
    if not out:
        return frozenset()
    rest = sorted(
        (key for key, count in people.items() if count >= limit), key=lambda key: people[key]
    )
    while rest and (len(out) < 2 or sum(people[key] for key in out) < limit):
        out.add(rest.pop(0))
    return frozenset(out)


def coded_share(part: int, whole: int) -> str:
    """A share in words that do not betray one person: steps of 5 %, open at both ends."""
    if not whole:
        return ""
    percent = 100 * part / whole
    if percent > 95:
        return "> 95 %"
    if percent < 5:
        return "< 5 %"
    return f"{5 * floor(percent / 5 + 0.5)} %"
