"""What happens beside it: the campus’s money, people who leave, what is forgotten."""

from __future__ import annotations

from datetime import timedelta

from fairbrief.applications.forgetting import forget_applications
from fairbrief.engagements import actions as acts
from fairbrief.funds.actions import approve_award, cancel_award, pay_award, propose_award
from fairbrief.funds.models import Award
from fairbrief.funds.queries import Work
from fairbrief.notices.actions import forget_told
from fairbrief.organizations.actions import remove_member
from tests.builders import acting
from tests.lives.life import Life, act
from tests.lives.where import OVER, RUNNING


@act(2, "authorized", "funded", *RUNNING, *OVER)
def campus_pays(life: Life) -> None:
    """A stipend, or an addition to the employer's pay: proposed, approved, paid or taken back."""
    award = Award.objects.filter(engagement=life.work, state__in=["proposed", "approved"]).first()
    by = life.by("officer")
    if award is None:
        adds = life.dice.random() < 0.5
        life.attempt(
            lambda: propose_award(
                life.pool,
                student=life.student,
                entry=None,
                work=Work("work", "The work", engagement=life.work),
                amount_minor=life.dice.choice([5000, 30000, 90000]),
                why="It would not be possible otherwise.",
                rate_minor=500 if adds else None,
                minutes=600 if adds else None,
                **by,
            )
        )
    elif life.dice.random() < 0.2:
        life.attempt(lambda: cancel_award(award, reason="Not needed any more.", **by))
    elif award.is_open:
        colleague = acting(life.colleague.user)
        life.attempt(lambda: approve_award(award, actor=colleague, at=life.at))
    else:
        paid = life.dice.choice([award.amount_minor, award.amount_minor // 2])
        life.attempt(
            lambda: pay_award(
                award, paid_minor=paid, paid_on=life.at.date(), reference="ACH 9", **by
            )
        )


def is_forgotten(life: Life) -> None:
    """Many years later, what is kept no longer goes."""
    life.at += timedelta(days=3000)
    life.attempt(lambda: forget_told(at=life.at))
    life.attempt(lambda: acts.forget_agreements(at=life.at))
    life.attempt(lambda: forget_applications(at=life.at))
    life.look()


@act(1, *RUNNING, "funded", "authorized")
def supervisor_leaves(life: Life) -> None:
    member = life.the_work.supervisor
    if member != life.owner and not member.left_at:
        actor = acting(life.owner.user)
        life.attempt(lambda: remove_member(member, by=life.owner, actor=actor, at=life.at))


@act(1, *RUNNING, "funded", "authorized")
def another_supervises(life: Life) -> None:
    life.attempt(
        lambda: acts.replace_supervisor(life.the_work, member=life.owner, **life.by("employer"))
    )
