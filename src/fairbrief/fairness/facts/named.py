"""Where the words on somebody in charge end: with their name and title, and not in what they do.

"You report to Ann Lee, head of marketing, who gives" ends before "who"; "the secretary, Ms" goes on
to the name, "under the supervision of" to whoever that is, and "me" to who speaks.
"""

from __future__ import annotations

import re

from fairbrief.fairness.text import Page, Quote

_TO_SOMEBODY = re.compile(
    r"\b(?:report(?:s|ing)?|answer(?:s|ing|able)?|accountable|responsible)(?: [a-z]{4,10})? to\b"
    r"|\b(?:supervised|managed|overseen|mentored|guided|directed) by\b|\bwork(?:ing)? under\b",
    re.IGNORECASE,
)
_WHAT_THEY_DO = re.compile(r",? (?:who|whom|whose|which|where|with whom)\b")
_ENDS_WITH_TITLE = re.compile(r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx)$", re.IGNORECASE)
_NAME = re.compile(r"\.? [A-Z][\w'’-]{0,20}(?:\.? [A-Z][\w'’-]{1,20}){0,2}")
_ENDS_WITH_OF = re.compile(r"\b(?:of|by|from)(?: (?:an?|the|our|your))?$")
_SOMEBODY = re.compile(
    r" (?:(?:Dr|Prof|Mr|Mrs|Ms)\.? [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}"
    r"|[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,2}"
    r"|(?:(?:the|our|an?|your|one of our) )?(?:(?!(?:and|or|in|at|who|with|to|on|for|from)\b)"
    r"[\w'’-]{2,20}(?: |\b)){1,3}(?<! ))"
)


def as_named(page: Page, said: Quote) -> Quote:
    """The words that name somebody in charge, from their beginning to where the name ends."""
    led = _TO_SOMEBODY.search(said.text)
    if led and (cut := _WHAT_THEY_DO.search(said.text, led.end() + 1)):
        return page.quote(said.start, said.start + cut.start())
    for ends, rest in ((_ENDS_WITH_TITLE, _NAME), (_ENDS_WITH_OF, _SOMEBODY)):
        if ends.search(said.text) and (more := rest.match(page.text, said.end)):
            return page.quote(said.start, more.end())
    return said


#: A name as it is written, from its honorific to its last part, with initials; no day of the week.
NAME = (
    r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx)\.? )?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|The\b|You|We\b|I\b|In\b|On\b|At\b|And\b|For\b)"
    r"(?:(?:[A-Z]\. ?){1,3})?[A-Z][\w'’-]{1,20}"
    r"(?: (?:[A-Z]\.(?= [A-Z])|(?:van|von|de|der|den|la|al|bin|el|da|di|du)(?= )"
    r"|[A-Z][\w'’-]{1,20})){0,3}"
)
#: What somebody is, between the words that were found and the name: "county archivist", "gardener".
_TRADE = (
    r"(?:(?:(?!(?:after|over|under|other|whether|another|every|summer|winter|her|their)\b)"
    r"[a-z-]{2,14}(?:er|or|ist|ian|ant|man)|head|chief|lead|senior|assistant|county|city|clinic|lab"
    r"|shop|site|chef|nurse|dean|fellow) ){0,3}"
)
_CALLED = (
    r"(?:(?:the|our|an?) )?(?:(?!(?:from|with|based|near|after|before|over|under|for|and|not|off"
    rf"|available)\b)[a-z-]{{3,14}} ){{0,3}}{NAME}"
)
_IS_CALLED = re.compile(rf" {_CALLED}")
_BEHIND = re.compile(rf",? {_TRADE}{NAME}| (?:is|will be) {_CALLED}")
_IN_BRACKETS = re.compile(rf" \((?:our )?(?:{NAME}|[a-z][a-z -]{{2,30}})\)")
_BACK = 60
_OPENS = re.compile(rf"(?<!\w){NAME} \([^\n()]{{0,20}}$")
_CLOSES = re.compile(r"[^\n()]{0,40}\)")
_ENDS_WITH_IS = re.compile(r"\b(?:is|are|will be|:)$", re.IGNORECASE)
_ENDS_WITH_ROLE = re.compile(
    r"\b(?:director|manager|editor|curator|head|chief|lead|partner|founder|owner|supervisor|mentor"
    r"|professor|archivist|librarian|engineer|scientist|gardener|conservator|designer|producer"
    r"|coordinator|president|dean|principal|attorney|analyst|officer|ceo|cto|coo|cfo|vp|chair)$",
    re.IGNORECASE,
)
_ENDS_WITH_ME = re.compile(r"\b(?:me|us|[A-Z][\w'’-]{1,20})$")
_OF_WHAT = re.compile(
    r" of (?:(?:the|our) )?(?:(?!(?:on|in|at|for|to|with|who|will|is|every|each|twice|once|by|from|as"
    r"|about|before|after|during|and|or|of)\b)"
    r"[\w'’&-]{2,20}\b(?: (?:and|&)(?= [A-Z]|[a-z]{4,14}[.,;\n]))? ?){1,4}(?<! )"
)


def with_name(page: Page, said: Quote) -> Quote:
    """The words on somebody with their name where it stands right behind, with what they are head
    of, and with the bracket that was opened. In a heading every word is written like a name."""
    if all(word[0].isupper() for word in said.text.split() if word[0].isalpha()):
        return said
    start, end = _start_of_name(page.text, said), _end_of_name(page.text, said)
    return page.quote(start, end) if (start, end) != said.span else said


def _start_of_name(text: str, said: Quote) -> int:
    """Where the name begins before a bracket of which only the end was quoted: "Ann (dean) reads"."""
    if said.text.count(")") <= said.text.count("("):
        return said.start
    opened = _OPENS.search(text, max(0, said.start - _BACK), said.start)
    return opened.start() if opened else said.start


def _end_of_name(text: str, said: Quote) -> int:
    if said.text.rfind("(") > said.text.rfind(")"):
        return closes.end() if (closes := _CLOSES.match(text, said.end)) else said.end
    if _ENDS_WITH_ROLE.search(said.text) and (of_what := _OF_WHAT.match(text, said.end)):
        return of_what.end()
    for ends, rest in (
        (_ENDS_WITH_TITLE, _NAME),
        (_ENDS_WITH_IS, _IS_CALLED),
        (_ENDS_WITH_ROLE, _BEHIND),
        (_ENDS_WITH_ME, _IN_BRACKETS),
    ):
        if ends.search(said.text) and (more := rest.match(text, said.end)):
            return more.end()
    return said.end
