"""How work stands still, ends or is disputed, and who decides."""

from __future__ import annotations

from datetime import timedelta

from fairbrief.engagements import actions as acts
from fairbrief.engagements.actions.interrupting import can_reinstate
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.models import Appeal, Dispute
from fairbrief.engagements.verdicts import Verdict
from tests.lives.life import Life, act
from tests.lives.where import BEFORE, RUNNING, WORKING

# Standing still, and the end.


@act(3, "active")
def pauses(life: Life) -> None:
    most = life.dice.choice([None, 0, 3, 9])
    until = None if most is None else life.at.date() + timedelta(days=most)
    side = life.side()
    life.attempt(
        lambda: acts.pause_work(life.the_work, reason="Exams", until=until, **life.by(side))
    )


@act(8, "paused")
def resumes(life: Life) -> None:
    side = life.side()
    life.attempt(lambda: acts.resume_work(life.the_work, **life.by(side)))


@act(3, "funded", *RUNNING)
def is_away(life: Life) -> None:
    side = life.side()
    asked = life.the_work.absences.filter(state="asked").order_by("pk").first()
    if asked is None:
        starts_on = life.at.date() + timedelta(days=life.dice.choice([0, 2, 9, 40]))
        ends_on = starts_on + timedelta(days=life.dice.choice([0, 4, 12]))
        kind = life.dice.choice(["exams", "illness", "other"])
        life.attempt(
            lambda: acts.ask_absence(
                life.the_work,
                kind=kind,
                starts_on=starts_on,
                ends_on=ends_on,
                why="Away",
                **life.by(side),
            )
        )
    elif life.dice.random() < 0.6:
        life.attempt(lambda: acts.agree_absence(asked, **life.by(side)))
    else:
        life.attempt(lambda: acts.withdraw_absence(asked, **life.by(side)))


@act(2, *BEFORE, *WORKING, "paused")
def ends(life: Life) -> None:
    side = life.dice.choice(["student", "employer"] * 3 + ["officer"])
    life.attempt(
        lambda: acts.end_early(life.the_work, reason="We stop here, both", **life.by(side))
    )


@act(1, "authorized", "funded", *WORKING, "paused")
def is_not_completed(life: Life) -> None:
    reason = "Nobody was seen any more."
    life.attempt(
        lambda: acts.mark_not_completed(life.the_work, reason=reason, **life.by("officer"))
    )


@act(14, "ended_early")
def takes_up_again(life: Life) -> None:
    side = life.side()
    if not can_reinstate(life.the_work, at=life.at):
        return
    asked = life.the_work.reinstatements.filter(state="asked").first()
    if asked is None:
        due_on = life.at.date() + timedelta(days=life.dice.choice([3, 14]))
        life.attempt(
            lambda: acts.ask_reinstatement(
                life.the_work, why="We have talked again", due_on=due_on, **life.by(side)
            )
        )
    elif life.dice.random() < 0.8:
        life.attempt(lambda: acts.agree_reinstatement(asked, **life.by(side)))
    else:
        life.attempt(lambda: acts.decline_reinstatement(asked, **life.by(side)))


# Disagreeing.


@act(2, *RUNNING)
def talks(life: Life) -> None:
    side = life.side()
    talk = life.the_work.talks.filter(state__in=["talking", "ready"]).first()
    if talk is None:
        about = "It is not what we agreed on."
        life.attempt(lambda: acts.raise_talk(life.the_work, about=about, **life.by(side)))
    else:
        life.attempt(lambda: acts.settle_talk(talk, **life.by(side)))


@act(7, *RUNNING)
def claims(life: Life) -> None:
    side, ask = life.side(), life.dice.choice(["redo", "money", "money", "end"])
    sums = [0, earned_by(life.the_work).pay.minor, life.the_work.fee_minor]
    asked = life.dice.choice([*sums, life.the_work.fee_minor // 3])
    life.attempt(
        lambda: acts.open_dispute(
            life.the_work,
            claim="It is not what we agreed on.",
            wish="Do it as agreed.",
            ask=ask,
            asked_minor=asked,
            straight_because="They do not answer any message.",
            **life.by(side),
        )
    )


def dispute_of(life: Life) -> Dispute | None:
    return Dispute.objects.filter(engagement=life.work).order_by("-pk").first()


@act(8, "dispute opened")
def answers_claim(life: Life) -> None:
    dispute, side = dispute_of(life), life.side()
    if dispute is not None:
        answer = "It is just what we agreed on."
        life.attempt(lambda: acts.answer_dispute(dispute, answer=answer, **life.by(side)))


@act(2, "dispute opened", "dispute answered")
def settles_claim(life: Life) -> None:
    dispute, side = dispute_of(life), life.side()
    if dispute is not None:
        life.attempt(lambda: acts.settle_dispute(dispute, **life.by(side)))


@act(14, "dispute answered", "dispute appealed")
def is_decided(life: Life) -> None:
    """Nothing, less than owed, what is owed, what is secured, above that, all, above all."""
    dispute, funding = dispute_of(life), life.funding
    if dispute is None or funding is None:
        return
    work = life.the_work
    earned = earned_by(work).pay.minor
    sums = [0, earned, (earned + work.fee_minor) // 2, work.fee_minor, work.fee_minor + 1]
    sums += [funding.secured_minor, funding.secured_minor + 1, funding.released_minor]
    verdict = Verdict(
        decision="On the agreement and the evidence.",
        outcome=life.dice.choice(["accepted", "ended_early", "redo", "not_completed"]),
        award_minor=life.dice.choice(sums),
        redo_until=life.at.date() + timedelta(days=7),
        blame=life.dice.choice(["nobody", "student", "employer", "both"]),
    )
    if Appeal.objects.filter(dispute=dispute).exists():
        life.attempt(lambda: acts.decide_appeal(dispute, verdict=verdict, **life.by("neutral")))
    else:
        life.attempt(lambda: acts.decide_dispute(dispute, verdict=verdict, **life.by("officer")))


@act(9, "dispute decided")
def answers_decision(life: Life) -> None:
    dispute, side = dispute_of(life), life.side()
    if dispute is None:
        return
    if life.dice.random() < 0.6:
        life.attempt(lambda: acts.leave_it(dispute, **life.by(side)))
    else:
        reason = "It should be decided otherwise."
        life.attempt(lambda: acts.appeal_decision(dispute, reason=reason, **life.by(side)))
