"""The plan: proposed, kept up when life changes, changed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.kernel.rounds import each_alone
from fairbrief.planning.access import require_own
from fairbrief.planning.models import PlanBlock, Replanning
from fairbrief.planning.placing import Block, Job, propose
from fairbrief.planning.queries import GRACE, Horizon, has_plan, horizon_of, job_of, worked_lately
from fairbrief.planning.spans import Span, minutes_of, quarters_up, within, without
from fairbrief.planning.states import Why
from fairbrief.students.models import Student

LONGEST = 8 * 60

#: Nobody is told to begin this very minute.
LEAD = timedelta(hours=1)


@dataclass
class _Sorted:
    """What of a plan can stay, what must be cut, what must go."""

    kept: list[PlanBlock] = field(default_factory=list)
    cut: list[PlanBlock] = field(default_factory=list)
    gone: list[PlanBlock] = field(default_factory=list)


def make_plan(student: Student, /, *, actor: Actor, at: datetime) -> None:
    """Proposes blocks for all the student's work, from scratch but for what the student put
    somewhere."""
    require_own(student, actor)
    with transaction.atomic():
        locked(student)
        _unwanted(student, at=at).update(is_own=False)
        _replan(student, why=Why.ASKED, at=at, afresh=True)
        Replanning.objects.filter(student=student, seen_at=None).update(seen_at=at)


def keep_up(student: Student, /, *, why: str, at: datetime) -> bool:
    """Makes an existing plan fit again, moving as little as can be; True when something moved.

    A student without a plan has none made. What moved is shown until it is seen.
    """
    if not has_plan(student):
        return False
    with transaction.atomic():
        locked(student)
        return _replan(student, why=why, at=at)


def students_with_plans(*, at: datetime) -> list[Student]:
    """Whose plan may have to follow: there are blocks to come, or open work beside earlier ones."""
    ahead = Q(plan_blocks__starts_at__gte=at - GRACE, plan_blocks__removed_at=None)
    rows = Student.objects.filter(ahead).select_related("user", "campus").distinct()
    return list(rows)


def keep_all_up(*, at: datetime) -> int:
    """Every plan once: hours are logged, days pass, work ends. Returns how many moved."""
    return each_alone(students_with_plans(at=at), partial(keep_up, why=Why.WORK, at=at))


def mark_seen(student: Student, /, *, actor: Actor, at: datetime) -> None:
    require_own(student, actor)
    Replanning.objects.filter(student=student, seen_at=None).update(seen_at=at)


def add_block(
    student: Student,
    work: Engagement,
    /,
    *,
    starts_at: datetime,
    minutes: int,
    actor: Actor,
    at: datetime,
) -> PlanBlock:
    """The student plans a stretch; the rest of the plan makes room. Raises FairbriefError."""
    require_own(student, actor)
    with transaction.atomic():
        locked(student)
        horizon = horizon_of(student, at=at)
        span = starts_at, starts_at + timedelta(minutes=minutes)
        same = PlanBlock.objects.filter(
            student=student, engagement=work, starts_at=span[0], ends_at=span[1], removed_at=None
        ).first()
        if same:
            return same
        _check(horizon, work, span, at=at)
        moved = _make_way(student, span, at=at)
        block = PlanBlock.objects.create(
            student=student,
            engagement=work,
            starts_at=span[0],
            ends_at=span[1],
            is_own=True,
            made_at=at,
        )
        _replan(student, why=Why.HAND, at=at, moved=moved)
    return block


def move_block(
    block: PlanBlock, /, *, starts_at: datetime, minutes: int, actor: Actor, at: datetime
) -> None:
    """The student puts a block elsewhere, or makes it longer or shorter; it stays there, and the
    rest of the plan follows. Raises FairbriefError with the field that is wrong."""
    student = block.student
    require_own(student, actor)
    with transaction.atomic():
        locked(student)
        row = locked(block)
        if row.removed_at:
            raise IllegalMoveError(_("This block is not in your plan any more."))
        if row.ends_at <= at:
            raise IllegalMoveError(_("This block is past. Log the hours you worked."))
        span = starts_at, starts_at + timedelta(minutes=minutes)
        if span == (row.starts_at, row.ends_at):
            return
        horizon = horizon_of(student, at=at)
        _check(horizon, row.engagement, span, at=at, besides=row)
        moved = _make_way(student, span, at=at, besides=row)
        row.starts_at, row.ends_at, row.is_own = span[0], span[1], True
        row.save(update_fields=["starts_at", "ends_at", "is_own"])
        block.starts_at, block.ends_at = span
        _replan(student, why=Why.HAND, at=at, moved=moved)


def remove_block(block: PlanBlock, /, *, actor: Actor, at: datetime) -> None:
    """The student does not want to work then; the time goes elsewhere where there is room."""
    require_own(block.student, actor)
    with transaction.atomic():
        locked(block.student)
        row = locked(block)
        if row.removed_at:
            return
        row.removed_at, row.is_own = at, True
        row.save(update_fields=["removed_at", "is_own"])
        _replan(block.student, why=Why.HAND, at=at)


def _unwanted(student: Student, *, at: datetime) -> QuerySet[PlanBlock]:
    """Times the student took out of the plan: nothing is put there again."""
    return PlanBlock.objects.filter(
        student=student, is_own=True, removed_at__isnull=False, ends_at__gt=at
    )


def _check(
    horizon: Horizon,
    work: Engagement,
    span: Span,
    *,
    at: datetime,
    besides: PlanBlock | None = None,
) -> None:
    minutes = minutes_of([span])
    if not 15 <= minutes <= LONGEST:
        raise FairbriefError(_("Between 15 minutes and eight hours."), field="minutes")
    if span[0] < at:
        raise FairbriefError(_("Choose a time to come."), field="starts_at")
    known = next((each for each in horizon.works if each.pk == work.pk), None)
    if known is None:
        raise IllegalMoveError(_("This work takes no time any more."))
    job = job_of(known, zone=horizon.zone, at=at)
    if without([span], [job.window]):
        raise FairbriefError(
            _("That is before the work begins, or after it is due."), field="starts_at"
        )
    if within([span], horizon.taken):
        raise FairbriefError(_("You are busy then. Choose another time."), field="starts_at")
    if minutes > quarters_up(job.minutes):
        raise FairbriefError(
            _("That is more than is left of this work: %(left)d minutes.") % {"left": job.minutes},
            field="minutes",
        )
    _check_cap(horizon, span, at=at, besides=besides)


def _check_cap(horizon: Horizon, span: Span, *, at: datetime, besides: PlanBlock | None) -> None:
    """Own blocks alone count here: the rest of the plan makes room."""
    ahead = horizon.week_on(span[0])
    if ahead is None:
        raise FairbriefError(_("That is too far ahead to be planned."), field="starts_at")
    student_id = horizon.works[0].student_id
    rows = PlanBlock.objects.filter(
        student_id=student_id,
        removed_at=None,
        is_own=True,
        starts_at__gte=max(ahead.week.bounds[0], at),
        starts_at__lt=ahead.week.bounds[1],
    ).exclude(pk=(besides.pk or 0) if besides else 0)
    others = sum(each.minutes for each in rows)
    if others + minutes_of([span]) > ahead.week.cap:
        raise FairbriefError(
            _("That would be more than %(hours)d hours in this week, the most you may work.")
            % {"hours": ahead.cap_minutes // 60},
            field="minutes",
        )


def _make_way(
    student: Student, span: Span, *, at: datetime, besides: PlanBlock | None = None
) -> list[PlanBlock]:
    """What the plan itself put there goes elsewhere; what the student put there stays."""
    rows = PlanBlock.objects.filter(
        student=student, removed_at=None, starts_at__lt=span[1], ends_at__gt=span[0]
    ).exclude(pk=(besides.pk or 0) if besides else 0)
    found = list(rows.select_related("engagement"))
    if any(each.is_own for each in found):
        raise FairbriefError(_("You have planned something then already."), field="starts_at")
    rows.update(removed_at=at)
    return found


def _jobs(student: Student, horizon: Horizon, *, at: datetime) -> list[Job]:
    """What is left of each work, taking the last day's blocks as worked though not logged yet."""
    done = worked_lately(student, at=at)
    return [job_of(work, zone=horizon.zone, at=at, done=done[work.pk]) for work in horizon.works]


def _replan(
    student: Student,
    *,
    why: str,
    at: datetime,
    afresh: bool = False,
    moved: Iterable[PlanBlock] = (),
) -> bool:
    """Sorts the blocks to come, fills what is missing, writes down what moved. The student's row
    is locked by the caller."""
    horizon = horizon_of(student, at=at)
    jobs = _jobs(student, horizon, at=at)
    live = list(
        PlanBlock.objects.filter(student=student, removed_at=None, ends_at__gt=at).select_related(
            "engagement"
        )
    )
    sorted_ = _sort(live, horizon, jobs, at=at, afresh=afresh)
    sorted_.gone += moved
    kept = [Block(each.starts_at, each.ends_at, each.engagement_id) for each in sorted_.kept]
    unwanted = [(each.starts_at, each.ends_at) for each in _unwanted(student, at=at)]
    unwanted.append((at, at + LEAD))
    weeks = [replace(week, free=tuple(without(week.free, unwanted))) for week in horizon.placing]
    plan = propose(jobs, weeks, kept=kept, zone=horizon.zone)
    return _write(student, horizon, sorted_, plan.blocks, why=why, at=at)


def _sort(
    live: Sequence[PlanBlock],
    horizon: Horizon,
    jobs: Iterable[Job],
    *,
    at: datetime,
    afresh: bool,
) -> _Sorted:
    """What has begun stays; then what the student put there; then the plan's own, by time."""
    by_key = {job.key: job for job in jobs}
    left = {job.key: job.minutes for job in jobs}
    caps = {ahead.week.starts_on: ahead.week.cap for ahead in horizon.weeks}
    free = [span for ahead in horizon.weeks for span in ahead.week.free]
    found = _Sorted()
    for block in sorted(
        live, key=lambda each: (each.starts_at >= at, not each.is_own, each.starts_at)
    ):
        job, ahead = by_key.get(block.engagement_id), horizon.week_on(block.starts_at)
        span = block.starts_at, block.ends_at
        if block.starts_at < at:
            found.kept.append(block)
            if job and ahead:
                left[job.key] -= block.minutes
                caps[ahead.week.starts_on] -= minutes_of([(at, block.ends_at)])
            continue
        stays = (
            job is not None
            and ahead is not None
            and not (afresh and not block.is_own)
            and not without([span], [job.window])
            and not within([span], horizon.taken)
            and (block.is_own or not without([span], free))
        )
        if not stays or job is None or ahead is None:
            found.gone.append(block)
            continue
        week = ahead.week.starts_on
        room = min(block.minutes, quarters_up(max(left[job.key], 0)), caps[week] // 15 * 15)
        if room < 15:
            found.gone.append(block)
            continue
        if room < block.minutes:
            found.cut.append(block)
            block.ends_at = block.starts_at + timedelta(minutes=room)
        found.kept.append(block)
        left[job.key] -= room
        caps[week] -= room
    return found


def _write(
    student: Student,
    horizon: Horizon,
    sorted_: _Sorted,
    new: Iterable[Block],
    *,
    why: str,
    at: datetime,
) -> bool:
    """Blocks as they are now. A new one in the place of an old one of the same work is that one."""
    works = {work.pk: work for work in horizon.works}
    gone = {(each.engagement_id, each.starts_at, each.ends_at): each for each in sorted_.gone}
    fresh = [each for each in new if not gone.pop((each.key, each.starts_at, each.ends_at), None)]
    changes = [
        *(_change("removed", each.engagement, each) for each in gone.values()),
        *(_change("cut", each.engagement, each) for each in sorted_.cut),
        *(_change("added", works[each.key], each) for each in fresh),
    ]
    changes.sort(key=lambda each: each["starts_at"])
    if not changes:
        return False
    PlanBlock.objects.filter(pk__in=[each.pk for each in gone.values()]).update(
        removed_at=at, is_own=False
    )
    for block in sorted_.cut:
        block.save(update_fields=["ends_at"])
    PlanBlock.objects.bulk_create(
        PlanBlock(
            student=student,
            engagement=works[each.key],
            starts_at=each.starts_at,
            ends_at=each.ends_at,
            made_at=at,
        )
        for each in fresh
    )
    if why != Why.ASKED:
        Replanning.objects.create(student=student, at=at, why=why, changes=changes)
    return True


def _change(what: str, work: Engagement, block: PlanBlock | Block) -> dict[str, str]:
    return {
        "what": what,
        "title": work.title,
        "starts_at": block.starts_at.isoformat(),
        "ends_at": block.ends_at.isoformat(),
    }
