"""Changing the text line by line before both have signed it.

One side proposes other values, each with a reason; the other accepts or declines each. What is
accepted makes the next version of the text, which both sign anew. Nothing signed by both changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import revoke_links
from fairbrief.agreements.access import EMPLOYER, STUDENT, SUPERVISOR, is_owner_of, roles_of
from fairbrief.agreements.actions.making import mail_signing_link
from fairbrief.agreements.floor import floor_of, require_fair
from fairbrief.agreements.lines import line_of, with_values
from fairbrief.agreements.models import Agreement, EarlierText, Proposal
from fairbrief.agreements.queries import (
    has_signed,
    is_live,
    is_stated,
    proposals_open,
    supervisor_of,
)
from fairbrief.agreements.text import Terms, day_at, digest_of, person_of, renewed, write_text
from fairbrief.agreements.workflow import ANSWERS, TURNS
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock, stop_clocks
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Member

#: Lines one side may propose for one agreement, all rounds together.
MOST_PROPOSALS = 30
SHORTEST_REASON = 5


@dataclass(frozen=True)
class Wish:
    """Another value for a line, as the terms would hold it, and why."""

    line: str
    value: Any
    reason: str


@dataclass(frozen=True)
class Answer:
    """What the other side says to one proposed change."""

    accepts: bool
    why_not: str = ""


def propose_changes(
    agreement: Agreement,
    wishes: Sequence[Wish],
    /,
    *,
    side: str,
    actor: Actor,
    at: datetime,
    read: str = "",
) -> list[Proposal]:
    """Proposes other values for some lines; the other side answers each.

    A line the other side has proposed on is answered by it: their proposal counts as declined.
    One's own earlier proposal for the line is taken back. Raises FairbriefError, with the line as
    its field, for what is unfair, unchanged or without a reason; IllegalMoveError for a text that
    is signed by both or has changed; LimitReachedError for endless rounds.
    """
    with transaction.atomic():
        row = open_text(agreement, side=side, actor=actor, read=read)
        _require_wishes(row, wishes)
        if row.proposals.filter(side=side).count() + len(wishes) > MOST_PROPOSALS:
            raise LimitReachedError(
                _("That is enough changes for one agreement. Talk to each other, or decline it.")
            )
        lines = [wish.line for wish in wishes]
        for each in proposals_open(row).filter(line__in=lines):
            step = "withdraw" if each.side == side else "decline"
            advance(each, step, actor=actor, at=at, changes={"answered_by_name": actor.name[:120]})
        waiting = {each.line: each.new for each in proposals_open(row, side=side)}
        wished = waiting | {wish.line: wish.value for wish in wishes}
        _require_fair(row, with_values(row.terms, wished), at=at)
        made = [_propose(row, wish, side=side, actor=actor, at=at) for wish in wishes]
        record(row, "proposed", actor=actor, at=at, data={"side": side, "lines": sorted(lines)})
        bring_clocks(row, at=at)
        _tell_of_proposals(row, side=side, at=at)
    return made


def _require_wishes(row: Agreement, wishes: Sequence[Wish]) -> None:
    if not wishes:
        raise FairbriefError(_("Nothing is changed yet. Change a line and say why."))
    for wish in wishes:
        line = line_of(row.terms, wish.line)
        if line is None or line.value(row.terms) == wish.value:
            raise FairbriefError(_("This line says so already."), field=wish.line)
        if len(wish.reason.strip()) < SHORTEST_REASON:
            raise FairbriefError(
                _("Say why in a few words; the other side decides by it."), field=wish.line
            )


def _propose(row: Agreement, wish: Wish, *, side: str, actor: Actor, at: datetime) -> Proposal:
    line = line_of(row.terms, wish.line)
    made = Proposal.objects.create(
        agreement=row,
        version=row.version,
        line=wish.line,
        old=line.value(row.terms) if line else None,
        new=wish.value,
        side=side,
        by_name=actor.name[:120],
        reason=wish.reason.strip()[:300],
        made_at=at,
    )
    read_words(made, at=at)
    return made


def answer_changes(
    agreement: Agreement,
    answers: Mapping[str, Answer],
    /,
    *,
    side: str,
    actor: Actor,
    at: datetime,
    read: str = "",
) -> bool:
    """Answers proposed changes, by their codes. True when there is a new version to sign.

    All that is accepted at once is judged together. An answer to one that waits no more is left
    out. Raises FairbriefError for what is unfair together, IllegalMoveError as above.
    """
    with transaction.atomic():
        row = open_text(agreement, side=side, actor=actor, read=read)
        waiting = list(proposals_open(row).exclude(side=side))
        given = [(each, answers[each.code]) for each in waiting if each.code in answers]
        if not given:
            raise IllegalMoveError(_("There is nothing to answer any more. Look at it as it is."))
        values = {each.line: each.new for each, answer in given if answer.accepts}
        terms = with_values(row.terms, values)
        if values:
            _require_fair(row, terms, at=at)
        for each, answer in given:
            step = "accept" if answer.accepts else "decline"
            why_not = "" if answer.accepts else answer.why_not.strip()[:300]
            changes = {"answered_by_name": actor.name[:120], "answer": why_not}
            advance(each, step, actor=actor, at=at, changes=changes)
            read_words(each, at=at)
        if values:
            revise(row, terms, actor=actor, at=at, lines=sorted(values))
        else:
            tell("agreement.changes_declined", row, at=at, but_not=actor.user_id)
        bring_clocks(row, at=at)
        if actor.kind != "link":
            _mail_signer(row, "agreement.to_sign_by_link", at=at)
        agreement.refresh_from_db()
    return bool(values)


def withdraw_changes(agreement: Agreement, /, *, side: str, actor: Actor, at: datetime) -> int:
    """Takes back what the side proposed and the other has not answered. Returns how many lines."""
    with transaction.atomic():
        row = open_text(agreement, side=side, actor=actor, read="")
        mine = list(proposals_open(row, side=side))
        for each in mine:
            advance(each, "withdraw", actor=actor, at=at)
        if mine:
            record(row, "took back", actor=actor, at=at, data={"side": side})
            bring_clocks(row, at=at)
    return len(mine)


def let_student_be_silent(agreement: Agreement, /, *, actor: Actor, at: datetime) -> None:
    """The student did not answer in time."""
    _count_as_declined(agreement, by=EMPLOYER, actor=actor, at=at)


def let_employer_be_silent(agreement: Agreement, /, *, actor: Actor, at: datetime) -> None:
    """The employer did not answer in time."""
    _count_as_declined(agreement, by=STUDENT, actor=actor, at=at)


def _count_as_declined(agreement: Agreement, *, by: str, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        row = locked(agreement)
        silent = list(proposals_open(row, side=by))
        for each in silent:
            advance(each, "decline", actor=actor, at=at)
        if silent:
            record(row, "not answered", actor=actor, at=at, data={"side": by})
            tell("agreement.changes_declined", row, at=at)
            bring_clocks(row, at=at)
            _mail_signer(row, "agreement.to_sign_by_link", at=at)


def name_supervisor(agreement: Agreement, member: Member, /, *, actor: Actor, at: datetime) -> bool:
    """An owner names someone else as the one the student reports to; both sign the new text.

    False when the text names them already. Raises NotAllowedError for anyone but an owner.
    """
    with transaction.atomic():
        row = open_text(agreement, side=EMPLOYER, actor=actor, read="")
        if not is_owner_of(actor, row.application.brief.employer_id):
            raise NotAllowedError(_("Only an owner names who the student reports to."))
        if member.employer_id != row.application.brief.employer_id or member.left_at:
            raise FairbriefError(_("Choose someone of your organization."), field="supervisor")
        if supervisor_of(row) == member:
            return False
        terms = row.terms | {"supervisor": person_of(member)}
        if terms["backup"].get("code") == member.code:
            terms["backup"] = {}
        revise(row, terms, actor=actor, at=at, lines=["supervisor"])
        bring_clocks(row, at=at)
        revoke_links(row, capacity=SUPERVISOR, at=at)
        _mail_signer(row, "agreement.to_sign_by_link", at=at)
        agreement.refresh_from_db()
    return True


def open_text(agreement: Agreement, *, side: str, actor: Actor, read: str) -> Agreement:
    """The agreement, locked, while its lines can be changed by the side."""
    row = locked(agreement)
    if side not in roles_of(actor, row):
        raise NotAllowedError(_("This step belongs to someone else."))
    if not is_live(row):
        raise IllegalMoveError(
            _("It is signed by both or has ended. What both signed changes by a change order.")
        )
    if read and read != row.sha256:
        raise IllegalMoveError(
            _("The text has changed since you opened it. Look at it again as it is now.")
        )
    return row


def _require_fair(row: Agreement, terms: Terms, *, at: datetime) -> None:
    """By the days where the student is, who does the work on them."""
    today = day_in(row.application.student.user.time_zone, at)
    require_fair(row.terms, terms, floor=floor_of(row.application, terms), today=today)


def revise(
    row: Agreement,
    terms: Terms,
    *,
    actor: Actor,
    at: datetime,
    lines: Iterable[str],
    step: str = "revise",
) -> None:
    """The next version of the text; what stood before is kept, and is signed by nobody now."""
    EarlierText.objects.create(
        agreement=row,
        version=row.version,
        terms=row.terms,
        text=row.text,
        sha256=row.sha256,
        made_at=row.made_at,
        ended_at=at,
    )
    terms = renewed(terms) | {"made_on": day_at(row.application, at)}
    text = write_text(terms)
    version, digest = row.version + 1, digest_of(text)
    advance(
        row,
        step,
        actor=actor,
        at=at,
        changes={
            "version": version,
            "terms": terms,
            "text": text,
            "sha256": digest,
            "made_at": at,
            "student_signed_at": None,
            "employer_signed_at": None,
        },
        data={"version": version, "sha256": digest, "before": row.sha256, "lines": list(lines)},
    )
    for each in proposals_open(row):
        line = line_of(terms, each.line)
        if line is None or line.value(terms) != each.old:
            # What it would change is not there any more, or says something else by now.
            advance(each, "withdraw", actor=INSTALLATION, at=at)


def bring_clocks(row: Agreement, *, at: datetime) -> None:
    """Whose turn it is: who has changes to answer, else who has not signed, with fresh time."""
    stop_clocks(row, at=at, kinds=[])
    asked = {each.answerer for each in proposals_open(row)}
    for side in (STUDENT, EMPLOYER):
        if side in asked:
            start_clock(ANSWERS[side], row, at=at)
        elif not asked and not has_signed(row, side) and (side == EMPLOYER or is_stated(row)):
            start_clock(TURNS[side], row, at=at)


def _tell_of_proposals(row: Agreement, *, side: str, at: datetime) -> None:
    """The other side is told; its supervisor without an account by a link to answer with."""
    if side == STUDENT:
        tell("agreement.changes_for_employer", row, at=at)
        _mail_signer(row, "agreement.to_answer_by_link", at=at)
    else:
        tell("agreement.changes_for_student", row, at=at)


def _mail_signer(row: Agreement, notice: str, *, at: datetime) -> None:
    """A fresh link for a supervisor without an account, when there is something left to do."""
    supervisor = supervisor_of(row)
    if supervisor is None or supervisor.user_id is not None or supervisor.left_at:
        return
    if has_signed(row, EMPLOYER) and not proposals_open(row, side=STUDENT).exists():
        return
    mail_signing_link(row, at=at, notice=notice)
