"""Scope, dates and learning."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.facts.work import VAGUE
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import (
    CAREER_OFFICES,
    FLSA71,
    FOR_UNPAID,
    FREELANCE,
    NACE,
    Hit,
    Reading,
    Rule,
    aimed,
    counted,
    hits,
    missing,
    says,
    when,
    words,
)

_BOOK = Phrasebook("scope")

_ON_CALL = _BOOK.clue("on call")
#: Asked about in briefs alone: in texts from elsewhere such words are a manner of speaking.
_LEFT_OPEN = _BOOK.clue("left open")
_PLANNED = _BOOK.rule("planned")
_AT_MOST = _BOOK.rule("at most")
_NO_CLASSES = _BOOK.clue("no classes")
_MOST_OPEN = 3
_HEAVY_WHY = _(
    "Students who work over 15 hours a week tend to have lower grades; that does not say which causes "
    "which."
)
_HEAVY_TEXT_WHY = _(
    "Students who work over 15 hours a week tend to have lower grades; that does not say which causes "
    "which. Many schools set the limit at 20 hours while classes run."
)
#: Days from the start to the due date.
_FEWEST_DAYS, _MOST_DAYS = 7, 56
#: Hours a week beside classes: of a brief, which we shape; of a text from elsewhere.
_HEAVY, _HEAVY_ELSEWHERE = 15, 20


def _count(fields: Fields) -> str:
    return counted(len(fields.deliverables), "deliverable")


def _too_many(fields: Fields) -> bool:
    return bool(
        fields.hours
        and len(fields.deliverables) > 1
        and fields.hours / len(fields.deliverables) < 2
    )


def _hours_outside(fields: Fields) -> str:
    if fields.hours is None or fields.hours_min <= fields.hours <= fields.hours_max:
        return ""
    hours = counted(fields.hours, "hour")
    return f"{hours}; {fields.hours_min} to {fields.hours_max} are allowed"


def _dates_wrong(fields: Fields) -> str:
    if fields.starts_on is None or fields.due_on is None:
        return ""
    days = (fields.due_on - fields.starts_on).days
    if days < 0:
        return "it is due before it starts"
    if days == 0:
        return "it starts and is due on the same day"
    if days < _FEWEST_DAYS:
        return f"{counted(days, 'day')} from start to due date; {_FEWEST_DAYS} at least"
    if days > _MOST_DAYS:
        return f"{days} days from start to due date; {_MOST_DAYS} at most"
    if fields.today and fields.starts_on < fields.today:
        return "the start has passed"
    return ""


def _week_load(fields: Fields) -> str:
    if not fields.hours or not fields.weeks:
        return ""
    a_week = round(fields.hours / fields.weeks, 1)
    return f"{counted(a_week, 'hour')} a week" if a_week > _HEAVY else ""


def _apply_late(fields: Fields) -> str:
    if fields.apply_by is None:
        return "no date is given"
    if fields.starts_on and fields.apply_by >= fields.starts_on:
        return "it is not before the start"
    if fields.today and fields.apply_by <= fields.today:
        return "it has passed"
    return ""


def _heavy_text(reading: Reading) -> Iterable[Hit]:
    """A heavy week beside classes; not in summer, nor where the work takes the place of classes, and
    not what is worked at most."""
    hours, page = reading.facts.hours, reading.page
    if hours.weekly is None or hours.weekly <= _HEAVY_ELSEWHERE or page.holds(_NO_CLASSES):
        return
    if hours.quote is not None:
        start, _end = page.sentence_at(hours.quote.start)
        if _AT_MOST.search(page.plain, start, hours.quote.start):
            return
    yield Hit(quote=hours.quote, said=f"{counted(hours.weekly, 'hour')} a week")


@aimed(_ON_CALL)
def _on_call(reading: Reading) -> Iterable[Hit]:
    """Hours that nobody can plan by: evenings that stand in a plan are none."""
    for hit in hits(reading, _ON_CALL):
        said = hit.quote.text.lower() if hit.quote else ""
        is_evening = said.startswith(("evening", "night")) or said.endswith("weekends")
        if hit.quote and is_evening:
            start, end = reading.page.sentence_at(hit.quote.start)
            if _PLANNED.search(reading.page.plain, start, end):
                continue
        yield hit


@aimed(_LEFT_OPEN)
def _left_open(reading: Reading) -> Iterable[Hit]:
    """Each such word once; what a deliverable is called is another rule's (`SCOPE-01N`)."""
    pieces = reading.fields.deliverables if reading.fields else ()
    titles = {each.title.lower().strip() for each in pieces}
    plain = reading.page.plain
    found: dict[str, Hit] = {}
    for match, _start, _end in reading.page.matches(_LEFT_OPEN):
        line = plain[plain.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
        if line.strip() not in titles:
            quote = reading.page.quote(*match.span())
            found.setdefault(match.group(), Hit(quote=quote, said=f"“{quote.text}”"))
    return list(found.values())[:_MOST_OPEN]


def _thin(fields: Reading) -> Iterable[Hit]:
    if len(fields.text.split()) < 60:
        yield Hit(said=str(len(fields.text.split())))


RULES = (
    Rule(
        id="SCOPE-01",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("No deliverable is named"),
        why=_("A student must know what is to be handed in, and by what it is accepted."),
        source=NACE + ", criterion 3; " + FREELANCE + " (itemised services)",
        remedy=_("Name at least one thing to hand in, with the criteria by which you accept it."),
        ask=_("What exactly is to be handed in, and how do you decide that it is good?"),
        example=_("A list of 30 sources, each with a link and one line on why it matters."),
        field="deliverables",
        judge=when(lambda fields: not fields.deliverables),
        passed=says(
            lambda fields: f"{_count(fields)}, each to be handed in." if fields.deliverables else ""
        ),
    ),
    Rule(
        id="SCOPE-01W",
        reads="fields",
        severity=Severity.COACH,
        title=_("The description is short: {said} words"),
        why=_("Sixty words are about what a reader needs to picture the work."),
        source=CAREER_OFFICES + " (such as Columbia College Chicago)",
        remedy=_("Say what it is for, what exists already, and what a good result looks like."),
        example=_(
            "We are preparing a film about night markets. Before we shoot we need a file a producer can trust: who the voices are, what has been written, which claims hold."
        ),
        field="summary",
        judge=_thin,
    ),
    Rule(
        id="SCOPE-01V",
        reads="both",
        severity=Severity.COACH,
        title=_("Vague words"),
        why=_("Words such as these let the work grow without anyone deciding that it should."),
        source=NACE,
        remedy=_("Name the tasks."),
        advice=_("Ask which tasks are meant."),
        version=2,
        ask=_("Which tasks would I do, and roughly how many hours does each take?"),
        example=_("You write two articles of 800 words and fact-check one."),
        field="summary",
        judge=words(VAGUE),
    ),
    Rule(
        id="SCOPE-01E",
        reads="fields",
        severity=Severity.COACH,
        title=_("Left open: {said}"),
        why=_("The student cannot tell what is asked, and both of you may take it otherwise."),
        source=NACE
        + ", criterion 3; the platform's defaults: what is not sure is agreed as a change",
        remedy=_("Say it, or leave it out. What is not sure yet can be agreed as a change later."),
        example=_("You write two articles. A third, if we both want it, is a change with its pay."),
        field="summary",
        judge=_left_open,
    ),
    Rule(
        id="SCOPE-01T",
        reads="text",
        severity=Severity.REVIEW,
        title=_("We found nothing definite to hand in"),
        why=_("Without named results the work can grow, and nobody can say when it is done."),
        source=NACE + ", criterion 3; " + CAREER_OFFICES,
        remedy=_("Name two or three results that are to be handed in."),
        advice=_("Ask for two or three named results."),
        ask=_("What are the two or three things I would hand in?"),
        judge=missing(lambda facts: facts.deliverables.concrete),
    ),
    Rule(
        id="SCOPE-02",
        reads="fields",
        severity=Severity.COACH,
        title=_("Many deliverables for the hours"),
        why=_("Less than two hours a deliverable is seldom enough to do it well."),
        source="Practice of career offices with micro-internships of 5 to 40 hours",
        remedy=_("Take one out, or give more hours."),
        field="hours",
        judge=when(_too_many),
    ),
    Rule(
        id="SCOPE-02H",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Hours outside the range: {said}"),
        why=_(
            "A micro-internship is short enough to fit beside classes. More needs another agreement."
        ),
        source="The campus's policy; EAB on micro-internships of 5 to 40 hours",
        remedy=_("Split it into two, or take work out."),
        field="hours",
        version=2,
        judge=when(_hours_outside),
        passed=says(
            lambda fields: f"{counted(fields.hours, 'hour')} in all." if fields.hours else ""
        ),
    ),
    Rule(
        id="SCOPE-02M",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The hours are not said"),
        why=_("A fee means nothing without the hours it is for."),
        source="Practice of career offices with micro-internships of 5 to 40 hours",
        remedy=_("Estimate the hours; the estimator beside the form helps."),
        ask=_("How many hours do you expect it to take in all?"),
        field="hours",
        judge=when(lambda fields: not fields.hours),
    ),
    Rule(
        id="SCOPE-02T",
        reads="text",
        severity=Severity.REVIEW,
        title=_("We found no number of hours"),
        why=_("Without hours you cannot tell whether it fits your week, or what the pay is worth."),
        source=CAREER_OFFICES,
        remedy=_("Give the hours a week and in all."),
        advice=_("Ask for hours a week and in all."),
        ask=_("How many hours a week, and how many in all?"),
        judge=missing(lambda facts: facts.hours.stated),
    ),
    Rule(
        id="SCOPE-03",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Start and due date are not both said"),
        why=_("An internship has a defined beginning and end."),
        source=NACE,
        remedy=_("Give the day it starts and the day it is due."),
        ask=_("When does it start, and when is it due?"),
        example=_("It starts on Monday 7 December and is due on Friday 18 December."),
        field="due_on",
        judge=when(lambda fields: fields.starts_on is None or fields.due_on is None),
        passed=says(
            lambda fields: (
                f"Starts {fields.starts_on:%-d %B}, due {fields.due_on:%-d %B}."
                if fields.starts_on and fields.due_on
                else ""
            )
        ),
    ),
    Rule(
        id="SCOPE-03D",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The dates do not work: {said}"),
        why=_("One to eight weeks leave room for classes and keep a short project short."),
        source="The platform's defaults; Cleveland State University on micro-internships of one week to one month",
        version=2,
        remedy=_("Choose dates one to eight weeks apart that are still to come."),
        field="due_on",
        judge=when(_dates_wrong),
    ),
    Rule(
        id="SCOPE-03W",
        reads="fields",
        severity=Severity.COACH,
        title=_("A heavy week: {said}"),
        why=_HEAVY_WHY,
        source="Virginia Talent + Opportunity Partnership (virginiatop.org/faq)",
        remedy=_("Give it another week, or take work out."),
        field="due_on",
        version=2,
        judge=when(_week_load),
    ),
    Rule(
        id="SCOPE-03H",
        reads="text",
        severity=Severity.COACH,
        title=_("A heavy week beside classes: {said}"),
        why=_HEAVY_TEXT_WHY,
        source="Virginia Talent + Opportunity Partnership (virginiatop.org/faq)",
        remedy=_("Spread it over more weeks, or offer it in a break."),
        advice=_("Ask whether it can be done in fewer hours a week, or in a break."),
        version=3,
        ask=_("Can it be done in fewer hours a week while classes run?"),
        judge=_heavy_text,
    ),
    Rule(
        id="SCOPE-03A",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The day to apply by does not work: {said}"),
        why=_("Students need a date, and you need time to answer everyone before it starts."),
        source="The platform's promise that every applicant is answered",
        remedy=_("Choose a day to come, before the start."),
        field="apply_by",
        judge=when(_apply_late),
    ),
    Rule(
        id="SCOPE-03T",
        reads="text",
        severity=Severity.COACH,
        title=_("We found no word on how long it lasts"),
        why=_("An internship has a defined beginning and end."),
        source=NACE,
        remedy=_("Give the day it starts and the day it is due."),
        advice=_("Ask for the day it starts and the day it is due."),
        ask=_("When does it start, and on what date is the work due?"),
        judge=missing(lambda facts: facts.duration or facts.deadline or facts.hours.total),
    ),
    Rule(
        id="SCOPE-05",
        reads="both",
        severity=Severity.COACH,
        title=_("Hours that are hard to plan"),
        why=_("Work beside classes needs hours that can be planned."),
        source="NACE, best practices for internships; " + FLSA71 + ", factor 4" + FOR_UNPAID,
        version=2,
        remedy=_("Say at which hours the student is needed, and leave the others free."),
        advice=_("Agree on hours, and on when you are not reached."),
        ask=_("At which hours do I need to be reachable, and when not?"),
        example=_("We speak on Tuesdays at 17:00; between calls you choose your hours."),
        field="summary",
        judge=_on_call,
    ),
)
