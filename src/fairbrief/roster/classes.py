"""Classes in the order in which students pass through them, however a university calls them."""

from __future__ import annotations

#: How classes begin that are called by words; a number in the name tells of the others.
_CALLED = (
    ("freshman", "freshmen", "first", "fy"),
    ("sophomore", "second"),
    ("junior", "third"),
    ("senior", "fourth", "fifth"),
    ("master", "graduate", "grad", "postgraduate"),
    ("doctor", "phd", "ph.d"),
)


def order_of(name: str) -> tuple[int, str]:
    """What classes are sorted by: the years that are known by name, then the others by theirs."""
    called = name.casefold().strip()
    for place, beginnings in enumerate(_CALLED):
        if called.startswith(beginnings):
            return place, called
    return len(_CALLED), called
