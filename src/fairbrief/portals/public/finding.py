"""Finding a brief: words and filters in the address, twenty a page, with reasons for a student."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.accounts.models import User
from fairbrief.applications.models import Application
from fairbrief.applications.queries import last_sent_to, number_applied
from fairbrief.briefs.listed import Listed, listed_as
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.finding import Results, Shelf
from fairbrief.discovery.matching import FreeStretch, Seeker, chances, reasons
from fairbrief.discovery.queries import briefs_open_to, briefs_open_to_anyone
from fairbrief.discovery.scopes import scope_of, with_exams, with_funds
from fairbrief.discovery.weights import BEGINS_IN_DAYS
from fairbrief.engagements.queries import Promises, promises_of
from fairbrief.keeping.pages import StandsOn
from fairbrief.kernel.clock import day_in, now
from fairbrief.kernel.days_there import days_at
from fairbrief.portals.public.searching import searched
from fairbrief.portals.requests import student_reading
from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.keeping import may_be_kept
from fairbrief.students.models import Student
from fairbrief.students.queries import profile_of


class Card(NamedTuple):
    """A brief as the list shows it."""

    brief: Listed
    because: str
    note: str = ""
    #: What the student has sent to it already: in words, and where it is.
    mine: tuple[str, str] | None = None


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Open briefs, narrowed by words and filters, twenty a page, with reasons for a student."""
    user = request.user if request.user.is_authenticated else None
    student = student_reading(request)
    at = now()
    seeker, scope = _who(user, student, at)
    shelf = Shelf(
        lambda: briefs_open_to(student) if student else briefs_open_to_anyone(),
        applied=number_applied(),
        name="open",
    )
    search = searched(request, shelf, scope=scope, at=at)
    cards = cards_of(search.found, seeker, at, student)
    context = {**search.context, "cards": cards, "student": student}
    if not student:
        context["frame_url"] = settings.BASE_URL + _frame_path() + context["filters"]
    answer = show(request, "public/find.html", context)
    found = search.found
    if user is None and found.index is not None:
        may_be_kept(answer, StandsOn(found.looked_at, found.index, days_at(at)))
    return answer


@cache
def _frame_path() -> str:
    return reverse("public:find_embed")


def _who(user: User | None, student: Student | None, at: datetime) -> tuple[Seeker | None, Scope]:
    """Who looks: as the reasons speak of a student, and as the index must know anybody."""
    if not (user and student):
        scope = Scope(zone=user.time_zone) if user else Scope()
        return None, with_funds(scope, at=at)
    promises = promises_of(student, today=day_in(user.time_zone, at))
    seeker = _seeker(student, user.time_zone, promises)
    scope = scope_of(
        student,
        skills=seeker.skills,
        hours_left=promises.hours_left_in(BEGINS_IN_DAYS),
        zone=seeker.zone,
    )
    return seeker, with_funds(with_exams(scope, student.campus, at=at), at=at)


def _seeker(student: Student, zone: str, promises: Promises) -> Seeker:
    profile = profile_of(student)
    return Seeker(
        skills=profile.skills,
        hours_left=promises.hours_left,
        zone=zone,
        free=[FreeStretch(*row) for row in profile.free],
    )


def cards_of(
    found: Results, seeker: Seeker | None, at: datetime, student: Student | None = None
) -> list[Card]:
    """What was found, with reasons for a student and the odds for everyone."""
    rows = listed_as(found.ids, found.cards)
    sent = last_sent_to(student, found.ids) if student else {}
    cards = []
    for row in rows:
        why = reasons(row, seeker, at=at) if seeker else chances(row)
        note = _("Stands here because its employer is new.") if row.pk in found.newcomers else ""
        mine = _mine(sent[row.pk]) if row.pk in sent else None
        cards.append(Card(row, " ".join(why), note, mine))
    return cards


def _mine(sent: Application) -> tuple[str, str]:
    if sent.submitted_at is None:
        words = _("You have begun to apply")
    else:
        words = _("You have applied: %(state)s") % {"state": sent.get_state_display()}
    return words, reverse("student:application", args=[sent.code])


urlpatterns = [path("briefs/", find, name="find")]
