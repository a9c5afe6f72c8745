"""Ideas for mentored projects, as open-source communities publish them: a form of mentors, size and
difficulty around one piece of work that is said in full."""

from __future__ import annotations

from fairbrief.fairness.facts.products import NOT_DUTIES, OF_APPLYING, is_made_here
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("projects")

_MENTORS = _BOOK.clue("mentors")
_DIFFICULTY = _BOOK.clue("difficulty")
_RESULTS = _BOOK.clue("results")
_FORM = (_MENTORS, _DIFFICULTY, _BOOK.clue("size"), _RESULTS, _BOOK.clue("programme"))
#: Looked for on such pages alone: its verbs stand in every posting.
_WORK = _BOOK.rule("work")
_HEADED = _BOOK.clue("headed")
_ONLY_LEARNED = _BOOK.rule("only learned")
#: Characters after a heading in which its words begin, and so many that say a thing.
_NEAR, _SAYS = 40, 20
#: So many lines of the form make a page of ideas.
_ENOUGH = 2


def project_described(page: Page) -> Quote | None:
    """The work of a project: under a heading for it, or where the page is one of an idea for such."""
    return _under_heading(page) or _of_mentored(page)


def _under_heading(page: Page) -> Quote | None:
    for match, _start, _end in page.matches(_HEADED):
        if page.part_at(match.start()) in NOT_DUTIES:
            continue
        begin, end = _said_after(page, match.end())
        if end - begin > _SAYS and not _ONLY_LEARNED.search(page.plain, begin, end):
            return page.quote(begin, end)
    return None


def _said_after(page: Page, place: int) -> tuple[int, int]:
    """The first sentence that says something soon after a place; nothing where there is none."""
    at = place
    while at < place + _NEAR and not page.plain[at : at + 1].isalnum():
        at += 1
    return max(at, page.sentence_at(at)[0]), page.sentence_at(at)[1]


def _of_mentored(page: Page) -> Quote | None:
    if not (page.holds(_MENTORS) or page.holds(_DIFFICULTY)):
        return None
    if sum(map(page.holds, _FORM)) < _ENOUGH:
        return None
    applying = page.sentences_with(OF_APPLYING)
    for start, end in page.sentences:
        if start in applying or page.part_at(start) in NOT_DUTIES:
            continue
        for match in _WORK.finditer(page.plain, start, end):
            if is_made_here(page, match.start(), start):
                return page.quote(match.start(), end)
    return None
