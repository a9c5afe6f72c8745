"""What both do until the first day: agree, be authorized, secure the money."""

from __future__ import annotations

from datetime import timedelta

from fairbrief.agreements.actions import (
    Answer,
    Wish,
    answer_changes,
    answer_status,
    decline_agreement,
    propose_changes,
    sign,
)
from fairbrief.agreements.lines import line_of
from fairbrief.agreements.queries import proposals_open
from fairbrief.engagements import actions as acts
from fairbrief.payments.actions import secure_funds
from tests.lives.life import Life, act
from tests.lives.where import DISPUTED, OPEN, OVER, RUNNING
from tests.working import answers_of


@act(20, *OPEN)
def agree(life: Life) -> None:
    """The plain way: both say in what capacity, and sign."""
    if proposals_open(life.agreement).exists():
        return
    for does in (states, signs):
        for side in ("employer", "student"):
            does(life, side)


@act(10, *OPEN)
def states(life: Life, side: str = "") -> None:
    side = side or life.side()
    answers = answers_of(life.agreement, side)
    life.attempt(lambda: answer_status(life.agreement, answers, side=side, **life.by(side)))


@act(10, *OPEN)
def signs(life: Life, side: str = "") -> None:
    side = side or life.side()
    by = life.by(side)
    life.attempt(
        lambda: sign(life.agreement, party=side, name=by["actor"].name, consent=True, **by)
    )


@act(6, *OPEN)
def wishes(life: Life) -> None:
    """Other terms, the milestone's among them."""
    side = life.side()
    terms = life.agreement.terms
    line = life.dice.choice(["midway_percent", "midway_percent", "hours", "fee_minor", "due_on"])
    known = line_of(terms, line)
    if known is None:
        return
    value = {
        "midway_percent": life.dice.choice([10, 25, 33, 66, 90]),
        "hours": max(terms["hours"] + life.dice.choice([-4, 4]), 2),
        "fee_minor": terms["fee_minor"] + life.dice.choice([-3000, 777, 5000]),
        "due_on": (life.at.date() + timedelta(days=life.dice.randint(15, 50))).isoformat(),
    }[line]
    wish = Wish(line=line, value=value, reason="It fits us better.")
    life.attempt(lambda: propose_changes(life.agreement, [wish], side=side, **life.by(side)))


@act(15, *OPEN)
def answers_wishes(life: Life) -> None:
    side = life.side()
    accepts = life.dice.random() < 0.8
    answers = {
        each.code: Answer(accepts=accepts, why_not="Not for us.")
        for each in proposals_open(life.agreement)
        if each.side != side
    }
    if answers:
        life.attempt(lambda: answer_changes(life.agreement, answers, side=side, **life.by(side)))


@act(1, *OPEN)
def declines(life: Life) -> None:
    side = life.side()
    reason = "We have no time now"
    life.attempt(lambda: decline_agreement(life.agreement, reason=reason, **life.by(side)))


# Before the first day, and the money.


@act(20, "agreed")
def authorizes(life: Life) -> None:
    life.attempt(lambda: acts.authorize(life.the_work, **life.by("officer")))


@act(2, "agreed")
def refuses(life: Life) -> None:
    reason = "The credit was not granted."
    life.attempt(
        lambda: acts.refuse_authorization(life.the_work, reason=reason, **life.by("officer"))
    )


@act(8, "authorized", *RUNNING, *DISPUTED, *OVER)
def secures(life: Life) -> None:
    funding = life.funding
    if funding is not None and funding.is_due:
        life.attempt(lambda: secure_funds(funding, reference="ACH 7", **life.by("finance")))


@act(15, "funded")
def starts(life: Life) -> None:
    life.attempt(lambda: acts.start_work(life.the_work, **life.by("student")))
