"""Texts that come as JSON, which can say what no database takes."""

from __future__ import annotations

import re

#: A zero byte, and half of a pair of signs that mean something together only.
_UNKEPT = re.compile("[\0\ud800-\udfff]")


def is_kept(text: str) -> bool:
    """Whether the database takes the text as it is."""
    return _UNKEPT.search(text) is None


def all_kept(said: object) -> bool:
    """Whether it takes every text of what was read from JSON, names of members included."""
    waiting = [said]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str) and not is_kept(each):
            return False
        if isinstance(each, dict):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            waiting += each
    return True
