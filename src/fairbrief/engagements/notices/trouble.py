"""Who is told what while the two disagree: both sides, the student's office, and who decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.concerns.notices import warns
from fairbrief.engagements.models import Dispute, Talk
from fairbrief.engagements.notices.people import both, everyone, facts, page
from fairbrief.notices.telling import NoticeKind
from fairbrief.organizations.people import office_people, running_people

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _talk(talk: Talk) -> Mapping[str, object]:
    who = talk.engagement.student.user.name
    if talk.raised_by != "student":
        who = talk.engagement.employer.name
    return {**facts(talk.engagement), "who": who, "about": talk.problem}


for _name, _subject, _body in (
    (
        "raised",
        _("Let us talk about “{title}”"),
        _(
            "Dear {name},\n\n{who} says that something is wrong with “{title}”:\n\n{about}\n\nTalk "
            "about it within 48 hours: write, or meet. Most things are settled that way. Only "
            "after that can either side make a claim."
        ),
    ),
    (
        "soon",
        _("Half of the time to talk is over: {title}"),
        _(
            "Dear {name},\n\nA day is left to talk about “{title}”. After that either side can "
            "make a claim, which is then decided:\n\n{about}"
        ),
    ),
    (
        "ready",
        _("Talking has not settled it yet: {title}"),
        _(
            "Dear {name},\n\n48 hours have passed on “{title}”. If it is settled, say so on its "
            "page. If it is not, either side can make a claim within 14 days; without one it "
            "counts as settled."
        ),
    ),
    (
        "claim_soon",
        _("Three days are left to make a claim: {title}"),
        _(
            "Dear {name},\n\nWhat was talked about on “{title}” counts as settled in three days, "
            "unless one of you makes a claim."
        ),
    ),
    (
        "settled",
        _("It is settled: {title}"),
        _("Dear {name},\n\n{who} says that what was wrong with “{title}” is settled."),
    ),
):
    NoticeKind(
        name=f"talk.{_name}",
        subject=_subject,
        body=_body,
        to=lambda talk: both(talk.engagement),
        path=lambda talk: f"{page(talk.engagement)}trouble/",
        facts=_talk,
        warning=warns("talk"),
    )


def decider(dispute: Dispute) -> list[User]:
    """The office whose turn it is to decide; who runs the installation when no office can."""
    appeal = dispute.appeal_or_none
    campus_id = appeal.decider_id if appeal is not None else dispute.decider_id
    if campus_id is None:
        return running_people()
    return office_people(campus_id)


def all_of(dispute: Dispute) -> list[User]:
    """Both sides, the student's office and who decides, each once."""
    people = {user.pk: user for user in [*everyone(dispute.engagement), *decider(dispute)]}
    return list(people.values())


def _silent_side(dispute: Dispute) -> list[User]:
    from fairbrief.engagements.notices.people import employer, student

    work = dispute.engagement
    return student(work) if dispute.answerer == "student" else employer(work)


def _dispute(dispute: Dispute) -> Mapping[str, object]:
    word = dispute.last_word
    return {
        **facts(dispute.engagement),
        "claim": dispute.claim,
        "wish": dispute.wish,
        "answer": dispute.answer,
        "decision": word.decision,
        "award": word.award or "–",
    }


def _kind(
    name: str,
    subject: _StrOrPromise,
    body: _StrOrPromise,
    *words: str,
    to: Callable[[Any], Iterable[User]] = all_of,
) -> None:
    NoticeKind(
        name=f"dispute.{name}",
        subject=subject,
        body=body,
        to=to,
        path=lambda dispute: f"{page(dispute.engagement)}trouble/",
        facts=_dispute,
        warning=warns(*words),
    )


_kind(
    "opened",
    _("A claim is made: {title}"),
    _(
        "Dear {name},\n\nA claim on “{title}” is made:\n\n{claim}\n\nAsked is: {wish}\n\nThe other "
        "side answers within five business days; who stays silent is decided upon without being "
        "heard. It is free of charge."
    ),
    "dispute_claim",
)
_kind(
    "answer_soon",
    _("Your answer is due: {title}"),
    _(
        "Dear {name},\n\nA claim on “{title}” waits for your answer. Without one, what it asks "
        "stands as the decision, unless the office decides otherwise:\n\n{wish}"
    ),
    "dispute_claim",
    to=_silent_side,
)
_kind(
    "silent",
    _("No answer came: {title}"),
    _(
        "Dear {name},\n\nThe claim on “{title}” had no answer in five business days. What it asks "
        "stands as the decision in five more, unless the office decides otherwise:\n\n{wish}"
    ),
    "dispute_claim",
)
_kind(
    "answered",
    _("A claim waits for its decision: {title}"),
    _("Dear {name},\n\nThe answer on “{title}”:\n\n{answer}"),
    "dispute_answer",
)
_kind(
    "decide_soon",
    _("A decision is due: {title}"),
    _("Dear {name},\n\nThe dispute on “{title}” is yours to decide; a day is left."),
    to=decider,
)
_kind(
    "decided",
    _("A dispute is decided: {title}"),
    _(
        "Dear {name},\n\nThe dispute on “{title}” is decided:\n\n{decision}\n\nTo be paid to the "
        "student: {award}\n\nEither side can appeal once, within five business days; nothing "
        "moves before. The letter is on the page of the work."
    ),
)
_kind(
    "appeal_soon",
    _("A decision is carried out soon: {title}"),
    _(
        "Dear {name},\n\nA day is left to appeal against the decision on “{title}”. After that it "
        "is carried out."
    ),
    to=lambda dispute: both(dispute.engagement),
)
_kind(
    "appealed",
    _("A decision is looked at again: {title}"),
    _(
        "Dear {name},\n\nOne side has appealed against the decision on “{title}”. Someone else "
        "looks at all of it again, and what they decide is final. Why stands on the page of the "
        "work."
    ),
)
_kind(
    "closed",
    _("Decided for good: {title}"),
    _(
        "Dear {name},\n\nThe decision on “{title}” is final and carried out:\n\n{decision}\n\nTo "
        "be paid to the student: {award}"
    ),
)
_kind(
    "settled",
    _("A dispute is settled: {title}"),
    _("Dear {name},\n\nThe two have settled their dispute on “{title}” between themselves."),
)
_kind(
    "late",
    _("A decision is late: {title}"),
    _("Dear {name},\n\nThe dispute on “{title}” waits for its decision."),
)
