"""Work from here in the ledger: finished and paid, or ended early with something done."""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import logged_minutes
from fairbrief.engagements.states import EngagementState, MeetingKind
from fairbrief.payments.models import Funding
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import BY_RECORD, LEAST_MINUTES, ExperienceState

_ENDED = (EngagementState.ENDED_EARLY, EngagementState.NOT_COMPLETED)


def record_engagement(work: Engagement, /, *, at: datetime) -> Experience:
    """The experience of a paid engagement, once. See the room's docstring for what it counts as.

    Work that had ended early and was taken up again has one already: it is written anew.
    """
    with transaction.atomic():
        found = Experience.objects.filter(engagement=work).first()
        if found is not None and not found.ended_early:
            return found
        pieces = work.pieces.filter(dropped_at=None).values_list("title", flat=True)
        experience = _written(
            found,
            work,
            at=at,
            ended_at=work.approved_at or at,
            minutes=max(logged_minutes(work) or work.hours * 60, LEAST_MINUTES),
            paid_minor=_released(work),
            what_i_did="\n".join(pieces)[:1500],
            supervisor_email=work.supervisor.email,
            ended_early=False,
        )
        _confirm(experience, work, at=at)
    return experience


def record_ended(work: Engagement, /, *, at: datetime) -> Experience | None:
    """What was done and paid of work that did not come to its end; None where nothing was.

    Called again it is brought up to date: pay may be released after the end. With pay the record
    verifies it; of hours nobody paid for only the student has spoken, so the office looks at them:
    of unpaid work, and of more hours than were agreed, for which the pay is no larger.
    """
    if work.state not in _ENDED:
        return None
    paid_minor = _released(work)
    minutes = _minutes_done(work, paid_minor)
    if minutes < LEAST_MINUTES:
        return None
    with transaction.atomic():
        found = Experience.objects.filter(engagement=work).first()
        handed_over = work.pieces.filter(dropped_at=None, versions__isnull=False).distinct()
        experience = _written(
            found,
            work,
            at=at,
            ended_at=work.ended_at or at,
            minutes=minutes,
            paid_minor=paid_minor,
            what_i_did="\n".join(piece.title for piece in handed_over)[:1500],
            # Nobody is asked to confirm it: the office decides where the record does not.
            supervisor_email="",
            ended_early=True,
        )
        is_paid = paid_minor and minutes <= work.hours * 60
        if is_paid and experience.state == ExperienceState.LOGGED:
            _verify(experience, because="signed agreement, hours logged, recorded pay", at=at)
    return experience


def _released(work: Engagement) -> int:
    funding = Funding.objects.filter(engagement=work).first()
    return funding.released_minor if funding else 0


def _minutes_done(work: Engagement, paid_minor: int) -> int:
    """What was logged; of pay for deliverables alone, the agreed hours of the part it paid for."""
    logged = logged_minutes(work)
    if logged >= LEAST_MINUTES or not (paid_minor and work.fee_minor):
        return logged
    return max(work.hours * 60 * paid_minor // work.fee_minor, LEAST_MINUTES)


def _written(
    found: Experience | None, work: Engagement, *, at: datetime, ended_at: datetime, **facts: Any
) -> Experience:
    """The entry with these facts: a new one, or the one there is, brought up to date."""
    zone = ZoneInfo(work.campus.time_zone)
    begun = (work.started_at or work.made_at).astimezone(zone).date()
    facts |= {
        "starts_on": begun,
        "ends_on": max(ended_at.astimezone(zone).date(), begun),
        "senior_contact": work.meetings.filter(
            kind=MeetingKind.SENIOR, held_at__isnull=False
        ).exists(),
    }
    if found is not None:
        return _brought_up_to_date(found, facts, at=at)
    experience = Experience.objects.create(
        campus=work.campus,
        student=work.student,
        engagement=work,
        employer=work.employer,
        employer_name=work.employer.name,
        title=work.title,
        supervisor_name=work.supervisor.name,
        place=work.brief.place,
        objectives=shorten(work.brief.learning, 400, placeholder=" …"),
        currency=work.currency,
        logged_at=at,
        **facts,
    )
    data = {"engagement": work.code, "ended_early": experience.ended_early}
    record(experience, "logged", actor=INSTALLATION, at=at, data=data)
    return experience


def _brought_up_to_date(found: Experience, facts: dict[str, Any], *, at: datetime) -> Experience:
    row = locked(found)
    changed = {name: value for name, value in facts.items() if getattr(row, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        row.save(update_fields=list(changed))
        said: dict[str, Any] = {
            name: changed[name] for name in ("minutes", "paid_minor") if name in changed
        }
        record(row, "brought up to date", actor=INSTALLATION, at=at, data=said)
    return row


def _confirm(experience: Experience, work: Engagement, *, at: datetime) -> None:
    """Accepted work is confirmed, and by the supervisor's own word verified as well; what is
    verified already stays so."""
    by_clock = work.approved_by_clock
    if experience.state == ExperienceState.REFUSED:
        # An office had said so of what ended early; the work has been done and paid since.
        advance(experience, "correct", actor=INSTALLATION, at=at, changes={"refused_reason": ""})
    if experience.state != ExperienceState.LOGGED:
        return
    advance(
        experience,
        "confirm",
        actor=INSTALLATION,
        at=at,
        changes={
            "confirmed_by_name": str(_("the review clock, without an answer"))
            if by_clock
            else work.supervisor.name
        },
        data={"because": "accepted by the clock" if by_clock else "accepted"},
    )
    if not by_clock:
        _verify(experience, because="signed agreement, accepted work, recorded pay", at=at)


def _verify(experience: Experience, *, because: str, at: datetime) -> None:
    advance(
        experience,
        "verify",
        actor=INSTALLATION,
        at=at,
        changes={"verified_by_name": BY_RECORD},
        data={"because": because},
    )
