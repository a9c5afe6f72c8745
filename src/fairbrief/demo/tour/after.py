"""Feedback, what next, proof, the ledger, and the record of it all."""

from __future__ import annotations

from datetime import timedelta

from fairbrief.accounts.links import mint, open_link
from fairbrief.agreements.proof import broken_agreements
from fairbrief.audit.chain import verify as broken_events
from fairbrief.audit.models import Event
from fairbrief.clocks.models import Clock
from fairbrief.credentials.queries import credential_of
from fairbrief.credentials.verification import is_valid, verify
from fairbrief.demo.tour.scene import Scene, check
from fairbrief.engagements.states import EngagementState
from fairbrief.notices.models import Notice
from fairbrief.notices.sending import send_some
from fairbrief.relationships.actions import answer_next, ask_next
from fairbrief.relationships.giving import give_feedback
from fairbrief.relationships.models import COMPETENCIES
from fairbrief.relationships.queries import open_feedback
from fairbrief.relationships.questionnaires import CURRENT, OF_EMPLOYER
from fairbrief.reports.report import report_of
from fairbrief.tracking.access import CONFIRMING
from fairbrief.tracking.actions import Told, confirm_experience, log_outside, verify_experience
from fairbrief.tracking.queries import experience_of


def look_back(scene: Scene) -> str:
    ratings = {key: 3 for key, _name in COMPETENCIES[:5]}
    give_feedback(
        scene.work,
        side="student",
        ratings={each.key: 3 for each in CURRENT.parts[OF_EMPLOYER].questions},
        went_well="Clear criteria from the first day.",
        next_time="An earlier first call.",
        actor=scene.as_student,
        at=scene.at,
    )
    check(open_feedback(scene.work, at=scene.at) == {}, "one side's words were open early")
    ask_next(scene.work, wish="I would like to see an edit.", actor=scene.as_student, at=scene.at)
    give_feedback(
        scene.work,
        side="employer",
        ratings=ratings,
        went_well="Careful with sources.",
        next_time="Ask sooner when something is missing.",
        actor=scene.as_owner,
        at=scene.at,
    )
    both = open_feedback(scene.work, at=scene.at)
    check(len(both) == 2, "both have spoken, and not both can be read")
    return "both spoke; neither could read the other's words before"


def look_ahead(scene: Scene) -> str:
    step = answer_next(
        scene.work,
        kind="again",
        note="A second research file in spring.",
        actor=scene.as_owner,
        at=scene.at,
    )
    scene.work.refresh_from_db()
    check(scene.work.state == EngagementState.CLOSED, f"the work is {scene.work.state}")
    return f"{step.get_kind_display()}; the engagement is closed"


def prove_it(scene: Scene) -> str:
    credential = credential_of(scene.work)
    if credential is None:
        raise AssertionError("no credential was issued")
    steps = verify(credential.document, at=scene.at)
    check(is_valid(steps), "; ".join(f"{step.name}: {step.detail}" for step in steps))
    forged = {**credential.document, "name": "Something else"}
    check(not is_valid(verify(forged, at=scene.at)), "a forged credential was believed")
    return f"credential {credential.code} verified in {len(steps)} steps; a forged one is refused"


def count_it(scene: Scene) -> str:
    experience = experience_of(scene.work)
    if experience is None:
        raise AssertionError("the ledger does not know it")
    report = report_of(scene.campus, today=scene.at.date())
    if report is None:
        raise AssertionError("there is no time to report on")
    hidden = "hidden until it is large enough" if report.is_empty else "shown"
    return (
        f"{experience.minutes // 60} h and {scene.work.fee} in the ledger; the report's one "
        f"student is {hidden} (limit {report.limit})"
    )


def log_another(scene: Scene) -> str:
    student = scene.students[1]
    actor = scene.as_user(student.user)
    experience = log_outside(
        student,
        told=Told(
            employer_name="Open Shelf",
            title="Map the opening hours of 60 libraries",
            starts_on=scene.day(-40),
            ends_on=scene.day(-12),
            minutes=600,
            supervisor_name="Wanjiru Kamau",
            supervisor_email="wanjiru@openshelf.example",
            paid_minor=22000,
        ),
        actor=actor,
        at=scene.at,
    )
    token = mint(
        experience,
        capacity=CONFIRMING,
        email="wanjiru@openshelf.example",
        name="Wanjiru Kamau",
        at=scene.at,
    )
    _link, supervisor = open_link(token, at=scene.at)
    confirm_experience(experience, actor=supervisor, at=scene.at)
    verify_experience(experience, actor=scene.as_officer, at=scene.at)
    return "logged by the student, confirmed by link, verified by the office"


def post_the_mail(scene: Scene) -> str:
    written = Notice.objects.count()
    sent = 0
    while some := send_some(at=scene.at):
        sent += some
    check(not Notice.objects.filter(mailed_at=None).exists(), "some notices were not mailed")
    return f"{written} notices told {Notice.objects.values('email').distinct().count()} people"


def check_the_record(scene: Scene) -> str:
    check(not list(broken_events()), "the record's chain is broken")
    check(not list(broken_agreements()), "an agreement does not match its proof")
    failed = Clock.objects.exclude(failure="").count()
    check(failed == 0, f"{failed} clocks failed")
    late = Clock.objects.filter(
        stopped_at=None, fired_at=None, due_at__lt=scene.at - timedelta(minutes=1)
    ).count()
    check(late == 0, f"{late} clocks are overdue")
    return f"{Event.objects.count()} events in whole chains, no clock failed or forgotten"


AFTER = (
    ("both say how it went", look_back),
    ("the employer says what next", look_ahead),
    ("a credential anyone can check", prove_it),
    ("the campus counts it", count_it),
    ("an outside experience is confirmed", log_another),
    ("everyone was told", post_the_mail),
    ("the record holds", check_the_record),
)
