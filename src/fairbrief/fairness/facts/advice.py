"""Feedback and mentoring beside their own words: who goes over what with whom, and which feedback is
not the student's at all."""

from __future__ import annotations

import re

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("advice")

ADVISING = _BOOK.clue("advising")
_GIVER = _BOOK.part("GIVER")
_GIVEN_BY = re.compile(rf"\b{_GIVER}\b[^\n]{{0,50}}$")
_GIVE = re.compile(
    r"\b(?:provid(?:e|ing)|give|giving|offer(?:ing)?|shar(?:e|ing)) (?:\w{4,12} ){0,2}$"
)
_BEGINS_TO_GIVE = re.compile(r"(?:provid(?:e|ing)|give|giving|offer(?:ing)?|shar(?:e|ing))\b")
_FOR_YOU = re.compile(r"\b(?:you|interns?|students?|your|their)\b")
_ONE_ON_ONE = re.compile(r"one[- ](?:on|to)[- ]one|1[:-](?:on-)?1")
_WITH_OTHERS = _BOOK.rule("with others")
_ADVISE = re.compile(r"advises? you(?! (?:on|about|in|with|through|regarding|as|throughout))")
_OF_A_THING = _BOOK.rule("of a thing")
_OF_APPLICANTS = re.compile(
    r"\b(?:experience|experienced|background|history|interest) (?:(?!under)\w{2,10} ){0,3}$|\bmy (?:\w{3,12} )?$"
)
_TO_OTHERS = re.compile(
    r" (?:to|for) (?:our |the |its )?(?:\w{3,12} )?(?:governments?|clients?|compan(?:y|ies)|customers?|famil(?:y|ies)"
    r"|business(?:es)?|patients?|members?|tenants?|schools?|farmers?)\b"
)
_ELSEWHERE = frozenset({"wanted", "applying", "firm"})


#: "Your supervisor is a fellow. They read drafts and give feedback."
_THEY = re.compile(r"\W{0,4}(?:they|he|she)\b")
_HERE_BEFORE = re.compile(rf"\b(?:your|the intern's|assigned|an?) (?:[\w-]{{3,14}} )?{_GIVER}\b")
_SHORTLY_BEFORE = 160


def given_by_one_before(plain: str, start: int) -> bool:
    """Whether a sentence says "they" of somebody of whom the one before spoke."""
    return bool(
        _THEY.match(plain, start)
        and _HERE_BEFORE.search(plain, max(0, start - _SHORTLY_BEFORE), start)
    )


def is_not_for_student(page: Page, match: re.Match[str], start: int, end: int) -> bool:
    """Whether words of feedback or mentoring are meant for somebody else, or wanted of applicants."""
    plain, found = page.plain, match.group()
    before = plain[start : match.start()]
    if page.part_at(match.start()) in _ELSEWHERE:
        return True
    if "feedback" in found or "comments" in found or "notes" in found:
        gives = _BEGINS_TO_GIVE.match(found) or _GIVE.search(before)
        if gives and not (
            _GIVEN_BY.search(before) or _FOR_YOU.search(found) or given_by_one_before(plain, start)
        ):
            return True
    if _ONE_ON_ONE.match(found) and _WITH_OTHERS.search(plain, start, min(end, match.end() + 60)):
        return True
    if _ADVISE.match(found) or _TO_OTHERS.match(plain, match.end(), end):
        return True
    if found.startswith(("mentor", "coach", "performance", "with feedback", "with comments")):
        return bool(_OF_APPLICANTS.search(before) or _OF_A_THING.match(plain, match.end(), end))
    return False
