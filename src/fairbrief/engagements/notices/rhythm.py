"""Who is told what about check-ins and decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import CheckIn, Decision, Engagement, WeekSheet
from fairbrief.engagements.notices.people import both, employer, facts, page, student
from fairbrief.notices.telling import NoticeKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _about(check_in: CheckIn) -> Mapping[str, object]:
    return {
        **facts(check_in.engagement),
        "due": check_in.due_at,
        "done": check_in.done,
        "coming": check_in.coming,
        "hinders": check_in.hinders or _t("nothing"),
        "answer": check_in.answer or _t("Seen; go on."),
    }


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    to: Callable[[Engagement], Iterable[User]],
    *words: str,
) -> None:
    NoticeKind(
        name=f"checkin.{name}",
        subject=subject,
        body=body,
        to=lambda check_in: to(check_in.engagement),
        path=lambda check_in: f"{page(check_in.engagement)}rhythm/",
        facts=_about,
        warning=warns(*words),
    )


_kind(
    "soon",
    _("Your check-in is due: {title}"),
    _(
        "Dear {name},\n\nYour check-in on “{title}” is due by {due}: what got done, what comes "
        "next, what is in the way. Three lines are enough; the first is drafted from your hours."
    ),
    student,
)
_kind(
    "written",
    _("{student} checks in: {title}"),
    _(
        "Dear {name},\n\n{student} checks in on “{title}”.\n\nDone: {done}\n\nNext: {coming}"
        "\n\nIn the way: {hinders}\n\nA word from you is due within two business days; one press "
        "says that you have seen it."
    ),
    employer,
    "checkin",
)
_kind(
    "answered",
    _("Your check-in is answered: {title}"),
    _("Dear {name},\n\nOn your check-in about “{title}”:\n\n{answer}"),
    student,
    "checkin_answer",
)
_kind(
    "missed",
    _("A check-in was missed: {title}"),
    _(
        "Dear {name},\n\nNobody checked in on “{title}” by {due}, and no conversation was noted. "
        "The next check-in is open."
    ),
    both,
)
_kind(
    "unanswered",
    _("A check-in has no answer: {title}"),
    _(
        "Dear {name},\n\n{student} checked in on “{title}”, and for two business days {supervisor} "
        "has not said a word:\n\n{done}"
    ),
    both,
    "checkin",
)


def _decided(decision: Decision) -> Mapping[str, object]:
    return {**facts(decision.engagement), "by": decision.by_name, "text": decision.text}


NoticeKind(
    name="decision.logged",
    subject=_("A decision is written down: {title}"),
    body=_(
        "Dear {name},\n\n{by} has written down what was decided on “{title}”:\n\n{text}\n\nIf you "
        "remember it differently, write it beside it."
    ),
    to=lambda decision: both(decision.engagement),
    path=lambda decision: f"{page(decision.engagement)}rhythm/",
    facts=_decided,
    warning=warns("decision"),
)


def _week(sheet: WeekSheet) -> Mapping[str, object]:
    return {**facts(sheet.engagement), "from": sheet.starts_on, "to": sheet.ends_on}


NoticeKind(
    name="week.plan",
    subject=_("Plan your week: {title}"),
    body=_(
        "Dear {name},\n\nA week of “{title}” begins. Write in a line what you will do in it, and "
        "for how many hours. {supervisor} reads it; nobody has to answer."
    ),
    to=lambda sheet: student(sheet.engagement),
    path=lambda sheet: f"{page(sheet.engagement)}rhythm/",
    facts=_week,
)
NoticeKind(
    name="week.review",
    subject=_("Look back on your week: {title}"),
    body=_(
        "Dear {name},\n\nThis week of “{title}” ends. Write in a line what got done, and what "
        "blocks you if something does. {supervisor} reads it; nobody has to answer."
    ),
    to=lambda sheet: student(sheet.engagement),
    path=lambda sheet: f"{page(sheet.engagement)}rhythm/",
    facts=_week,
)
