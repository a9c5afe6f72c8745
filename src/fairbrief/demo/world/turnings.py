"""What becomes of offers, changes and words between two: answered, refused, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from fairbrief.agreements.actions import (
    Answer,
    Wish,
    answer_changes,
    decline_agreement,
    propose_changes,
)
from fairbrief.agreements.models import Agreement
from fairbrief.applications.actions import accept_offer, offer, withdraw, withdraw_offer
from fairbrief.applications.models import Application
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.actors import person
from fairbrief.briefs.models import Brief
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import AFTERNOON, MORNING, NOON
from fairbrief.engagements.actions import (
    accept_change,
    agree_absence,
    ask_absence,
    decline_change,
    propose_change,
    raise_talk,
    withdraw_change,
)
from fairbrief.engagements.models import ChangeOrder, Engagement
from fairbrief.leaving.actions import close_account


def turn(cast: Cast) -> None:
    """Adds every story of this module."""
    for story in (
        _offer_withdrawn,
        _application_withdrawn,
        _agreement_declined,
        _lines_answered,
        _a_week_longer,
        _change_declined,
        _talk_first,
        _away,
        _account_closed,
    ):
        cast.timeline.add(story(cast))


def _one_of(brief: Brief, state: str) -> Application | None:
    rows = Application.objects.filter(brief=brief, state=state).exclude(
        student__user__persona__isnull=False
    )
    return rows.select_related("student__user").order_by("id").first()


def _offer_withdrawn(cast: Cast) -> Iterator[datetime]:
    yield cast.timeline.ago(hours=8)
    brief, employer = cast.briefs["vans"], cast.owner_of("harbor")
    application = _one_of(brief, ApplicationState.SHORTLISTED)
    if application is None:
        return
    offer(application, actor=employer, at=cast.now, note="We would like to plan it with you.")
    yield cast.timeline.ago(hours=5)
    withdraw_offer(
        application,
        reason="Pressed on the wrong name: we have not read the other letters yet. I am sorry.",
        actor=employer,
        at=cast.now,
    )


def _application_withdrawn(cast: Cast) -> Iterator[datetime]:
    yield cast.timeline.ago(hours=7)
    application = _one_of(cast.briefs["records"], ApplicationState.SUBMITTED)
    if application is not None:
        withdraw(application, actor=person(application.student.user), at=cast.now)


def _agreement_declined(cast: Cast) -> Iterator[datetime]:
    """The place is free again, and the employer chooses anew."""
    yield cast.timeline.ago(hours=28)
    application = _one_of(cast.briefs["cat"], ApplicationState.SHORTLISTED)
    if application is None:
        return
    student = person(application.student.user)
    offer(
        application,
        actor=cast.owner_of("kite"),
        at=cast.now,
        note="Your cat has a voice already.",
    )
    yield cast.timeline.ago(hours=20)
    accept_offer(application, actor=student, at=cast.now)
    yield cast.timeline.ago(hours=6)
    decline_agreement(
        Agreement.objects.get(application=application),
        reason="The weekly call falls on my lab, and no other time was free. I would like to "
        "apply again in spring.",
        actor=student,
        at=cast.now,
    )


def _lines_answered(cast: Cast) -> Iterator[datetime]:
    """A student proposed two lines; one was taken."""
    yield cast.timeline.ago(hours=30)
    agreement = Agreement.objects.filter(
        application__student=cast.students["nour"], state="proposed"
    ).first()
    if agreement is None:
        return
    reason = "Rent is due on the first."
    proposed = propose_changes(
        agreement,
        [
            Wish(line="pay_days", value=7, reason=reason),
            Wish(line="checkins_a_week", value=1, reason="Two calls are much for eight hours."),
        ],
        side="student",
        actor=cast.student("nour"),
        at=cast.now,
    )
    yield cast.timeline.ago(hours=22)
    first, second = (each.code for each in proposed)
    answer_changes(
        agreement,
        {first: Answer(True), second: Answer(False, "Two short ones keep it from going astray.")},
        side="employer",
        actor=cast.owner_of("dosrios"),
        at=cast.now,
    )


def _proposes(cast: Cast, work: Engagement, actor: str, what: str, **terms: int) -> ChangeOrder:
    work.refresh_from_db()
    by = cast.as_student(work) if actor == "student" else cast.as_member(work.supervisor, work)
    return propose_change(
        work,
        what=what,
        why="It cannot be done well within what we agreed.",
        hours=work.hours + terms.get("hours", 0),
        fee_minor=work.fee_minor + terms.get("fee_minor", 0),
        due_on=work.due_on + timedelta(days=terms.get("days", 0)),
        actor=by,
        at=cast.now,
    )


def _a_week_longer(cast: Cast) -> Iterator[datetime]:
    """Both signed a later day; a second change was taken back the same afternoon."""
    yield cast.day(-6, MORNING, 20)
    work = cast.works["wayfinding/linh"]
    change = _proposes(cast, work, "student", "A week longer: the new wing opens late.", days=7)
    yield cast.day(-5, NOON, 20)
    supervisor = cast.as_member(work.supervisor, work)
    accept_change(change, actor=supervisor, at=cast.now)
    yield cast.timeline.ago(hours=10)
    change = _proposes(
        cast, work, "employer", "One floor more, with its plan.", hours=4, fee_minor=9200
    )
    yield cast.timeline.ago(hours=9)
    withdraw_change(change, actor=supervisor, at=cast.now)


def _change_declined(cast: Cast) -> Iterator[datetime]:
    yield cast.day(-3, MORNING, 20)
    work = cast.works["bus/emily"]
    change = _proposes(
        cast, work, "employer", "Forty people more at two other stops.", hours=6, fee_minor=13800
    )
    yield cast.day(-2, AFTERNOON, 20)
    decline_change(
        change,
        reason="I have exams; what we agreed fits, six hours more do not.",
        actor=cast.as_student(work),
        at=cast.now,
    )


def _talk_first(cast: Cast) -> Iterator[datetime]:
    yield cast.timeline.ago(hours=11)
    work = cast.works["bus/rosa"]
    raise_talk(
        work,
        about="The route I was given ends at eleven at night. Can we go back to the day routes "
        "that we signed?",
        actor=cast.as_student(work),
        at=cast.now,
    )


def _account_closed(cast: Cast) -> Iterator[datetime]:
    """Somebody who worked here once leaves; the employer's record of the work stays."""
    yield cast.timeline.ago(hours=4)
    student = cast.student("lars")
    close_account(cast.students["lars"].user, actor=student, at=cast.now)


def _away(cast: Cast) -> Iterator[datetime]:
    """One was agreed to; another waits for the supervisor."""
    yield cast.day(-4, MORNING, 20)
    work = cast.works["wayfinding/linh"]
    away = ask_absence(
        work,
        kind="holiday",
        starts_on=cast.date(4),
        ends_on=cast.date(6),
        why="My sister marries.",
        actor=cast.as_student(work),
        at=cast.now,
    )
    yield cast.day(-3, NOON, 20)
    agree_absence(away, actor=cast.as_member(work.supervisor, work), at=cast.now)
    yield cast.timeline.ago(hours=12)
    work = cast.works["minutes/sarah"]
    ask_absence(
        work,
        kind="illness",
        starts_on=cast.date(0),
        ends_on=cast.date(3),
        why="A fever; the doctor says Thursday.",
        actor=cast.as_student(work),
        at=cast.now,
    )
