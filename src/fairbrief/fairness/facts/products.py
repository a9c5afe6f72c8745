"""Products: things made, by their names, where a verb of making or a list says them."""

from __future__ import annotations

import re
from typing import NamedTuple

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.duties import OF_OTHERS
from fairbrief.fairness.facts.framed import is_count
from fairbrief.fairness.facts.selection import selection_sentences
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("products")

_MAKES = _BOOK.part("MAKES")
_PRODUCT = _BOOK.part("PRODUCT")
_EXACT = _BOOK.clue("exact")
_COUNTED = _BOOK.rule("counted")
_WORDS_BEFORE = 90
_OF_ANOTHER = _BOOK.rule("of another")
_HANDED_IN = _BOOK.rule("handed in")
_LABELLED = _BOOK.rule("labelled")
_FULL = _BOOK.rule("full")
ITS_LENGTH = _BOOK.rule("its length")
_ATTENDED = _BOOK.rule("attended")
_IS_SUBJECT = _BOOK.rule("is subject")
DESCRIBED = _BOOK.rule("described")
THING = clue(rf"\b{_PRODUCT}\b")
_FIRM_MAKES = _BOOK.rule("firm makes")
_ANOTHER_MAKES = _BOOK.rule("another makes")
#: A verb that somebody does, not a noun in -s with which a piece of work begins.
_THIRD_PERSON = re.compile(
    r"(?!(?:thesis|results|tasks|projects|deliverables|outputs|outcomes|missions|assignments|goals"
    r"|aims|interns|students|fellows|trainees|contributors|candidates|internships|jobs)\b)"
    r"[a-z-]{3,14}[^s]s\b"
)
MAKE_THING = clue(
    rf"\b(?!records\b|designs\b|reports\b|plans\b|maps\b|documents\b){_MAKES}"
    r"(?:(?<!(?<!draw)ing)e?s)?\b(?!\.\w)",
    then=THING,
)
NOT_THING = _BOOK.rule("not thing")
_ELSEWHERE = _BOOK.rule("elsewhere")
_BEHIND = _BOOK.rule("behind")
_MADE_ANEW = _BOOK.rule("made anew")
_THEY_MAKE = _BOOK.rule("they make")
#: So long can somebody else and what stands before the verb be.
_CLAUSE = 140
#: Parts of a posting in which nothing is said of what is made.
NOT_DUTIES = frozenset({"wanted", "applying", "firm", "gains", "learning"})
#: Work that is itself a thing made.
_BY_VERB = {
    "summary": _BOOK.clue("a summary"),
    "presentation": _BOOK.clue("a presentation"),
    "story": _BOOK.clue("a story"),
    "photo": _BOOK.clue("photos"),
}


class Product(NamedTuple):
    """One thing made. `weight`: 1 for a kind of thing, 2 for a counted or single one, 3 for one with
    its length."""

    name: str
    quote: Quote
    weight: int


def products_in(page: Page) -> list[Product]:
    """Distinct things made, each once, where a verb of making stands before them, or in a list that
    says what is to be handed in."""
    found = _things_in(page)
    for name, sought in page.among(_BY_VERB):
        for match, start, _end in page.matches(sought):
            if (
                page.part_at(start) not in NOT_DUTIES
                and start not in page.once(asking_sentences)
                and is_made_here(page, match.start(), start)
            ):
                found.setdefault(name, Product(name, page.quote(*match.span()), 1))
    return list(found.values())


def _things_in(page: Page) -> dict[str, Product]:
    """The things made by their names, where they are called by them."""
    things: dict[int, list[re.Match[str]]] = {}
    for match, start, _end in page.matches(THING):
        things.setdefault(start, []).append(match)
    if not things:
        return {}
    verbs = {start: match for match, start, _end in reversed(page.matches(MAKE_THING))}
    announced, applying, sent_in = map(page.sentences_with, (_ANNOUNCES, OF_APPLYING, _SENT_IN))
    asking = page.once(asking_sentences)
    found: dict[str, Product] = {}
    in_list = in_application = False
    of_interest = things.keys() | sent_in
    for start, end in page.sentences:
        if not (in_list or in_application or start in of_interest):
            in_list = start in announced
            continue
        if page.plain[start:end].isspace():  # before a mark that is set in
            continue
        is_item = _is_item(page, start, end)
        in_list = start in announced or (in_list and is_item)
        in_application = (is_item and (in_application or start in sent_in)) or (
            in_application and page.text[start - 1] != "\n"  # the same item goes on
        )
        if (
            start not in things
            or start in applying
            or in_application
            or page.part_at(start) in NOT_DUTIES
        ):
            continue
        verb = verbs.get(start)
        if verb is None:
            is_listed = (
                in_list
                or (is_item and _is_of_things(page, start, end, things[start]))
                or (
                    is_count(page.plain, start, end)
                    and len(_exact(page, start, end, things[start]))
                    >= (1 if _is_numbered_line(page, start, end) else KINDS)
                )
            )
            if is_listed and not _THEIR_OWN.match(page.plain, start, end):
                _collect(page, start, start, end, things[start], found)
        elif start not in asking and is_made_here(page, verb.start(), start):
            _collect(page, verb.start(), verb.end(), end, things[start], found)
    return found


def _is_of_things(page: Page, start: int, end: int, things: list[re.Match[str]]) -> bool:
    """Whether a counted thing is all that an item is of ("- Two short films"), or what is seen to in
    it ("- Maintain one map of the paths")."""
    exact = _exact(page, start, end, things)
    return bool(exact) and (
        page.text[start - 1 : start] == ";"
        or _SEEN_TO.match(page.plain, start, exact[0][0]) is not None
    )


def is_made_here(page: Page, verb: int, start: int) -> bool:
    """Whether it is the student who makes what stands after a verb, not the firm or somebody else."""
    return not (
        page.is_negated(verb, start)
        or start in page.once(selection_sentences)
        or OF_OTHERS.search(page.plain, start, verb)
        or _THEY_MAKE.search(page.plain, max(start, verb - _CLAUSE), verb)
        or _FIRM_MAKES.match(page.plain, start, verb)
        or (_THIRD_PERSON.match(page.plain, verb) and _ANOTHER_MAKES.match(page.plain, start, verb))
    )


def _collect(
    page: Page,
    begin: int,
    after: int,
    end: int,
    things: list[re.Match[str]],
    found: dict[str, Product],
) -> None:
    """Puts the things that stand after a place in a sentence to those found."""
    until = min(end, after + 260)
    exact = _exact(page, after, until, things)
    for at, stop in exact:
        said = page.plain[at:stop]
        name = _name_said(said.rstrip(".,"))
        is_full = (
            _FULL.search(said)
            or ITS_LENGTH.match(page.plain, stop, end)
            or (name not in LOOSE and _is_all(page, begin))
            or (name not in _SHORT and DESCRIBED.match(page.plain, stop, end))
        )
        weight = 3 if is_full else 2
        if name not in found or found[name].weight < weight:
            found[name] = Product(name, page.quote(begin, stop), weight)
    for thing in things:
        if after <= thing.start() and thing.end() <= until:
            if after > begin and _IS_SUBJECT.match(page.plain, thing.end(), end):
                continue
            is_counted = any(at <= thing.start() and thing.end() <= stop for at, stop in exact)
            name = _name_of(page, thing, begin)
            if is_counted or name in found:
                continue
            before = page.plain[max(begin, thing.start() - SHORTLY) : thing.start()]
            if _ELSEWHERE.search(before) or _ATTENDED.search(before):
                continue
            if not NOT_THING.search(before) or _MADE_ANEW.search(before):
                found[name] = Product(name, page.quote(begin, thing.end()), 1)


def _is_all(page: Page, verb: int) -> bool:
    """Whether what stands after a verb is what the work is for: it is handed in, or the task."""
    if _HANDED_IN.match(page.plain, verb):
        return True
    return _LABELLED.fullmatch(page.plain, page.sentence_at(verb)[0], verb) is not None


def _name_said(said: str) -> str:
    """How a thing is called at the end of what is said of it."""
    both = " ".join(said.split()[-2:])
    return alone(both if both.startswith(_NOT_LOOSE) else both.split()[-1])


def _name_of(page: Page, thing: re.Match[str], begin: int) -> str:
    """How a thing is called whose verb begins at a place."""
    name = _name_said(thing.group())
    return "app" if name == "application" and _BUILDS.match(page.plain, begin) else name


def alone(name: str) -> str:
    """One of several: a library, not libraries."""
    return f"{name[:-3]}y" if name.endswith("ies") else name.rstrip("s")


#: Characters before a thing that say what it is to what is made.
SHORTLY = 44


#: An application that is built is software; one that is sent in is not.
_BUILDS = re.compile(
    r"(?:re-?)?buil|develop|cod(?:e|ing)|ship|launch|prototyp|design|implement|author"
)


def _exact(
    page: Page, after: int, until: int, things: list[re.Match[str]]
) -> list[tuple[int, int]]:
    """From where to where things are said with a number, a length or as the only one."""
    plain = page.plain
    found = {
        match.start(): match.end()
        for match in page.within(_EXACT, after, until)
        if not _BEHIND.search(plain, max(after, match.start() - SHORTLY), match.start())
    }
    for thing in things:
        begin, end = thing.span()
        since = max(after, begin - _WORDS_BEFORE)
        is_within = after <= begin and end <= until
        counted = _COUNTED.search(plain, since, begin) if is_within else None
        if not (counted or begin in found):
            continue
        if _ATTENDED.search(plain, since, begin):
            found.pop(begin, None)
        elif (
            counted
            and not _BEHIND.search(plain, max(after, begin - SHORTLY), begin)
            and not _OF_ANOTHER.match(plain, end)
        ):
            found.setdefault(counted.start(), end)
    return sorted(found.items())


_SENT_IN = _BOOK.clue("sent in")
OF_APPLYING = _BOOK.clue("of applying")
_ANNOUNCES = _BOOK.clue("announces")
_ITEM = re.compile(r"\s{0,8}(?:[-*+>\u2013\u2014]|\d{1,2}[.)]|\w\)|\[.?\])\s|\s{2,8}\w")
_SEEN_TO = _BOOK.rule("seen to")
_THEIR_OWN = _BOOK.rule("their own")


def _is_item(page: Page, start: int, end: int) -> bool:
    """Whether a sentence stands in a line of its own behind a bullet or a number."""
    before = page.text[start - 1] if start else "\n"
    if before in "\u2022\u00b7\u25cf;":
        return True
    if before == ".":  # "1. A list": the number was taken for a sentence
        return (
            page.text[start - 2 : start - 1].isdigit()
            and _NUMBERED.search(page.text, max(0, start - 8), start) is not None
        )
    return before == "\n" and _ITEM.match(page.text, start, end) is not None


_ONE_OF_A_KIND = re.compile(r"\W{0,6}an?\b")


def _is_numbered_line(page: Page, start: int, end: int) -> bool:
    """Whether a sentence is a line of its own that begins with a number."""
    text = page.text
    after = text[end : end + 3].lstrip(".! \t\r")[:1]
    is_line = (not start or text[start - 1] == "\n") and after in ("", "\n")
    return is_line and _ONE_OF_A_KIND.match(page.plain, start, end) is None


_NUMBERED = re.compile(r"(?:^|\n)\s{0,4}\d{1,2}\.$")


#: So many kinds of things are concrete without a number, but for kinds that may be anything.
KINDS = 2
#: A plan may be anything, a lesson plan not.
_NOT_LOOSE = (
    "lesson ",
    "grant ",
    "business ",
    "marketing ",
    "test ",
    "site ",
    "unit ",
    "user ",
    "landing ",
    "a/b ",
    "briefing ",
    "company ",
    "competitor ",
    "country ",
    "cad ",
    "3d ",
    "financial ",
    "valuation ",
)
#: What is told in a line or two, however it is described: "a note of what you thought".
_SHORT = frozenset(("note", "interview", "post", "opinion", "survey"))
#: What may be anything by its name, but not where words say what kind of it and what for.
SOFTWARE = frozenset(("tool", "application", "component", "interface", "portal", "kit", "page"))
LOOSE = frozenset(
    ("event", "experiment", "evaluation", "capability", "feature", "tool", "model", "algorithm", "application", "component",
     "interface", "post", "recommendation", "interview", "profile", "survey", "page", "note", "list", "plan", "pipeline",
     "campaign", "test", "programme", "collection", "workshop", "simulation", "index", "kit", "comparison", "blog", "caption", "calendar",
     "ad", "section", "magazine", "book", "portal", "textbook", "sign", "announcement", "packet", "testimony", "opinion", "promo", "audit", "documentation", "unit test", "workflow", "visual", "effect")
)  # fmt: skip
