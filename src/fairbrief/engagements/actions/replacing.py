"""Another supervisor: named by an owner, or who stands in takes over. Nobody reports to no one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import revoke_links
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import RULES, move_clock, start_clock, stop_clocks
from fairbrief.engagements.access import EMPLOYER, SUPERVISOR_LINK
from fairbrief.engagements.actions.interrupting import clocks_at_work
from fairbrief.engagements.clocks import side_days
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.interruption_clocks import SUPERVISOR_BY
from fairbrief.engagements.models import Engagement, Replacement
from fairbrief.engagements.overview import is_over
from fairbrief.engagements.queries import is_finished
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Member

#: Business days the new person has at least for what waits.
TIME = 2


def replace_supervisor(
    work: Engagement, /, *, member: Member, actor: Actor, at: datetime
) -> Replacement | None:
    """An owner names who supervises from now on; None when that person does already.

    Links of the old one end, a fresh one leaves, the student and the campus are told. When the old
    one has left, what waits for the employer waits two business days at least.
    """
    owners = Member.objects.filter(
        employer_id=work.employer_id, role=Member.Role.OWNER, left_at=None
    )
    if not (actor.is_installation or owners.filter(user_id=actor.user_id or 0).exists()):
        raise NotAllowedError(_("Only an owner of the organization names another supervisor."))
    if (
        member.employer_id != work.employer_id
        or member.left_at
        or member.role not in (Member.Role.OWNER, Member.Role.SUPERVISOR)
    ):
        raise FairbriefError(_("Choose a supervisor or owner of your organization."), field="who")
    with transaction.atomic():
        row = locked(work)
        if is_over(row) or is_finished(row):
            raise IllegalMoveError(_("The work is over; nobody needs to supervise it any more."))
        if row.supervisor_id == member.pk:
            return None
        old = row.supervisor
        row.supervisor = work.supervisor = member
        row.save(update_fields=["supervisor"])
        change = Replacement.objects.create(
            engagement=work, old=old, new=member, by_name=actor.name[:120], at=at
        )
        data = {"note": f"{old.name} → {member.name}", "old": old.code, "new": member.code}
        record(work, "supervisor changed", actor=actor, at=at, data=data)
        revoke_links(work, capacity=SUPERVISOR_LINK, at=at)
        stop_clocks(work, at=at, kinds=[SUPERVISOR_BY.kind])
        if old.left_at:
            _give_time(work, at=at)
        tell("engagement.supervisor_changed", work, at=at, but_not=actor.user_id)
        tell("engagement.supervisor_changed", work, at=at, to=supervisor_door(work, at=at))
    return change


def _give_time(work: Engagement, *, at: datetime) -> None:
    """The clocks of the old one move to the new one, with time to read into it."""
    least = side_days(work, EMPLOYER, at, TIME)
    for clock, subject in clocks_at_work(work):
        rule = RULES.get(clock.kind)
        if rule is not None and clock.owner == EMPLOYER and clock.due_at < least:
            move_clock(clock, rule, subject, due=least)


def miss_supervisor(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """The supervisor has left: an owner names another within two business days."""
    with transaction.atomic():
        row = locked(work)
        if is_over(row) or is_finished(row):
            return
        record(work, "supervisor left", actor=actor, at=at)
        start_clock(SUPERVISOR_BY, work, at=at)
        tell("engagement.supervisor_left", work, at=at)


def take_over(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """Nobody was named: who stands in supervises from now on, or else an owner."""
    if is_over(work) or is_finished(work) or work.supervisor.left_at is None:
        return
    backup = work.brief.backup
    owners = Member.objects.filter(
        employer_id=work.employer_id, role=Member.Role.OWNER, left_at=None
    )
    can = backup is not None and not backup.left_at and backup.role in ("owner", "supervisor")
    member = backup if can else owners.order_by("pk").first()
    if member is not None:
        replace_supervisor(work, member=member, actor=INSTALLATION, at=at)
