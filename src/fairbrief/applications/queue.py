"""The line before a brief: how many it takes, who moves up, and whom a place is kept for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.models import Application
from fairbrief.applications.queries import (
    ENOUGH_A_SEAT,
    given,
    open_to,
    waits_for_first_time,
)
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import held, locked
from fairbrief.briefs.actions import mark_full, reopen_brief
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import (
    day_there,
    gives_places,
    is_cancelled,
    is_full,
    is_open,
    may_reopen,
)
from fairbrief.kernel.errors import LimitReachedError


def keep_in_line(brief: Brief, /, *, at: datetime) -> None:
    """Counts the line with the one just sent, under the brief's lock; pauses it with the last.

    Called at the end of the transaction that sends, so that the lock is short. Raises
    LimitReachedError when others were quicker: nothing was sent then.
    """
    row = held(brief)
    most = ENOUGH_A_SEAT * row.seats
    number = open_to(row).count()
    if number > most or not is_open(row, on=day_there(row, at)):
        raise LimitReachedError(
            _(
                "Others were quicker: this brief has just taken the last application it takes for "
                "now. Yours was not sent, counts nowhere, and is kept as a draft. It can be sent "
                "when one of theirs is answered or withdrawn."
            )
        )
    if number == most:
        mark_full(brief, at=at)


def make_room(brief: Brief, /, *, at: datetime) -> None:
    """Lets a brief that had enough take applications again, with the act that shortened the line:
    nothing else would ever open it.

    The caller has locked the brief before the application, as wherever both are locked.
    """
    row = locked(brief)
    if (
        is_full(row)
        and may_reopen(row, on=day_there(row, at))
        and open_to(row).count() < ENOUGH_A_SEAT * row.seats
    ):
        reopen_brief(row, actor=INSTALLATION, at=at)


def check_place(brief: Brief, application: Application, /, *, at: datetime) -> None:
    """Whether there is a place to offer to the applicant. The caller holds the brief's lock.

    Raises LimitReachedError when nothing may be offered of the brief any more, when offers would
    outnumber the places, or would take one that is kept for a first time.
    """
    if brief.employer.is_held:
        raise LimitReachedError(
            _("Your organization is on hold, so nothing is offered. Its page says why.")
        )
    if is_cancelled(brief):
        raise LimitReachedError(
            _("This brief was cancelled. Answer those who applied, and repeat it to offer it anew.")
        )
    out = given(brief).exclude(pk=application.pk)
    offered = out.filter(state=ApplicationState.OFFERED).count()
    if brief.seats_taken + offered >= brief.seats:
        raise LimitReachedError(
            _("Every place is taken or offered. Wait for an answer, or let an offer lapse.")
        )
    if application.is_first_time or not waits_for_first_time(brief, on=day_there(brief, at)):
        return
    others = out.filter(is_first_time=False).count()
    if others >= brief.seats - brief.first_timer_seats:
        raise LimitReachedError(
            _(
                "The places left are kept for students who have not finished a micro-internship "
                "yet. They are free for everyone once the day to apply by has passed and nobody "
                "of them waits for an answer."
            )
        )


def why_no_place(application: Application, /, *, at: datetime) -> str:
    """Why there is no place to offer to the applicant just now; "" where there is one."""
    try:
        check_place(application.brief, application, at=at)
    except LimitReachedError as refusal:
        return str(refusal.message)
    return ""


def move_up(brief: Brief, /, *, at: datetime) -> None:
    """Offers a place that came free to whoever waits longest as an alternate and may have it."""
    with transaction.atomic():
        row = locked(brief)
        if not gives_places(row):
            return
        waiting = (
            Application.objects.filter(brief=row, state=ApplicationState.ALTERNATE)
            .select_related("brief__employer", "student__user", "student__campus")
            .order_by(F("alternate_at").asc(nulls_last=True), "pk")
        )
        for each in waiting:
            try:
                check_place(row, each, at=at)
            except LimitReachedError:
                continue
            advance(each, "move_up", actor=INSTALLATION, at=at)
            return
