"""Small groups of one question are not shown, and cannot be worked out from what is shown.

Each question parts those who answered the survey into groups; nothing here crosses two questions,
so one table at a time is all there is to hide in. (Reports, a room above, cross many.)
"""

from __future__ import annotations

from collections.abc import Mapping


def hidden[K](people: Mapping[K, int], *, limit: int) -> frozenset[K]:
    """The groups not to show, of groups that add up to a total that is shown.

    Every group under the limit, and with them the next smallest until those hidden, which a reader
    gets by taking what is shown from the total, are two at least and together at least the limit.
    A group of nobody may be shown: it tells of nobody. All are hidden when all together are few.
    """
    if 0 < sum(people.values()) < limit:
        return frozenset(people)
    out = {key for key, count in people.items() if 0 < count < limit}
    if not out:
        return frozenset()
    enough = [key for key, count in people.items() if count >= limit]
    for key in sorted(enough, key=lambda each: people[each]):
        if len(out) > 1 and sum(people[each] for each in out) >= limit:
            break
        out.add(key)
    return frozenset(out)
