"""Who may apply: words that shut people out, and whom one asks for an adjustment."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, Rule, aimed, hits, when
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("shutting-out")

_EXCLUDES = _BOOK.clue("excludes")
_SERVES = _BOOK.rule("serves")
_OF_A_STUDY = _BOOK.rule("of a study")
_BY_LAW = _BOOK.rule("by law")
#: "US citizens only. The drawings fall under ITAR": it may stand in the next words.
_NEXT = 90
_MOST = 3
#: Words so near each other are one phrase.
_APART = 2


def _is_of_others(page: Page, quote: Quote) -> bool:
    """Whether the words are of those whom the work is for or about, not of who applies."""
    start, end = page.sentence_at(quote.start)
    return bool(
        _SERVES.search(page.plain, start, quote.start) or _OF_A_STUDY.search(page.plain, start, end)
    )


@aimed(_EXCLUDES)
def _shut_out(reading: Reading) -> Iterable[Hit]:
    """Where people are shut out for who they are; only to know where a reason of law is named."""
    page, found, until = reading.page, 0, -_APART
    for hit in hits(reading, _EXCLUDES, most=3 * _MOST):
        if hit.quote is None or _is_of_others(page, hit.quote):
            continue
        if hit.quote.start - until < _APART:  # "young people aged 18 to 25" is one phrase
            until = hit.quote.end
            continue
        until = hit.quote.end
        start, end = page.sentence_at(hit.quote.start)
        is_law = _BY_LAW.search(page.plain, start, end + _NEXT)
        yield hit._replace(severity=Severity.NOTE) if is_law else hit
        found += 1
        if found == _MOST:
            return


RULES = (
    Rule(
        id="FAIR-01",
        reads="both",
        severity=Severity.REVIEW,
        title=_("Words that shut people out"),
        why=_(
            "Terms on race, colour, religion, sex, pregnancy, sexual orientation, age, disability, "
            "national origin or citizenship can be unlawful. Exceptions exist: a religious body's own "
            "posts, a genuine occupational requirement (UK Equality Act 2010, Schedule 9), a licence or "
            "a clearance. Then the posting should name the exception. Terms on looks, family or where "
            "one studies narrow who applies."
        ),
        source=(
            "US EEOC, prohibited employment policies (eeoc.gov); UK Equality Act 2010; NACE, Principles "
            "for Ethical Professional Practice, 2 to 4"
        ),
        version=3,
        remedy=_(
            "Say what the work needs, not who should do it, or name the law that requires it."
        ),
        advice=_(
            "If you can do the work, ask whether it is open to you; your career office can help."
        ),
        ask=_("What does the work itself call for, and is it open to everyone who can do it?"),
        example=_("Everyone who can do this work is welcome to apply."),
        field="summary",
        is_law=True,
        judge=_shut_out,
    ),
    Rule(
        id="FAIR-01A",
        reads="fields",
        severity=Severity.COACH,
        title=_("No contact for accommodations"),
        why=_("Someone who needs an adjustment should not have to ask the one who decides."),
        source=(
            "NACE, Principles for Ethical Professional Practice, 3; Americans with Disabilities Act, "
            "Title I (employers of 15 or more)"
        ),
        version=2,
        remedy=_("Give a mail address of someone who does not choose among those who apply."),
        ask=_("Whom do I ask about an accommodation?"),
        example=_("[someone]@[your domain]"),
        field="accommodation_contact",
        judge=when(lambda fields: not fields.accommodation_contact),
    ),
)
