"""How much of the work is routine: clerical, repetitive or fetching and carrying."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fairbrief.fairness.facts.duties import duties_of, items_of
from fairbrief.fairness.facts.projects import project_described
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("routine")

_ROUTINE = {
    "data": _BOOK.clue("routine data"),
    "calls": _BOOK.clue("routine calls"),
    "office": _BOOK.clue("routine office"),
    "post": _BOOK.clue("routine post"),
    "hands": _BOOK.clue("routine hands"),
    "prospects": _BOOK.clue("routine prospects"),
    "peers": _BOOK.clue("routine peers"),
    "records": _BOOK.clue("routine records"),
    "care": _BOOK.clue("routine care"),
    "channels": _BOOK.clue("routine channels"),
    "replies": _BOOK.clue("routine replies"),
    "leads": _BOOK.clue("routine leads"),
    "money": _BOOK.clue("routine money"),
    "logistics": _BOOK.clue("routine logistics"),
    "tasks": _BOOK.clue("routine tasks"),
    "door": _BOOK.clue("routine door"),
    "submissions": _BOOK.clue("routine submissions"),
    "many": _BOOK.clue("many"),
}  # fmt: skip
_ONLY = _BOOK.clue("only")
_SAID = _BOOK.clue("said")
_NAMED = _BOOK.clue("named")
_CHORES = _BOOK.clue("chores")
_MUCH = _BOOK.clue("much")
_TITLE = _BOOK.clue("title")
_PROMOTER = _BOOK.clue("promoter")
_SELDOM = _BOOK.clue("seldom")
_NOW_AND_THEN = _BOOK.clue("now and then")
_NOT_WORK = _BOOK.clue("not work")

_SHARE = _BOOK.clue("share")
_ACT = _BOOK.clue("act")
_NOT_ACT = _BOOK.rule("not act")
#: "You hand in a list of 40 sources": a result, however clerical a list is.
_HANDS_IN = re.compile(r"(?:hand|turn|send)(?:s|ing)? (?:us |me )?(?:in|over)\b")
#: "You may keep the sample books": a gift.
_MAY_KEEP = re.compile(r"\b(?:may|can|could|get to|gets to|allowed to|yours to) (?:all )?$")
#: Characters between how much it is and what is done.
_APART = 130


_AGAIN_FIRST = _BOOK.clue("again first")
_AGAIN = _BOOK.rule("again")
_A_NOUN = _BOOK.rule("a noun")
_OF_THOUGHT = _BOOK.rule("of thought")
_LOOKED_INTO = _BOOK.rule("looked into")
_OF_ANOTHER = _BOOK.rule("of another")
_THEY = re.compile(r"[\W_]{0,6}they[ ]")
_THEY_ARE_STUDENTS = _BOOK.rule("they are students")
_OF_LAW = _BOOK.clue("of law")
#: Characters before routine in which it can stand that it is looked into.
_BEFORE = 110
_BY_OTHERS = _BOOK.rule("done by others")
_OF_PRODUCT = _BOOK.clue("of product")
_OF_WORK = _BOOK.rule("of work")
_NO_CALLS = _BOOK.rule("no calls")
_OF_REFUSAL = ("please", "if you", "are not", "will not be")


def _is_refused(plain: str, since: int, end: int) -> bool:
    """Whether that is how not to get in touch; its words are rare, and so looked for first."""
    after = plain[since : min(end, since + 64)]
    return any(each in after for each in _OF_REFUSAL) and _NO_CALLS.match(after) is not None


_VACANCIES = _BOOK.clue("vacancies")
_OF_FIRM = _BOOK.rule("of firm")
_REACH = 2500
_ELSEWHERE = frozenset({"wanted", "applying", "firm", "learning"})


@dataclass(frozen=True)
class Routine:
    """Clerical or repetitive work: substantial when it is more than a mention."""

    substantial: bool
    quotes: tuple[Quote, ...]


#: So many kinds of it in one list are what the work is.
_LISTED = 3
#: A title stands at the head of a posting.
_HEAD = 110
#: A text of so few words says little besides what the work is.
_SHORT = 200
#: Routine named so often for the length of the text, which is never taken for shorter than so many
#: words, is what the text is about, however its sentences run.
_DENSE, _FEW_WORDS = 0.012, 40
#: In a few lines each duty named is a large part of the work.
_BRIEF = 110


#: So many verbs of a list must be such as are no nouns.
_TELLING = 2


#: Kinds that are a large part of the work wherever they are said.
_MANY = frozenset({"many"})
#: Kinds of which "no coffee runs here" says nothing.
_SELLING = frozenset({"leads", "prospects", "peers"})


class _Speech:
    """Tells of words on a page whether they speak of what the student does."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._asked = page.once(asking_sentences).union(
            *map(page.sentences_with, (_NOT_WORK, _SELDOM))
        )
        self._products = {
            start: match.start() for match, start, _end in reversed(page.matches(_OF_PRODUCT))
        }
        self._seldom = [(start, *match.span()) for match, start, _ in page.matches(_NOW_AND_THEN)]
        self._vacancies = [match.end() for match, _start, _end in page.matches(_VACANCIES)]

    def is_of_student(self, match: re.Match[str], start: int, end: int) -> bool:
        """Not of what is asked for, of the firm and its product, of others, nor denied; `start` and
        `end` bound the sentence."""
        page, plain, place = self._page, self._page.plain, match.start()
        return not (
            start in self._asked
            or page.is_negated(place, start)
            or _OF_FIRM.match(plain, start, end)
            or page.part_at(place) in _ELSEWHERE
            or any(0 <= place - each < _REACH for each in self._vacancies)
            or (
                start in self._products
                and self._products[start] < place
                and not _OF_WORK.search(plain, start, place)
            )
            or _is_refused(plain, match.end(), end)
            or plain.count('"', start, place) % 2
            or self._is_seldom(match, start)
            or (match[0].startswith("clerk") and page.holds(_OF_LAW))
            or self._is_looked_into(place, start)
            or _BY_OTHERS.match(plain, match.end(), end)
            or _OF_ANOTHER.search(plain, max(start, place - _BEFORE), place)
            or (match[0].startswith("keep") and _MAY_KEEP.search(plain, start, place))
            or (match[0].startswith("check") and _A_NOUN.search(plain, start, place))
        )

    def _is_seldom(self, match: re.Match[str], start: int) -> bool:
        """Whether its clause says that it is done now and then, or a word before does."""
        return any(
            start == each
            and (end <= match.end() or "," not in self._page.plain[match.end() : begin])
            for each, begin, end in self._seldom
        )

    def _is_looked_into(self, place: int, start: int) -> bool:
        """Whether it is what others do, or what is studied, learned or done away with."""
        plain = self._page.plain
        they = _THEY.match(plain, start, place)
        if they and they.end() <= place:
            before = self._page.sentence_at(start - 1)
            if _THEY_ARE_STUDENTS.search(plain, *before):
                start = they.end()
        return _LOOKED_INTO.search(plain, max(start, place - _BEFORE), place) is not None


def read_routine(page: Page) -> Routine:
    """Substantial in a title, or when kinds of routine work make up much of the duties."""
    found: dict[str, Quote] = {}
    mentioned: dict[int, int] = {}
    said_at: list[tuple[int, int]] = []
    speech = _Speech(page)
    for kind, sought in page.among(_ROUTINE):
        for match, start, end in page.matches(sought):
            if speech.is_of_student(match, start, end):
                found.setdefault(kind, page.quote(match.start(), match.end()))
                said_at.append(match.span())
                mentioned[start] = mentioned.get(start, 0) + 1
    for start, again in _again_and_again(page).items():
        first = again[0]
        if speech.is_of_student(first, start, page.sentence_at(start)[1]):
            found.setdefault("again", page.quote(first.start(), again[-1].end()))
            mentioned[start] = max(mentioned.get(start, 0), _LISTED)
    mentions = sum(mentioned.values())
    quotes = _each_once(found.values())
    title, said, named = (
        next(
            (
                page.quote(*match.span())
                for match, start, end in page.matches(sought)
                if speech.is_of_student(match, start, end)
            ),
            None,
        )
        for sought in (_TITLE, _SAID, _NAMED)
    )
    only = page.first(_ONLY)
    if title and (title.start < _HEAD or (mentions >= 2 and page.words < _SHORT)):
        return Routine(True, quotes or (title,))
    if "peers" in found and page.holds(_PROMOTER):
        return Routine(True, quotes)
    if said:
        return Routine(True, quotes or (said,))
    if _is_denied(page) and found.keys().isdisjoint(_SELLING):
        return Routine(False, quotes)
    if named:
        return Routine(True, quotes or (named,))
    if only and (page.words < _SHORT or len(found) >= 2):
        return Routine(True, quotes or (only,))
    if share := _act_with_share(page, speech):
        return Routine(True, quotes or (share,))
    if found.keys() & _MANY or not page.sentences_with(_MUCH).isdisjoint(mentioned):
        return Routine(True, quotes)
    told = quotes
    substantial = (
        (mentions >= 2 and mentions / max(page.words, _FEW_WORDS) >= _DENSE)
        or any(number >= _LISTED for number in mentioned.values())
        or (mentions >= 1 and _is_much_of_duties(page, len(found), mentions, mentioned))
    )
    if not substantial and page.words < _BRIEF and (acts := _acts_alone(page, speech)):
        substantial, told = True, quotes or (acts,)
    if not substantial and (items := _items_of_routine(page, speech, said_at)):
        substantial, told = True, tuple(items)
    if substantial and project_described(page):  # its verbs are those of a program
        return Routine(False, quotes)
    return Routine(substantial, told)


def _each_once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes in their order, without those that stand within another."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda each: (each.start, -each.end)):
        if not kept or quote.end > kept[-1].end:
            kept.append(quote)
    return tuple(kept)


def _is_denied(page: Page) -> bool:
    """Whether it says that the chores interns are made to do elsewhere are none of theirs."""
    return any(
        page.is_negated(match.start(), start)
        or _LOOKED_INTO.search(page.plain, max(start, match.start() - _BEFORE), match.start())
        for match, start, _end in page.matches(_CHORES)
    )


#: So many of the things that are done, and so large a share of them.
_FEW_ITEMS, _A_SHARE = 2, 0.12
#: More of them are enough for a smaller share of a long list.
_SEVERAL_ITEMS, _A_SMALL_SHARE = 3, 0.05


def _items_of_routine(page: Page, speech: _Speech, known: list[tuple[int, int]]) -> list[Quote]:
    """The things that are done of which each is clerical or the same again, where they are a share
    of all that is done; else none. `known`: where kinds of routine work are said."""
    if len(known) + len(page.matches(_ACT)) < _FEW_ITEMS:
        return []
    number, routine = 0, set()
    for start, end in duties_of(page):
        acts = _acts_in(page, start, end)
        for begin, until in items_of(page, start, end):
            number += 1
            act = _first_act(page, acts, start, begin, until)
            if act is None:
                span = next((each for each in known if begin <= each[0] < until), None)
            else:
                span = act.span() if speech.is_of_student(act, start, end) else None
            if span and not _NOT_ACT.search(page.plain, begin, until):
                routine.add(span)
    return [page.quote(*span) for span in sorted(routine)] if _is_much(len(routine), number) else []


def _acts_in(page: Page, start: int, end: int) -> list[re.Match[str]]:
    """What is clerical or the same again between two places of a sentence, and no result of work."""
    return [act for act in page.within(_ACT, start, end) if not _HANDS_IN.match(act[0])]


def _first_act(
    page: Page, acts: list[re.Match[str]], start: int, begin: int, until: int
) -> re.Match[str] | None:
    """The first of some acts that begins between two places and is no noun."""
    found = next((each for each in acts if begin <= each.start() < until), None)
    return None if found and _A_NOUN.search(page.plain, start, found.start()) else found


def _is_much(routine: int, of: int) -> bool:
    """Whether so many things are a share of all."""
    return (routine >= _FEW_ITEMS and routine >= of * _A_SHARE) or (
        routine >= _SEVERAL_ITEMS and routine >= of * _A_SMALL_SHARE
    )


def _again_and_again(page: Page) -> dict[int, list[re.Match[str]]]:
    """Verbs of work that is done again and again, in sentences that are made of them."""
    said: dict[int, list[re.Match[str]]] = {}
    plain = page.plain
    telling = Counter((start, end) for _match, start, end in page.matches(_AGAIN_FIRST))
    for (start, end), number in telling.items():
        # As many as make a list are parted so often: most sentences are not.
        parted = plain.count(",", start, end) + plain.count(" and ", start, end)
        if number < _TELLING or parted < _LISTED - 1:
            continue
        if not _OF_THOUGHT.search(plain, start, end):
            verbs = [
                match
                for match in _AGAIN.finditer(plain, start, end)
                if not _A_NOUN.search(plain, start, match.start())
            ]
            if len({match[0][:4] for match in verbs}) >= _LISTED:
                said[start] = verbs
    return said


def _act_with_share(page: Page, speech: _Speech) -> Quote | None:
    """An act that is clerical or the same again in a sentence that says it is much of the work, or
    done to many things."""
    plain = page.plain
    for share, start, end in page.matches(_SHARE):
        if page.is_negated(share.start(), start):
            continue
        since = max(start, share.start() - _APART)
        for act in _acts_in(page, since, min(end, share.end() + _APART)):
            if (
                not _A_NOUN.search(plain, since, act.start())
                and speech.is_of_student(act, start, end)
                and not _NOT_ACT.search(plain, start, end)
            ):
                return page.quote(min(share.start(), act.start()), max(share.end(), act.end()))
    return None


#: So many acts in one sentence of a few lines are what the work is.
_ACTS_ALONE = 2


def _acts_alone(page: Page, speech: _Speech) -> Quote | None:
    """A sentence of clerical acts alone, in a text that says little else."""
    plain = page.plain
    for start, end in page.sentences:
        acts = [
            act
            for act in _acts_in(page, start, end)
            if not _A_NOUN.search(plain, start, act.start())
        ]
        if (
            len(acts) >= _ACTS_ALONE
            and not _NOT_ACT.search(plain, start, end)
            and speech.is_of_student(acts[0], start, end)
        ):
            return page.quote(acts[0].start(), acts[-1].end())
    return None


def _are_of_thought(page: Page, mentioned: dict[int, int]) -> bool:
    """Whether each sentence that mentions routine speaks of work of another kind."""
    return all(
        _NOT_ACT.search(page.plain, start, page.sentence_at(start + 1)[1]) for start in mentioned
    )


def _is_much_of_duties(page: Page, kinds: int, mentions: int, mentioned: dict[int, int]) -> bool:
    """Whether kinds of routine work, mentioned so often in these sentences, are a large share of the
    duties; they are counted only where it can be."""
    is_brief = page.words < _BRIEF
    if not (is_brief or kinds >= 2 or mentions >= 3):
        return False
    duties = duties_of(page)
    share = len(mentioned) / max(len(duties), 1)
    return (
        (kinds >= 2 and share >= 0.3)
        or (mentions >= 3 and share >= 0.25)
        or (
            is_brief
            and share >= 0.5
            and mentions >= _items(page, duties) * _SHARE_OF_ITEMS
            and (mentions >= _LISTED or not _are_of_thought(page, mentioned))
        )
    )


#: So large a share of what is listed in a few lines.
_SHARE_OF_ITEMS = 0.25


def _items(page: Page, duties: list[tuple[int, int]]) -> int:
    """How many things the sentences of duties list."""
    return sum(1 for start, end in duties for _item in items_of(page, start, end))
