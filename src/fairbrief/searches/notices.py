"""Who is told of new briefs: the student who saved the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.briefs.feeds import summary_of
from fairbrief.briefs.listed import Listed
from fairbrief.notices.telling import NoticeKind
from fairbrief.searches.models import SavedSearch
from fairbrief.searches.queries import off_path
from fairbrief.students.models import Student


@dataclass(frozen=True)
class News:
    """What is new for a student today: briefs, each under the first search it fits."""

    student: Student
    found: Sequence[tuple[SavedSearch, Sequence[Listed]]]


def _to(news: News) -> list[User]:
    return [news.student.user]


def _lines(news: News) -> str:
    parts = []
    for search, briefs in news.found:
        rows = [
            f"{each.title}\n{summary_of(each)}\n{settings.BASE_URL}/briefs/{each.code}/"
            for each in briefs
        ]
        parts.append("\n\n".join([f"{search.name}:", *rows]))
    return "\n\n\n".join(parts)


def _facts(news: News) -> dict[str, object]:
    return {
        "count": sum(len(briefs) for _search, briefs in news.found),
        "searches": ", ".join(search.name for search, _briefs in news.found),
        "lines": _lines(news),
    }


def _leave(user: User) -> str:
    """Nothing for someone who is no student any more."""
    student = Student.objects.filter(user=user).first()
    return off_path(student) if student else ""


FOUND = NoticeKind(
    name="search.found",
    subject=_("New briefs for you: {count} ({searches})"),
    body=_(
        "Hello {name},\n\nthese have opened since the last look and fit what you saved.\n\n"
        "{lines}\n\n\nOne mail a day at most, and none without news.\n\nYour searches:"
    ),
    to=_to,
    path=lambda news: "/student/searches/",
    facts=_facts,
    leave=_leave,
)
