"""Who is told what about the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.engagements.models import ChangeOrder, Dispute, Engagement, StuckCall
from fairbrief.engagements.notices import meetings
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

__all__ = ["meetings"]


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Engagement], Iterable[User]],
) -> None:
    NoticeKind(name=f"engagement.{name}", subject=subject, body=body, to=to, path=page, facts=facts)


_kind(
    "to_authorize",
    _("Authorize before work starts: {student}"),
    _(
        "Dear {name},\n\n{student} has signed with {employer} on “{title}” and needs your "
        "authorization before work starts."
    ),
    office,
)
_kind(
    "authorization_late",
    _("An authorization is late: {student}"),
    _("Dear {name},\n\n{student} still waits for authorization of “{title}”."),
    office,
)
_kind(
    "authorized",
    _("Authorized: {title}"),
    _("Dear {name},\n\n“{title}” is authorized. Next, the funds are recorded as secured."),
    both,
)
_kind(
    "refused",
    _("Not authorized: {title}"),
    _(
        "Dear {name},\n\nThe career office could not authorize “{title}”, so it does not start and "
        "nothing is owed:\n\n{reason}"
    ),
    both,
)
_kind(
    "funded",
    _("Funds are secured: {title}"),
    _("Dear {name},\n\nThe funds for “{title}” are recorded as secured. Work can start."),
    both,
)
_kind("started", _("Work has started: {title}"), _("Dear {name},\n\n“{title}” is under way."), both)
_kind(
    "submitted",
    _("Work is handed in: {title}"),
    _(
        "Dear {name},\n\n{student} has handed in “{title}”. Review it by its criteria within five "
        "business days; after that it counts as accepted and is paid."
    ),
    both,
)
_kind(
    "submitted_link",
    _("Please review: {title}"),
    _(
        "Dear {name},\n\n{student} has handed in “{title}”. The link below opens the work and its "
        "criteria, without an account. After five business days it counts as accepted."
    ),
    lambda work: [],
)
_kind(
    "supervise_link",
    _("Your page for {student}: {title}"),
    _(
        "Dear {name},\n\nThe link below opens everything you need to supervise {student} on "
        "“{title}”: hours, check-ins, questions, and the work when it is handed in."
    ),
    lambda work: [],
)
_kind(
    "leader_link",
    _("A conversation with {student}: {title}"),
    _(
        "Dear {name},\n\nYou are named as the senior person {student} meets during “{title}”. The "
        "link below shows what the work is about and takes your few words afterwards."
    ),
    lambda work: [],
)
_kind(
    "review_soon",
    _("A review waits: {title}"),
    _("Dear {name},\n\n{student} waits for your review of “{title}”."),
    employer,
)
_kind(
    "changes_asked",
    _("Changes are asked for: {title}"),
    _("Dear {name},\n\n{supervisor} asks for changes to “{title}”:\n\n{wanted}"),
    both,
)
_kind(
    "approved",
    _("Accepted: {title}"),
    _("Dear {name},\n\n“{title}” is accepted. The fee is released now."),
    both,
)
_kind(
    "late",
    _("Work is late: {title}"),
    _(
        "Dear {name},\n\n“{title}” was due on {due} and is not handed in. Talk to each other; a "
        "later date is a change order."
    ),
    everyone,
)
_kind(
    "paused",
    _("Paused: {title}"),
    _(
        "Dear {name},\n\n“{title}” is paused:\n\n{pause}\n\nThe due date moves by as many days as "
        "the pause lasts. After ten business days it goes on by itself."
    ),
    both,
)
_kind("resumed", _("It goes on: {title}"), _("Dear {name},\n\n“{title}” goes on."), both)
_kind(
    "ended_early",
    _("Ended early: {title}"),
    _("Dear {name},\n\n“{title}” has ended early:\n\n{reason}\n\nHours worked are paid."),
    everyone,
)
_kind(
    "closed",
    _("Closed: {title}"),
    _("Dear {name},\n\n“{title}” is closed. Feedback, credential and record stay readable."),
    both,
)
_kind(
    "hours_mark",
    _("Most of the agreed hours are used: {title}"),
    _(
        "Dear {name},\n\nThe hours logged for “{title}” have passed a mark. Both sides choose: go "
        "on as it fits, cut the scope, add hours and pay, or stop here."
    ),
    both,
)
_kind(
    "guard_choice",
    _("The other side has said how to go on: {title}"),
    _(
        "Dear {name},\n\nMost of the agreed hours of “{title}” are used, and the other side has "
        "said how to go on. Say it too; it is settled when both say the same."
    ),
    both,
)
_kind(
    "guard_open",
    _("Hours are running out and nobody has settled it: {title}"),
    _(
        "Dear {name},\n\nThe agreed hours of “{title}” ({student} with {employer}) are nearly used "
        "or used up, and for three business days the two have not agreed how to go on."
    ),
    everyone,
)


def _about[S](
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[S], Iterable[User]],
    more: Callable[[S], Mapping[str, object]],
    work_of: Callable[[S], Engagement],
) -> None:
    NoticeKind(
        name=name,
        subject=subject,
        body=body,
        to=to,
        path=lambda row: page(work_of(row)),
        facts=lambda row: {**facts(work_of(row)), **more(row)},
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
)
_about(
    "stuck.answered",
    _("An answer for you: {title}"),
    _("Dear {name},\n\nYou asked:\n\n{question}\n\nThe answer:\n\n{answer}"),
    lambda call: student(call.engagement),
    _call,
    _of_call,
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
    _about(_name, _subject, _body, lambda change: both(change.engagement), _change, _of_change)


def _of_dispute(dispute: Dispute) -> Engagement:
    return dispute.engagement


def _dispute(dispute: Dispute) -> Mapping[str, object]:
    return {"claim": dispute.claim, "answer": dispute.answer, "decision": dispute.decision}


for _name, _subject, _body in (
    (
        "dispute.opened",
        _("A dispute is opened: {title}"),
        _(
            "Dear {name},\n\nA dispute on “{title}” is opened:\n\n{claim}\n\nThe other side "
            "answers within five business days; then the career office decides, free of charge."
        ),
    ),
    (
        "dispute.answered",
        _("A dispute is with the office: {title}"),
        _("Dear {name},\n\nThe answer on “{title}”:\n\n{answer}"),
    ),
    (
        "dispute.decided",
        _("A dispute is decided: {title}"),
        _("Dear {name},\n\nThe career office has decided on “{title}”:\n\n{decision}"),
    ),
    (
        "dispute.settled",
        _("A dispute is settled: {title}"),
        _("Dear {name},\n\nThe two have settled their dispute on “{title}” between themselves."),
    ),
    (
        "dispute.late",
        _("A decision is late: {title}"),
        _("Dear {name},\n\nThe dispute on “{title}” waits for the office's decision."),
    ),
):
    _about(
        _name, _subject, _body, lambda dispute: everyone(dispute.engagement), _dispute, _of_dispute
    )
