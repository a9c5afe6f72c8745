"""What of a template's example still stands in a brief: it has to become the employer's own words.

The examples read well, so the fairness review, which judges what is said, cannot tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _t

from fairbrief.briefs.kinds import KINDS
from fairbrief.fairness import Deliverable, Finding, Posting, Review, Severity, Verdict
from fairbrief.fairness.marking import mark as _

#: What a brief begins with when its kind of work has no example of a title.
NO_TITLE = _("A brief without a title yet")
#: Three dots that stand for a word still to be written.
_OPEN_WORD = re.compile(r"(?<!\S)(?:…|\.\.\.)(?!\S)")
#: The name by which such a finding is known.
RULE = "EXAMPLE"
_CHECKED = date(2026, 11, 1)
_WHY = _("It would be offered and signed as if you had meant it.")
_SOURCE = _("The template it was started from")


def with_examples(review: Review, posting: Posting) -> Review:
    """The review with what still is the template's: that must change before anything is sent."""
    left = list(_left(posting))
    if not left:
        return review
    found = (*left, *review.findings)
    verdict = review.verdict if review.verdict is Verdict.SCAM else Verdict.REFUSE
    return replace(
        review, verdict=verdict, findings=tuple(sorted(found, key=lambda each: not each.scam))
    )


def _left(posting: Posting) -> Iterable[Finding]:
    fields = posting.fields
    if fields is None:
        return
    titles, learnings, pieces = _examples(get_language() or "en")
    if _said(posting.title) in titles or _OPEN_WORD.search(posting.title):
        yield _finding(
            "title",
            posting.title,
            title=_("The title is still the example’s"),
            remedy=_("Say what will exist in the end, and for whom, in your own words."),
        )
    if _said(fields.learning) in learnings or _OPEN_WORD.search(fields.learning):
        yield _finding(
            "learning",
            fields.learning,
            title=_("What the student learns is still the example’s"),
            remedy=_("Say what this very work teaches, in a sentence of your own."),
        )
    for each in fields.deliverables:
        if _piece(each) in pieces or _OPEN_WORD.search(each.title):
            yield _finding(
                "deliverables",
                each.title,
                title=_t("The deliverable “%(title)s” is still the example’s")
                % {"title": each.title},
                remedy=_("Write what you need, how much of it, and when you accept it."),
            )


def _finding(field: str, evidence: str, *, title: str, remedy: str) -> Finding:
    return Finding(
        rule=RULE,
        version=1,
        severity=Severity.BLOCK,
        title=title,
        why=_WHY,
        source=_SOURCE,
        checked=_CHECKED,
        remedy=remedy,
        field=field,
        evidence=evidence[:200],
    )


def _said(text: object) -> str:
    return " ".join(str(text).casefold().split())


def _piece(each: Deliverable) -> tuple[str, tuple[str, ...]]:
    return (_said(each.title), tuple(_said(line) for line in each.criteria))


type _Examples = tuple[set[str], set[str], set[tuple[str, tuple[str, ...]]]]


@cache
def _examples(language: str) -> _Examples:
    """Titles, learning and deliverables of every template, in the reader's language and ours."""
    titles, learnings, pieces = set(), set(), set()
    for each in {language, "en"}:
        with override(each):
            titles |= {_said(kind.title) for kind in KINDS if kind.title} | {_said(_t(NO_TITLE))}
            learnings |= {_said(kind.learning) for kind in KINDS if kind.learning}
            pieces |= {
                (_said(piece.title), tuple(_said(line) for line in piece.criteria))
                for kind in KINDS
                for piece in kind.pieces
            }
    return titles, learnings, pieces
