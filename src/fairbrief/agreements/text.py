"""The text of an agreement, made from the brief and the offer, in plain numbered sentences.

The text is one document in one language, whatever language its reader's pages are in: what is
signed must be the same words for both. It is written from `terms` alone, so that anyone can write
it again and compare.
"""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from fairbrief.agreements.wordings import WORDING, WORDINGS
from fairbrief.applications.models import Application
from fairbrief.organizations.models import Employer, Member

CONSENT = (
    "I have read this agreement. By typing my name and pressing the button I sign it, and I agree "
    "to keep this record electronically. I can ask for a copy on paper, and withdraw this consent "
    "for later records, by writing to the career office."
)
#: Hours above which the work has two milestones.
ONE_MILESTONE = 15
#: How long confidence lasts unless the two agree otherwise, in months.
CONFIDENCE = 12

type Terms = dict[str, Any]


def person_of(member: Member | None) -> dict[str, str]:
    """Someone of the employer's people, as a text names them."""
    if member is None:
        return {}
    return {
        "name": member.name,
        "title": member.title,
        "email": member.email,
        "code": member.code,
    }


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


def day_at(application: Application, at: datetime) -> str:
    """The day it is where the employer is: a text made there in the evening is not of tomorrow."""
    zone = ZoneInfo(application.brief.employer.time_zone)
    return at.astimezone(zone).date().isoformat()


def terms_of(application: Application, *, weekly_cap: int, at: datetime) -> Terms:
    """What is agreed, as plain values; the text is written from these alone."""
    brief, student = application.brief, application.student
    terms = {
        "wording": WORDING,
        "made_on": day_at(application, at),
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
        "supervisor": person_of(brief.supervisor),
        "backup": person_of(brief.backup),
        "checkins_a_week": brief.checkins_a_week,
        "channel": brief.channel,
        "leader": person_of(brief.leader),
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
        **_since_2026_12(),
    }
    return settled(terms)


def _since_2026_12() -> Terms:
    """What the wording of December 2026 added, before anyone has said anything about it."""
    return {
        "midway": {},
        "engaged_as": "",
        "engaged_on": "",
        "confidential_months": CONFIDENCE,
        "keep_years": settings.KEEP_AGREEMENTS_YEARS,
    }


def renewed(terms: Terms) -> Terms:
    """The terms of a text in an older wording, for its next version in the wording of now."""
    made = _since_2026_12() | terms | {"wording": WORDING}
    if made["midway"]:
        made["midway"] = _with_pieces(made["midway"], len(made["deliverables"]))
    return made


def settled(terms: Terms) -> Terms:
    """The terms with what follows from others: two milestones above 15 hours, one below."""
    if "midway" not in terms:
        return terms
    if terms["hours"] is None or terms["hours"] <= ONE_MILESTONE:
        return terms | {"midway": {}}
    number = len(terms["deliverables"])
    if terms["midway"]:
        return terms | {"midway": _with_pieces(terms["midway"], number)}
    what = (
        "the first part of the work" if number > 1 else "a first version, far enough to be judged"
    )
    on = _halfway(terms["starts_on"], terms["due_on"])
    return terms | {"midway": _with_pieces({"what": what, "on": on, "percent": 50}, number)}


def _with_pieces(midway: Terms, number: int) -> Terms:
    """With how many deliverables, from the first on, belong to it: never all of them.

    A single deliverable cannot be split, so the milestone is an early version of it.
    """
    wanted = midway.get("pieces") or number // 2
    return midway | {"pieces": min(max(wanted, 1), number - 1) if number > 1 else 0}


def _halfway(starts_on: str, due_on: str) -> str:
    if not starts_on or not due_on:
        return ""
    start, due = date.fromisoformat(starts_on), date.fromisoformat(due_on)
    return (start + (due - start) / 2).isoformat()


def write_text(terms: Terms) -> str:
    """The canonical text: NFC, one newline at each line's end, no trailing spaces."""
    blocks = [f"Agreement on a micro-internship: {terms['brief']['title']}"]
    for number, (heading, clauses) in enumerate(WORDINGS[terms["wording"]], start=1):
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
