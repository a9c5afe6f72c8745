"""One work from the offer to its end; a seed says what its people and its clocks do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import connection, transaction

from fairbrief.agreements.models import Agreement
from fairbrief.applications.actions import accept_offer
from fairbrief.audit.actors import Actor, link_holder
from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import live_clocks
from fairbrief.engagements.models import Engagement
from fairbrief.funds.actions import open_pool
from fairbrief.funds.models import Pool
from fairbrief.kernel.errors import FairbriefError
from fairbrief.payments.models import Funding
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    in_days,
)
from tests.working import an_offer

#: Hours of the work: below and above those from which it has two milestones.
HOURS = (4, 10, 18, 18, 18, 30, 30)
#: Deliverables; one alone cannot be split between milestones.
PIECES = (1, 2, 2, 3, 4)

type Act = Callable[..., None]
#: What can be done: how likely it is, while the work is where, by its name.
ACTS: dict[str, tuple[int, frozenset[str], Act]] = {}


def act(weight: int, *where: str) -> Callable[[Act], Act]:
    """Declares something that people do; without `where` they do it at any time."""

    def declared(does: Act) -> Act:
        ACTS[does.__name__] = (weight, frozenset(where), does)
        return does

    return declared


class Life:
    """The work and its people at a moment, and the tale of what they did."""

    work: Engagement | None = None
    #: What was tried, and what of the act at hand was refused.
    attempts = refused = 0
    #: Whether something was done since it was looked at.
    is_changed = True

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.at: datetime = NOW
        self.tale: list[str] = []
        self.campus = a_campus(policy={"authorization_required": self.dice.random() < 0.2})
        self.officer = an_officer(self.campus, role="director")
        self.colleague = an_officer(self.campus)
        # Whoever decides an appeal, for the office has decided before.
        self.neutral = an_officer(a_campus())
        self.employer = an_employer(self.campus, city="Columbus", state="OH")
        self.owner = a_member(self.employer, "owner")
        self.finance = a_member(self.employer, "finance")
        has_account = self.dice.random() < 0.8
        self.supervisor = a_member(
            self.employer, "supervisor", **({} if has_account else {"user": None})
        )
        self.student = a_student(self.campus, name="Maya Okafor")
        self.pool = self._pool()
        self.agreement = self._offered()

    def _pool(self) -> Pool:
        return open_pool(
            self.officer,
            budget_minor=100000,
            name="Unpaid work",
            purpose="For work that pays little.",
            who="Whoever works for little.",
            currency="USD",
            opens_on=in_days(-10),
            ends_on=in_days(100),
            takes_requests=True,
            second_above_minor=50000,
            actor=acting(self.officer.user),
            at=NOW,
        )

    def _offered(self) -> Agreement:
        hours = self.dice.choice(HOURS)
        is_unpaid = self.dice.random() < 0.1
        pay: dict[str, Any] = {"fee_minor": hours * self.dice.choice([2000, 2450, 3333])}
        if is_unpaid:
            pay = {"fee_minor": None, "pay_kind": "none"}
        names = ("A source list", "Five briefs", "A talk", "An index")
        offer = an_offer(
            campus=self.campus,
            employer=self.employer,
            student=self.student,
            supervisor=self.supervisor,
            hours=hours,
            deliverables=[
                (name, ["It can be read", "It is true"][: self.dice.randint(1, 2)])
                for name in names[: self.dice.choice(PIECES)]
            ],
            senior_sessions=self.dice.randint(0, 2),
            starts_on=in_days(self.dice.randint(1, 9)),
            due_on=in_days(self.dice.randint(24, 40)),
            **pay,
        )
        accept_offer(offer, actor=acting(self.student.user), at=self.at)
        return Agreement.objects.get(application=offer)

    def begin(self) -> None:
        """Most works begin the plain way, and differ afterwards."""
        for name, odds in (("agree", 0.9), ("secures", 0.9), ("starts", 0.8)):
            if self.dice.random() > odds:
                break
            self.do(name)

    # Where it is.

    @property
    def where(self) -> str:
        """The state of the work; until both have signed of the agreement, in a dispute of that."""
        if self.work is None:
            return f"agreement {self.agreement.state}"
        if self.work.state == "disputed":
            return f"dispute {self.work.disputes.order_by('-pk')[0].state}"
        return str(self.work.state)

    @property
    def the_work(self) -> Engagement:
        assert self.work is not None
        return self.work

    @property
    def funding(self) -> Funding | None:
        return Funding.objects.filter(engagement=self.work).first() if self.work else None

    def look(self) -> None:
        """Everything is read anew: acts and clocks write to rows of their own."""
        self.agreement = Agreement.objects.get(pk=self.agreement.pk)
        self.work = Engagement.objects.filter(agreement=self.agreement).first()

    # Who acts.

    def side(self) -> str:
        return self.dice.choice(["student", "employer"])

    def by(self, side: str) -> dict[str, Any]:
        """Someone of a side, now and then someone else; and the moment."""
        if self.dice.random() < 0.04:
            side = self.dice.choice(["student", "employer", "officer", "finance"])
        return {"actor": self.actor(side), "at": self.at}

    def actor(self, side: str) -> Actor:
        if side == "student":
            return acting(self.student.user)
        if side == "employer":
            return self._employer()
        who = {"officer": self.officer, "finance": self.finance, "neutral": self.neutral}[side]
        return acting(who.user)

    def _employer(self) -> Actor:
        """The supervisor by account or mailed link, or an owner."""
        if self.work is None or self.dice.random() < 0.2:
            is_there = self.supervisor.user is not None and self.work is None
            return acting(self.supervisor.user if is_there else self.owner.user)
        member = self.work.supervisor
        if member.user is not None:
            return acting(member.user)
        subject = (self.work._meta.label_lower, self.work.pk)
        return link_holder(
            name=member.name, email=member.email, capacity="supervisor", subject=subject
        )

    @property
    def is_waiting(self) -> bool:
        """Money of it is still to come."""
        funding = self.funding
        return funding is not None and not funding.is_settled

    # What happens.

    @property
    def is_over(self) -> bool:
        """Nothing was agreed, or everything is paid, and nothing is left to happen."""
        if self.work is None:
            return self.where in ("agreement declined", "agreement lapsed")
        is_ended = self.where in ("closed", "not_completed", "ended_early")
        return is_ended and not self.is_waiting and self.dice.random() < 0.1

    def step(self) -> None:
        """Somebody does something, or time passes."""
        if self.dice.random() < (0.1 if self.work is None else 0.25):
            self.pass_time()
            return
        here = self.where
        possible = [
            (name, weight if here in where or not where else 0)
            for name, (weight, where, _does) in ACTS.items()
        ]
        # Now and then what is out of place.
        weights = [weight or 0.1 for _name, weight in possible]
        names = self.dice.choices([name for name, _weight in possible], weights, k=5)
        # What there is nothing for takes no step of its own.
        before = self.attempts
        for name in names:
            if self.attempts == before:
                self.do(name)

    def do(self, name: str) -> None:
        if self.work is None and not ACTS[name][1] & {"agreement proposed"}:
            return
        before, said = self.attempts, f"{self.at:%d %b %H:%M} {self.where}: {name}"
        ACTS[name][2](self)
        if self.attempts > before:
            self.tale.insert(len(self.tale) - self.refused, said)
        self.refused = 0
        self.look()

    def attempt(self, does: Callable[[], object]) -> None:
        """Does it; what is refused in words leaves nothing behind."""
        self.attempts += 1
        self.is_changed = True
        before = Event.objects.count()
        try:
            with transaction.atomic():
                does()
                _check_what_waited()
        except FairbriefError as refused:
            self.tale.append(f"  refused: {refused}")
            self.refused += 1
            assert Event.objects.count() == before

    def pass_time(self) -> None:
        """To the moment the next clock is due, or by hours or days, with a worker that was away."""
        clock = live_clocks().order_by("next_at", "id").first()
        if clock is not None and self.dice.random() < 0.6:
            self.at = max(self.at, clock.next_at)
        else:
            self.at += timedelta(hours=self.dice.choice([1, 3, 7, 26, 26, 49, 24 * 7]))
        self.fire()

    def fire(self) -> None:
        before = self.where
        with transaction.atomic():
            self.is_changed |= fire_due(at=self.at) > 0
            _check_what_waited()
        self.look()
        self.tale.append(f"{self.at:%d %b %H:%M} {before} → {self.where}: time passes")


def _check_what_waited() -> None:
    """What the database checks at the end of a transaction, it checks now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def a_life(seed: int) -> Iterator[Life]:
    """A life of which nothing stays; a failure tells its tale."""
    with transaction.atomic():
        life = Life(seed)
        try:
            yield life
        except Exception as error:
            error.add_note("\n".join([f"seed {seed}", *life.tale]))
            raise
        finally:
            transaction.set_rollback(True)
