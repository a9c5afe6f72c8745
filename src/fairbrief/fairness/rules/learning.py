"""What the student learns, and how much of the work is routine."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import (
    FLSA71,
    FOR_UNPAID,
    NACE,
    Hit,
    Reading,
    Rule,
    aimed,
    hits,
    missing,
    says,
    when,
)

_BOOK = Phrasebook("rules-learning")

_DISPLACE = _BOOK.clue("displace")
_STANDS_IN = _BOOK.rule("stands in")
_READER = re.compile(r"\b(?:you\b|interns?\b|students?\b)")


@aimed(_DISPLACE)
def _displacing(reading: Reading) -> Iterable[Hit]:
    """Work of somebody who is gone or away; not where another of the house stands in for them."""
    page = reading.page
    for hit in hits(reading, _DISPLACE):
        if hit.quote and hit.quote.text.lower().startswith("while"):
            _start, end = page.sentence_at(hit.quote.start)
            stands_in = _STANDS_IN.match(page.plain, hit.quote.end, end)
            if stands_in and not _READER.search(stands_in[0]):
                continue
        yield hit


def _routine_share(fields: Fields) -> str:
    share = fields.routine_percent
    return f"{share} %" if share is not None and share > 50 else ""


#: Of a text so long one mention of routine is not much of the work; several are.
_LONG, _MUCH = 120, 3


def _routine_text(reading: Reading) -> Iterable[Hit]:
    routine = reading.facts.routine
    if routine.substantial:
        is_much = len(routine.quotes) >= _MUCH or reading.page.words < _LONG
        yield Hit(quote=routine.quotes[0], said=_("Much") if is_much else _("Some"))


def _routine_unsaid(reading: Reading) -> Iterable[Hit]:
    fields = reading.brief
    found = reading.facts.routine.quotes
    if (
        found
        and fields.routine_percent is not None
        and fields.routine_percent < 10
        and len(found) > 2
    ):
        yield Hit(quote=found[0], said=f"{fields.routine_percent} %")


def _copied_learning(fields: Fields) -> bool:
    learning = fields.learning.strip().lower()
    return bool(learning) and any(
        learning == each.title.strip().lower() for each in fields.deliverables
    )


RULES = (
    Rule(
        id="LEARN-01",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("What the student learns is not said"),
        why=_("Clearly defined learning is what makes work an internship."),
        source=NACE + ", criterion 4; " + FLSA71 + ", factor 2" + FOR_UNPAID,
        remedy=_("Name one to five things the student will be able to do afterwards."),
        ask=_("What will I be able to do afterwards that I cannot do now?"),
        example=_(
            "How to judge a source, to order what you find so that someone else can decide with it, and to say plainly what is not known."
        ),
        field="learning",
        judge=when(lambda fields: len(fields.learning.split()) < 5 or _copied_learning(fields)),
        passed=says(lambda fields: "Says what you will learn." if fields.learning else ""),
    ),
    Rule(
        id="LEARN-01T",
        reads="text",
        severity=Severity.COACH,
        title=_("We found no word on what you will learn"),
        why=_("Clearly defined learning is what makes work an internship."),
        source=NACE + ", criterion 4",
        remedy=_("Name a skill that the student leaves with."),
        advice=_("Ask which skill you would leave with."),
        ask=_("Which skill would I leave with?"),
        judge=missing(lambda facts: facts.learning),
    ),
    Rule(
        id="LEARN-02",
        reads="fields",
        severity=Severity.REVIEW,
        title=_("More than half is routine work: {said}"),
        why=_("Some routine is part of any work. Where it is most of it, little is learned."),
        source="NACE, best practices for internships; " + FLSA71 + ", factor 6" + FOR_UNPAID,
        remedy=_("Add a part that needs judgement, or hire for the routine part as a job."),
        field="routine_percent",
        judge=when(_routine_share),
        passed=says(
            lambda fields: (
                f"{fields.routine_percent} % routine work, by the employer's own count."
                if fields.routine_percent is not None and fields.routine_percent <= 50
                else ""
            )
        ),
    ),
    Rule(
        id="LEARN-02M",
        reads="fields",
        severity=Severity.COACH,
        title=_("The share of routine work is not said"),
        why=_("Students want to know it before they apply, and seldom dare to ask."),
        source="NACE, best practices for internships",
        remedy=_("Estimate the share in percent; some is normal."),
        ask=_("How much of it is routine work?"),
        example=_("About 15 percent: putting the sources into one format."),
        field="routine_percent",
        judge=when(lambda fields: fields.routine_percent is None),
    ),
    Rule(
        id="LEARN-02X",
        reads="fields",
        severity=Severity.REVIEW,
        title=_("The text names more routine work than the share says: {said}"),
        why=_("Text and fields should agree."),
        source="NACE, best practices for internships",
        remedy=_("Correct the share, or the text."),
        field="routine_percent",
        judge=_routine_unsaid,
    ),
    Rule(
        id="LEARN-02T",
        reads="text",
        severity=Severity.COACH,
        title=_("{said} of it looks like routine work"),
        why=_("Some routine is part of any work. Where it is most of it, little is learned."),
        source="NACE, best practices for internships",
        remedy=_("Say how much of the time it takes, and what else there is."),
        advice=_("Ask how much of the time it takes, and what else there is."),
        ask=_("How much of the time is routine work, and what is the rest?"),
        judge=_routine_text,
    ),
    Rule(
        id="LEARN-03",
        reads="fields",
        severity=Severity.COACH,
        title=_("No skill is named"),
        why=_("Skills let students find the brief, and carry what they learned elsewhere."),
        source=NACE + ", criterion 2",
        remedy=_("Choose one to five skills from the list."),
        field="skills",
        judge=when(lambda fields: not fields.skills),
    ),
    Rule(
        id="LEARN-04",
        reads="both",
        severity=Severity.REVIEW,
        title=_("It seems to stand in for an employee"),
        why=_("An intern's work complements that of employees and does not displace it."),
        source=NACE + ", criterion 1; " + FLSA71 + ", factor 6" + FOR_UNPAID,
        remedy=_("Say what the student adds, or hire for the post."),
        advice=_("Ask who does this work now, and what a student adds to it."),
        version=2,
        ask=_("Who does this work now, and who would do it after me?"),
        example=_(
            "You add interviews that we would not otherwise make; our researcher goes on with the archive."
        ),
        field="summary",
        judge=_displacing,
    ),
)
