"""Employers' files at the offices: what was observed, on what terms they are approved, whom an
office trusts; and the policy that lets clear briefs of those open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fairbrief.audit.actors import person
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING, NOON
from fairbrief.vetting.actions import (
    Approval,
    ask_for_another_look,
    assign_reviews,
    observe,
    reread_open_briefs,
    revise_approval,
    save_policy,
    trust_employer,
)
from fairbrief.vetting.models import BriefReview, EmployerReview
from fairbrief.vetting.queries import policy_of
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState

#: Employer, campus, kind, what it says, note, shared, days ago.
OBSERVED = (
    (
        "kite",
        "lakeshore",
        "phone",
        "positive",
        (
            "Spoke with Rafael about who looks after students "
            "when the team is on deadline: two people, by name."
        ),
        True,
        40,
    ),
    (
        "kite",
        "lakeshore",
        "website",
        "positive",
        ("The games named in its briefs are there, with the people who made them."),
        True,
        41,
    ),
    (
        "harbor",
        "calloway",
        "registry",
        "positive",
        ("Stands with the state’s charities, its yearly report is filed."),
        True,
        33,
    ),
    (
        "corvane",
        "lakeshore",
        "complaint",
        "negative",
        (
            "A student says that calls were moved three "
            "times at an hour’s notice. Heard both, nothing broken; worth an eye."
        ),
        False,
        9,
    ),
    (
        "brightpath",
        "lakeshore",
        "address",
        "negative",
        ("The street address is a parcel shop. Nobody there knows the name."),
        True,
        2,
    ),
)


def keep_files(cast: Cast) -> None:
    """Adds every story of this module."""
    for row in OBSERVED:
        cast.timeline.add(_observed(cast, *row))
    cast.timeline.add(_trusted(cast))
    cast.timeline.add(_on_terms(cast))
    cast.timeline.add(_relying(cast))
    cast.timeline.add(_taken_on(cast))
    cast.timeline.add(_ruled(cast))


def _file(cast: Cast, employer: str, campus: str) -> EmployerReview | None:
    """The file, once the office has one."""
    return EmployerReview.objects.filter(
        employer=cast.employers[employer], campus=cast.campuses[campus]
    ).first()


def _observed(
    cast: Cast, employer: str, campus: str, kind: str, tone: str, note: str, shared: bool, ago: int
) -> Iterator[datetime]:
    yield cast.day(-ago, NOON)
    if vetting := _file(cast, employer, campus):
        observe(
            vetting,
            kind=kind,
            tone=tone,
            note=note,
            is_shared=shared,
            actor=cast.officer_of(campus),
            at=cast.now,
        )


def _trusted(cast: Cast) -> Iterator[datetime]:
    """An employer the office knows well, and a policy that lets clear briefs of such ones open."""
    yield cast.day(-20, MORNING)
    vetting = _file(cast, "kite", "lakeshore")
    if vetting is None or vetting.state != EmployerReviewState.APPROVED:
        return
    trust_employer(
        vetting,
        why="Every project was paid in time, and one student came back for a second.",
        until=cast.now.date() + timedelta(days=240),
        actor=cast.officer_of("lakeshore"),
        at=cast.now,
    )
    yield cast.day(-14, AFTERNOON)
    director = cast.head_of("lakeshore")
    save_policy(
        director,
        actor=person(director.user),
        at=cast.now,
        based_on=policy_of(director.campus).version,
        route="either",
        sample_percent=10,
    )


def _on_terms(cast: Cast) -> Iterator[datetime]:
    """One approved on terms, and one to be looked at again."""
    yield cast.day(-30, NOON)
    actor = cast.officer_of("lakeshore")
    vetting = _file(cast, "odile", "lakeshore")
    if vetting is not None and vetting.state == EmployerReviewState.APPROVED:
        revise_approval(
            vetting,
            approval=Approval(
                conditions=["every_brief"],
                note="Someone of the clinic is named in each brief who is there with the student.",
                expires_on=cast.now.date() + timedelta(days=130),
            ),
            reason="We are glad to work with you. Patients are part of it, so we read each brief.",
            actor=actor,
            at=cast.now,
        )
    yield cast.day(-8, NOON)
    again = _file(cast, "corvane", "lakeshore")
    if again is not None and again.state == EmployerReviewState.APPROVED:
        ask_for_another_look(
            again,
            note="A student’s complaint about moved calls. Ask who plans the week there.",
            actor=actor,
            at=cast.now,
        )


def _relying(cast: Cast) -> Iterator[datetime]:
    """A small college rests on what the university found."""
    yield cast.day(-18, NOON)
    mine, other = _file(cast, "kite", "calloway"), _file(cast, "kite", "lakeshore")
    approved = EmployerReviewState.APPROVED
    if mine and other and mine.state == other.state == approved:
        revise_approval(
            mine,
            approval=Approval(relies_on=other),
            actor=cast.officer_of("calloway"),
            at=cast.now,
        )


#: A rule that an office makes when some of its briefs are open.
LENT_WORDS = {
    "id": "OWN-LNTWR234",
    "title": "It works with what people have told of their lives",
    "phrases": ["oral histories", "approved by each family"],
    "is_needed": False,
    "severity": "block",
    "why": "Our ethics board asks to see the consent form before a student listens.",
    "remedy": "Say which consent the people gave, and for what.",
    "ask": "What did the people agree to, and may I read it?",
}


def _ruled(cast: Cast) -> Iterator[datetime]:
    """A new rule of an office's own: an open brief comes to it once more."""
    yield cast.timeline.ago(hours=3)
    director = cast.head_of("lakeshore")
    policy = policy_of(director.campus)
    save_policy(
        director,
        actor=person(director.user),
        at=cast.now,
        based_on=policy.version,
        own_rules=[*policy.own_rules, LENT_WORDS],
    )
    reread_open_briefs(at=cast.now)


def _taken_on(cast: Cast) -> Iterator[datetime]:
    """One of the briefs that wait is someone's."""
    yield cast.timeline.ago(hours=5)
    waiting = BriefReview.objects.filter(
        campus=cast.campuses["lakeshore"], state=BriefReviewState.WAITING
    ).order_by("asked_at")
    assign_reviews(
        waiting[:1],
        cast.officers["brandt"],
        actor=cast.officer_of("lakeshore"),
        at=cast.now,
    )
