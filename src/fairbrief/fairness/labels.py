"""Words of a posting under a label of ours: without those that say the label again.

Under "Reports to" stands "Ann Lee", where the posting says "You report to Ann Lee".
"""

from __future__ import annotations

import re

#: What names somebody, or a time: without it the words before are no label.
_WHO = r"(?=(?:the|our|an?|Dr|Prof|Mrs?|Ms)\b|(?-i:[A-Z]))"
_WHEN = (
    r"(?=\d|(?-i:[A-Z])|(?:the|early|mid|late|in|within|at|end|as|now|any|an?|one|two|three|four"
    r"|five|six|eight)\b)"
)
_YOU = (
    r"(?:(?:you|(?:the )?(?:intern|student)s?)(?:['’](?:ll|re)| will| would| are| is)? )?(?:be )?"
)
_SAID_AGAIN = {
    label: re.compile(rf"(?:{words}) {{0,2}}:? ?{tail}", re.IGNORECASE)
    for label, words, tail in (
        (
            "reports_to",
            (
                rf"{_YOU}(?:directly )?(?:(?:report(?:s|ing)?|answer(?:s|ing|able)?|accountable"
                r"|responsible)(?: [a-z]{4,10})? (?:in)?to"
                r"|(?:\w{4,9}ly )?(?:supervised|managed|overseen|mentored|guided|directed) by"
                r"|(?:work(?:ing)? )?under the (?:\w{3,10} )?(?:supervision|direction|guidance|leadership"
                r"|mentorship|oversight) (?:of|by|from))"
                r"|(?:your )?(?:supervisor|line manager|manager|mentor)(?: is| will be)?"
            ),
            _WHO,
        ),
        (
            "start",
            r"(?:start(?:s|ing)?|begin(?:s|ning)?)(?: date)?(?: is)?(?: on| from)?",
            _WHEN,
        ),
        ("duration", r"(?:duration|length)(?: is| of)?|(?:it )?lasts?(?: for)?", _WHEN),
        ("deadline", r"(?:is |are )?(?:due|deadline)(?: date)?(?: is)?(?: on| by)?", _WHEN),
        (
            "application_deadline",
            (
                r"(?:please )?(?:apply|applications?(?: deadline)?|deadline(?: to apply)?)"
                r"(?: is| are)?(?: due| closes?)?(?: on| by| before)?"
            ),
            _WHEN,
        ),
    )
}


def beside_label(label: str, words: str) -> str:
    """The words on one line, without what only says their label again; all of them where nothing
    else is said."""
    line = " ".join(words.split())
    said = _SAID_AGAIN.get(label)
    again = said.match(line) if said else None
    return line[again.end() :].strip() or line if again else line
