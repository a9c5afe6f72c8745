"""What a host writes to students, and what a student would like to ask.

A past student who hosts stands where the employer's side reads, as with introductions: nothing a
student wrote ever counts as an employer's. What an office writes needs no report to that office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.coffees.access import is_reader, roles_of
from fairbrief.coffees.models import Coffee, Seat
from fairbrief.concerns.kinds import EMPLOYER, STUDENT, Words
from fairbrief.organizations.models import Campus
from fairbrief.students.models import Student

_COLUMNS = ("title", "host_title", "about", "link", "cancelled_reason")


def _said(coffee: Coffee) -> str:
    """Whoever may report them, and the office, reads where the link leads, and no more of it: the
    rest is for who has a seat."""
    site = urlsplit(coffee.link)
    link = f"{site.scheme}://{site.netloc}"
    link += re.sub(r"\w", "x", coffee.link.removeprefix(link))
    return "\n".join(
        filter(None, [coffee.title, coffee.host_title, coffee.about, link, coffee.cancelled_reason])
    )


def _coffees() -> QuerySet[Coffee]:
    return Coffee.objects.select_related(
        "employer", "campus", "host_member", "host_student__user", "host_student__campus"
    )


def _campuses(coffee: Coffee) -> Iterable[Campus]:
    """Whose students read it."""
    if coffee.campus is not None:
        return [coffee.campus]
    return Campus.objects.filter(
        employer_reviews__employer=coffee.employer_id, employer_reviews__state="approved"
    ).order_by("pk")


Words(
    name="coffee",
    label=Coffee._meta.label_lower,
    columns=_COLUMNS,
    called=_("A coffee that is offered"),
    rows=_coffees,
    writer=lambda coffee: EMPLOYER if coffee.host_member_id else "",
    by_name=lambda coffee: coffee.host_name,
    # Everyone reads it.
    student=lambda coffee: None,
    employer=lambda coffee: coffee.employer,
    about=lambda coffee: coffee.title,
    said=_said,
    receives=is_reader,
    campuses=_campuses,
)
Words(
    name="alum_coffee",
    label=Coffee._meta.label_lower,
    columns=_COLUMNS,
    called=_("A coffee that a past student offers"),
    rows=_coffees,
    writer=lambda coffee: STUDENT if coffee.host_student_id else "",
    by_name=lambda coffee: coffee.host_name,
    student=lambda coffee: coffee.host_student,
    employer=lambda coffee: coffee.employer,
    about=lambda coffee: coffee.title,
    said=_said,
    receives=is_reader,
)


def _receives(actor: Actor, seat: Seat) -> bool:
    return bool(roles_of(actor, seat.coffee))


def _writer(seat: Seat) -> str:
    return STUDENT if seat.question and seat.coffee.employer_id else ""


def _student(seat: Seat) -> Student:
    return seat.student


Words(
    name="coffee_question",
    label=Seat._meta.label_lower,
    columns=("question",),
    called=_("What a student would like to ask at a coffee"),
    rows=lambda: Seat.objects.select_related(
        "student__user", "student__campus", "coffee__employer", "coffee__host_member"
    ),
    writer=_writer,
    by_name=lambda seat: seat.first_name,
    student=_student,
    employer=lambda seat: seat.coffee.employer,
    about=lambda seat: seat.coffee.title,
    receives=_receives,
)
