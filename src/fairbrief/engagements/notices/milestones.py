"""Who is told what about the first of two milestones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import Engagement, Milestone
from fairbrief.engagements.notices.people import both, employer, facts, page, student
from fairbrief.notices.telling import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _about(milestone: Milestone) -> Mapping[str, object]:
    return {
        **facts(milestone.engagement),
        "what": milestone.what,
        "due": milestone.due_on,
        "share": milestone.share,
        "missing": milestone.wanted,
    }


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Engagement], Iterable[User]],
    *words: str,
) -> None:
    NoticeKind(
        name=f"milestone.{name}",
        subject=subject,
        body=body,
        to=lambda milestone: to(milestone.engagement),
        path=lambda milestone: page(milestone.engagement),
        facts=_about,
        warning=warns(*words),
    )


_kind(
    "due_soon",
    _("Your first milestone is due: {title}"),
    _(
        "Dear {name},\n\nThe first milestone of “{title}”, {what}, is due on {due}. Once it is "
        "accepted, {share} is released to you."
    ),
    student,
)
_kind(
    "handed_in",
    _("The first milestone is handed in: {title}"),
    _(
        "Dear {name},\n\n{student} has handed in the first milestone of “{title}”: {what}. Accept "
        "it or say what is missing within five business days; silence counts as acceptance, and "
        "{share} is released."
    ),
    employer,
)
_kind(
    "review_soon",
    _("The first milestone waits for you: {title}"),
    _(
        "Dear {name},\n\n{student} waits for your word on the first milestone of “{title}”: "
        "{what}. Without one it counts as accepted."
    ),
    employer,
)
_kind(
    "sent_back",
    _("The first milestone came back: {title}"),
    _("Dear {name},\n\n{supervisor} misses this in the first milestone:\n\n{missing}"),
    student,
    "milestone_wanted",
)
_kind(
    "accepted",
    _("The first milestone is accepted: {title}"),
    _("Dear {name},\n\nThe first milestone of “{title}” is accepted: {what}."),
    both,
)
_kind(
    "late",
    _("The first milestone is late: {title}"),
    _(
        "Dear {name},\n\nThe first milestone of “{title}” was due on {due} and is not handed in. "
        "The day of the whole stands. A word between you two helps now."
    ),
    both,
)
