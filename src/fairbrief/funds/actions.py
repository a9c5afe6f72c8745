"""Setting up a pool, proposing, deciding, paying; every movement under the pool's lock."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.funds.access import OFFICER, may_be_given_by, may_change_pools, roles_of
from fairbrief.funds.checks import checks_of
from fairbrief.funds.models import Award, Movement, Pool
from fairbrief.funds.queries import Work, holding_of, print_of_pool
from fairbrief.funds.second import check_second, is_first_of_two
from fairbrief.funds.states import AwardKind, AwardState, MovementKind
from fairbrief.funds.workflow import DECIDE_BY
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.seen import require_seen, require_written_on
from fairbrief.notices.telling import tell
from fairbrief.organizations.access import require_officer_acts
from fairbrief.organizations.models import Officer
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student

#: Who approved first, where two are needed.
FIRST = ("first_approved_by", "first_approved_by_name", "first_approved_at")


def open_pool(
    officer: Officer, /, *, budget_minor: int, actor: Actor, at: datetime, **columns: Any
) -> Pool:
    """A new pool with its budget. Raises NotAllowedError for anyone but a director."""
    _require_director(officer, actor)
    with transaction.atomic():
        campus = locked(officer.campus)
        _check_name(officer, columns["name"])
        pool = Pool.objects.create(campus=campus, made_at=at, **columns)
        _move(pool, MovementKind.BUDGET, budget_minor, actor=actor, at=at)
        record(pool, "opened", actor=actor, at=at, data={"budget_minor": budget_minor})
    return pool


def change_pool(
    pool: Pool,
    officer: Officer,
    /,
    *,
    budget_minor: int,
    actor: Actor,
    at: datetime,
    seen: str | None = None,
    **columns: Any,
) -> None:
    """Other terms, more money, or less: never less than is set aside and paid.

    Raises ChangedSinceError where the page it was written on showed another pool than there is now.
    """
    _require_director(officer, actor)
    with transaction.atomic():
        row = locked(pool)
        holding = holding_of(row)
        taken = holding.committed + holding.paid
        if columns["currency"] != row.currency and row.awards.exists():
            raise FairbriefError(_("Awards stand in the currency of before."), field="currency")
        if budget_minor < taken.minor:
            raise FairbriefError(
                _t("%(taken)s is set aside or paid; the budget cannot be less.") % {"taken": taken},
                field="budget",
            )
        _check_name(officer, columns["name"], besides=row)
        changed = {
            name: [getattr(row, name), value]
            for name, value in columns.items()
            if getattr(row, name) != value
        }
        if changed or budget_minor != holding.budget.minor:
            require_written_on(seen, print_of_pool(row, holding))
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(update_fields=list(columns))
        if budget_minor != holding.budget.minor:
            added = budget_minor - holding.budget.minor
            _move(row, MovementKind.BUDGET, added, actor=actor, at=at)
            changed["budget_minor"] = [holding.budget.minor, budget_minor]
        if changed:
            record(row, "changed", actor=actor, at=at, data={"changed": changed})


def propose_award(
    pool: Pool,
    /,
    *,
    student: Student | None,
    entry: RosterEntry | None,
    work: Work | None,
    amount_minor: int,
    why: str,
    actor: Actor,
    at: datetime,
    rate_minor: int | None = None,
    minutes: int | None = None,
) -> Award:
    """An officer proposes a stipend; with a rate and minutes, an addition to an employer's pay.

    Raises NotAllowedError for anyone else, and for an officer who would propose it for themselves.
    """
    require_officer_acts(actor, pool.campus)
    if not may_be_given_by(actor, pool, student, entry):
        raise NotAllowedError(_("Somebody else of your office proposes what is given to you."))
    _check_period(pool, at)
    if rate_minor and not (work and work.engagement):
        raise FairbriefError(
            _("An addition to an employer’s pay needs work that was agreed here."), field="work"
        )
    with transaction.atomic():
        return _write(
            pool,
            student=student,
            entry=entry,
            work=work,
            amount_minor=amount_minor,
            why=why,
            actor=actor,
            at=at,
            kind=AwardKind.SUBSIDY if rate_minor else AwardKind.STIPEND,
            rate_minor=rate_minor,
            minutes=minutes,
        )


def request_award(
    pool: Pool,
    student: Student,
    /,
    *,
    work: Work | None,
    amount_minor: int,
    why: str,
    actor: Actor,
    at: datetime,
) -> Award:
    """A student asks for a stipend; one request of a student waits in a pool at a time."""
    _check_period(pool, at)
    if not pool.takes_requests or pool.campus_id != student.campus_id:
        raise NotAllowedError(_("This cannot be asked for."))
    with transaction.atomic():
        row = locked(pool)
        waiting = Award.objects.filter(
            pool=row, student=student, is_request=True, state=AwardState.PROPOSED
        )
        if waiting.exists():
            raise LimitReachedError(_("You have asked already; the office has not decided yet."))
        award = _write(
            row,
            student=student,
            entry=getattr(student, "roster_entry", None),
            work=work,
            amount_minor=amount_minor,
            why=why,
            actor=actor,
            at=at,
            is_request=True,
        )
        start_clock(DECIDE_BY, award, at=at)
        tell("award.requested", award, at=at)
    return award


def revise_award(
    award: Award, /, *, amount_minor: int, actor: Actor, at: datetime, seen: str | None = None
) -> None:
    """Another amount than was asked for. Whoever sets it has proposed it, and a first approval was
    of the amount before.

    Raises ChangedSinceError where the page showed another amount than there is now.
    """
    with transaction.atomic():
        row = locked(award)
        _require_office(row, actor)
        if row.state != AwardState.PROPOSED:
            raise IllegalMoveError(_("It is decided; the amount stays."))
        if row.kind == AwardKind.SUBSIDY:
            raise IllegalMoveError(_("It follows from the rate and the hours. Propose another."))
        was = row.amount_minor
        if amount_minor != was:
            require_written_on(seen, row.shown)
        row.amount_minor, row.proposed_by_id = amount_minor, actor.user_id
        row.proposed_by_name = actor.name[:120]
        row.first_approved_by_id = row.first_approved_at = None
        row.first_approved_by_name = ""
        row.save(update_fields=["amount_minor", "proposed_by", "proposed_by_name", *FIRST])
        record(row, "revised", actor=actor, at=at, data={"amount_minor": [was, amount_minor]})


def approve_award(award: Award, /, *, actor: Actor, at: datetime, seen: str | None = None) -> None:
    """Sets the amount aside, if the pool holds it. Above the pool's limit two of the office are
    needed: the first approval of what a student asked for is kept, and sets nothing aside yet.

    Raises ChangedSinceError where the page showed another amount than there is now.
    """
    with transaction.atomic():
        pool = locked(award.pool)
        row = locked(award)
        if row.state == AwardState.PROPOSED:
            row.pool = pool
            _require_office(row, actor)
            require_seen(seen, row.shown)
            check_second(row, actor)
            _check_conditions(row)
            free = holding_of(pool).free
            if row.amount_minor > free.minor:
                raise LimitReachedError(
                    _t("The pool has %(free)s left; this is %(amount)s.")
                    % {"free": free, "amount": row.amount}
                )
            if is_first_of_two(row):
                _approve_first(row, actor=actor, at=at)
                award.refresh_from_db(fields=FIRST)
                return
        changes = {"approved_by_name": actor.name[:120]}
        if advance(award, "approve", actor=actor, at=at, changes=changes):
            _move(pool, MovementKind.COMMIT, row.amount_minor, actor=actor, at=at, award=award)


def decline_award(
    award: Award, /, *, reason: str, actor: Actor, at: datetime, seen: str | None = None
) -> None:
    """Says no, and why. Raises ChangedSinceError as `approve_award` does."""
    with transaction.atomic():
        _require_award_seen(locked(award), seen, leads_to=AwardState.DECLINED)
        advance(award, "decline", actor=actor, at=at, says={"reason": reason.strip()[:500]})


def _require_award_seen(award: Award, seen: str | None, *, leads_to: str) -> None:
    """Of a locked award. Who presses twice meets what they did; `advance` compares the words."""
    if award.state != leads_to:
        require_seen(seen, award.shown)


def pay_award(
    award: Award,
    /,
    *,
    paid_minor: int,
    paid_on: date,
    reference: str,
    actor: Actor,
    at: datetime,
    seen: str | None = None,
) -> None:
    """Records a payment that was made; what is left of the amount goes back to the pool.

    Raises ChangedSinceError as `approve_award` does.
    """
    with transaction.atomic():
        pool = locked(award.pool)
        row = locked(award)
        row.pool = pool
        _require_award_seen(row, seen, leads_to=AwardState.PAID)
        # What the page showed may have been changed before it was approved.
        if not 0 < paid_minor <= row.amount_minor:
            raise FairbriefError(
                _t("At most %(amount)s was approved.") % {"amount": row.amount}, field="paid"
            )
        if paid_on > day_at(pool.campus, at):
            raise FairbriefError(_("Record it once it is paid."), field="paid_on")
        said = {
            "paid_minor": paid_minor,
            "paid_on": paid_on,
            "reference": reference.strip()[:80],
        }
        if advance(award, "pay", actor=actor, at=at, says=said):
            _move(pool, MovementKind.PAY, paid_minor, actor=actor, at=at, award=award)
            if rest := row.amount_minor - paid_minor:
                _move(pool, MovementKind.RELEASE, rest, actor=actor, at=at, award=award)


def cancel_award(
    award: Award, /, *, reason: str, actor: Actor, at: datetime, seen: str | None = None
) -> None:
    """Takes it back; what was set aside is free again. Raises ChangedSinceError as `approve_award`
    does."""
    with transaction.atomic():
        pool = locked(award.pool)
        row = locked(award)
        _require_award_seen(row, seen, leads_to=AwardState.CANCELLED)
        was_approved = row.state == AwardState.APPROVED
        done = advance(award, "cancel", actor=actor, at=at, says={"reason": reason.strip()[:500]})
        if done and was_approved:
            _move(pool, MovementKind.RELEASE, row.amount_minor, actor=actor, at=at, award=award)


def withdraw_request(award: Award, /, *, actor: Actor, at: datetime) -> None:
    """The student does not ask any more."""
    changes = {"reason": _t("withdrawn by the student")}
    advance(award, "withdraw", actor=actor, at=at, changes=changes)


def report_undecided(award: Award, /, *, actor: Actor, at: datetime) -> None:
    """Nobody has decided: the director is told."""
    if award.is_open:
        tell("award.late", award, at=at)


def _write(
    pool: Pool,
    /,
    *,
    student: Student | None,
    entry: RosterEntry | None,
    work: Work | None,
    actor: Actor,
    at: datetime,
    **columns: Any,
) -> Award:
    award = Award.objects.create(
        pool=pool,
        student=student,
        entry=entry,
        engagement=work.engagement if work else None,
        experience=work.experience if work else None,
        proposed_by_id=actor.user_id,
        proposed_by_name=actor.name[:120],
        proposed_at=at,
        **columns,
    )
    record(award, "proposed", actor=actor, at=at, data={"amount_minor": award.amount_minor})
    return award


def _move(
    pool: Pool, kind: str, minor: int, *, actor: Actor, at: datetime, award: Award | None = None
) -> None:
    Movement.objects.create(
        pool=pool, award=award, kind=kind, amount_minor=minor, at=at, by_name=actor.name[:120]
    )


def _approve_first(award: Award, *, actor: Actor, at: datetime) -> None:
    award.first_approved_by_id, award.first_approved_at = actor.user_id, at
    award.first_approved_by_name = actor.name[:120]
    award.save(update_fields=list(FIRST))
    data = {"amount_minor": award.amount_minor}
    record(award, "approved_first", actor=actor, at=at, data=data)


def _require_office(award: Award, actor: Actor) -> None:
    if OFFICER not in roles_of(actor, award):
        raise NotAllowedError(_("Somebody else of the career office decides this."))


def _check_conditions(award: Award) -> None:
    for each in checks_of(award):
        if each.holds is False:
            raise MissingFactError(
                _t("The pool is for: %(condition)s. The record says otherwise.")
                % {"condition": each.words}
            )


def _check_period(pool: Pool, at: datetime) -> None:
    today = day_at(pool.campus, at)
    if not pool.opens_on <= today <= pool.ends_on:
        raise IllegalMoveError(_("The pool is not open today."))


def _check_name(officer: Officer, name: str, *, besides: Pool | None = None) -> None:
    same = Pool.objects.filter(campus_id=officer.campus_id, name=name)
    if (same.exclude(pk=besides.pk) if besides else same).exists():
        raise FairbriefError(_("Another pool has this name."), field="name")


def _require_director(officer: Officer, actor: Actor) -> None:
    if officer.user_id != actor.user_id or not may_change_pools(officer):
        raise NotAllowedError(_("Only a director of the career office sets what there is."))
