"""Disagreeing: talk first, then a claim, an answer, a decision, and one appeal; free of charge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import postpone, start_clock
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.access import EMPLOYER, STUDENT, require_side
from fairbrief.engagements.clocks import REVIEW_BY, side_days
from fairbrief.engagements.deciding import decider_for
from fairbrief.engagements.dispute_clocks import ANSWER_DISPUTE_BY, TALK_BY, TALK_FOR
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.evidence import keep_evidence
from fairbrief.engagements.milestone_clocks import REVIEW_MILESTONE_BY
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Appeal, Ask, Dispute, Engagement, Talk, Term
from fairbrief.engagements.overview import can_dispute
from fairbrief.engagements.queries import is_submitted
from fairbrief.engagements.states import TalkState
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.notices.telling import tell


def raise_talk(work: Engagement, /, *, about: str, actor: Actor, at: datetime) -> Talk:
    """Says what is wrong; the two talk for 48 hours before either can make a claim.

    A second press gives the talk that is open already. The review cannot run out meanwhile.
    """
    side = require_side(actor, work)
    about = about.strip()
    if len(about) < 20:
        raise FairbriefError(_("Say what is wrong in a sentence or two."), field="about")
    with transaction.atomic():
        row = locked(work)
        if not can_dispute(row):
            raise IllegalMoveError(_("This is there while the work runs."))
        found = talk_open(work)
        if found is not None:
            return found
        talk = Talk.objects.create(
            engagement=work, raised_by=side, problem=about[:1000], raised_at=at
        )
        read_words(talk, at=at)
        record(work, "talk asked", actor=actor, at=at, data={"reason": about[:300]})
        start_clock(TALK_BY, talk, at=at)
        if is_submitted(row):
            # Nobody loses by talking: the review is open a business day longer than the talk.
            until = side_days(work, EMPLOYER, at + TALK_FOR, 1)
            postpone(work, REVIEW_BY, until=until)
        elif (milestone := milestone_of(row)) is not None:
            until = side_days(work, EMPLOYER, at + TALK_FOR, 1)
            postpone(milestone, REVIEW_MILESTONE_BY, until=until)
        tell("talk.raised", talk, at=at, but_not=actor.user_id)
        if side == STUDENT:
            tell("talk.raised", talk, at=at, to=supervisor_door(work, at=at))
    return talk


def talk_open(work: Engagement) -> Talk | None:
    return work.talks.filter(state__in=[TalkState.TALKING, TalkState.READY]).first()


def end_talking(talk: Talk, /, *, actor: Actor, at: datetime) -> None:
    """48 hours have passed: a claim can be made by either side."""
    advance(talk, "be_ready", actor=actor, at=at)


def settle_talk(talk: Talk, /, *, actor: Actor, at: datetime) -> None:
    """The one who raised it is content."""
    with transaction.atomic():
        if advance(talk, "settle", actor=actor, at=at):
            record(talk.engagement, "talk settled", actor=actor, at=at)


def let_talk_lapse(talk: Talk, /, *, actor: Actor, at: datetime) -> None:
    """Nobody made a claim: it counts as settled."""
    advance(talk, "lapse", actor=actor, at=at)


def open_dispute(
    work: Engagement,
    /,
    *,
    claim: str,
    wish: str,
    actor: Actor,
    at: datetime,
    term: str = Term.SCOPE,
    ask: str = Ask.END,
    asked_minor: int | None = None,
    evidence: Iterable[str] = (),
    straight_because: str = "",
) -> Dispute:
    """Makes a claim; the work stands still until it is settled or decided.

    Only after the two have talked for 48 hours, or with the reason why they cannot. A second press
    gives the dispute that is open already.
    """
    side = require_side(actor, work)
    claim, wish, because = claim.strip(), wish.strip(), straight_because.strip()
    _check_claim(work, claim=claim, wish=wish, term=term, ask=ask, asked_minor=asked_minor)
    with transaction.atomic():
        row = locked(work)
        talk = talk_open(work)
        if can_dispute(row) and (talk is None or talk.state != TalkState.READY):
            _check_straight(because, talk)
        if not advance(work, "dispute", actor=actor, at=at, changes={"state_before": row.state}):
            return work.disputes.latest("id")
        decider = decider_for(work)
        dispute = Dispute.objects.create(
            engagement=work,
            opened_by=side,
            claim=claim[:3000],
            wish=wish[:500],
            term=term,
            ask=ask,
            asked_minor=asked_minor if ask == Ask.MONEY else None,
            talk=talk,
            straight_because=because[:500],
            decider=decider,
            is_neutral=decider != work.campus,
            opened_at=at,
        )
        if talk is not None:
            advance(talk, "claim", actor=actor, at=at)
        read_words(dispute, at=at)
        kept = keep_evidence(dispute, side=side, keys=evidence, at=at)
        facts = {"claim": claim, "term": term, "ask": ask, "evidence": len(kept)}
        record(dispute, "opened", actor=actor, at=at, data=facts)
        start_clock(ANSWER_DISPUTE_BY[dispute.answerer], dispute, at=at)
        tell("dispute.opened", dispute, at=at, but_not=actor.user_id)
        if side == STUDENT:
            tell("dispute.opened", dispute, at=at, to=supervisor_door(work, at=at))
    return dispute


def _check_claim(
    work: Engagement, *, claim: str, wish: str, term: str, ask: str, asked_minor: int | None
) -> None:
    if len(claim) < 20:
        raise FairbriefError(_("Say what went wrong, in a few sentences."), field="claim")
    if len(wish) < 5:
        raise FairbriefError(_("Say what would settle it."), field="wish")
    if term not in Term.values:
        raise FairbriefError(_("Say which part of the agreement it is about."), field="term")
    if ask not in Ask.values:
        raise FairbriefError(_("Say what you ask for."), field="ask")
    if ask == Ask.MONEY and (asked_minor is None or not 0 <= asked_minor <= work.fee_minor):
        raise FairbriefError(
            _("Say the sum to be paid in all, between nothing and the fee of %(fee)s.")
            % {"fee": work.fee},
            field="asked",
        )


def _check_straight(because: str, talk: Talk | None) -> None:
    if len(because) >= 20:
        return
    raise FairbriefError(
        _("Talk first: a claim can be made 48 hours after one of you said what is wrong.")
        if talk is None
        else _("Talk first: the 48 hours are not over yet."),
        field="straight_because",
    )


def answer_dispute(
    dispute: Dispute, /, *, answer: str, actor: Actor, at: datetime, evidence: Iterable[str] = ()
) -> None:
    """The other side's view, with what it points at."""
    answer = answer.strip()
    if len(answer) < 10:
        raise FairbriefError(_("Give your view in a few sentences."), field="answer")
    with transaction.atomic():
        locked(dispute.engagement)
        if advance(dispute, "answer", actor=actor, at=at, changes={"answer": answer[:3000]}):
            keep_evidence(dispute, side=dispute.answerer, keys=evidence, at=at)
        read_words(dispute, at=at)


def note_unanswered_dispute(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """Five business days of silence: what was asked stands, unless the office says otherwise."""
    with transaction.atomic():
        locked(dispute.engagement)
        if advance(dispute, "answer", actor=actor, at=at, data={"silent": dispute.answerer}):
            tell("dispute.silent", dispute, at=at)
            tell("dispute.silent", dispute, at=at, to=supervisor_door(dispute.engagement, at=at))


def settle_dispute(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """The one who opened it is content: the work goes on from where it was."""
    with transaction.atomic():
        row = locked(dispute.engagement)
        if advance(dispute, "settle", actor=actor, at=at):
            advance(dispute.engagement, f"back_to_{row.state_before}", actor=actor, at=at)


def leave_it(dispute: Dispute, /, *, actor: Actor, at: datetime) -> None:
    """A side leaves the decision as it is; once both do, it is carried out without waiting."""
    side = require_side(actor, dispute.engagement)
    with transaction.atomic():
        locked(dispute.engagement)
        row = locked(dispute)
        column = f"{side}_content_at"
        if not row.can_be_appealed or getattr(row, column):
            return
        setattr(row, column, at)
        row.save(update_fields=[column])
        setattr(dispute, column, at)
        record(row, "left as decided", actor=actor, at=at, data={"side": side})
        if row.student_content_at and row.employer_content_at:
            from fairbrief.engagements.actions.deciding import carry_out_decision

            carry_out_decision(dispute, actor=INSTALLATION, at=at)


def appeal_decision(
    dispute: Dispute, /, *, reason: str, actor: Actor, at: datetime, evidence: Iterable[str] = ()
) -> Appeal:
    """One side asks another decider to look again, once; the money stays secured meanwhile."""
    side = require_side(actor, dispute.engagement)
    reason = reason.strip()
    if len(reason) < 20:
        raise FairbriefError(_("Say why it should be decided otherwise."), field="reason")
    with transaction.atomic():
        work = locked(dispute.engagement)
        row = locked(dispute)
        if row.can_be_appealed and getattr(row, f"{side}_content_at"):
            raise IllegalMoveError(_("You have said that you leave the decision as it is."))
        found = row.appeal_or_none
        if found is not None:
            return found
        if not row.can_be_appealed:
            raise IllegalMoveError(_("This cannot be appealed now."))
        appeal = Appeal(
            dispute=dispute,
            by_side=side,
            reason=reason[:2000],
            at=at,
            decider=decider_for(work, besides=row.decider or work.campus),
        )
        try:
            with transaction.atomic():
                appeal.save()
        except IntegrityError as error:
            raise IllegalMoveError(_("It is looked at again already.")) from error
        advance(dispute, "appeal", actor=actor, at=at, data={"reason": reason[:300]})
        read_words(appeal, at=at)
        keep_evidence(dispute, side=side, keys=evidence, at=at)
        tell("dispute.appealed", dispute, at=at, to=supervisor_door(work, at=at))
    return appeal
