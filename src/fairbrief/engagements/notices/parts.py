"""Who is told what about parts of the work: questions, changes, disputes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import ChangeOrder, Engagement, StuckCall
from fairbrief.engagements.notices.people import (
    both,
    employer,
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


def _other_side(side: str) -> Callable[[ChangeOrder], list[User]]:
    to = student if side == "student" else employer
    return lambda change: to(change.engagement)


for _side in ("student", "employer"):
    _about(
        f"change.{_side}_soon",
        _("A proposed change waits for you: {title}"),
        _(
            "Dear {name},\n\nA day is left to answer this change to “{title}”. Without an answer "
            "it is not agreed, and everything stays as signed:\n\n{what}"
        ),
        _other_side(_side),
        _change,
        _of_change,
        "change",
    )
