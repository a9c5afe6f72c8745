"""Asking others to approve: all at once, each by a mailed link, each with a time and a stand-in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links, revoke_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import waits_for_authorization
from fairbrief.kernel.addresses import checked_address
from fairbrief.kernel.called import called
from fairbrief.kernel.clock import day_in, end_of
from fairbrief.kernel.errors import (
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.names import name_of_person
from fairbrief.notices.telling import Recipient, tell
from fairbrief.tracking.access import (
    OFFICER,
    addresses_of_student,
    approval_roles,
    decides_for_office,
    is_student_of,
)
from fairbrief.tracking.models import Approval, Experience
from fairbrief.tracking.states import APPROVING, LIVE_APPROVALS
from fairbrief.tracking.workflow import APPROVE_BY

#: People asked about one thing at the same time.
MOST_LIVE = 8
#: How often one approval can be passed on: a chain, not a circle.
MOST_PASSED_ON = 3
LONGEST = timedelta(days=90)
#: A link still opens for a while after its time is over, to say that the office decides now.
LINK_AFTER = timedelta(days=30)


def ask_approval(
    subject: Experience | Engagement,
    /,
    *,
    kind: str,
    name: str,
    email: str,
    due_on: date,
    actor: Actor,
    at: datetime,
    question: str = "",
) -> Approval:
    """The office asks a person; asking the same person the same again gives what was asked.

    Raises NotAllowedError, IllegalMoveError, LimitReachedError, MissingFactError naming its field.
    """
    if not decides_for_office(actor, subject):
        raise NotAllowedError(_("Only the career office can ask for approvals, for others."))
    name, email = name_of_person(name), _checked(email, subject)
    due_at = _due(due_on, subject, at=at)
    with transaction.atomic():
        row = locked(subject)
        _may_be_asked(row)
        live = row.approvals.filter(state__in=LIVE_APPROVALS)
        same = live.filter(called("email", email), kind=kind).first()
        if same is not None:
            return same
        if live.count() >= MOST_LIVE:
            raise LimitReachedError(
                _("%(number)d people are being asked already. Wait for them, or withdraw one.")
                % {"number": MOST_LIVE}
            )
        approval = Approval.objects.create(
            campus_id=row.campus_id,
            experience=row if isinstance(row, Experience) else None,
            engagement=row if isinstance(row, Engagement) else None,
            kind=kind,
            name=name,
            email=email,
            question=question.strip()[:500],
            due_at=due_at,
            asked_at=at,
            asked_by_name=actor.name[:120],
        )
        record(approval, "asked", actor=actor, at=at, data={"name": name, "email": email})
        _send(approval, at=at)
        start_clock(APPROVE_BY, approval, at=at)
    return approval


def _may_be_asked(subject: Experience | Engagement) -> None:
    if isinstance(subject, Engagement):
        if not waits_for_authorization(subject):
            raise IllegalMoveError(_("This work is authorized already, or will not begin."))
    elif subject.is_refused:
        raise IllegalMoveError(_("It was not confirmed, so there is nothing to approve."))


def _checked(email: str, subject: Experience | Engagement) -> str:
    return checked_address(
        email,
        but_not=addresses_of_student(subject),
        because=_("This is the student’s own address."),
        rather=_("Give the one at the university."),
    )


def _due(due_on: date, subject: Experience | Engagement, *, at: datetime) -> datetime:
    zone = subject.campus.time_zone
    today = day_in(zone, at)
    if not today < due_on <= today + LONGEST:
        raise MissingFactError(
            _("Choose a day from tomorrow on, within three months."), field="due_on"
        )
    return end_of(due_on, zone=zone)


def _send(approval: Approval, *, at: datetime) -> None:
    """Mails a fresh link; what went to another address before ends at once."""
    replace_links(approval, capacity=APPROVING, email=approval.email, at=at)
    token = mint(
        approval,
        capacity=APPROVING,
        email=approval.email,
        name=approval.name,
        at=at,
        life=max(approval.due_at - at, timedelta(0)) + LINK_AFTER,
    )
    recipient = Recipient(
        email=approval.email,
        name=approval.name,
        link=f"/approve/{token}/",
        zone=approval.campus.time_zone,
    )
    tell("approval.please", approval, at=at, to=[recipient])


def remind_approver(approval: Approval, /, *, at: datetime) -> None:
    """The clock's reminder: the link again, since the first one is kept nowhere."""
    if approval.is_waiting:
        _send(approval, at=at)


def renew_approval_link(approval: Approval, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when nobody waits for them now."""
    if not approval.is_waiting or approval.email.lower() != email.lower():
        return False
    _send(approval, at=at)
    return True


def decide_approval(
    approval: Approval, /, *, approves: bool, actor: Actor, at: datetime, reason: str = ""
) -> bool:
    """Yes or no, by who is asked; by the office once the time is over. A no has a reason.

    False when the same was said already.
    """
    subject = approval.experience or approval.engagement
    if actor.kind == "link" and subject and is_student_of(subject, actor.email):
        raise NotAllowedError(
            _("This address is the student’s own, so somebody else has to approve it.")
        )
    name = "approve" if approves else "refuse"
    if OFFICER in approval_roles(actor, approval):
        name = f"{name}_instead"
    reason = reason.strip()[:500]
    return advance(
        approval,
        name,
        actor=actor,
        at=at,
        changes={"decided_by_name": actor.name[:120]},
        says={"reason": reason},
        data={"reason": reason} if reason else {},
    )


def pass_on(approval: Approval, /, *, name: str, email: str, actor: Actor, at: datetime) -> bool:
    """Who is asked names another: the new one gets a link, the old one ends.

    False when it went to that address already. Raises NotAllowedError for everybody else,
    IllegalMoveError once it is decided, LimitReachedError for the fourth in a chain.
    """
    name = name_of_person(name)
    email = _checked(email, approval.subject)  # type: ignore[arg-type]
    with transaction.atomic():
        row = locked(approval)
        if row.email.lower() == email:
            if actor.email.lower() == email:
                raise MissingFactError(
                    _("This is the address your own link went to."), field="email"
                )
            return False
        if not approval_roles(actor, row):
            raise NotAllowedError(_("It is with somebody else now."))
        if not row.is_waiting:
            raise IllegalMoveError(
                _("This has changed since you opened the page. Look at it again as it is now.")
            )
        if row.passed_on >= MOST_PASSED_ON:
            raise LimitReachedError(
                _("It was passed on several times already. Tell the career office who decides.")
            )
        before = row.name
        row.name, row.email = name, email
        row.passed_on += 1
        row.passed_on_by_name = before
        row.save(update_fields=["name", "email", "passed_on", "passed_on_by_name"])
        approval.refresh_from_db()
        data = {"name": name, "email": email, "from": before}
        record(row, "passed_on", actor=actor, at=at, data=data)
        revoke_links(row, capacity=APPROVING, at=at)
        _send(approval, at=at)
    return True


def send_approval_again(
    approval: Approval, /, *, actor: Actor, at: datetime, due_on: date | None = None
) -> bool:
    """The office mails the link once more; with another day, the time begins anew."""
    due_at = _due(due_on, approval.subject, at=at) if due_on else None  # type: ignore[arg-type]
    with transaction.atomic():
        row = locked(approval)
        if OFFICER not in approval_roles(actor, row):
            raise NotAllowedError(_("Only the career office can send it again."))
        if row.is_overdue:
            if due_at is None:
                raise MissingFactError(_("Say by when you ask for the answer."), field="due_on")
            advance(approval, "ask_again", actor=actor, at=at, changes={"due_at": due_at})
        elif not row.is_waiting:
            raise IllegalMoveError(_("It is decided, so nobody is asked any more."))
        else:
            if due_at is not None:
                row.due_at = approval.due_at = due_at
                row.save(update_fields=["due_at"])
            record(row, "sent_again", actor=actor, at=at)
            start_clock(APPROVE_BY, approval, at=at)
        _send(approval, at=at)
    return True


def withdraw_approval(approval: Approval, /, *, actor: Actor, at: datetime) -> bool:
    """The office asks no more; the link ends."""
    with transaction.atomic():
        done = advance(approval, "withdraw", actor=actor, at=at)
        revoke_links(approval, capacity=APPROVING, at=at)
    return done


def hand_to_office(approval: Approval, /, *, actor: Actor, at: datetime) -> None:
    """The clock's consequence: nobody answered, so the office decides."""
    advance(approval, "run_out", actor=actor, at=at)
