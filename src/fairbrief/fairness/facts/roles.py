"""People by their roles, and the words that put one in charge of another.

"The intern helps the farm manager", "with guidance from the registrar", "the foreman, who sets your
tasks": a role, and beside it words that say who works under whom.
"""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("roles")

_IN_CHARGE = _BOOK.part("IN_CHARGE")
_GUIDE = _BOOK.part("GUIDE")
_ROLE = clue(rf"\b{_IN_CHARGE}\b", rf"\b{_GUIDE}\b")
_CHIEF = re.compile(rf"{_IN_CHARGE}$")
_UNDER = _BOOK.rule("under")
_BESIDE = _BOOK.rule("beside")
_LEADS = _BOOK.rule("leads")
_NAMED = _BOOK.clue("named")
_MANAGES = _BOOK.clue("manages")
_BY_SOMEBODY = _BOOK.rule("by somebody")
TITLED = clue(rf"\b{_BOOK.part('HONORIFIC')}\b")
SHADOWED = _BOOK.clue("shadowed")
_ONE = _BOOK.rule("one")
_BY_NAME = _BOOK.rule("by name")
_DOES = _BOOK.rule("does something with")
_BY_ONE = _BOOK.rule("something by one")
_PASSING = _BOOK.rule("in passing")
_NOBODY = _BOOK.rule("nobody in charge")
_NOT_IN_CHARGE = _BOOK.rule("not in charge")
_NO_PERSON = _BOOK.rule("no person")
_ELSEWHERE = _BOOK.rule("elsewhere")
_OF_A_KIND = _BOOK.rule("of a kind")
_NEAR = 90
#: Characters around somebody in which it is said that they are nobody of the student's.
_SHORTLY = 40


#: A line of a form that nobody filled in, before the next one.
_EMPTY = re.compile(
    r"(?:mentor|supervisor|advisor|adviser)s?(?:\(s\))?[*_ ]{0,3}:[*_ \t]{0,4}\n[\s*•-]{0,8}"
    r"(?!name|github|e-?mail|lead|main|first)(?:[a-z]{3,14} ){0,3}[a-z]{3,14}[*_]{0,2}:"
)


def is_nobody(page: Page, said: Quote) -> bool:
    """Whether what was taken for somebody in charge is yet to be found, or serves others."""
    return _is_beside(page, said, _NOBODY) or _EMPTY.match(page.plain, said.start) is not None


def is_in_charge(page: Page, said: Quote) -> bool:
    """Whether who was named is somebody, and not one whom the student only meets or asks."""
    return not (
        is_nobody(page, said)
        or _is_beside(page, said, _NOT_IN_CHARGE)
        or begins_in(page, said, _NO_PERSON)
    )


def begins_in(page: Page, said: Quote, sought: re.Pattern[str]) -> bool:
    """Whether something begins in what was said, and may go on shortly after it."""
    found = sought.search(page.plain, said.start, said.end + _SHORTLY)
    return found is not None and found.start() < said.end


def _is_beside(page: Page, said: Quote, sought: re.Pattern[str]) -> bool:
    """Whether something stands in the same sentence, in what was said or shortly beside it."""
    since, until = page.sentence_at(said.start)
    near, far = max(since, said.start - _SHORTLY), min(until, said.end + _SHORTLY)
    return sought.search(page.plain, near, far) is not None


def role_in_charge(page: Page) -> Quote | None:
    """A person or role that the words beside it put in charge of the student."""
    found = _role_in_charge(page)
    return found if found and is_in_charge(page, found) else None


def _role_in_charge(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_NAMED):
        if not _is_elsewhere(page, match, start):
            return page.quote(match.start(), match.end())
    for match, start, end in page.matches(_ROLE):
        begin = _put_in_charge(page, match, start, end)
        if begin is not None:
            return page.quote(begin, match.end())
    return _managed_by(page) or _one_beside(page)


def _managed_by(page: Page) -> Quote | None:
    """Somebody who manages the place, those who learn or what they do."""
    plain = page.plain
    for match, start, _end in page.matches(_MANAGES):
        found = _BY_SOMEBODY.search(plain, max(start, match.start() - _NEAR), match.start())
        if found and not _is_elsewhere(page, found, start):
            return page.quote(found.start(), match.end())
    return None


#: "Night editor hands you the list": a role that opens its sentence.
_ACTS = re.compile(r" (?:will|would|[a-z]{3,10}s) ")
_OPENS = re.compile(r"\W{0,4}(?:[\w-]{2,14} )?")
#: "The chief decides" is a chief.
_FIRST = re.compile(r"(?:head|chief|master|lead|principal)(?= )")


def _one_beside(page: Page) -> Quote | None:
    """One set person who does something with the student, or by whom something of theirs is done,
    in whatever words."""
    plain = page.plain
    for sought in (_ROLE, TITLED):
        for match, start, end in page.matches(sought):
            since = max(start, match.start() - _NEAR)
            begin, until = match.span()
            if sought is TITLED:
                named = _BY_NAME.match(plain, until, end)
                if named is None:
                    continue
                until = named.end()
            else:
                role = match.group()
                if not _is_one(role) and (first := _FIRST.match(role)):
                    until, role = begin + first.end(), first.group()
                if not _is_one(role) or not (
                    _ONE.search(plain, since, begin)
                    or (_OPENS.fullmatch(plain, start, begin) and _ACTS.match(plain, until, end))
                ):
                    continue
            found = _BY_ONE.search(plain, since, begin)
            if found is None and not _DOES.match(plain, until, end):
                continue
            if not (
                _is_elsewhere(page, match, start)
                or _OF_A_KIND.match(plain, until, end)
                or _PASSING.search(plain, max(start, begin - _NEAR), min(end, until + _NEAR))
            ):
                return page.quote(found.start() if found else begin, until)
    return None


def _put_in_charge(page: Page, match: re.Match[str], start: int, end: int) -> int | None:
    plain = page.plain
    since = max(start, match.start() - _NEAR)
    is_of_a_kind = _OF_A_KIND.match(plain, match.end(), end)
    is_chief = _CHIEF.match(match.group()) is not None
    if not is_of_a_kind and _is_one(match.group()) and _LEADS.match(plain, match.end(), end):
        found: re.Match[str] | None = match
    elif is_of_a_kind:
        return None
    else:
        found = _UNDER.search(plain, since, match.start())
        if found and not (is_chief or _is_one(match.group()) or "supervis" in found.group()):
            found = None
        if found is None and is_chief:
            found = _BESIDE.search(plain, since, match.start())
    if found is None or _is_elsewhere(page, found, start):
        return None
    return found.start()


def _is_one(role: str) -> bool:
    if role.endswith(("team", "staff", "people", "crew")):
        return False
    return not role.endswith("s") or role.endswith(("ss", "students"))


def _is_elsewhere(page: Page, match: re.Match[str], start: int) -> bool:
    return (
        page.is_negated(match.start(), start)
        or page.part_at(match.start()) in {"wanted", "applying", "firm"}
        or _ELSEWHERE.search(page.plain, start, match.start()) is not None
    )
