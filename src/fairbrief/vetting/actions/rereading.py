"""Open briefs are read again when the rules change: a campus's own, the minimum wages, the shipped.

What then stands against one comes to the office that approved it; no program takes it off a list.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from time import monotonic

from django.db import transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, Mod
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import all_locked, held, locked
from fairbrief.audit.record import record, record_all
from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.queries import whole, whole_of
from fairbrief.briefs.states import ENDED_STATES
from fairbrief.clocks.rules import start_clocks, stop_clocks, stop_clocks_of
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus
from fairbrief.vetting.access import OFFICER, roles_of
from fairbrief.vetting.actions.counting import count_findings
from fairbrief.vetting.actions.reasons import sentence
from fairbrief.vetting.actions.seeing import require_version_seen
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries import (
    breaks,
    campuses_with_open_briefs,
    findings_as_decided,
    house_of,
    is_listed,
    on_the_list,
    policy_of,
    read_as_decided,
    rules_in_force,
    to_read_again,
    wages_with,
)
from fairbrief.vetting.states import BriefReviewState
from fairbrief.vetting.workflow import LOOK_AGAIN_BY

logger = logging.getLogger("fairbrief.vetting")
#: So many are fetched at once.
PART = 200
#: Who divides the work among several: of so many, which one this is.
type Share = tuple[int, int]
ALL: Share = (1, 0)


@dataclass
class RereadSoFar:
    """How many briefs were read again, and how many of them newly break a rule."""

    read: int = 0
    found: int = 0


def reread_open_briefs(
    *,
    at: datetime,
    share: Share = ALL,
    until: float | None = None,
    told: Callable[[RereadSoFar], None] = lambda so_far: None,
) -> RereadSoFar:
    """Reads again every approved, live brief that was last read under other rules than are in force
    at its campus.

    Safe to stop and to run any number of times, by several at once: what was read is not read
    again. `until` is the moment (of `time.monotonic`) after which no further part is begun; `told`
    hears how it goes. Each office is told once a day of what was found.
    """
    so_far = RereadSoFar()
    for campus in campuses_with_open_briefs():
        for keys in batched(_to_read(campus, share), PART):
            if until is not None and monotonic() > until:
                return so_far
            read, found = _read_some(campus, keys, at=at)
            so_far.read += read
            so_far.found += found
            told(so_far)
    return so_far


def count_to_read_again() -> int:
    """How many approved, live briefs were last read under other rules than are in force."""
    return sum(
        to_read_again(campus, rules_in_force(policy_of(campus))).count()
        for campus in campuses_with_open_briefs()
    )


def _to_read(campus: Campus, share: Share) -> QuerySet[BriefReview, int]:
    """The keys of a share's reviews at a campus. All at once: so asked, the database goes out from
    the live briefs, not from all that ever were."""
    rows = to_read_again(campus, rules_in_force(policy_of(campus)))
    if share != ALL:
        rows = rows.annotate(lot=Mod(F("pk"), share[0])).filter(lot=share[1])
    return rows.values_list("pk", flat=True)


def _read_some(campus: Campus, keys: Sequence[int], *, at: datetime) -> tuple[int, int]:
    """A part; where it fails its briefs one by one, so that what fails alone keeps no other."""
    try:
        return _read_part(campus, keys, at=at)
    except Exception:
        logger.exception("%s briefs of %s failed to be read again", len(keys), campus.code)
    if len(keys) == 1:
        return 0, 0
    each = [_read_some(campus, [key], at=at) for key in keys]
    return sum(read for read, _found in each), sum(found for _read, found in each)


def _read_part(campus: Campus, keys: Sequence[int], *, at: datetime) -> tuple[int, int]:
    """Reads some of a campus's briefs again; how many, and how many of them are newly to be looked
    at.

    Nothing is locked while they are read. What somebody decided on or read meanwhile is left out.
    """
    policy = policy_of(campus)
    rules = rules_in_force(policy)
    reviews = list(to_read_again(campus, rules).filter(pk__in=keys))
    briefs = whole(Brief.objects.all()).in_bulk([each.brief_id for each in reviews])
    house = house_of(policy, wages_with(policy))
    against = {
        each.pk: breaks(read_as_decided(each, briefs[each.brief_id], house), each.overrides)
        for each in reviews
    }
    read_under = {each.pk: each.read_under for each in reviews}
    with transaction.atomic():
        held(campus)
        read = [
            row
            for row in all_locked(reviews)
            if row.state == BriefReviewState.APPROVED and row.read_under == read_under[row.pk]
        ]
        found = _note([(row, against[row.pk]) for row in read], campus, policy, at=at)
        BriefReview.objects.filter(pk__in=[row.pk for row in read]).update(read_under=rules)
        if found:
            once = f"reviews.recheck {campus.pk} {rules} {at:%y%m%d}"
            tell("reviews.recheck", campus, at=at, once=once)
    return len(read), found


def _note(
    read: Iterable[tuple[BriefReview, list[str]]], campus: Campus, policy: Policy, *, at: datetime
) -> int:
    """Writes down which rules now stand against approved briefs, where that is news; how many are
    to be looked at that were not. The rows are locked."""
    changed = defaultdict[tuple[str, ...], list[BriefReview]](list)
    for row, against in read:
        if against != row.recheck_rules:
            row.campus = campus
            changed[tuple(against)].append(row)
    found = 0
    for rules, rows in changed.items():
        same = BriefReview.objects.filter(pk__in=[row.pk for row in rows])
        data = {"rules": rules, "policy": policy.version}
        record_all(rows, "recheck", actor=INSTALLATION, at=at, data=data)
        if rules:
            same.update(recheck_rules=rules, recheck_at=Coalesce("recheck_at", Value(at)))
            new = [row for row in rows if row.recheck_at is None]
            start_clocks(LOOK_AGAIN_BY, new, at=at)
            found += len(new)
        else:
            same.update(recheck_rules=[], recheck_at=None)
            stop_clocks_of(rows, at=at, kinds=[LOOK_AGAIN_BY.kind])
    return found


def tell_of_late_second_looks(
    reviews: Sequence[BriefReview], /, *, actor: Actor, at: datetime
) -> None:
    """Three business days went by: the director is told, once a day of all, and again after as
    many, for as long as students can find one or it may open again."""
    rows = BriefReview.objects.filter(
        pk__in=[each.pk for each in reviews], recheck_at__isnull=False
    ).exclude(brief__state__in=ENDED_STATES)
    late = list(rows.select_related("campus", "brief"))
    there = on_the_list().filter(pk__in=[each.pk for each in late])
    campuses = set(there.values_list("campus", flat=True))
    for campus in {each.campus for each in late if each.campus_id in campuses}:
        once = f"reviews.recheck_late {campus.pk} {at:%y%m%d}"
        tell("reviews.recheck_late", campus, at=at, once=once)
    start_clocks(LOOK_AGAIN_BY, late, at=at)


def keep_listed(
    review: BriefReview,
    /,
    *,
    overrides: Mapping[str, str],
    actor: Actor,
    at: datetime,
    seen: str | None = None,
) -> None:
    """The office lets an approved brief stand though its rules have changed since: each that stands
    against it is set aside with a reason.

    Raises NotAllowedError for others than officers of the campus, IllegalMoveError where nothing is
    to be looked at, FairbriefError (field "overrides") while something stands against it: what the
    law or plain fairness asks for cannot be set aside.
    """
    given = {rule: why.strip() for rule, why in overrides.items() if why.strip()}
    if OFFICER not in roles_of(actor, review):
        raise NotAllowedError(_("Only an officer of this campus decides on its briefs."))
    with transaction.atomic():
        # In the order in which an approval takes them.
        locked(review.brief)
        require_version_seen(review, seen)
        policy = policy_of(held(review.campus))
        row = locked(review)
        if row.recheck_at is None or not is_listed(row):
            raise IllegalMoveError(_("There is nothing to look at again: it stands as it is."))
        found = findings_as_decided(row, whole_of(row.brief_id), policy)
        aside = {rule: why for rule, why in given.items() if rule in found.may_set_aside}
        left = set(breaks(found.review, {*row.overrides, *aside}))
        if left:
            titles = dict.fromkeys(
                _t(each.title) for each in found.review.findings if each.rule in left
            )
            raise FairbriefError(
                _(
                    "This stands against it: {titles}. Set it aside with a reason, or take it off."
                ).format(titles="; ".join(titles)),
                field="overrides",
            )
        row.overrides = {**row.overrides, **aside}
        row.recheck_at, row.recheck_rules = None, []
        row.read_under = rules_in_force(policy)
        row.save(update_fields=["overrides", "recheck_at", "recheck_rules", "read_under"])
        data = {"policy": policy.version, "overrides": aside}
        record(row, "kept", actor=actor, at=at, data=data)
        stop_clocks(row, at=at, kinds=[LOOK_AGAIN_BY.kind])
        count_findings(row, found.review.findings, aside, at=at)
    review.refresh_from_db()


def take_off_list(
    review: BriefReview, /, *, actor: Actor, at: datetime, reason: str, seen: str | None = None
) -> None:
    """The campus's students do not find an approved brief any more; the employer reads why.

    Applications that have come and work that has begun go on. Raises FairbriefError (field
    "reason") without a sentence.
    """
    reason = sentence(reason)
    with transaction.atomic():
        brief = locked(review.brief)
        require_version_seen(review, seen)
        if advance(
            review,
            "take_off",
            actor=actor,
            at=at,
            changes={
                "officer_id": actor.user_id,
                "by_policy": False,
                "recheck_at": None,
                "recheck_rules": [],
            },
            says={"reason": reason},
            data={"reason": reason},
        ):
            Offering.objects.filter(brief=brief, campus_id=review.campus_id).update(listed_at=None)
