"""Finding the skills of the list in a text, with where they stand.

Word by word and the longest spelling first, so 300 words cost a millisecond. Words that are also
something else ("excel at", "go to", "R&D") count only where they are the skill; what is denied ("no
Excel needed") does not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fairbrief.skills.taxonomy import EXACT, IN_COMPANY, TAXONOMY, WORD, folded

#: What may stand between two words of one spelling.
_JOINS = frozenset({"", "-", "‐", "–", "/", ".", "&", "\n"})
#: Fields whose skills are company for a single letter.
_TECHNICAL = frozenset({"Data", "Technology"})
#: How far away company may stand, in characters.
_NEAR = 60
#: Words that say that a letter is a language.
_BEFORE = frozenset({"in", "using", "use", "uses", "know", "knows", "learn", "learning", "code"})
_AFTER = frozenset({"programming", "language", "code", "script", "scripts", "package", "packages"})
#: After these the word before is something else.
_OTHERWISE = {
    "excel": {"at", "as", "beyond", "academically"},
    "react": {"to", "quickly", "when", "with"},
    "go": {"to", "through", "over", "on", "ahead", "back", "beyond", "live", "into", "out", "for"},
    "drawing": {"on", "from", "up"},
    "spanish": {"american", "civil", "flu"},
    "french": {"press", "fries", "revolution", "toast"},
    "german": {"shepherd"},
    "chinese": {"new", "food", "restaurant", "restaurants", "medicine"},
    "swift": {"action", "response", "replies", "reply"},
    "c": {"major", "minor", "suite", "level"},
}
#: Nor is it the skill after these.
_LETTERED = {
    "vitamin",
    "plan",
    "grade",
    "class",
    "series",
    "section",
    "type",
    "hepatitis",
    "option",
}
_OTHERWISE_AFTER = {
    "excel": {"will", "to", "who", "can", "you", "they"},
    "c": _LETTERED,
    "r": _LETTERED | {"rated"},
}
#: At the start of a sentence these verbs go on with such words; a tool does not.
_ONWARD = frozenset({"in", "at", "as", "by", "with", "and", "the", "a", "your", "this"})
_DENIALS = frozenset({"no", "not", "without", "never"})
#: A denial reaches over so many words.
_REACH = 5
_LIST_EDGES = frozenset(",;/|()\n•·:*")
_ENDS = frozenset(".!?\n•")


@dataclass(frozen=True, slots=True)
class Found:
    """A skill and where it stands: `text[start:end]` is how it was written."""

    slug: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Spelling:
    slug: str
    words: tuple[str, ...]
    exact: tuple[str, ...]
    needs_company: bool


@dataclass(frozen=True, slots=True)
class _Word:
    raw: str
    folded: str
    start: int
    end: int


def _index() -> dict[str, list[_Spelling]]:
    """The spellings by their first word, the longest first."""
    found: dict[str, list[_Spelling]] = {}
    for entry in TAXONOMY.values():
        for marked in (_own_name(entry.name, entry.marked), *entry.marked):
            if not marked:
                continue
            plain = marked.lstrip(EXACT + IN_COMPANY)
            raw = tuple(WORD.findall(plain))
            words = tuple(map(folded, raw))
            exact = raw if marked != plain else ()
            spelling = _Spelling(entry.slug, words, exact, marked.startswith(IN_COMPANY))
            found.setdefault(words[0], []).append(spelling)
    for rows in found.values():
        rows.sort(key=lambda each: -len(each.words))
    return found


def _own_name(name: str, marked: Sequence[str]) -> str:
    """The name, unless it is spelled with a mark."""
    return "" if any(each[1:] == name for each in marked) else name


_SPELLINGS = _index()


def read_skills(text: str) -> list[Found]:
    """Every mention of a skill of the list, in the order of the text."""
    words = [
        _Word(match[0], folded(match[0]), match.start(), match.end())
        for match in WORD.finditer(text)
    ]
    sure: list[Found] = []
    unsure: list[tuple[int, _Spelling, Found]] = []
    place = 0
    while place < len(words):
        spelling = _spelling_at(text, words, place)
        if spelling is None:
            place += 1
            continue
        last = place + len(spelling.words) - 1
        found = Found(spelling.slug, words[place].start, words[last].end)
        if not _is_denied(text, words, place):
            if spelling.needs_company:
                unsure.append((place, spelling, found))
            else:
                sure.append(found)
        place = last + 1
    company = [each for each in sure if TAXONOMY[each.slug].field in _TECHNICAL]
    sure += [each for place, _spelling, each in unsure if _fits(text, words, place, each, company)]
    return sorted(sure, key=lambda each: each.start)


def skills_in(text: str) -> list[str]:
    """The slugs of the skills a text names, the one named most often first, then as they come."""
    times: dict[str, int] = {}
    for each in read_skills(text):
        times[each.slug] = times.get(each.slug, 0) + 1
    return sorted(times, key=lambda slug: -times[slug])


def _spelling_at(text: str, words: Sequence[_Word], place: int) -> _Spelling | None:
    for spelling in _SPELLINGS.get(words[place].folded, ()):
        here = words[place : place + len(spelling.words)]
        if (
            tuple(each.folded for each in here) == spelling.words
            and all(_is_joined(text, one, two) for one, two in pairwise(here))
            and _is_written_so(text, words, place, spelling)
        ):
            return spelling
    return None


def _is_joined(text: str, one: _Word, two: _Word) -> bool:
    between = text[one.end : two.start]
    return 0 < len(between) < 5 and between.strip(" \t\xa0\r") in _JOINS


def _is_written_so(text: str, words: Sequence[_Word], place: int, spelling: _Spelling) -> bool:
    """Letters as they must be, and no neighbour that makes it something else."""
    here = words[place : place + len(spelling.words)]
    after = _next(text, words, place + len(spelling.words) - 1)
    if after in _OTHERWISE.get(here[-1].raw.lower(), ()):
        return False
    said = words[place - 1].raw.lower() if place else ""
    if said in _OTHERWISE_AFTER.get(here[0].raw.lower(), ()):
        return False
    if not spelling.exact:
        return True
    start, end = here[0].start, here[-1].end
    if tuple(each.raw for each in here) == spelling.exact:
        return not (_begins_sentence(text, start) and after in _ONWARD and len(here) == 1)
    # Written small in a list of skills it is meant all the same.
    return not spelling.needs_company and _stands_in_list(text, start, end)


def _next(text: str, words: Sequence[_Word], place: int) -> str:
    """The word that goes on from this one without a stop."""
    if place + 1 >= len(words):
        return ""
    between = text[words[place].end : words[place + 1].start]
    return words[place + 1].raw.lower() if between.strip(" \t\xa0\n") in ("", "-") else ""


def _before(text: str, start: int) -> str:
    """The last character before a place that is no blank; a new line counts, the start is one."""
    kept = text[max(0, start - 8) : start].rstrip(" \t\xa0\r")
    return kept[-1] if kept else "\n"


def _behind(text: str, end: int) -> str:
    kept = text[end : end + 8].lstrip(" \t\xa0\r")
    return kept[0] if kept else "\n"


def _begins_sentence(text: str, start: int) -> bool:
    return _before(text, start) in _ENDS


def _stands_in_list(text: str, start: int, end: int) -> bool:
    """Nothing but the list's own marks on either side, and one real mark at least."""
    before, behind = _before(text, start), _behind(text, end)
    return before in _LIST_EDGES and (behind in _LIST_EDGES or behind == ".")


def _is_denied(text: str, words: Sequence[_Word], place: int) -> bool:
    """A "no" or "without" stands shortly before it, in the same part of the sentence."""
    end = words[place].start
    for word in reversed(words[max(0, place - _REACH) : place]):
        if any(mark in text[word.end : end] for mark in ".;:!?,\n"):
            return False
        if word.folded in _DENIALS:
            return not text[word.end :].lstrip().startswith("only")
        end = word.start
    return False


def _fits(
    text: str, words: Sequence[_Word], place: int, found: Found, company: Sequence[Found]
) -> bool:
    """Whether a single letter, or a word that is mostly another, is the skill here."""
    if _around(text, found) & set("&'’-"):
        return False
    if _says_so(text, words, place):
        return True
    if _begins_sentence(text, found.start) and _behind(text, found.end) not in _LIST_EDGES:
        return False
    if re.match(r"\.\s+[A-Z][a-z]", text[found.end : found.end + 8]):  # R. Smith
        return False
    return any(
        found.start - each.end <= _NEAR and each.start - found.end <= _NEAR for each in company
    )


def _around(text: str, found: Found) -> set[str]:
    """The characters on both sides of a find, over one blank."""
    return set(_before(text, found.start)) | set(_behind(text, found.end))


def _says_so(text: str, words: Sequence[_Word], place: int) -> bool:
    if _next(text, words, place) in _AFTER:
        return True
    return bool(place) and words[place - 1].raw.lower() in _BEFORE
