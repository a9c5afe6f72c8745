"""Lines for a résumé, drafted from facts: a verb, what, for whom, how long, what came of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Deliverables a draft names; more would not be read.
MOST_NAMED = 3
LONGEST = 160

#: Verbs by words, in the singular, that name what was made. The first that fits counts.
_VERBS: dict[_StrOrPromise, str] = {
    gettext_lazy("Carried out"): "interview survey poll test audit",
    gettext_lazy("Translated"): "translation subtitle",
    gettext_lazy("Compiled"): """
        list inventory database dataset spreadsheet table directory catalogue catalog index glossary
        record""",
    gettext_lazy("Designed"): """
        design logo poster mockup mock-up wireframe layout illustration icon sketch map""",
    gettext_lazy("Built"): """
        script code prototype dashboard website page tool app model sensor circuit template film
        video""",
    gettext_lazy("Wrote"): """
        report memo summary guide handbook article letter text draft brief briefing note story post
        caption label one-pager paper review""",
    gettext_lazy("Drew up"): "plan schedule calendar roadmap",
    gettext_lazy("Worked out"): "analysis comparison forecast estimate",
}


def _counted(word: str) -> str:
    """A pattern of the word, of one or of many."""
    return f"{word[:-1]}(?:y|ies)" if word.endswith("y") else f"{word}(?:e?s)?"


_FOUND = tuple(
    (re.compile(rf"\b(?:{'|'.join(map(_counted, words.split()))})\b", re.IGNORECASE), verb)
    for verb, words in _VERBS.items()
)
#: A first word that a sentence writes small.
_SMALL = re.compile(
    r"(?:A|An|The|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Twenty|Thirty|Forty|Fifty"
    r"|Short|Clear|Checked|Clean)\b"
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a line may say."""

    title: str
    employer: str
    hours: str
    when: str
    delivered: tuple[str, ...]
    told: str
    standing: str
    is_confidential: bool


def drafted(facts: Facts) -> tuple[str, ...]:
    """One line a deliverable, then one with whom it was for, how long, and how it ended."""
    if facts.is_confidential:
        return (
            _("Completed confidential work for an employer (%(hours)s).")
            % {"hours": _hours(facts.hours)},
        )
    made = [_made(title) for title in facts.delivered[:MOST_NAMED]]
    if facts.told:
        made.append(shorten(facts.told.splitlines()[0], LONGEST, placeholder=" …"))
    if not made:
        made.append(_("Completed “%(title)s”.") % {"title": facts.title})
    said = {"hours": _hours(facts.hours), "employer": facts.employer, "when": facts.when}
    # What was agreed is known of work from here alone.
    whole = _("%(hours)s of work for %(employer)s, %(when)s.") % said
    if not facts.told:
        whole = _("%(hours)s of agreed work for %(employer)s, %(when)s.") % said
    return (*made, f"{whole} {facts.standing}".strip())


def _hours(hours: str) -> str:
    count = round(float(hours))
    return ngettext("%(hours)s hour", "%(hours)s hours", count) % {"hours": hours}


def _made(title: str) -> str:
    """A deliverable as something that was done."""
    verb = next((verb for words, verb in _FOUND if words.search(title)), _("Delivered"))
    plain = shorten(title.strip().rstrip("."), LONGEST, placeholder=" …")
    if _SMALL.match(plain) or plain[:1].isdigit():
        return f"{verb} {plain[0].lower()}{plain[1:]}."
    return f"{verb} “{plain}”."
