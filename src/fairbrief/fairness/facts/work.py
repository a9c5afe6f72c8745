"""What is learned, and words that name no duty."""

from __future__ import annotations

import re

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.facts.gains import (
    GAINING,
    LESSON,
    TAUGHT,
    is_got,
    is_what_one_need_not_know,
)
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("learning")

VAGUE = _BOOK.clue("vague")
_LEARNING = _BOOK.clue("learning")
_NOT_LEARNING = _BOOK.rule("not learning")
_NOT_OF_STUDENT = _BOOK.rule("not of student")
_WANTS_TO_GAIN = _BOOK.rule("wants to gain")
_GAIN = _BOOK.rule("gain")
_LEARN = re.compile(r"learn|gain|acquir")
_OTHERS = _BOOK.rule("others")
_OF_APPLICANTS = _BOOK.rule("of applicants")
_NOT_LEARNING_AFTER = _BOOK.rule("not learning after")
_OF_REQUIRING = re.compile(
    r"\b(?:experience|education|understanding|knowledge|skills|expertise|insights?)\b"
)
_REQUIREMENTS = _BOOK.rule("requirements")


_NO_LESSON = _BOOK.rule("no lesson")
_A_TIME = _BOOK.rule("a time")
#: "Must be trained to protect it": what is asked of whoever works there.
_REQUIRED = re.compile(r"\b(?:must|has to|have to|needs? to|should|required to) $")
_ELSEWHERE = frozenset({"wanted", "applying", "firm"})
#: Said of what one need not know yet, wherever that stands.
_PROMISED = re.compile(
    r"(?:will be|are|be) (?:shown|taught|trained) how|training (?:will be|is|to be)? ?(?:provided|given|offered)"
    r"|(?:skills?|experience|knowledge|competenc\w{1,3})[^:]{0,16} (?:to be|you(?:'ll| will)) "
)


def read_learning(page: Page) -> Quote | None:
    """A named subject or skill; "learn a lot" and "willing to learn" name none."""
    return (
        _learning(page, _LEARNING)
        or _learning(page, GAINING)
        or _learning(page, LESSON)
        or _taught(page)
        or _listed_to_learn(page)
    )


#: Fewer letters under a heading name nothing.
_NAMES_SOMETHING = 14


def _listed_to_learn(page: Page) -> Quote | None:
    """What stands first under a heading that says what is learned."""
    if not page.has_part("learning"):
        return None
    is_heading = False
    for start, end in page.sentences:
        if page.part_at(start + 1) != "learning":
            is_heading = False
        elif not is_heading:
            is_heading = True
        elif end - start >= _NAMES_SOMETHING and not page.is_negated(end, start):
            return page.quote(start, end)
    return None


def _taught(page: Page) -> Quote | None:
    """What one need not know, for it is taught: "never held a chisel? We teach you"."""
    for match, _start, _end in page.matches(TAUGHT):
        if page.part_at(match.start()) != "firm" and is_what_one_need_not_know(
            page.plain, match.start()
        ):
            return page.quote(match.start(), match.end())
    return None


def _learning(page: Page, sought: Clue) -> Quote | None:
    for match, start, end in page.matches(sought):
        before = page.plain[start : match.start()]
        after = page.plain[match.end() : match.end() + 30]
        if not (
            (
                _NOT_LEARNING.search(before)
                and not _is_offered(match, before)
                and not (_ASKED.search(before) and page.plain.startswith("?", end))
            )
            or (
                _LEARN.match(match.group())
                and _NOT_OF_STUDENT.search(before)
                and not _is_said_of_learners(page, before, start)
            )
            or _OTHERS.search(before)
            or (match.group().startswith("be ") and _REQUIRED.search(before))
            or (match.group().startswith("experience") and _OF_APPLICANTS.search(before))
            or _NOT_LEARNING_AFTER.match(after)
            or (sought is LESSON and not is_got(before))
            or (
                not match.group().startswith("leave")  # with solid skills, which nobody asks for
                and _OF_REQUIRING.search(match.group())
                and _REQUIREMENTS.search(page.plain, start, end)
            )
            or _is_denied(page, match, start)
            or _NO_LESSON.search(page.plain, match.start(), min(end, match.end() + 40))
            or _A_TIME.match(page.plain, match.start(), end)
            or (_TO.match(before) and _IS_READ.search(page.plain, match.end(), end))
            or (page.part_at(match.start()) in _ELSEWHERE and not _PROMISED.match(match.group()))
            or (match.group().startswith("what you") and _gains_nothing(page, match.end()))
            or (_TO_THEM.match(match.group()) and _OF_CLIENTS.search(before))
            or (match.group().startswith("learn") and _is_name(page, match.start()))
        ):
            return page.quote(match.start(), _end_of_word(page, match.end()))
    return None


#: "Want to learn it?" holds it out.
_ASKED = re.compile(
    r"^\W{0,6}(?:do you |would you |are you )?"
    r"(?:want|wish|like|love|keen|eager|curious|ready|looking|excited) to (?:finally |really )?$"
)
#: "To get a sense of it, read the posts" sends one to read, and promises nothing.
_TO = re.compile(r"\W{0,6}(?:in order )?to $")
_IS_READ = re.compile(
    r", ?(?:you (?:can|may|might|should) |please |just |feel free to )?"
    r"(?:read|see|visit|check|look|watch|click|browse|go to|contact|refer|follow|have a look|e-?mail)\b"
)
#: What a firm gives its clients: "we free our clients and give them confidence in it".
_TO_THEM = re.compile(r"\w{4,12} them\b")
_OF_CLIENTS = re.compile(r"\b(?:customers?|clients?|users|patients|projects|businesses)\b")
#: "Our Kiln Learn site" is a product; before a list or after "to" and the like a capital is none.
_WORD_BEFORE = re.compile(r"([A-Z][\w'-]*) $")
_IN_A_TITLE = frozenset({"will", "to", "and", "you", "we", "interns", "students", "what", "learn"})


def _is_name(page: Page, place: int) -> bool:
    """Whether "Learn" is the last part of a name: it and the word before it are written large."""
    if not page.text[place].isupper():
        return False
    found = _WORD_BEFORE.search(page.text, max(0, place - 30), place)
    return found is not None and found[1].lower() not in _IN_A_TITLE


#: "They learn it" is said of the learners of the sentence before.
_THEY_FIRST = re.compile(r"\W{0,3}they ")
_LEARNERS = re.compile(r"\b(?:interns?|trainees?|students|fellows|apprentices|volunteers)\b")
_THEY = re.compile(r"\bthey (?:\w{2,8} )?$")
#: Characters of it that are looked at.
_SINCE = 240
_SAID_OF_LEARNERS = _BOOK.rule("said of learners")
_A_SKILL = _BOOK.rule("a skill")


def _is_said_of_learners(page: Page, before: str, start: int) -> bool:
    if not _THEY.search(before):
        return False
    since = max(0, start - _SINCE)
    return _LEARNERS.search(before) is not None or (
        _THEY_FIRST.match(before) is not None
        and _SAID_OF_LEARNERS.search(page.plain, since, start) is not None
    )


def _is_offered(match: re.Match[str], before: str) -> bool:
    """Whether what applicants want is what the posting gives."""
    return bool(_GAIN.match(match.group()) and _WANTS_TO_GAIN.search(before))


def _gains_nothing(page: Page, place: int) -> bool:
    """Whether the list under "what you gain" names no skill; one of what is learned always does."""
    if "learn" in page.plain[max(0, place - 30) : place + 8]:
        return False
    return _A_SKILL.search(page.plain, place, place + _LIST) is None


#: Characters of a list that are looked at.
_LIST = 400


def _end_of_word(page: Page, place: int) -> int:
    """Where the word ends in which a match ends: a subject is known by its first letter."""
    while 0 < place < len(page.plain) and page.plain[place - 1 : place + 1].isalnum():
        place += 1
    return place


_OWN_CLAUSE = _BOOK.rule("own clause")


#: "No better way to learn about it" denies nothing.
_BEST_WAY = re.compile(r"\bno (?:better|quicker|faster|finer) (?:way|place) to $")


def _is_denied(page: Page, match: re.Match[str], start: int) -> bool:
    if _BEST_WAY.search(page.plain, start, match.start()):
        return False
    return page.is_negated(match.start(), start) and not _OWN_CLAUSE.search(
        page.plain, start, match.start()
    )
