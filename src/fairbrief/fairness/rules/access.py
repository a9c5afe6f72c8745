"""Access to senior people, and to what the work needs."""

from __future__ import annotations

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import NACE, Rule, missing, says, when

_TRIAL = (
    "Bojinov, Choudhury and Lane, Virtual Watercoolers, Harvard Business School, 2021, revised 2023"
)


def _promised(fields: Fields) -> bool:
    return bool(fields.leader_name.strip()) and fields.senior_sessions >= 1


def _said(fields: Fields) -> str:
    if not _promised(fields):
        return ""
    number = "one session" if fields.senior_sessions == 1 else f"{fields.senior_sessions} sessions"
    title = f", {fields.leader_title}," if fields.leader_title else ""
    return f"Meets {fields.leader_name}{title} in {number} of {fields.senior_minutes} minutes."


def _shorter_than_the_campus_asks(fields: Fields) -> str:
    short = fields.senior_minutes < fields.senior_minutes_min
    if not (fields.senior_required and _promised(fields) and short):
        return ""
    return f"{fields.senior_minutes} of {fields.senior_minutes_min} minutes"


RULES = (
    Rule(
        id="ACC-01",
        reads="fields",
        severity=Severity.COACH,
        title=_("Senior access is not said"),
        why=_(
            "In a field experiment with remote interns, live time with senior managers went with "
            "better outcomes when it was regular or the two had something in common."
        ),
        source=_TRIAL,
        remedy=_("Name one senior person and one live conversation of 20 minutes or more."),
        ask=_("Which senior person will see my work, and will we speak?"),
        example=_(
            "Before the midpoint you talk for 30 minutes with Mina Park, our executive producer, about what you found."
        ),
        field="leader",
        judge=when(lambda fields: not _promised(fields) and not fields.senior_required),
        passed=says(_said),
    ),
    Rule(
        id="ACC-01R",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("A senior session is required by the campus"),
        why=_("This campus asks for a live conversation with a senior person in every brief."),
        source="The campus's policy; " + _TRIAL,
        remedy=_("Name one senior person and one live conversation of 20 minutes or more."),
        ask=_("Which senior person will see my work, and will we speak?"),
        field="leader",
        judge=when(lambda fields: not _promised(fields) and fields.senior_required),
    ),
    Rule(
        id="ACC-01M",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The senior session is shorter than the campus asks for: {said}"),
        why=_("This campus says how long the conversation with a senior person lasts at least."),
        source="The campus's policy; " + _TRIAL,
        remedy=_("Give the conversation more minutes."),
        field="senior_minutes",
        judge=when(_shorter_than_the_campus_asks),
    ),
    Rule(
        id="ACC-01L",
        reads="fields",
        severity=Severity.COACH,
        title=_("One session for a project of over two weeks"),
        why=_("What helped in the experiment was meeting regularly, not once."),
        source=_TRIAL,
        remedy=_("Add a second session."),
        field="senior_sessions",
        judge=when(
            lambda fields: (
                _promised(fields) and (fields.senior_sessions < 2 and (fields.weeks or 0) > 2)
            )
        ),
    ),
    Rule(
        id="ACC-01S",
        reads="fields",
        severity=Severity.COACH,
        title=_("The senior session is short"),
        why=_("Under 20 minutes a conversation seldom gets past the introductions."),
        source="The platform's defaults: conversations of 20 to 30 minutes",
        remedy=_("Give it 20 minutes or more."),
        field="senior_minutes",
        judge=when(lambda fields: _promised(fields) and fields.senior_minutes < 20),
    ),
    Rule(
        id="ACC-01T",
        reads="text",
        severity=Severity.COACH,
        title=_("We found no word on senior people"),
        why=_(
            "In a field experiment with remote interns, live time with senior managers went with "
            "better outcomes when it was regular or the two had something in common."
        ),
        source=_TRIAL,
        version=2,
        remedy=_("Name one senior person, and the conversation the student has with them."),
        advice=_("Ask for one conversation."),
        ask=_("Will I meet someone senior, and when?"),
        judge=missing(lambda facts: facts.senior_access),
    ),
    Rule(
        id="ACC-02",
        reads="fields",
        severity=Severity.COACH,
        title=_("Tools and data are not said"),
        why=_("The host provides what the work needs."),
        source=NACE + ", criterion 7",
        remedy=_("Name the accounts, data and tools you provide."),
        ask=_("Which tools and data do you provide?"),
        example=_("A shared drive, and access to the two databases we pay for."),
        field="tools",
        judge=when(lambda fields: not fields.tools.strip()),
    ),
)
