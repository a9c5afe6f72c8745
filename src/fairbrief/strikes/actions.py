"""Proposing a strike from a fact, deciding it, appealing, answering, and letting it go."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Employer
from fairbrief.strikes.models import Strike
from fairbrief.strikes.queries import can_be_appealed
from fairbrief.strikes.workflow import DECIDE_BY
from fairbrief.students.models import Student


def propose_strike(
    kind: str,
    /,
    *,
    key: str,
    campus: Campus,
    title: str,
    fact: str,
    at: datetime,
    student: Student | None = None,
    employer: Employer | None = None,
) -> Strike:
    """What a fact proposes for the office to decide; the same fact proposes once."""
    with transaction.atomic():
        strike, is_new = Strike.objects.get_or_create(
            key=key[:80],
            defaults={
                "kind": kind,
                "campus": campus,
                "student": student,
                "employer": employer,
                "title": title[:120],
                "fact": fact[:400],
                "noted_at": at,
            },
        )
        if is_new:
            record(strike, "proposed", actor=INSTALLATION, at=at, data={"key": strike.key})
            start_clock(DECIDE_BY, strike, at=at)
            tell("strike.proposed", strike, at=at)
    return strike


def decide_strike(
    strike: Strike, /, *, stands: bool, reason: str, actor: Actor, at: datetime
) -> None:
    """The office puts it on record, or does not; its owner reads why."""
    reason = reason.strip()
    if stands and len(reason) < 10:
        raise FairbriefError(
            _("Give the reason in a sentence; its owner reads it."), field="reason"
        )
    advance(
        strike,
        "confirm" if stands else "drop",
        actor=actor,
        at=at,
        changes={"decided_by_name": actor.name[:120]},
        says={"reason": reason[:500]},
    )


def let_it_fall(strike: Strike, /, *, actor: Actor, at: datetime) -> None:
    """The office said nothing: nobody has a strike by an office's silence."""
    advance(strike, "drop", actor=actor, at=at)


def appeal_strike(strike: Strike, /, *, reason: str, actor: Actor, at: datetime) -> None:
    """Its owner asks who runs the installation to look again, once."""
    reason = reason.strip()
    if len(reason) < 20:
        raise FairbriefError(
            _("Say why it should be lifted, in a sentence or two."), field="appeal"
        )
    with transaction.atomic():
        row = locked(strike)
        if row.appealed_at and not row.answered_at:
            return
        if not can_be_appealed(row):
            raise IllegalMoveError(_("It was looked at again already, or is not on record."))
        advance(strike, "appeal", actor=actor, at=at, changes={"appeal": reason[:1500]})


def answer_appeal(
    strike: Strike, /, *, lift: bool, answer: str, actor: Actor, at: datetime
) -> None:
    """Who runs the installation lifts it or leaves it, and says why."""
    answer = answer.strip()
    if len(answer) < 10:
        raise FairbriefError(_("Say why; its owner reads it."), field="answer")
    advance(
        strike,
        "lift" if lift else "uphold",
        actor=actor,
        at=at,
        changes={"answered_by_name": actor.name[:120]},
        says={"answer": answer[:1500]},
    )


def lift_by_silence(strike: Strike, /, *, actor: Actor, at: datetime) -> None:
    """Nobody answered the appeal: it is lifted."""
    said = _t("Nobody answered your appeal in time, so it is lifted.")
    advance(strike, "lift", actor=actor, at=at, changes={"answer": said})


def expire_strike(strike: Strike, /, *, actor: Actor, at: datetime) -> None:
    """Twelve months have passed."""
    advance(strike, "expire", actor=actor, at=at)
