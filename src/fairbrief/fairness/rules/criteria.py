"""What is handed in: by what it is accepted, and how many there are."""

from __future__ import annotations

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import FREELANCE, NACE, Rule, says, when

_BOOK = Phrasebook("criteria")

_MOOD = _BOOK.rule("mood")
_OPEN_NUMBER = _BOOK.rule("open number")
_CRITERIA = "The platform's defaults: work is accepted by criteria that both sides agreed on"
#: Letters of a criterion that are shown.
_SHOWN = 60


def _without(fields: Fields) -> str:
    return ", ".join(each.title for each in fields.deliverables if not any(each.criteria))


def _by_mood(fields: Fields) -> str:
    """The first criterion that is a matter of taste; one with a figure can be checked by it."""
    for each in fields.deliverables:
        for criterion in each.criteria:
            said = criterion.lower().strip()
            if _MOOD.search(said) and not any(map(str.isdigit, said)):
                return _shown(criterion)
    return ""


def _without_number(fields: Fields) -> str:
    """The first thing handed in of which it is left open how many there are."""
    for each in fields.deliverables:
        if _OPEN_NUMBER.search(each.title.lower()):
            return _shown(each.title)
    return ""


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return f"“{words[:_SHOWN]}…”" if len(words) > _SHOWN else f"“{words}”"


RULES = (
    Rule(
        id="SCOPE-01C",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Without criteria of acceptance: {said}"),
        why=_(
            "Without criteria, acceptance is a matter of mood. An employee's pay never hangs on it; a "
            "contractor's may."
        ),
        source=_CRITERIA,
        version=2,
        remedy=_("Give each deliverable one criterion or more that both sides can check."),
        ask=_("By what do you decide that the work is accepted?"),
        example=_(
            "Accepted when all 30 entries have a working link, a date and one line on why they matter."
        ),
        field="deliverables",
        judge=when(_without),
        passed=says(
            lambda fields: (
                "Every deliverable has criteria of acceptance." if fields.deliverables else ""
            )
        ),
    ),
    Rule(
        id="SCOPE-01M",
        reads="fields",
        severity=Severity.COACH,
        title=_("A matter of taste: {said}"),
        why=_("Two people can differ about it in good faith, and nobody can say when it is met."),
        source=_CRITERIA,
        version=2,
        remedy=_(
            "Say what both of you can see or count: a length, a number, what works, what it must hold. Say who decides only beside that."
        ),
        ask=_("How would we both see that this is met?"),
        example=_(
            "Three posts of 100 to 150 words, each with one picture that we may use and a link that works."
        ),
        field="deliverables",
        judge=when(_by_mood),
    ),
    Rule(
        id="SCOPE-01N",
        reads="fields",
        severity=Severity.COACH,
        title=_("How many is left open: {said}"),
        why=_("What has no number can grow without anyone deciding that it should."),
        source=NACE + ", criterion 3; " + FREELANCE + " (itemised services)",
        remedy=_("Give the number, or the most you will ask for."),
        ask=_("How many are they, at most?"),
        example=_("Three posts."),
        field="deliverables",
        judge=when(_without_number),
    ),
)
