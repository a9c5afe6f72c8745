"""Quotes in full: words that stop before what they are about go on to it.

"Learn how to write" is known by its first words and quoted to the end of the phrase; "Reports to:" is
quoted with who that is, and "work with the" with whom.
"""

from __future__ import annotations

import re

from fairbrief.fairness.text import Page, Quote

#: Letters that a quote may grow by.
_FURTHER = 90
#: What ends a phrase: a mark (the stop of "Dr." is none), or a word that begins a clause of its own.
_PHRASE_ENDS = re.compile(
    r"[,;:!?\n()\[\]{}•|<>\"“”…]"
    r"|(?<!\bDr)(?<!\bProf)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)\.(?!\w)| [-–—]"
    r"|,? (?:which|who|whom|whose|that|while|because|so|if|when"
    r"|where|as|before|after|during|until|under|alongside|and (?:you|we|they|it|he|she|our|your))\b"
)
#: A quote that ends with one of these says nothing yet.
_LEADS_ON = frozenset(
    {"a", "an", "the", "of", "in", "into", "to", "with", "and", "or", "for", "at", "by", "on", "about", "from",
     "our", "your", "their", "its", "his", "her", "all", "as", "how", "what", "why", "including", "one",
     "be", "will", "dr", "prof", "mr", "ms", "mrs"}
)  # fmt: skip
_LAST_WORD = re.compile(r"[A-Za-z]+$")
#: A name or a compound that goes on: "the Mayor's chief officer", "field-based".
_GOES_ON = re.compile(r"(?:['’][sS]\b|(?<=s)['’](?= )|-[a-zA-Z]{2})")
#: What stands between a label and its value, on its line.
_AFTER_LABEL = re.compile(r"(?:\(s\))?[\"*_]{0,3}\s?[:=][\"*_ \t]{0,6}")
_SIGNS = frozenset('(:="*_ \t')
_IS_LABEL = re.compile(r"[:=][\"*_ \t]{0,6}$")
#: A value that stands on the next line: behind spaces and the sign of a list.
_NEXT_LINE = re.compile(r"[ \t]*\n[\s*•\">–—-]{0,8}")


def in_full(page: Page, quote: Quote, *, to_its_end: bool = False) -> Quote:
    """The quote with what it is about: a label with its value, and a phrase up to its end where it
    stops in the middle, or anyway (`to_its_end`)."""
    value = _where_value_begins(page.text, quote)
    if value is not None:
        return _up_to(page, quote, _end_of_line(page.text, value))
    last = _LAST_WORD.search(quote.text)
    stops = bool(last and last[0].lower() in _LEADS_ON)
    if to_its_end or stops or _GOES_ON.match(page.text, quote.end):
        return _up_to(page, quote, _end_of_phrase(page.text, quote.end))
    return quote


def _where_value_begins(text: str, quote: Quote) -> int | None:
    """Where the value stands of a label that is all of a quote; None of anything else."""
    if quote.text[-1:] in _SIGNS and _IS_LABEL.search(quote.text):
        value = quote.end
    elif text[quote.end : quote.end + 1] in _SIGNS and (
        behind := _AFTER_LABEL.match(text, quote.end)
    ):
        value = behind.end()
    else:
        return None
    below = _NEXT_LINE.match(text, value)
    return below.end() if below else value


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start, start + _FURTHER)
    return end if end != -1 else _last_whole_word(text, start, start + _FURTHER)


def _end_of_phrase(text: str, start: int) -> int:
    until = start + _FURTHER
    found = _PHRASE_ENDS.search(text, start, until)
    return found.start() if found else _last_whole_word(text, start, until)


def _last_whole_word(text: str, start: int, until: int) -> int:
    """Where the last word ends that is whole and does not lead on to another."""
    end = len(text) if until >= len(text) else text.rfind(" ", start, until)
    while end > start and (last := _LAST_WORD.search(text, start, end)):
        if last[0].lower() not in _LEADS_ON:
            break
        end = text.rfind(" ", start, last.start())
    return max(end, start)


def _up_to(page: Page, quote: Quote, end: int) -> Quote:
    return page.quote(quote.start, end) if end > quote.end else quote
