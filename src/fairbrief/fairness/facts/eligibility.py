"""Who may apply: what the posting says a student must be, be enrolled in, or be allowed to."""

from __future__ import annotations

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_TERMS = clue(
    r"\b(?:must|should|need to|has to|have to|are|be|being|currently) (?:be )?(?:currently )?(?:enrolled|matriculated|registered) (?:at|in|as|for|full|part)\b[^\n,.;]{0,50}",
    r"\b(?:rising |current )?(?:freshm[ae]n|sophomores?|juniors?|seniors?|undergraduates?|graduate students?|master'?s students?|phd students?|final[- ]year students?|first[- ]years?|college students?|university students?)(?:,? (?:and|or|/) (?:\w{4,14} ?){1,3})?(?: (?:in|majoring in|studying) [^\n,.;]{2,40})?",
    r"\b(?:major(?:ing)?|degree|studying|background|coursework) (?:in|of|such as) [^\n,.;]{3,50}",
    r"\b(?:minimum |cumulative )?gpa\b[^\n,;]{0,16}",
    r"\b(?:authori[sz]ed|eligible|legally able|permitted|right) to work in (?:the )?[^\n,.;]{2,24}|\b(?:us|u\.s\.) citizens?(?:hip)?\b|\bpermanent residents?\b|\bwork[- ]study\b",
    r"\b(?:at least |minimum age(?: of)? |over )?(?:16|17|18|21)\+? (?:years?(?: of age| old)?|or (?:older|over))|\b18\+",
)
#: A posting lists a handful; more is another kind of page.
_MOST = 8


def read_eligibility(page: Page) -> tuple[Quote, ...]:
    """The terms of eligibility, each in the posting's words, as they stand."""
    return tuple(page.all(_TERMS, most=_MOST))
