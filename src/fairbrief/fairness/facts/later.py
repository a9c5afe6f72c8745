"""Work that may follow, put together from its parts.

Somebody goes on, is kept or asked back, or there is more work: each says little by itself, for one
stays on the line and returns books. With when (once it is over), on what terms (if it goes well) or how
likely, in one sentence that speaks of no application and of no study, it is work that may follow.
"""

from __future__ import annotations

import re

from fairbrief.fairness.parts import Part
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("later")

_TERMS = _BOOK.rule("terms")
_AFTER = _BOOK.rule("after")
_NOT_LATER = _BOOK.rule("not later")
_CHANCE = re.compile(rf"\b{_BOOK.part('CHANCE')}\b")
_STUDENT = re.compile(
    rf"\b(?:you|your|yours|internships?|(?:the|right|successful|best|selected|chosen|strong) candidates?|he or she|post-?holder|(?:this|the) (?:role|job|position|post|contract)|whoever|someone|somebody|those who|both|each other|let's|do (?:it|this|that)|{_BOOK.part('LEARNER')})\b"
)
#: What is said by itself.
_NO_END = _BOOK.clue("no end")
_OUTRIGHT = (
    _NO_END,
    _BOOK.clue("before"),
    _BOOK.clue("work follows"),
    _BOOK.clue("may be lengthened"),
)
_MAY_GO_ON = _BOOK.clue("may go on")
#: With when or on what terms.
_GOES_ON = _BOOK.clue("goes on")
_IS_KEPT = _BOOK.clue("is kept")
_WE_KEEP = _BOOK.clue("we keep")
_MORE_WORK = _BOOK.clue("more work")
_LENGTHENED = _BOOK.clue("is lengthened")
_ON_MERIT = _BOOK.rule("on merit")
_TALK_OF_IT = _BOOK.clue("talk of it")
#: How likely it is that somebody is kept, right before that.
_LIKELY = _BOOK.rule("likely")
_NEAR = 50
#: How likely it is, right after it: "longer work possible".
_MAY_BE = re.compile(
    rf"(?:\W+[\w'-]+){{0,4}}?\W+(?!often|usually|normally|regularly|sometimes|frequently|generally)(?:is |are )?{_BOOK.part('CHANCE')}\b"
)
#: What is said of every job, too.
_OF_ANY_JOB = frozenset({_IS_KEPT, _MORE_WORK})
#: What says little without others.
_NEEDS_OTHERS = frozenset({_GOES_ON, _IS_KEPT, _WE_KEEP, _MORE_WORK})
#: These are no interviews and offers of the internship.
_SAYS_ITSELF = re.compile(r"\b(?:interview|offers?\b)")
_NOT_THERE = frozenset({"applying", "wanted"})
#: Parts in which words that need others speak of the work itself, or of what the firm does.
_OF_OTHER_THINGS = frozenset({"duties", "learning", "firm"})
#: Characters around it in which it is said when and on what terms.
_BESIDE = 90
#: "We are free to go on with your code": who goes on is not the student.
_OURS = re.compile(
    r"\b(?:we|it|they|which|lab|company|firm|project|team)\b"
    r"(?:(?!\b(?:you|your|interns?|students?|them|each other|both)\b)[^\n.;,:]){0,60}$"
)


def work_that_follows(page: Page, of_terms: re.Pattern[str]) -> Quote | None:
    """Words that say, with others of their sentence, that work may follow; `of_terms` is what is said
    of every job."""
    plain = page.plain
    for sought in (
        *_OUTRIGHT,
        _MAY_GO_ON,
        _GOES_ON,
        _IS_KEPT,
        _WE_KEEP,
        _MORE_WORK,
        _LENGTHENED,
        _TALK_OF_IT,
    ):
        for match, start, end in page.matches(sought):
            if (
                _is_said(sought, plain, match, start, end)
                and not page.is_negated(match.start(), start)
                and not is_denied(match[0])
                and (_SAYS_ITSELF.search(match[0]) or not _NOT_LATER.search(plain, start, end))
                and not (sought in _OF_ANY_JOB and of_terms.search(plain, start, end))
                and not _is_elsewhere(sought, page.part_at(match.start()))
            ):
                return page.quote(match.start(), match.end())
    return None


def _is_elsewhere(sought: object, part: Part) -> bool:
    """Whether it stands in a part that speaks of something else."""
    return part in _NOT_THERE or (part in _OF_OTHER_THINGS and sought in _NEEDS_OTHERS)


#: "Most students do not stay"; what "need not end" goes on.
_DENIED = re.compile(
    r"\b(?:may|might|can|could|do|does|did|are|were|have)(?:n't| not) (?!end|stop|be the)"
)


def is_denied(words: str) -> bool:
    """Whether words that were found say the contrary."""
    return _DENIED.search(words) is not None


def _is_said(sought: object, plain: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether its sentence says the other parts."""
    if sought in _OUTRIGHT or sought is _MAY_GO_ON:
        return True
    if sought is _LENGTHENED:
        return _ON_MERIT.search(plain, start, end) is not None
    if sought is not _WE_KEEP and not _STUDENT.search(plain, start, end):
        return False
    near, far = max(start, match.start() - _BESIDE), min(end, match.end() + _BESIDE)
    if sought is _GOES_ON:
        return _OURS.search(plain, near, match.start()) is None and (
            _TERMS.search(plain, near, far) is not None
            or _AFTER.search(plain, near, far) is not None
        )
    is_on_terms = _stands_beside(_TERMS, plain, match, start, end)
    is_after = _stands_beside(_AFTER, plain, match, start, end)
    if sought is _MORE_WORK:
        is_likely = (
            match[0].startswith("there")
            or _CHANCE.search(plain, near, match.start()) is not None
            or _MAY_BE.match(plain, match.end(), end) is not None
        )
        return (is_on_terms or is_after) and is_likely
    if sought is _IS_KEPT or sought is _WE_KEEP:
        near = max(start, match.start() - _NEAR)
        return is_on_terms or is_after or _LIKELY.search(plain, near, match.start()) is not None
    return is_on_terms or is_after


def _stands_beside(
    sought: re.Pattern[str], plain: str, match: re.Match[str], start: int, end: int
) -> bool:
    """Whether something stands in the sentence close by and not in the words that were matched."""
    return (
        sought.search(plain, max(start, match.start() - _BESIDE), match.start()) is not None
        or sought.search(plain, match.end(), min(end, match.end() + _BESIDE)) is not None
    )
