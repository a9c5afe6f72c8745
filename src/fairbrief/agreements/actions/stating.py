"""Answering the status check: each side its own questions, before it signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.access import EMPLOYER
from fairbrief.agreements.actions.negotiating import bring_clocks, open_text, revise
from fairbrief.agreements.advice import RULES, advice_for, contradiction, questions_of
from fairbrief.agreements.capacities import why_not_accepted
from fairbrief.agreements.models import Agreement, StatusAnswer
from fairbrief.agreements.proof import seal_of_status
from fairbrief.agreements.queries import has_signed, proposals_open, statuses_of
from fairbrief.agreements.status import case_of
from fairbrief.agreements.text import day_at
from fairbrief.audit.actors import Actor
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, MissingFactError


def answer_status(
    agreement: Agreement,
    answers: Mapping[str, str],
    /,
    *,
    side: str,
    actor: Actor,
    at: datetime,
    read: str = "",
) -> StatusAnswer:
    """Records a side's answers with who gave them, when, and by which version of the rules.

    What the employer states goes into the text, as its next version; the student's answers are
    for the career office. The same answers again change nothing. Raises FairbriefError for a
    question that is not answered or an answer that cannot be, with the question as its field.
    """
    with transaction.atomic():
        row = open_text(agreement, side=side, actor=actor, read=read)
        given = _checked(row, answers, side=side)
        known = statuses_of(row).get(side)
        if known and known.answers == given and known.rules == RULES:
            return known
        # A capacity the campus stopped accepting is stated anew, though the side has signed.
        is_refused = side == EMPLOYER and why_not_accepted(row, row.terms.get("engaged_as", ""))
        if has_signed(row, side) and not is_refused:
            raise IllegalMoveError(_("You have signed. Tell the career office what has changed."))
        if side == EMPLOYER:
            _state(row, given["engaged_as"], actor=actor, at=at)
        advice = advice_for(side, case_of(row, given))
        made = StatusAnswer(
            agreement=row,
            side=side,
            answers=given,
            advice=[each.id for each in advice],
            rules=RULES,
            by_name=actor.name[:120],
            at=at,
        )
        made.seal = seal_of_status(made)
        made.save(force_insert=True)
        data = {"side": side, "rules": RULES, "seal": made.seal}
        record(row, "answered", actor=actor, at=at, data=data)
        agreement.refresh_from_db()
    return made


def _checked(row: Agreement, answers: Mapping[str, str], *, side: str) -> dict[str, str]:
    given = {}
    for question in questions_of(side):
        answer = answers.get(question.key, "")
        if answer not in question.options:
            raise FairbriefError(_("Choose one; nothing is assumed."), field=question.key)
        given[question.key] = answer
    why_not = contradiction(case_of(row, given)) if side == EMPLOYER else ""
    if side == EMPLOYER and not why_not:
        why_not = why_not_accepted(row, given["engaged_as"])
    if why_not:
        raise FairbriefError(why_not, field="engaged_as")
    return given


def _state(row: Agreement, capacity: str, *, actor: Actor, at: datetime) -> None:
    """The text says in what capacity the student works."""
    if row.terms.get("engaged_as") == capacity:
        return
    if proposals_open(row).exists():
        raise MissingFactError(
            _("A change of the text is proposed. It is accepted, declined or taken back first.")
        )
    terms = row.terms | {"engaged_as": capacity, "engaged_on": day_at(row.application, at)}
    revise(row, terms, actor=actor, at=at, lines=["engaged_as"], step="state_capacity")
    bring_clocks(row, at=at)
