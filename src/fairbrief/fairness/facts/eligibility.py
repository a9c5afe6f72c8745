"""Who may apply: what the posting says a student must be, be enrolled in, or be allowed to.

"Undergraduate" stands in the names of offices and in web addresses, and graduate students are met,
helped and tested: a kind of student counts where the sentence asks for it, or the part it stands in.
"""

from __future__ import annotations

from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("eligibility")

_TERMS = _BOOK.clue("terms")
#: Those that say who somebody is, and not yet that it is asked.
_KINDS = _BOOK.rule("kinds")
_ASKS = _BOOK.rule("asks")
_FOR_THEM = _BOOK.rule("for them")
_OTHERS = _BOOK.rule("others")
_OF_A_THING = _BOOK.rule("of a thing")
_SHUT_OUT = _BOOK.rule("shut out")
_PREFERRED = _BOOK.rule("preferred")
_WISHED = _BOOK.rule("wished")
#: A posting lists a handful; more is another kind of page.
_MOST = 8
#: How far before a term stands whom it is said of.
_SHORTLY = 90


def read_eligibility(page: Page) -> tuple[Quote, ...]:
    """The terms of eligibility, each in the posting's words, as they stand, and each once."""
    found: dict[str, Quote] = {}
    asking = page.once(asking_sentences)
    for match, start, end in page.matches(_TERMS):
        if _is_asked(page, match.span(), (start, end), is_asking=start in asking):
            quote = page.quote(*match.span())
            found.setdefault(" ".join(quote.text.casefold().split()).removesuffix("s"), quote)
    return tuple(found.values())[:_MOST]


def _is_asked(
    page: Page, term: tuple[int, int], sentence: tuple[int, int], *, is_asking: bool
) -> bool:
    """Whether a term is one for who applies, and not said of others, of a thing or as a wish."""
    plain, (begin, until), (start, end) = page.plain, term, sentence
    since = max(start, begin - _SHORTLY)
    if (
        page.is_negated(begin, start)
        or _OTHERS.search(plain, since, begin)
        or _OF_A_THING.match(plain, until, end)
        or _SHUT_OUT.match(plain, until, end)
        or _SHUT_OUT.search(plain, begin, until)
    ):
        return False
    if not _KINDS.match(plain, begin, until):
        return True
    if _PREFERRED.search(plain, start, end) or _WISHED.search(plain, since, begin):
        return False
    return (
        is_asking
        or _ASKS.search(plain, start, end) is not None
        or page.part_at(begin) == "wanted"
        or _FOR_THEM.search(plain, since, begin) is not None
        or (not plain[start:begin].strip(" #*-:") and not plain[until:end].strip(" #*-:"))
    )
