"""The text of an agreement, made from the brief and the offer, in plain numbered sentences.

The text is one document in one language, whatever language its reader's pages are in: what is
signed must be the same words for both. It is written from `terms` alone, so that anyone can write
it again and compare.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from fairbrief.applications.models import Application
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Employer, Member

#: The version of the wording; kept in the terms.
WORDING = "2026-11"

CONSENT = (
    "I have read this agreement. By typing my name and pressing the button I sign it, and I agree "
    "to keep this record electronically. I can ask for a copy on paper, and withdraw this consent "
    "for later records, by writing to the career office."
)
#: What the other side may take to look at work, and how often it may be sent back.
REVIEW_DAYS, MOST_ROUNDS = 5, 2

type Terms = dict[str, Any]


def _person(member: Member | None) -> dict[str, str]:
    if member is None:
        return {}
    return {"name": member.name, "title": member.title, "email": member.email}


def _place(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _employer(employer: Employer) -> dict[str, str]:
    return {
        "name": employer.name,
        "kind": employer.get_kind_display(),
        "place": _place(employer.city, employer.state, employer.country),
        "website": employer.website,
        "registration": employer.registration_number,
    }


def terms_of(application: Application, *, weekly_cap: int, at: datetime) -> Terms:
    """What is agreed, as plain values; the text is written from these alone."""
    brief, student = application.brief, application.student
    return {
        "wording": WORDING,
        "made_on": at.date().isoformat(),
        "brief": {"code": brief.code, "version": application.brief_version, "title": brief.title},
        "student": {
            "name": student.user.name,
            "email": student.user.email,
            "campus": student.campus.name,
            "works_from": student.work_state,
        },
        "employer": _employer(brief.employer),
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
        "student_costs": brief.student_costs,
        "place": brief.get_place_display(),
        "tools": brief.tools,
        "portfolio_allowed": brief.portfolio_allowed,
        "accommodation_contact": brief.accommodation_contact,
    }


def _day(value: str) -> str:
    return f"{date.fromisoformat(value):%A %-d %B %Y}" if value else "a day to be agreed"


def _count(number: int | None, one: str, many: str = "") -> str:
    return f"{number or 0} {one if number == 1 else many or one + 's'}"


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _parties(terms: Terms) -> Iterator[str]:
    employer, student = terms["employer"], terms["student"]
    known = [employer["kind"], employer["place"]]
    if employer["registration"]:
        known.append(f"registered as {employer['registration']}")
    if employer["website"]:
        known.append(employer["website"])
    yield f"The employer is {employer['name']} ({'; '.join(part for part in known if part)})."
    works_from = f", working from {student['works_from']}" if student["works_from"] else ""
    yield (
        f"The student is {student['name']} ({student['email']}), enrolled at "
        f"{student['campus']}{works_from}."
    )
    yield (
        f"This agreement was made on {_day(terms['made_on'])} from version "
        f"{terms['brief']['version']} of brief {terms['brief']['code']}. It binds both when both "
        "have signed it."
    )


def _scope(terms: Terms) -> Iterator[str]:
    lines = ["The student makes and hands in the following, and nothing else is owed:"]
    for letter, each in zip("abcdefgh", terms["deliverables"], strict=False):
        lines.append(f"  ({letter}) {each['title'].rstrip('.')}. It is accepted when:")
        lines += [f"    - {criterion}" for criterion in each["criteria"]]
    yield "\n".join(lines)
    yield (
        f"The work is estimated at {_count(terms['hours'], 'hour')} in all, and at most "
        f"{_count(terms['weekly_cap'], 'hour')} in any week of term. Place of work: "
        f"{terms['place']}."
    )
    if terms["tools"]:
        yield f"The employer provides, free of charge: {_sentence(terms['tools'])}"
    yield (
        "When 80 and when 100 percent of the hours are used, both say how to go on: as it is, with "
        "less to do, with more hours and pay, or not at all."
    )
    if terms["learning"]:
        yield f"What the student is to learn: {_sentence(terms['learning'])}"


def _deadline(terms: Terms) -> Iterator[str]:
    yield (
        f"Work starts on {_day(terms['starts_on'])}, and never before the pay is recorded as "
        f"secured. It is due on {_day(terms['due_on'])}."
    )
    yield (
        f"The employer accepts each hand-in, or asks for changes by the criteria above, within "
        f"{REVIEW_DAYS} business days. After that it counts as accepted. Changes can be asked for "
        "twice."
    )
    yield (
        "Either side may pause the work with a reason. The due date moves by as many days as the "
        "pause lasts."
    )


def _reports(terms: Terms) -> Iterator[str]:
    supervisor, backup = terms["supervisor"], terms["backup"]
    yield f"The student reports to {_named(supervisor)} ({supervisor['email']}) and to nobody else."
    if backup:
        yield f"In absence, {_named(backup)} ({backup['email']}) stands in."
    yield (
        f"They speak {_count(terms['checkins_a_week'] or 1, 'time')} a week. Channel: "
        f"{_sentence(terms['channel'] or 'as the two choose')}"
    )
    yield "A question from a student who is stuck is answered within one business day."


def _named(person: dict[str, str]) -> str:
    return f"{person['name']}, {person['title']}" if person["title"] else person["name"]


def _senior(terms: Terms) -> Iterator[str]:
    if terms["leader"] and terms["senior_sessions"]:
        yield (
            f"The student has {_count(terms['senior_sessions'], 'live conversation')} of "
            f"{terms['senior_minutes']} minutes with {_named(terms['leader'])}, the first before "
            "the midpoint of the work."
        )
    else:
        yield "No conversation with a senior person is promised."


def _pay(terms: Terms) -> Iterator[str]:
    if terms["pay_kind"] == "none":
        yield (
            "This work is unpaid. The student's campus allows this for employers of this kind, and "
            "the student was told before applying."
        )
        yield "Rights in the work pass to the employer when it is accepted, and not before."
    else:
        fee = Money(terms["fee_minor"], terms["currency"])
        yield (
            f"The employer pays {fee} for the whole, all of it to the student. At "
            f"{_count(terms['hours'], 'hour')} that is {fee.per_hour(terms['hours'])} an hour."
        )
        yield (
            f"It is paid within {_count(terms['pay_days'], 'day')} of acceptance, by "
            f"{_sentence(terms['pay_method'] or 'bank transfer')}"
        )
        yield "Rights in the work pass to the employer when it is paid in full, and not before."
    costs = terms["student_costs"]
    yield f"Costs the student bears: {_sentence(costs)}" if costs else "The student bears no costs."


def _ending(terms: Terms) -> Iterator[str]:
    yield (
        "Any change of scope, hours, date or pay is written as a change order, priced, and signed "
        "by both before it counts."
    )
    if terms["pay_kind"] == "none":
        yield "Either side may end this early, at any time, with a reason."
    else:
        yield (
            "Either side may end this early, at any time, with a reason. Hours worked are then "
            "paid from the first hour: the same share of the fee as of the hours, or as of the "
            "deliverables accepted by then, whichever is more; at most the fee."
        )


def _care(terms: Terms) -> Iterator[str]:
    yield (
        "The student may show the accepted work in a portfolio, without anything marked "
        "confidential."
        if terms["portfolio_allowed"]
        else "The student may name the project and the employer, and shows the work itself only "
        "with permission."
    )
    yield "What is marked confidential stays so for one year."
    if terms["accommodation_contact"]:
        yield f"For an accommodation the student writes to {terms['accommodation_contact']}."


def _disagreeing(terms: Terms) -> Iterator[str]:
    office = terms["office"]
    yield (
        "If the two disagree, each answers the other within five business days; who stays silent "
        "is decided upon without being heard."
    )
    yield (
        f"{office['name']} ({office['email']}) then decides on this agreement and the evidence, "
        "free of charge."
    )
    yield (
        "This text does not settle whether the law sees the student as an employee. Nothing in it "
        "takes away a right that the law gives either side."
    )


CLAUSES = (
    ("The parties", _parties),
    ("Scope", _scope),
    ("Deadline", _deadline),
    ("Reports to", _reports),
    ("Senior access", _senior),
    ("Pay", _pay),
    ("Changes and ending early", _ending),
    ("Showing, keeping, access", _care),
    ("If you disagree", _disagreeing),
)


def write_text(terms: Terms) -> str:
    """The canonical text: NFC, one newline at each line's end, no trailing spaces."""
    blocks = [f"Agreement on a micro-internship: {terms['brief']['title']}"]
    for number, (heading, clauses) in enumerate(CLAUSES, start=1):
        blocks.append(f"{number}. {heading}")
        blocks += [f"{number}.{place} {clause}" for place, clause in enumerate(clauses(terms), 1)]
    return normal("\n\n".join(blocks))


def normal(text: str) -> str:
    """NFC, line ends as one newline, no spaces before them, one newline at the end."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
