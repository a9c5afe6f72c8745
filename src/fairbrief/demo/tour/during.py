"""From two signatures to accepted and paid work."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from fairbrief.accounts.links import open_link
from fairbrief.agreements.actions import (
    Answer,
    Wish,
    answer_changes,
    answer_status,
    mail_signing_link,
    propose_changes,
    sign,
)
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.proof import proof_of
from fairbrief.clocks.queries import turn_of
from fairbrief.demo.tour.scene import Scene, check
from fairbrief.engagements.actions import (
    accept_change,
    accept_meeting,
    accept_milestone,
    answer_pulse,
    answer_stuck,
    ask_changes,
    call_stuck,
    choose_at_guard,
    give_session_feedback,
    hand_in_milestone,
    hand_over_version,
    log_hours,
    mail_leader_link,
    mail_supervisor_link,
    plan_week,
    propose_change,
    propose_meeting,
    record_meeting,
    start_work,
    submit_work,
)
from fairbrief.engagements.milestones import milestone_of, pieces_in
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import guards_open, hours_of, pieces_of, weeks_of
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.errors import IllegalMoveError
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.queries import funding_of, unbalanced


def _token(path: str) -> str:
    return path.strip("/").split("/")[-1]


def sign_it(scene: Scene) -> str:
    scene.agreement = Agreement.objects.get(application=scene.application)
    path = mail_signing_link(scene.agreement, at=scene.at)
    _link, supervisor = open_link(_token(path), at=scene.at)
    said = {"engaged_as": "contractor", "control": "student"}
    answer_status(scene.agreement, said, side="employer", actor=supervisor, at=scene.at)
    (asked,) = propose_changes(
        scene.agreement,
        [Wish("pay_days", 7, "Rent is due on the first.")],
        side="student",
        actor=scene.as_student,
        at=scene.at,
    )
    answer_changes(
        scene.agreement, {asked.code: Answer(True)}, side="employer", actor=supervisor, at=scene.at
    )
    said = {"authorization": "none", "age": "adult", "credit": "no"}
    answer_status(scene.agreement, said, side="student", actor=scene.as_student, at=scene.at)
    sign(
        scene.agreement,
        party="student",
        name="Maya Ortiz",
        consent=True,
        actor=scene.as_student,
        at=scene.at,
    )
    sign(
        scene.agreement,
        party="employer",
        name="Tomas Lindqvist",
        consent=True,
        actor=supervisor,
        at=scene.at,
    )
    scene.agreement.refresh_from_db()
    proof = proof_of(scene.agreement)
    check(proof.holds and len(proof.signatures) == 2, "the signatures do not prove the text")
    check("within 7 days" in scene.agreement.text, "the accepted line is not in the text")
    return (
        f"a line changed, both signed, one by mailed link; SHA-256 {scene.agreement.sha256[:16]}…"
    )


def secure_the_funds(scene: Scene) -> str:
    scene.work = Engagement.objects.get(agreement=scene.agreement)
    try:
        start_work(scene.work, actor=scene.as_student, at=scene.at)
    except IllegalMoveError:
        pass
    else:
        raise AssertionError("work started before the funds were secured")
    funding = funding_of(scene.work)
    if funding is None:
        raise AssertionError("nothing is to be secured")
    secure_funds(funding, reference="ACH 2041-77", actor=scene.as_owner, at=scene.at)
    check(unbalanced() == [], "the ledger does not balance")
    scene.work.refresh_from_db()
    return f"{scene.work.fee} recorded as secured; only now can work start"


def start_and_plan(scene: Scene) -> str:
    start_work(scene.work, actor=scene.as_student, at=scene.at)
    plan_week(
        scene.work,
        number=1,
        minutes=300,
        goal="Ten entries and the list of voices",
        actor=scene.as_student,
        at=scene.at,
    )
    weeks = weeks_of(scene.work)
    return f"{len(weeks)} weeks planned, {sum(week.planned_minutes for week in weeks) // 60} h"


def speak(scene: Scene) -> str:
    meeting = propose_meeting(
        scene.work,
        kind="checkin",
        when=scene.at + timedelta(days=1),
        minutes=20,
        link="https://meet.example/lantern",
        agenda="The first ten entries",
        actor=scene.as_student,
        at=scene.at,
    )
    senior = propose_meeting(
        scene.work,
        kind="senior",
        when=scene.at + timedelta(days=2),
        minutes=30,
        link="https://meet.example/mina",
        agenda="How a documentary gets made",
        actor=scene.as_student,
        at=scene.at,
    )
    _link, leader = open_link(_token(mail_leader_link(scene.work, at=scene.at)), at=scene.at)
    accept_meeting(senior, actor=leader, at=scene.at)
    scene.pass_time(days=3)
    record_meeting(meeting, note="Go deeper on Manila.", actor=scene.as_student, at=scene.at)
    record_meeting(
        senior, note="Clear questions; send her the rough cut.", actor=leader, at=scene.at
    )
    give_session_feedback(
        senior,
        went_well="She had watched two of our films before.",
        do_next="Send the list of voices before Friday.",
        talk_again=True,
        actor=leader,
        at=scene.at,
    )
    answer_pulse(
        scene.work,
        question="clear",
        rating=4,
        note="",
        actor=scene.as_student,
        at=scene.at,
    )
    return "a check-in, a senior session recorded by mailed link, one pulse"


def get_unstuck(scene: Scene) -> str:
    call = call_stuck(
        scene.work,
        goal="Find out who runs the market in Tainan",
        tried="The city site and two archives, an hour each",
        question="Do you know anyone who filmed there?",
        actor=scene.as_student,
        at=scene.at,
    )
    check(turn_of(call) is not None, "no clock runs for the stuck student")
    path = mail_supervisor_link(scene.work, at=scene.at)
    _link, supervisor = open_link(_token(path), at=scene.at)
    answer_stuck(call, answer="Write to Ling at the film school.", actor=supervisor, at=scene.at)
    return "stuck, asked, answered by the supervisor without an account"


def reach_the_first_milestone(scene: Scene) -> str:
    milestone = milestone_of(scene.work)
    if milestone is None:
        raise AssertionError("work of more than 15 hours has one milestone only")
    for piece in pieces_in(milestone):
        hand_over_version(
            piece,
            file=None,
            link="https://drive.example/first-half",
            note="",
            self_check=[True] * len(piece.criteria),
            actor=scene.as_student,
            at=scene.at,
        )
    hand_in_milestone(milestone, actor=scene.as_student, at=scene.at)
    funding = funding_of(scene.work)
    if funding is None or not funding.is_due:
        raise AssertionError("the second milestone's part is not asked for")
    secure_funds(funding, reference="ACH 2041-85", actor=scene.as_owner, at=scene.at)
    path = mail_supervisor_link(scene.work, at=scene.at)
    _link, supervisor = open_link(_token(path), at=scene.at)
    accept_milestone(milestone, actor=supervisor, at=scene.at)
    funding.refresh_from_db()
    check(funding.released_minor == milestone.share_minor, "its part of the fee is not released")
    check(unbalanced() == [], "the ledger does not balance")
    return f"handed in, accepted by mailed link; {milestone.share} released, the rest secured"


def pass_the_mark(scene: Scene) -> str:
    for number in range(3):
        log_hours(
            scene.work,
            day=scene.work.starts_on + timedelta(days=number)
            if scene.work.starts_on <= scene.at.date()
            else scene.at.date() - timedelta(days=number),
            minutes=300,
            note="Sources and interview briefs",
            actor=scene.as_student,
            at=scene.at,
        )
    hours = hours_of(scene.work)
    guard = guards_open(scene.work)[0]
    for side, actor in (("student", scene.as_student), ("employer", scene.as_owner)):
        choose_at_guard(guard, side=side, choice="add_pay", actor=actor, at=scene.at)
    return f"{hours.percent} % of the hours used; both choose more hours and pay"


def change_it(scene: Scene) -> str:
    change = propose_change(
        scene.work,
        what="Two more interview briefs, for the market in Tainan.",
        why="A fifth city joined the film.",
        hours=22,
        fee_minor=52800,
        due_on=scene.work.due_on + timedelta(days=4),
        actor=scene.as_owner,
        at=scene.at,
    )
    accept_change(change, actor=scene.as_student, at=scene.at)
    scene.work.refresh_from_db()
    funding = funding_of(scene.work)
    if funding is None or not funding.is_due:
        raise AssertionError("the added pay is not asked for")
    secure_funds(funding, reference="ACH 2041-91", actor=scene.as_owner, at=scene.at)
    return f"signed by both: {scene.work.hours} h for {scene.work.fee}, the difference secured"


def hand_in(scene: Scene) -> str:
    for piece in pieces_of(scene.work).filter(acceptance=None):
        hand_over_version(
            piece,
            file=SimpleUploadedFile("sources.csv", b"title,link\nNight market,https://x.example\n"),
            link="",
            note="First version",
            self_check=[True] * len(piece.criteria),
            actor=scene.as_student,
            at=scene.at,
        )
    submit_work(scene.work, actor=scene.as_student, at=scene.at)
    turn = turn_of(scene.work)
    check(turn is not None and turn.owner == "employer", "no clock runs for the review")
    return "every deliverable handed over; the review clock runs for five business days"


def mend_it(scene: Scene) -> str:
    path = mail_supervisor_link(scene.work, at=scene.at)
    _link, supervisor = open_link(_token(path), at=scene.at)
    ask_changes(
        scene.work,
        reason="Three entries have no date; the criterion asks for one.",
        actor=supervisor,
        at=scene.at,
    )
    scene.pass_time(minutes=90)
    piece = pieces_of(scene.work).filter(acceptance=None)[0]
    hand_over_version(
        piece,
        file=None,
        link="https://drive.example/night-markets",
        note="Dates added",
        self_check=[True] * len(piece.criteria),
        actor=scene.as_student,
        at=scene.at,
    )
    submit_work(scene.work, actor=scene.as_student, at=scene.at)
    return "changes asked by criterion, version 2 handed in"


def be_accepted_by_the_clock(scene: Scene) -> str:
    scene.pass_time(days=12)
    scene.work.refresh_from_db()
    check(scene.work.approved_by_clock, "silence did not count as acceptance")
    check(scene.work.state == EngagementState.PAID, f"the work is {scene.work.state}")
    funding = funding_of(scene.work)
    if funding is None:
        raise AssertionError("there is no funding")
    check(funding.released_minor == scene.work.fee_minor, "not the whole fee was released")
    check(unbalanced() == [], "the ledger does not balance")
    return f"five business days of silence: accepted, {scene.work.fee} released, ledger balanced"


DURING = (
    ("both sign the same text", sign_it),
    ("funds are secured", secure_the_funds),
    ("work starts with a plan", start_and_plan),
    ("they speak, and a senior person too", speak),
    ("the student is stuck and gets an answer", get_unstuck),
    ("the first milestone", reach_the_first_milestone),
    ("the hours guard", pass_the_mark),
    ("a change is priced and signed", change_it),
    ("the work is handed in", hand_in),
    ("changes are asked and made", mend_it),
    ("silence counts as acceptance", be_accepted_by_the_clock),
)
