"""Who is told what about the work itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.notices.people import (
    both,
    both_of_each,
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


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Engagement], Iterable[User]],
    *words: str,
) -> None:
    """`words` names what the notice carries of what people wrote."""
    NoticeKind(
        name=f"engagement.{name}",
        subject=subject,
        body=body,
        to=to,
        to_all=both_of_each if to is both else None,
        path=page,
        facts=facts,
        warning=warns(*words),
    )


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
    "changes_wanted",
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
        "the pause lasts. {goes_on}"
    ),
    both,
    "pause_reason",
)
_kind("resumed", _("It goes on: {title}"), _("Dear {name},\n\n“{title}” goes on."), both)
_kind(
    "ended_early",
    _("Ended early: {title}"),
    _(
        "Dear {name},\n\n“{title}” has ended early:\n\n{reason}\n\nWhat was earned is recorded as "
        "owed. The page of the work has the letter that says how it is worked out."
    ),
    everyone,
    "end_reason",
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
_kind(
    "start_soon",
    _("It starts tomorrow: {title}"),
    _("Dear {name},\n\n“{title}” starts by itself tomorrow, if you have not started before."),
    student,
)
_kind(
    "due_soon",
    _("It is due soon: {title}"),
    _(
        "Dear {name},\n\n“{title}” is due on {due}. If that is too soon, say so now: a later date "
        "is a change order, and the stuck button is there for what blocks you."
    ),
    student,
)
_kind(
    "late_soon",
    _("Late work waits for you: {title}"),
    _(
        "Dear {name},\n\n“{title}” ({student} with {employer}) is late and nobody has settled it. "
        "Ask the two; if it cannot go on, you can end it, and what was earned is paid."
    ),
    office,
)
_kind(
    "resume_soon",
    _("It goes on tomorrow: {title}"),
    _("Dear {name},\n\nThe pause of “{title}” ends tomorrow; it goes on by itself."),
    both,
)
_kind(
    "guard_soon",
    _("Say how to go on with the hours: {title}"),
    _(
        "Dear {name},\n\nMost of the agreed hours of “{title}” are used. Say by tomorrow how to go "
        "on; else the career office is told that it is not settled."
    ),
    both,
)
