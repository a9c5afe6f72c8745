"""Who the student reports to, and how often they speak."""

from __future__ import annotations

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import NACE, Rule, counted, missing, says, when

_COLUMBIA = "Columbia College Chicago, posting requirements"


def _too_few_checkins(fields: Fields) -> str:
    """Only where the campus asks for no more: that it says itself."""
    if not fields.hours or fields.checkins is None or _fewer_than_the_campus_asks(fields):
        return ""
    needed = max(2, fields.hours // 10)
    hours = counted(fields.hours, "hour")
    return f"{fields.checkins} for {hours}" if fields.checkins < needed else ""


def _fewer_than_the_campus_asks(fields: Fields) -> str:
    if not fields.checkin_hours or not fields.hours or fields.checkins is None:
        return ""
    needed = -(-fields.hours // fields.checkin_hours)
    if fields.checkins >= needed:
        return ""
    return f"{fields.checkins} of {needed} for {counted(fields.hours, 'hour')}"


def _foreign_mail(fields: Fields) -> str:
    domain = fields.supervisor_email.rpartition("@")[2].lower()
    own = fields.employer_domain.lower()
    if not domain or not own or domain == own or domain.endswith("." + own):
        return ""
    return domain


RULES = (
    Rule(
        id="SUP-01",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Nobody is named to report to"),
        why=_("A person with experience in the field supervises, not a mailbox."),
        source=NACE + ", criterion 5; " + _COLUMBIA,
        remedy=_("Name one person with title and mail address."),
        ask=_("Who would I report to, by name and title?"),
        example=_("You report to [name], [their role], [their address at work]."),
        field="supervisor",
        judge=when(lambda fields: not fields.supervisor_name.strip()),
        passed=says(
            lambda fields: (
                f"Reports to {fields.supervisor_name}"
                + (f", {fields.supervisor_title}." if fields.supervisor_title else ".")
                if fields.supervisor_name
                else ""
            )
        ),
    ),
    Rule(
        id="SUP-01D",
        reads="fields",
        severity=Severity.REVIEW,
        title=_("The supervisor's address is not the organization's: {said}"),
        why=_(
            "An address of the organization shows students that its people are behind the offer."
        ),
        version=2,
        source="Handshake, employer verification; Case Western Reserve University, safety tips",
        remedy=_("Use an address of your organization, or say why it differs."),
        field="supervisor",
        judge=when(_foreign_mail),
    ),
    Rule(
        id="SUP-01T",
        reads="text",
        severity=Severity.REVIEW,
        title=_("We found no word on who you report to"),
        why=_(
            "You should know whom you would answer to, and that they know the field, before you say yes."
        ),
        source=NACE + ", criterion 5",
        remedy=_("Name one person with their title."),
        advice=_("Ask for a name and a title."),
        ask=_("Who would I report to, by name and title?"),
        judge=missing(lambda facts: facts.supervisor),
    ),
    Rule(
        id="SUP-03",
        reads="fields",
        severity=Severity.COACH,
        title=_("Nobody is named to stand in"),
        why=_("Supervisors fall ill and leave; the student's week should not stop."),
        source="The platform's defaults: one named person and a backup",
        remedy=_("Name a second person."),
        ask=_("Who stands in when my supervisor is away?"),
        example=_("When [name] is away, [a second name], [their role], stands in."),
        field="backup",
        judge=when(lambda fields: not fields.backup_name.strip()),
        passed=says(
            lambda fields: f"{fields.backup_name} stands in." if fields.backup_name else ""
        ),
    ),
    Rule(
        id="SUP-04",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("How often you speak is not said"),
        why=_("Work needs an agreed rhythm of reporting and feedback, remote work most of all."),
        version=2,
        source=NACE + ", criterion 6; " + _COLUMBIA,
        remedy=_("Say how many check-ins a week; one is the least."),
        ask=_("How often do we speak, and how?"),
        example=_("Two check-ins a week, on Tuesdays and Fridays."),
        field="checkins_a_week",
        judge=when(lambda fields: not fields.checkins_a_week),
        passed=says(
            lambda fields: (
                f"{counted(fields.checkins_a_week, 'check-in')} a week."
                if fields.checkins_a_week
                else ""
            )
        ),
    ),
    Rule(
        id="SUP-04N",
        reads="fields",
        severity=Severity.COACH,
        title=_("Few check-ins: {said}"),
        why=_("One check-in for about ten hours keeps a remote project on course."),
        source=NACE + ", criterion 6; the platform's defaults",
        remedy=_("Add one a week."),
        field="checkins_a_week",
        version=2,
        judge=when(_too_few_checkins),
    ),
    Rule(
        id="SUP-04R",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Fewer check-ins than the campus asks for: {said}"),
        why=_("This campus asks for a check-in for every so many hours of work."),
        source="The campus's policy; " + NACE + ", criterion 6",
        remedy=_("Plan more check-ins a week, or take hours out."),
        field="checkins_a_week",
        judge=when(_fewer_than_the_campus_asks),
    ),
    Rule(
        id="SUP-04C",
        reads="fields",
        severity=Severity.COACH,
        title=_("How you keep in touch is not said"),
        why=_("The student should know before signing whether to expect calls, chat or notes."),
        source=_COLUMBIA,
        remedy=_("Name the channel, such as a video call on Tuesdays."),
        ask=_("How do we keep in touch between calls?"),
        example=_("A video call on Tuesdays; notes in a shared document between calls."),
        field="channel",
        judge=when(lambda fields: not fields.channel.strip()),
    ),
    Rule(
        id="SUP-04T",
        reads="text",
        severity=Severity.COACH,
        title=_("We found no word on feedback"),
        why=_("Routine feedback by an experienced supervisor is part of an internship."),
        source=NACE + ", criterion 6",
        remedy=_("Plan a short conversation every week, and say so."),
        advice=_("Ask for a short conversation every week."),
        ask=_("How often would I get feedback, and from whom?"),
        judge=missing(lambda facts: facts.feedback),
    ),
)
