"""What happens while the work runs: hours, marks, talks, changes, handing in."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from fairbrief.engagements import actions as acts
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import ChangeOrder, Piece
from fairbrief.engagements.pricing import suggested_fee
from fairbrief.engagements.queries import View, newest_versions
from tests.lives.life import Life, act
from tests.lives.where import RUNNING, WORKING
from tests.working import all_met

# Work.


@act(20, *WORKING)
def logs(life: Life) -> None:
    day = (life.at - timedelta(hours=5)).date() - timedelta(days=life.dice.choice([0, 0, 1, 3]))
    minutes = life.dice.choice([10, 60, 240, 480, 480])
    life.attempt(
        lambda: acts.log_hours(
            life.the_work, day=day, minutes=minutes, note="Read", **life.by("student")
        )
    )


@act(3, *WORKING)
def corrects(life: Life) -> None:
    entry = life.the_work.entries.filter(removed_at=None).order_by("pk").last()
    if entry is None:
        return
    if life.dice.random() < 0.4:
        life.attempt(lambda: acts.remove_entry(entry, **life.by("student")))
    else:
        minutes = life.dice.choice([10, 90, 300])
        life.attempt(
            lambda: acts.correct_entry(
                entry, day=entry.day, minutes=minutes, note="Wrote", **life.by("student")
            )
        )


@act(2, *WORKING)
def measures(life: Life) -> None:
    timer = life.the_work.timers.filter(entry=None, dropped_at=None).first()
    if timer is None:
        life.attempt(lambda: acts.start_timer(life.the_work, **life.by("student")))
    else:
        life.attempt(lambda: acts.stop_timer(timer, note="Measured", **life.by("student")))


@act(3, *RUNNING)
def chooses(life: Life) -> None:
    for guard in life.the_work.guards.filter(settled_at=None):
        side, choice = life.side(), life.dice.choice(["cut_scope", "add_pay", "stop", "on_track"])
        by = life.by(side)
        life.attempt(partial(acts.choose_at_guard, guard, side=side, choice=choice, **by))


@act(1, *WORKING)
def checks_in(life: Life) -> None:
    check_in = life.the_work.check_ins.order_by("-pk").first()
    if check_in is None:
        return
    if life.dice.random() < 0.6:
        said = {"done": "Some of it", "coming": "The rest", "hinders": ""}
        life.attempt(lambda: acts.write_check_in(check_in, **said, **life.by("student")))
    else:
        life.attempt(lambda: acts.answer_check_in(check_in, answer="Good", **life.by("employer")))


@act(1, *WORKING)
def is_stuck(life: Life) -> None:
    call = life.the_work.stuck_calls.filter(answered_at=None).first()
    if call is None:
        said = {"goal": "Find the file", "tried": "The archive", "question": "Where is it kept?"}
        life.attempt(lambda: acts.call_stuck(life.the_work, **said, **life.by("student")))
    else:
        life.attempt(lambda: acts.answer_stuck(call, answer="In the box", **life.by("employer")))


@act(1, "funded", *RUNNING)
def meets(life: Life) -> None:
    meeting = life.the_work.meetings.filter(held_at=None, cancelled_at=None).first()
    side = life.side()
    by = life.by(side)
    if meeting is None:
        when = life.at + timedelta(hours=life.dice.choice([30, 50, 90]))
        kind = life.dice.choice(["checkin", "senior", "other"])
        agenda = "How do you choose whom to ask first?"
        life.attempt(
            lambda: acts.propose_meeting(
                life.the_work, kind=kind, when=when, minutes=30, link="", agenda=agenda, **by
            )
        )
    elif life.dice.random() < 0.5:
        life.attempt(lambda: acts.accept_meeting(meeting, **by))
    elif life.dice.random() < 0.5:
        life.attempt(lambda: acts.record_meeting(meeting, note="We spoke.", **by))
    else:
        life.attempt(lambda: acts.cancel_meeting(meeting, **by))


# Changes of what was signed.


@act(9, "funded", *WORKING, "paused")
def proposes(life: Life) -> None:
    work, side = life.the_work, life.side()
    hours = max(work.hours + life.dice.choice([-12, -6, -3, 0, 3, 8]), 1)
    fee = suggested_fee(work, hours).minor + life.dice.choice([0, 0, 0, 5000])
    if not work.fee_minor and life.dice.random() < 0.5:
        fee = hours * 2500
    left = list(work.pieces.filter(dropped_at=None).order_by("position"))
    due_on = work.due_on + timedelta(days=life.dice.choice([-9, 0, 0, 7]))
    drops = life.dice.choice(left) if left and life.dice.random() < 0.25 else None
    new_piece = "An index" if life.dice.random() < 0.25 else ""
    life.attempt(
        lambda: acts.propose_change(
            work,
            what="Another number of hours",
            why="It turned out so",
            hours=hours,
            fee_minor=fee,
            due_on=due_on,
            new_piece=new_piece,
            new_criteria=["every name once"],
            drops=drops,
            **life.by(side),
        )
    )


@act(12, "funded", *WORKING, "paused")
def answers_change(life: Life) -> None:
    change = ChangeOrder.objects.filter(engagement=life.work, state="proposed").first()
    if change is None:
        return
    how = life.dice.choice(["accept"] * 4 + ["decline", "withdraw"])
    other = "employer" if change.proposed_by == "student" else "student"
    if how == "accept":
        life.attempt(lambda: acts.accept_change(change, **life.by(other)))
    elif how == "decline":
        life.attempt(lambda: acts.decline_change(change, reason="Not for us", **life.by(other)))
    else:
        life.attempt(lambda: acts.withdraw_change(change, **life.by(change.proposed_by)))


# Handing in and looking at it.


def _hands_over(life: Life, piece: Piece) -> None:
    link = f"https://a.example/{life.at:%d%H}"
    acts.hand_over_version(
        piece, file=None, link=link, note="", self_check=[], **life.by("student")
    )


def hands_over(life: Life, most: int | None = None) -> None:
    pieces = life.the_work.pieces.filter(dropped_at=None).order_by("position")
    for piece in pieces if most is None else pieces.filter(position__lte=most):
        life.attempt(partial(_hands_over, life, piece))


@act(7, *WORKING)
def hands_in(life: Life) -> None:
    hands_over(life)
    life.attempt(lambda: acts.submit_work(life.the_work, **life.by("student")))


@act(9, *WORKING)
def reaches_milestone(life: Life) -> None:
    milestone = milestone_of(life.the_work)
    if milestone is not None and milestone.is_planned:
        hands_over(life, milestone.pieces or None)
        life.attempt(lambda: acts.hand_in_milestone(milestone, **life.by("student")))


@act(9, *WORKING, "paused")
def judges_milestone(life: Life) -> None:
    milestone = milestone_of(life.the_work)
    if milestone is None or not milestone.is_handed_in:
        return
    if life.dice.random() < 0.6:
        life.attempt(lambda: acts.accept_milestone(milestone, **life.by("employer")))
    else:
        reason = "Something is missing"
        life.attempt(
            lambda: acts.send_back_milestone(milestone, reason=reason, **life.by("employer"))
        )


@act(8, "submitted")
def approves(life: Life) -> None:
    views = all_met(life.the_work)
    life.attempt(lambda: acts.approve_work(life.the_work, views=views, **life.by("employer")))


@act(8, "submitted")
def asks_changes(life: Life) -> None:
    """Some is not met yet; what is met is accepted for good."""
    views = all_met(life.the_work)
    for version in newest_versions(life.the_work)[life.dice.randint(0, 2) :]:
        views[version.code] = [View(met=False, note="Not yet")] * len(version.piece.criteria)
    life.attempt(
        lambda: acts.ask_changes(
            life.the_work, reason="Something is missing", views=views, **life.by("employer")
        )
    )
