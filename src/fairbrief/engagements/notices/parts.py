"""Who is told what about parts of the work: questions, changes, disputes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import ChangeOrder, Dispute, Engagement, StuckCall
from fairbrief.engagements.notices.people import (
    both,
    employer,
    everyone,
    facts,
    office,
    page,
    student,
)
from fairbrief.notices.telling import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _about[S](
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[S], Iterable[User]],
    more: Callable[[S], Mapping[str, object]],
    work_of: Callable[[S], Engagement],
    *words: str,
) -> None:
    NoticeKind(
        name=name,
        subject=subject,
        body=body,
        to=to,
        path=lambda row: page(work_of(row)),
        facts=lambda row: {**facts(work_of(row)), **more(row)},
        warning=warns(*words),
    )


def _of_call(call: StuckCall) -> Engagement:
    return call.engagement


def _call(call: StuckCall) -> Mapping[str, object]:
    return {"question": call.question, "answer": call.answer}


_about(
    "stuck.raised",
    _("{student} is stuck: {title}"),
    _("Dear {name},\n\n{student} is stuck on “{title}” and asks:\n\n{question}"),
    lambda call: employer(call.engagement),
    _call,
    _of_call,
    "stuck_question",
)
_about(
    "stuck.answered",
    _("An answer for you: {title}"),
    _("Dear {name},\n\nYou asked:\n\n{question}\n\nThe answer:\n\n{answer}"),
    lambda call: student(call.engagement),
    _call,
    _of_call,
    "stuck_answer",
)
_about(
    "stuck.passed_on",
    _("You stand in: {student} is stuck"),
    _(
        "Dear {name},\n\n{student} asked {supervisor} a business day ago and has no answer. You "
        "stand in on “{title}”; please answer:\n\n{question}"
    ),
    lambda call: [],
    _call,
    _of_call,
    "stuck_question",
)
_about(
    "stuck.asked_backup",
    _("You stand in: {student} asks you"),
    _(
        "Dear {name},\n\nYou stand in for {supervisor} on “{title}”, and {student} asks you "
        "this:\n\n{question}"
    ),
    lambda call: [],
    _call,
    _of_call,
    "stuck_question",
)
_about(
    "stuck.silence",
    _("A stuck student waits: {title}"),
    _(
        "Dear {name},\n\n{student} ({employer}, “{title}”) is stuck and has no answer from "
        "{supervisor} or who stands in:\n\n{question}"
    ),
    lambda call: [*employer(call.engagement), *office(call.engagement)],
    _call,
    _of_call,
    "stuck_question",
)


def _of_change(change: ChangeOrder) -> Engagement:
    return change.engagement


def _change(change: ChangeOrder) -> Mapping[str, object]:
    return {"what": change.what}


for _name, _subject, _body in (
    (
        "change.proposed",
        _("A change is proposed: {title}"),
        _("Dear {name},\n\nA change to “{title}” is proposed, with its price:\n\n{what}"),
    ),
    (
        "change.accepted",
        _("A change is agreed: {title}"),
        _("Dear {name},\n\nBoth sides have signed this change to “{title}”:\n\n{what}"),
    ),
    (
        "change.declined",
        _("A change was declined: {title}"),
        _("Dear {name},\n\nEverything stays as signed. Declined was:\n\n{what}"),
    ),
    (
        "change.withdrawn",
        _("A change is off the table: {title}"),
        _("Dear {name},\n\nEverything stays as signed. Withdrawn was:\n\n{what}"),
    ),
):
    _about(
        _name,
        _subject,
        _body,
        lambda change: both(change.engagement),
        _change,
        _of_change,
        "change",
    )


def _of_dispute(dispute: Dispute) -> Engagement:
    return dispute.engagement


def _dispute(dispute: Dispute) -> Mapping[str, object]:
    return {"claim": dispute.claim, "answer": dispute.answer, "decision": dispute.decision}


for _name, _words, _subject, _body in (
    (
        "dispute.opened",
        "dispute_claim",
        _("A dispute is opened: {title}"),
        _(
            "Dear {name},\n\nA dispute on “{title}” is opened:\n\n{claim}\n\nThe other side "
            "answers within five business days; then the career office decides, free of charge."
        ),
    ),
    (
        "dispute.answered",
        "dispute_answer",
        _("A dispute is with the office: {title}"),
        _("Dear {name},\n\nThe answer on “{title}”:\n\n{answer}"),
    ),
    (
        "dispute.decided",
        "",
        _("A dispute is decided: {title}"),
        _("Dear {name},\n\nThe career office has decided on “{title}”:\n\n{decision}"),
    ),
    (
        "dispute.settled",
        "",
        _("A dispute is settled: {title}"),
        _("Dear {name},\n\nThe two have settled their dispute on “{title}” between themselves."),
    ),
    (
        "dispute.late",
        "",
        _("A decision is late: {title}"),
        _("Dear {name},\n\nThe dispute on “{title}” waits for the office's decision."),
    ),
):
    _about(
        _name,
        _subject,
        _body,
        lambda dispute: everyone(dispute.engagement),
        _dispute,
        _of_dispute,
        *filter(None, [_words]),
    )
