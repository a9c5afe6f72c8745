"""Briefs: written, sent, reviewed, opened."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fairbrief.briefs.actions import draft_brief, send_for_review
from fairbrief.briefs.models import Brief
from fairbrief.demo.data.houses import HARD_HOUR, SET_ASIDE
from fairbrief.demo.data.shapes import BriefData
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, NOON
from fairbrief.vetting.actions import approve_brief, approve_employer
from fairbrief.vetting.models import BriefReview, EmployerReview

BOTH = ("lakeshore", "calloway")
#: What Calloway's policy does not take, so that nobody offers it there.
CALLOWAY_FLOOR, CALLOWAY_HOURS = 2200, 30


@dataclass(frozen=True, kw_only=True)
class Run:
    """One round of a brief: drafted `on` days from now, starting `start` days from now."""

    brief: str
    on: int
    start: int
    key: str = ""

    @property
    def name(self) -> str:
        """How stories call this round; the brief's key unless it is repeated."""
        return self.key or self.brief


def campuses_for(data: BriefData) -> tuple[str, ...]:
    fits = data.fee and data.fee >= CALLOWAY_FLOOR * data.hours and data.hours <= CALLOWAY_HOURS
    return BOTH if fits else BOTH[:1]


def drafted(cast: Cast, run: Run, **changes: Any) -> Brief:
    """Writes the draft, now."""
    data = cast.brief_data[run.brief]
    employer = cast.employers[data.employer]
    columns: dict[str, Any] = {
        "title": data.title,
        "summary": data.summary,
        "function": data.function,
        "learning": data.learning,
        "hours": data.hours,
        "routine_percent": data.routine,
        "tools": data.tools,
        "seats": data.seats,
        "first_timer_seats": data.first_times,
        "apply_by": cast.date(run.start - 3),
        "starts_on": cast.date(run.start),
        "due_on": cast.date(run.start + 7 * data.weeks),
        "place": data.place,
        "time_zone": employer.time_zone,
        "overlap_hours": data.overlap,
        "supervisor": cast.members[data.supervisor],
        "backup": cast.members[data.backup],
        "leader": cast.members[data.leader],
        "checkins_a_week": data.checkins,
        "channel": data.channel,
        "senior_sessions": data.sessions,
        "senior_minutes": data.minutes,
        "pay_kind": "fixed" if data.fee else "none",
        "fee_minor": data.fee,
        "pay_days": 10 if data.fee else None,
        "pay_method": "Bank transfer" if data.fee else "",
        "accommodation_contact": f"access@{employer.domain}",
        "follow_on": data.follow_on,
        "credit_supported": data.credit,
    }
    brief = draft_brief(
        employer,
        actor=cast.owner_of(data.employer),
        at=cast.now,
        campuses=[cast.campuses[key] for key in campuses_for(data)],
        deliverables=data.deliverables,
        skills=[cast.skills[name] for name in data.skills],
        teaches=[cast.skills[name] for name in data.teaches],
        **{**columns, **changes},
    )
    cast.briefs[run.name] = brief
    return brief


def sent(cast: Cast, run: Run, **changes: Any) -> Generator[datetime, None, Brief]:
    """Drafted and sent the same afternoon."""
    yield cast.day(run.on, NOON)
    brief = drafted(cast, run, **changes)
    yield cast.now + timedelta(minutes=50)
    send_for_review(brief, actor=cast.owner_of(cast.brief_data[run.brief].employer), at=cast.now)
    return brief


def opened(cast: Cast, run: Run, **changes: Any) -> Generator[datetime, None, Brief]:
    """Sent, and approved by every campus it is offered to on the next day."""
    brief = yield from sent(cast, run, **changes)
    for number, campus in enumerate(campuses_for(cast.brief_data[run.brief])):
        yield cast.day(run.on + 1, AFTERNOON, 5 * number)
        aside = SET_ASIDE.get(run.brief) if campus == "lakeshore" else None
        approved(cast, brief, campus, overrides={HARD_HOUR: aside} if aside else None)
    brief.refresh_from_db()
    return brief


def approved(
    cast: Cast, brief: Brief, campus: str, *, overrides: dict[str, str] | None = None
) -> None:
    """The campus approves the brief, and before that its employer, now."""
    head = cast.officer_of(campus)
    vetting = EmployerReview.objects.get(employer=brief.employer_id, campus=cast.campuses[campus])
    if vetting.state == "waiting":
        approve_employer(vetting, actor=head, at=cast.now, reason="Domain and registration fit.")
    approve_brief(review_of(cast, brief, campus), actor=head, at=cast.now, overrides=overrides)


def review_of(cast: Cast, brief: Brief, campus: str) -> BriefReview:
    return BriefReview.objects.get(brief=brief, campus=cast.campuses[campus])
