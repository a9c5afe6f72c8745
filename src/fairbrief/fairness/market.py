"""What work of a kind earns in the market, from a table that ships with the library.

Source: US Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2025,
national estimates. The words by which an occupation is known in a text are ours.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from importlib.resources import files

from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.text import Page

SOURCE = "US Bureau of Labor Statistics, wages by occupation, May 2025 (bls.gov/oes)"
ALL = "00-0000"


@dataclass(frozen=True, kw_only=True)
class Band:
    """Hourly wages of an occupation in cents: a tenth earn less than `p10`, a tenth more than `p90`.

    `occupation` is the code of the Standard Occupational Classification.
    """

    occupation: str
    title: str
    p10_minor: int
    median_minor: int
    p90_minor: int

    @property
    def too_good_minor(self) -> int:
        """Half as much again as all but a tenth of the people in the job earn."""
        return self.p90_minor * 3 // 2


def _table() -> tuple[dict[str, Band], dict[str, Clue]]:
    text = (
        files("fairbrief.fairness").joinpath("data/wages_by_occupation_us.csv").read_text("utf-8")
    )
    bands, words = {}, {}
    for row in csv.DictReader(text.splitlines()):
        bands[row["occupation"]] = Band(
            occupation=row["occupation"],
            title=row["title"],
            p10_minor=int(row["p10_minor"]),
            median_minor=int(row["median_minor"]),
            p90_minor=int(row["p90_minor"]),
        )
        if row["words"]:
            words[row["occupation"]] = clue(rf"\b(?:{row['words']})\b")
    return bands, words


#: Made with the module: what is looked for in every text must be known before the first is read.
_BANDS, _WORDS = _table()


def band_of(occupation: str) -> Band:
    """The band of an occupation; of all occupations together for one not in the table."""
    return _BANDS.get(occupation, _BANDS[ALL])


#: "Website intern", "designing", "a tutor": work or who does it. "Our website" alone is neither.
_IS_WORK = re.compile(
    r"(?:ing|ers?|ors?|ists?|ants?|ians?|ysts?|clerks?|design|research|marketing|entry|sales|care"
    r"|planning|relations|strategy)$"
)
_IS_WORK_AFTER = re.compile(
    r"\W{0,2}(?:[\w-]{3,14} ){0,2}(?:micro-?interns?(?:hips?)?|interns?(?:hips?)?|assistants?|positions?"
    r"|roles?|jobs?|trainees?|fellows?(?:hips?)?|apprentices?|analysts?|engineers?|work|projects?)\b"
)
#: Somebody else's: a supervisor's title, those one supplies or writes for, what the house is doing.
_OF_OTHERS = re.compile(
    r"\b(?:report(?:s|ing)? to|supervis\w{2,4}|mentor\w{0,3}|for|with|by|from|our|their|head of"
    r"|director of|supply|supplies)\b[^\n.;:]{0,40}$"
    r"|(?:\b(?:is|are|now|currently|actively)|'re) $"
)
_HEAD, _IN_HEAD = 90, 4
#: Places of a trade that are looked at, and so many of them that it is spoken of often.
_PLACES, _OFTEN = 5, 4


def occupation_in(page: Page) -> str:
    """The occupation a text speaks of first and most, "" if it names none that is known; a thing
    that is only named, or what somebody else does, is none, nor is one duty of several trades."""
    found: list[tuple[int, int, str]] = []
    for occupation, sought in page.among(_WORDS):
        places = page.matches(sought)[:_PLACES]
        named = [match for match, start, _end in places if _is_named(page, match, start)]
        if named:
            head = _IN_HEAD * (named[0].start() < _HEAD)
            own = len(named) + head + (len(places) >= _OFTEN)
            found.append((len(places) + head, own, occupation))
    if not found:
        return ""
    _weight, own, occupation = max(found, key=lambda each: each[0])
    return occupation if own > 1 and own * 2 >= sum(each[1] for each in found) else ""


def _is_named(page: Page, match: re.Match[str], start: int) -> bool:
    """Whether words name the job that is offered."""
    is_work = _IS_WORK.search(match.group()) or _IS_WORK_AFTER.match(page.plain, match.end())
    return bool(is_work) and not _OF_OTHERS.search(page.plain, start, match.start())
