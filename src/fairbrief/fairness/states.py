"""In which state of the United States work is done, where a text names it as the place of work.

States are named in many ways that say nothing of where one works: in what is studied, in a name, as
where the founders grew up. So only a place that is written as an address is, or stands behind "in",
counts; and where two states do, neither is taken.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from importlib.resources import files

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("states")
_NOT_WHERE_BEFORE = _BOOK.rule("not where before")
_NOT_WHERE_AFTER = _BOOK.rule("not where after")
_IN_IT = _BOOK.rule("in it")
_IS_HEAD = _BOOK.rule("is head")
_AFTER_CITY = re.compile(r"\b[A-Z][\w.' -]{2,30}, $")
_IS_HEAD_AFTER = re.compile(r"\s{0,2}(?:[:,;.|()/–-]|\n|$)")
_BEFORE = 60


@cache
def _names() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Names by code; codes by what is looked for; and a pattern of that. "Washington" alone is none:
    it may be the capital, or a person."""
    text = files("fairbrief.fairness").joinpath("data/states_us.csv").read_text("utf-8")
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for row in csv.DictReader(text.splitlines()):
        names[row["code"]] = row["name"]
        codes |= dict.fromkeys((row["name"], *filter(None, row["cities"].split("|"))), row["code"])
    del codes["Washington"]
    behind: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(codes, key=len, reverse=True):
        behind[name[0]].append(re.escape(name[1:]))
    for code in names:
        behind[code[0]].append(rf"(?<=, {code[0]}){code[1:]}")
    codes |= {code: code for code in names}
    # By the first letter: capitals are few, and nothing is tried elsewhere.
    sought = "|".join(rf"{each}(?<!\w.)(?:{'|'.join(rest)})" for each, rest in behind.items())
    return names, codes, re.compile(rf"(?:{sought})(?!\w)")


def state_name(code: str) -> str:
    return _names()[0].get(code, code)


def state_of_work(page: Page) -> str:
    """The code of the state a text names as the place of work; "" for none, or several."""
    _states, codes, sought = _names()
    found = set()
    for match in sought.finditer(page.text):
        before = page.text[max(0, match.start() - _BEFORE) : match.start()]
        after = page.text[match.end() : match.end() + _BEFORE]
        if _NOT_WHERE_BEFORE.search(before.lower()) or _NOT_WHERE_AFTER.match(after.lower()):
            continue
        if (
            _AFTER_CITY.search(before)
            or _IN_IT.search(before.lower())
            or (_IS_HEAD.search(before) and _IS_HEAD_AFTER.match(page.text, match.end()))
        ):
            found.add(codes[match.group()])
    return found.pop() if len(found) == 1 else ""
