"""Reads a message for what nobody has agreed to yet: new work, more hours, another date.

A hint for the one who wrote it, and never more: the message is sent in any case. So it rather stays
silent than nags: small favours, mending what was handed over, and talk about what was agreed are no
new demands. English only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: What costs a minute and is part of working together.
_FAVOURS = (
    r"(?:send|share|forward|tell|let|confirm|check|look|have a look|take a look|call|ring|reply|"
    r"answer|join|sign|upload|log|book|meet|talk|speak|read|say|explain|give me|post|copy|cc|"
    r"remember|mark|name|rename|bring|show|mention|keep|make sure|double-check|save|resend|email|"
    r"message|ping|note|point|put the|move the (?:meeting|call)|fix|correct|replace|remove|cut|"
    r"shorten|tidy|spell)\b"
)
#: What is added in a minute.
_SMALL = (
    r"(?:comma|full stop|period|colon|space|hyphen|word|line|sentence|note|comment|footnote|"
    r"caption|title|heading|label|date|link|source|page number|number|name|credit|signature|"
    r"logo|hyperlink|reference|quote|reminder|calendar|invite|call|meeting|colleague|person|"
    r"smiley|thumbs|bit of|little|day|buffer)\b"
)
_MORE = r"(?:an? |one |two |three |four |five |\d+ |some |a few |a couple of )"
_DAY = (
    r"(?:today|tonight|tomorrow|(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"the (?:end of (?:the )?(?:day|week)|weekend|\d{1,2}(?:st|nd|rd|th)?)|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r" \d{1,2}|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)|(?:end of )?(?:next|this) week)"
)

_WORK = (
    rf"\b(?:could|can|would|will) you (?:please |maybe |perhaps )?also (?!{_FAVOURS})",
    (
        rf"\b(?:could|can|would|will) you (?:please |maybe |perhaps )?(?:do|write|make|build|prepare|"
        rf"create|record|design|draft|translate|produce|run) (?:me |us )?(?:another|{_MORE}(?:more|"
        r"extra|additional|further))\b"
    ),
    rf"\bplease also (?!{_FAVOURS})",
    r"\bone more thing\b(?! (?:you|i|we) (?:did|liked?|should know))",
    r"\b(?:while|when|since) you(?:['’]re| are) at it\b",
    rf"\b(?:could|can|would|will) you (?:please |maybe |perhaps )?add {_MORE}(?!(?:\w+ )?{_SMALL})",
    rf"(?:^|[.!?]\s+|\bplease )add (?:an? |another |two |three |some )(?!(?:\w+ )?{_SMALL})\w",
    r"\bwe (?:also |now |will )+need (?:you to|an?|another)\b",
    r"\bi(?:['’]d| would) (?:also )?like you to (?:also|additionally|add|expand|extend)\b",
    (
        r"\b(?:need|want|would like|['’]d like) (?:an?|one|two|three|some) (?:extra|additional|more|"
        r"further)\b"
    ),
    (
        r"\b(?:an?|one|two|three|some) (?:extra|additional|further) (?:deliverable|report|page|section|"
        r"chapter|interview|video|version|slide|deck|article|post|draft|chart|script|translation)s?\b"
        r"(?! (?:is|are) (?:not|optional))"
    ),
    r"\b(?:in addition|on top of (?:that|this|it)),? (?:please|could you|can you|we need|i need)\b",
    r"\b(?:extend|expand|widen) the (?:scope|project|task|research|report|list)\b",
    r"\bnot in the (?:brief|agreement),? but\b",
)
_HOURS = (
    r"\b(?:put in|work|do|spend|add) (?:\w+ ){0,2}(?:extra|more|additional) hours?\b",
    r"\b(?:work|do (?:it|this|that)|finish) (?:it )?(?:on|over|during) (?:the|this) weekend\b",
    r"\bstay on (?:for )?(?:another|an? (?:extra|more)|longer)\b",
)
_DATE = (
    (
        rf"\b(?:need|want|expect) (?:it|this|that|them|everything|all of it|the \w+(?: \w+)?) (?:done "
        rf"|finished |ready )?(?:already )?(?:by|before|on) {_DAY}\b"
    ),
    (
        rf"\b(?:could|can|would|will) you (?:please )?(?:finish|deliver|hand in|complete|get (?:it|"
        rf"this|that|everything) (?:done|ready|to (?:me|us)))(?: \w+){{0,3}} (?:by|before) {_DAY}\b"
    ),
    (
        r"\b(?:finish|deliver|hand (?:it )?in|done|ready) (?:\w+ ){0,2}(?:sooner|earlier)\b"
        r"(?! than (?:i|we|you) (?:thought|expected))"
    ),
    (
        r"\b(?:move|bring|pull|push|shift) (?:up |forward |back |out )?(?:the|our|your) (?:deadline|"
        r"due date|delivery date)\b"
    ),
    r"\b(?:the |our |your )?(?:new|earlier|tighter) (?:deadline|due date)\b",
    r"\b(?:deadline|due date) (?:has (?:moved|changed)|moves|is now|will be now|changed)\b",
)
#: Talk about what stands, and words that take a demand back.
_NONE = re.compile(
    r"\b(?:change order|as (?:we )?agreed|we agreed|as in the (?:brief|agreement)|no need to|"
    r"(?:don['’]t|do not) (?:have|need) to|you needn['’]t|need not|without (?:extra|additional)|"
    r"no (?:extra|additional|more) (?:work|hours)|instead of (?:adding|another)|"
    r"if you (?:want|like) me|i(?:['’]ll| will) (?:also |add)|i (?:have )?(?:also )?added|"
    r"we(?:['’]ll| will) add|shall (?:i|we))\b",
    re.IGNORECASE,
)
_KINDS = {
    kind: re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE | re.MULTILINE)
    for kind, patterns in (("work", _WORK), ("hours", _HOURS), ("date", _DATE))
}
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Demand:
    """What sounds new in a message: its kind (`work`, `hours` or `date`) and the sentence."""

    kind: str
    words: str


def new_demand(text: str) -> Demand | None:
    """The first sentence that asks for something new; None for ordinary words."""
    for sentence in _SENTENCES.split(text):
        if _NONE.search(sentence):
            continue
        for kind, pattern in _KINDS.items():
            if pattern.search(sentence):
                return Demand(kind, sentence.strip()[:200])
    return None
