"""Signs that some place cannot hold: a database those JSON can say, XML those a form can send."""

from __future__ import annotations

import re

#: A zero byte, and half of a pair of signs that mean something together only.
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_kept(text: str) -> bool:
    """Whether the database takes the text as it is."""
    return _UNKEPT.search(text) is None


def in_xml(text: str) -> str:
    """The text without signs that no XML can hold; nobody sees them anyway."""
    return _NOT_IN_XML.sub("", text)


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
