"""A résumé as data, by the JSON Resume schema (jsonresume.org, version 1.0.0 of the document)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from fairbrief.portfolio.models import Portfolio
from fairbrief.portfolio.showing import Shown
from fairbrief.students.models import Student

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def json_resume(
    student: Student, portfolio: Portfolio | None, works: Iterable[Shown], *, at: datetime
) -> dict[str, Any]:
    """Everything the student may say of their work. Members without a value are left out."""
    works = list(works)
    contact = portfolio.contact if portfolio else ""
    basics = {
        "name": student.user.get_full_name(),
        "email": contact if "@" in contact and "://" not in contact else student.user.email,
        "url": contact if "://" in contact else "",
        "summary": (portfolio.intro if portfolio else "") or student.about,
    }
    skills = dict.fromkeys(skill for each in works for skill in each.skills)
    document: dict[str, Any] = {
        "$schema": SCHEMA,
        "basics": _without_gaps(basics),
        "work": [_work(each) for each in works],
        "education": [_education(student)],
        "certificates": [_certificate(each) for each in works if each.credential],
        "skills": [{"name": name} for name in skills],
        "meta": {"canonical": SCHEMA, "version": "v1.0.0", "lastModified": _moment(at)},
    }
    return _without_gaps(document)


def _work(work: Shown) -> dict[str, Any]:
    return _without_gaps(
        {
            "name": work.employer or _("Confidential"),
            "position": _("Micro-internship: %(title)s") % {"title": work.title}
            if not work.is_confidential
            else work.title,
            "startDate": work.starts_on.isoformat() if work.starts_on else "",
            "endDate": work.ends_on.isoformat() if work.ends_on else "",
            "summary": work.standing,
            "highlights": list(work.lines),
        }
    )


def _education(student: Student) -> dict[str, Any]:
    return _without_gaps(
        {
            "institution": student.campus.name,
            "area": student.major,
            "endDate": str(student.graduates_in) if student.graduates_in else "",
        }
    )


def _certificate(work: Shown) -> dict[str, Any]:
    return _without_gaps(
        {
            "name": work.title,
            "date": work.ends_on.isoformat() if work.ends_on else "",
            "issuer": _("Fairbrief, with %(employer)s") % {"employer": work.employer},
            "url": f"{settings.BASE_URL}/credentials/{work.credential}/",
        }
    )


def _moment(at: datetime) -> str:
    return at.replace(microsecond=0, tzinfo=None).isoformat()


def _without_gaps(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in ("", [], None)}
