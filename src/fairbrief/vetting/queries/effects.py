"""What a change of policy would touch, before it is saved: how many, which, what becomes of them.

Vetting knows of briefs. Rooms above add what it means for applications, agreements and work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.briefs.models import Brief, BriefVersion
from fairbrief.fairness import Verdict
from fairbrief.organizations.queries import day_at
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy
from fairbrief.vetting.queries.limits import briefs_released, briefs_touched, touched_by
from fairbrief.vetting.queries.policies import changed_rules
from fairbrief.vetting.queries.rereading import reread
from fairbrief.vetting.queries.reviews import on_the_list
from fairbrief.vetting.rulebooks import RULEBOOK_COLUMNS
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState, Route

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Touched things that are named; the rest are counted.
NAMED = 20
#: How far back the preview of a route looks.
LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Named:
    """One thing touched: what it is, where it is read, and by what."""

    words: str
    path: str = ""
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """One kind of things touched alike. `said` counts them, `then` says what becomes of them."""

    said: str
    then: _StrOrPromise
    count: int
    named: tuple[Named, ...] = ()

    @property
    def more(self) -> int:
        """How many are touched and not named."""
        return self.count - len(self.named) if self.named else 0


type Effects = Callable[[Policy, Policy, datetime], Iterable[Effect]]

_added: list[Effects] = []


def adds_effects(effects: Effects) -> Effects:
    """Registers what a room above vetting says of a change: policy in force and draft in, effects
    out."""
    if effects not in _added:
        _added.append(effects)
    return effects


def effects_of(before: Policy, after: Policy, *, at: datetime) -> list[Effect]:
    """Everything a change touches, each by a query over all there is; nothing twice."""
    found = list(_of_briefs(before, after))
    found += _of_rules(before, after, at)
    found += _of_routes(before, after, at)
    for effects in _added:
        found += effects(before, after, at)
    return [each for each in found if each.count]


def _of_briefs(before: Policy, after: Policy) -> Iterator[Effect]:
    if not changed_rules(before, after):
        return
    touched = briefs_touched(after, before)
    # One that is open elsewhere may wait here all the same.
    listed = on_the_list().filter(campus_id=after.campus_id).values("brief")
    waiting = touched.exclude(pk__in=listed)
    count = waiting.count()
    yield Effect(
        said=ngettext(
            "%(count)d brief that waits for a decision would be outside the new limits.",
            "%(count)d briefs that wait for a decision would be outside the new limits.",
            count,
        )
        % {"count": count},
        then=_(
            "They are decided under the new rules: your office sets aside with a reason what "
            "stops one, approves one that only wants a look, or asks the employer to change it."
        ),
        count=count,
        named=_briefs(waiting) if count else (),
    )
    live = touched.filter(pk__in=listed)
    count = live.count()
    yield Effect(
        said=ngettext(
            "%(count)d open brief would be outside the new limits.",
            "%(count)d open briefs would be outside the new limits.",
            count,
        )
        % {"count": count},
        then=_(
            "They stay open as they were approved, and come to your office once more: it keeps "
            "each with a reason, or takes it off the list."
        ),
        count=count,
        named=_briefs(live) if count else (),
    )
    released = briefs_released(after, before)
    count = released.count()
    yield Effect(
        said=ngettext(
            "%(count)d waiting brief would no longer be stopped by a limit it breaks today.",
            "%(count)d waiting briefs would no longer be stopped by a limit they break today.",
            count,
        )
        % {"count": count},
        then=_("Your office still decides on each."),
        count=count,
        named=_briefs(released) if count else (),
    )
    if added := set(after.brief_questions) - set(before.brief_questions):
        yield from _unanswered(after, sorted(added))


def _briefs(rows: QuerySet[Brief]) -> tuple[Named, ...]:
    return tuple(
        Named(
            words=each.brief.title,
            path=f"/campus/briefs/{each.brief.code}/",
            detail=f"{each.brief.employer.name}: {', '.join(map(str, each.rules))}",
        )
        for each in touched_by(rows[:NAMED])
    )


def _unanswered(after: Policy, added: list[str]) -> Iterator[Effect]:
    waiting = BriefReview.objects.filter(
        campus_id=after.campus_id, state=BriefReviewState.WAITING
    ).select_related("brief__employer")
    count = waiting.count()
    yield Effect(
        said=ngettext(
            "%(count)d brief waits without an answer to what you would ask anew.",
            "%(count)d briefs wait without an answer to what you would ask anew.",
            count,
        )
        % {"count": count},
        then=_("They stay in your queue as they are; the employer answers when it sends again."),
        count=count,
        named=tuple(
            Named(
                words=each.brief.title,
                path=f"/campus/briefs/{each.brief.code}/",
                detail=each.brief.employer.name,
            )
            for each in waiting[:NAMED]
        ),
    )


def _of_rules(before: Policy, after: Policy, at: datetime) -> Iterator[Effect]:
    """What a change of the review's rules finds anew, by reading briefs again."""
    if not set(changed_rules(before, after)) & set(RULEBOOK_COLUMNS):
        return
    rereading = reread(after, at=at)
    rows = [each for each in rereading.touched if each.new or each.heavier]
    yield Effect(
        said=ngettext(
            "In %(count)d brief of the %(all)d read again the changed rules find more.",
            "In %(count)d briefs of the %(all)d read again the changed rules find more.",
            len(rows),
        )
        % {"count": len(rows), "all": rereading.read},
        then=_(
            "Open ones stay open; where something must change in one, it comes to your office once "
            "more. Those that wait are decided under the new rules."
        ),
        count=len(rows),
        named=tuple(
            Named(
                words=each.brief.title,
                path=f"/campus/briefs/{each.brief.code}/",
                detail=each.brief.employer.name,
            )
            for each in rows[:NAMED]
        ),
    )


_ROUTING = ("route", "sample_percent")


def _of_routes(before: Policy, after: Policy, at: datetime) -> Iterator[Effect]:
    changed = changed_rules(before, after)
    if not any(name in changed for name in _ROUTING):
        return
    waiting = BriefReview.objects.filter(campus_id=after.campus_id, state=BriefReviewState.WAITING)
    count = waiting.count()
    yield Effect(
        said=ngettext(
            "%(count)d brief waits in your queue now.",
            "%(count)d briefs wait in your queue now.",
            count,
        )
        % {"count": count},
        then=_("A person decides on them: a new route holds for what is sent from now on."),
        count=count,
    )
    lately = BriefReview.objects.filter(campus_id=after.campus_id, asked_at__gte=at - LOOK_BACK)
    count = open_by_policy(lately, after.route, today=day_at(after.campus, at)).count()
    yield Effect(
        said=ngettext(
            "Of the %(all)d briefs sent to you in the last 90 days, %(count)d would have opened "
            "by policy.",
            "Of the %(all)d briefs sent to you in the last 90 days, %(count)d would have opened "
            "by policy.",
            count,
        )
        % {"count": count, "all": lately.count()},
        then=_(
            "{percent} % of such briefs would still have gone to a person, drawn by lot."
        ).format(percent=after.sample_percent),
        count=count,
    )


def open_by_policy(
    reviews: QuerySet[BriefReview], route: str, *, today: date
) -> QuerySet[BriefReview]:
    """Those of the reviews that a route lets the policy approve, as things stand with their
    employers now and by what the review found when they were sent."""
    if route == Route.ALL:
        return reviews.none()
    vetting = EmployerReview.objects.filter(
        employer=OuterRef("brief__employer"),
        campus=OuterRef("campus"),
        state=EmployerReviewState.APPROVED,
        recheck_at=None,
    ).filter(Q(expires_on=None) | Q(expires_on__gte=today))
    trusted = vetting.filter(trusted_at__isnull=False).filter(
        Q(trusted_until=None) | Q(trusted_until__gte=today)
    )
    version = BriefVersion.objects.filter(brief=OuterRef("brief"), number=OuterRef("version"))
    clear = version.filter(verdict=str(Verdict.CLEAR))
    passable = version.filter(verdict__in=[str(Verdict.CLEAR), str(Verdict.ASK)]).exclude(
        review__contains={"findings": [{"severity": "review"}]}
    )
    match route:
        case Route.FINDINGS:
            return reviews.filter(Exists(vetting), Exists(clear))
        case Route.UNTRUSTED:
            return reviews.filter(Exists(trusted), Exists(passable))
        case _:
            return reviews.filter(Exists(trusted), Exists(clear))
