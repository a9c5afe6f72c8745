"""Reading text: patterns with spans, and the difference between "fees" and "no fees"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Words shortly before a match, in the same sentence, that turn it round.
_NEGATION = re.compile(
    r"\b(?:no|not|never|without|nor|non|zero|free of|unlike|neither|isn.t|aren.t|don.t|doesn.t|"
    r"won.t|can.t|cannot|beware of|watch out for|instead of|rather than|avoid|anyone who|"
    r"anybody who|if (?:some|any)one|report any|reported|scammers?|fraudulent|impersonat\w+)\b"
    r"[^.!?;\n]{0,60}$",
    re.IGNORECASE,
)
#: "not only", "no later than", "not just" turn nothing round.
_FALSE_NEGATION = re.compile(
    r"\b(?:not only|not just|no later than|no less than|no more than|not less than|without leaving|"
    r"no experience|no skills?|no special skills|no matter|no interview|no selling|no doubt|"
    r"do not miss|don.t miss|do not wait|don.t wait|not limited to)\b[^.!?;\n]{0,60}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quote:
    """Words of the posting and where they stand."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


def pattern(*parts: str) -> re.Pattern[str]:
    """Alternatives as one case-insensitive pattern. Every repetition in them is bounded."""
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


def negated(text: str, start: int) -> bool:
    """Whether the words before `start`, in the same sentence, turn what follows round."""
    before = text[max(0, start - 80) : start]
    found = _NEGATION.search(before)
    return bool(found) and not _FALSE_NEGATION.search(before)


def quotes(rule: re.Pattern[str], text: str, *, plain: bool = True) -> Iterator[Quote]:
    """Every match that is not negated (all matches with `plain=False`)."""
    for match in rule.finditer(text):
        if match.end() > match.start() and not (plain and negated(text, match.start())):
            yield Quote(match.group(), match.start(), match.end())


def first(rule: re.Pattern[str], text: str, *, plain: bool = True) -> Quote | None:
    return next(quotes(rule, text, plain=plain), None)


def sentence_around(text: str, start: int, end: int, *, longest: int = 220) -> Quote:
    """The sentence or line that holds a match, cut to a readable length."""
    left = max(text.rfind(mark, 0, start) for mark in ("\n", ". ", "! ", "? ")) + 1
    rights = [place for mark in ("\n", ". ", "! ", "? ") if (place := text.find(mark, end)) != -1]
    right = min(rights, default=len(text))
    left, right = max(left, start - longest), min(right + 1, end + longest, len(text))
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return Quote(text[left:right], left, right)
