"""The text of an agreement, made from the brief and the offer, in plain numbered sentences."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date, datetime
from typing import Any

from fairbrief.applications.models import Application
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Member

#: The version of the wording; kept in the terms.
WORDING = "2026-11"

CONSENT = (
    "I have read this agreement. By typing my name and pressing the button I sign it, and I agree "
    "to keep this record electronically. I can ask for a copy on paper, and withdraw this consent "
    "for later records, by writing to the career office."
)


def _person(member: Member | None) -> dict[str, str]:
    if member is None:
        return {}
    return {"name": member.name, "title": member.title, "email": member.email}


def terms_of(application: Application, *, weekly_cap: int, at: datetime) -> dict[str, Any]:
    """What is agreed, as plain values; the text is written from these alone."""
    brief, student = application.brief, application.student
    employer = brief.employer
    return {
        "wording": WORDING,
        "made_on": at.date().isoformat(),
        "brief": {"code": brief.code, "version": application.brief_version, "title": brief.title},
        "student": {"name": student.user.name, "campus": student.campus.name},
        "employer": {
            "name": employer.name,
            "kind": employer.get_kind_display(),
            "place": ", ".join(part for part in (employer.city, employer.state) if part),
        },
        "office": {"name": student.campus.office_name, "email": student.campus.office_email},
        "deliverables": [
            {"title": each.title, "criteria": list(each.criteria)}
            for each in brief.deliverables.all()
        ],
        "learning": brief.learning,
        "hours": brief.hours,
        "weekly_cap": weekly_cap,
        "starts_on": brief.starts_on.isoformat() if brief.starts_on else "",
        "due_on": brief.due_on.isoformat() if brief.due_on else "",
        "supervisor": _person(brief.supervisor),
        "backup": _person(brief.backup),
        "checkins_a_week": brief.checkins_a_week,
        "channel": brief.channel,
        "leader": _person(brief.leader),
        "senior_sessions": brief.senior_sessions,
        "senior_minutes": brief.senior_minutes,
        "pay_kind": brief.pay_kind,
        "fee_minor": brief.fee_minor or 0,
        "currency": brief.currency,
        "pay_days": brief.pay_days,
        "pay_method": brief.pay_method,
        "place": brief.get_place_display(),
        "tools": brief.tools,
        "portfolio_allowed": brief.portfolio_allowed,
        "accommodation_contact": brief.accommodation_contact,
    }


def _day(value: str) -> str:
    return f"{date.fromisoformat(value):%A %-d %B %Y}" if value else "a day to be agreed"


def _scope(terms: dict[str, Any]) -> list[str]:
    lines = ["1. Scope", ""]
    lines.append("The student makes and hands in:")
    for number, each in enumerate(terms["deliverables"], start=1):
        lines.append(f"  {number}. {each['title']}. It is accepted when:")
        lines += [f"     - {criterion}" for criterion in each["criteria"]]
    lines.append(
        f"The work is estimated at {terms['hours']} hours in all, at most {terms['weekly_cap']} "
        f"hours in any week of term. Place: {terms['place']}."
    )
    if terms["tools"]:
        lines.append(f"The employer provides: {terms['tools']}.")
    lines.append(f"What the student learns: {terms['learning']}")
    return lines


def _deadline(terms: dict[str, Any]) -> list[str]:
    return [
        "2. Deadline",
        "",
        (
            f"Work starts on {_day(terms['starts_on'])}, after the funds are recorded as secured, and "
            f"is due on {_day(terms['due_on'])}. The employer accepts it or asks for changes, by the "
            "criteria above and at most twice, within five business days of each hand-in. After that "
            "it counts as accepted."
        ),
    ]


def _reports(terms: dict[str, Any]) -> list[str]:
    supervisor = terms["supervisor"]
    lines = [
        "3. Reports to",
        "",
        (
            f"The student reports to {supervisor['name']}, {supervisor['title']} "
            f"({supervisor['email']})."
        ),
    ]
    if terms["backup"]:
        lines.append(f"In absence {terms['backup']['name']} stands in.")
    lines.append(
        f"They speak {terms['checkins_a_week']} time(s) a week. Channel: "
        f"{terms['channel'] or 'to be agreed between the two'}."
    )
    return lines


def _senior(terms: dict[str, Any]) -> list[str]:
    lines = ["4. Senior access", ""]
    if terms["leader"] and terms["senior_sessions"]:
        lines.append(
            f"The student has {terms['senior_sessions']} live conversation(s) of "
            f"{terms['senior_minutes']} minutes with {terms['leader']['name']}, "
            f"{terms['leader']['title']}, the first before the midpoint."
        )
    else:
        lines.append("No conversation with a senior person is promised.")
    return lines


def _pay(terms: dict[str, Any]) -> list[str]:
    lines = ["5. Pay", ""]
    if terms["pay_kind"] == "none":
        lines.append(
            "This work is unpaid. The student's campus allows this for employers of this kind, and "
            "the student has been told."
        )
    else:
        fee = Money(terms["fee_minor"], terms["currency"])
        lines.append(
            f"The employer pays {fee} for the whole, all of it to the student, within "
            f"{terms['pay_days']} days of acceptance, by {terms['pay_method'] or 'bank transfer'}. "
            f"At {terms['hours']} hours that is {fee.per_hour(terms['hours'])} an hour. The funds "
            "are recorded as secured before work starts."
        )
        lines.append("Rights in the work pass to the employer when it is paid, and not before.")
    return lines


def _keeping(terms: dict[str, Any]) -> list[str]:
    shown = (
        "may show the accepted work in a portfolio, without anything marked confidential"
        if terms["portfolio_allowed"]
        else "may name the project and the employer, and shows the work only with permission"
    )
    lines = [
        "6. Keeping to it",
        "",
        (
            "Any change of scope, hours, date or pay is written as a change order, priced, and signed "
            "by both before it counts."
        ),
        "Either side may end this early. Hours worked are paid from the first hour.",
        f"The student {shown}. What is confidential stays so for one year.",
    ]
    if terms["accommodation_contact"]:
        lines.append(f"For an accommodation write to {terms['accommodation_contact']}.")
    lines.append(
        f"If the two disagree, each answers the other within five business days, and "
        f"{terms['office']['name']} ({terms['office']['email']}) decides on this agreement and the "
        "evidence, free of charge."
    )
    return lines


def write_text(terms: dict[str, Any]) -> str:
    """The canonical text: NFC, one newline at each line's end, no trailing spaces."""
    place = f", {terms['employer']['place']}" if terms["employer"]["place"] else ""
    blocks = [
        [f"Agreement on a micro-internship: {terms['brief']['title']}"],
        [
            (
                f"Between {terms['employer']['name']} ({terms['employer']['kind']}{place}), the "
                f"employer, and {terms['student']['name']}, student of {terms['student']['campus']}."
            ),
            (
                f"Made on {_day(terms['made_on'])} from version {terms['brief']['version']} of brief "
                f"{terms['brief']['code']}."
            ),
        ],
        _scope(terms),
        _deadline(terms),
        _reports(terms),
        _senior(terms),
        _pay(terms),
        _keeping(terms),
    ]
    text = "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks)
    return unicodedata.normalize("NFC", text) + "\n"


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
