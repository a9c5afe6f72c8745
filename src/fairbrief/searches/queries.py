"""Reads of saved searches."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet

from fairbrief.searches.models import SavedSearch
from fairbrief.students.models import Student

_OFF = Signer(salt="searches.off", sep=".")


def searches_of(student: Student) -> QuerySet[SavedSearch]:
    """The newest first."""
    return SavedSearch.objects.filter(student=student)


def address_of(search: SavedSearch) -> str:
    """The list of briefs with its filters."""
    return f"/briefs/?{urlencode(search.query, doseq=True)}"


def digest_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def search_by_key(key: str) -> SavedSearch | None:
    """The search whose feed has this key; None when it has ended or never was."""
    rows = SavedSearch.objects.select_related("student__user", "student__campus")
    return rows.filter(feed_digest=digest_of(key), student__user__is_active=True).first()


def off_path(student: Student) -> str:
    """The address that ends the mails of a student's searches. It can do nothing else."""
    return f"/alerts/{_OFF.sign(student.code)}/"


def student_to_leave(token: str) -> Student | None:
    """Whose mails an address ends; None for one that is not whole."""
    try:
        code = _OFF.unsign(token)
    except BadSignature:
        return None
    return Student.objects.select_related("user").filter(code=code).first()


def has_mails(student: Student) -> bool:
    """Whether any search of the student tells by mail."""
    return searches_of(student).filter(mails=True).exists()
