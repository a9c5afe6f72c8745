"""Letters about the work: how it ended, how a dispute was decided; a page and a PDF of each.

A letter is made of what was recorded then; it is never written anew from how things are now.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.engagements.earned import earned_at
from fairbrief.engagements.models import Appeal, Dispute, Ending, Engagement
from fairbrief.kernel.clock import day_in, zone_named
from fairbrief.kernel.money import Money
from fairbrief.kernel.typesetting import typeset
from fairbrief.notices.moments import zone_words

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Part:
    """A headed part of a letter: paragraphs, and what is listed beneath."""

    heading: str
    paragraphs: list[str]
    items: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """`code` and `path` find it again; `by` signs it."""

    title: str
    code: str
    path: str
    at: datetime
    work: Engagement
    parts: list[Part]
    by: str

    @property
    def pdf(self) -> str:
        return f"{self.path.rstrip('/')}.pdf"

    @property
    def parties(self) -> list[tuple[_StrOrPromise, str]]:
        work = self.work
        return [
            (_("The work"), work.title),
            (_("Student"), f"{work.student.user.name}, {work.campus.name}"),
            (_("Employer"), f"{work.employer.name}, {work.supervisor.name}"),
            (_("Agreement"), work.agreement.code),
        ]


#: Where each kind of letter stands.
ENDING, DECISION = "ending", "decision"


def letter_of_ending(ending: Ending) -> Letter:
    """What ended, who ended it and why, what was earned and how that is worked out."""
    work = ending.engagement
    who = ending.get_by_side_display() or work.campus.office_name
    earned = earned_at(ending)
    return Letter(
        title=_("The work has ended before its end"),
        code=ending.code,
        path=f"/letters/{ENDING}/{ending.code}/",
        at=ending.at,
        work=work,
        by=f"{ending.by_name} ({who})",
        parts=[
            Part(
                _("Who ended it, and why"),
                [_("%(name)s ended it for %(who)s:") % {"name": ending.by_name, "who": who}]
                if ending.by_side
                else [_("%(office)s ended it:") % {"office": who}],
                [ending.reason],
            ),
            Part(_("What was earned"), earned.in_words()),
            Part(_("What is owed"), _owed(ending.pay, work)),
            Part(_("What comes next"), _next_steps()),
        ],
    )


def letter_of_decision(dispute: Dispute) -> Letter:
    """Who claimed what, what was said to it, what was pointed at, and what is decided and why.

    With an appeal, both decisions stand in it, and the second is the one that counts.
    """
    work = dispute.engagement
    appeal = dispute.appeal_or_none
    word = dispute.last_word
    parts = [
        Part(
            _("The claim"),
            [
                _("%(side)s claimed on %(day)s, about: %(term)s.")
                % {
                    "side": _side_name(work, dispute.opened_by),
                    "day": _day(work, dispute.opened_at),
                    "term": dispute.get_term_display() or _("the agreement"),
                }
            ],
            [dispute.claim, _("What would settle it: %s") % dispute.wish],
        ),
        _answer_part(dispute),
        *_evidence_part(dispute),
        Part(_("The decision"), _decided(dispute, dispute), [dispute.decision]),
    ]
    if appeal is not None:
        parts.append(
            Part(
                _("The appeal"),
                [_("%s appealed, because:") % _side_name(work, appeal.by_side)],
                [appeal.reason],
            )
        )
        if appeal.decided_at:
            said = _decided(dispute, appeal)
            parts.append(Part(_("The decision on the appeal"), said, [appeal.decision]))
    parts += [
        Part(_("What is owed"), _awarded(dispute)),
        Part(_("What comes next"), _after(dispute)),
    ]
    return Letter(
        title=_("Decision on a dispute"),
        code=dispute.code,
        path=f"/letters/{DECISION}/{dispute.code}/",
        at=word.decided_at or dispute.opened_at,
        work=work,
        parts=parts,
        by=word.decided_by_name,
    )


def _day(work: Engagement, at: datetime) -> str:
    """The day it was where the campus is, whose office decides: one for both sides."""
    return date_format(day_in(work.campus.time_zone, at), "j F Y")


def _side_name(work: Engagement, side: str) -> str:
    return work.student.user.name if side == "student" else work.employer.name


def _answer_part(dispute: Dispute) -> Part:
    if dispute.answer:
        said = [_("%s answered:") % dispute.work_side_name]
        return Part(_("The answer"), said, [dispute.answer])
    return Part(_("The answer"), [_("%s did not answer in time.") % dispute.work_side_name])


def _evidence_part(dispute: Dispute) -> list[Part]:
    rows = [
        f"{_day(dispute.engagement, each.at)}, {_side_name(dispute.engagement, each.by_side)}: "
        f"{each.get_kind_display()}, {each.title}"
        for each in dispute.evidence.all()
    ]
    return [Part(_("What the two pointed at"), [], rows)] if rows else []


def _decided(dispute: Dispute, word: Dispute | Appeal) -> list[str]:
    said = [str(word.get_outcome_display()).capitalize() + "."]
    if word.award is not None:
        said.append(
            _("To be paid to the student: %(award)s of %(fee)s.")
            % {"award": word.award, "fee": dispute.engagement.fee}
        )
    if word.redo_until:
        until = date_format(word.redo_until, "j F Y")
        said.append(_("It is to be done as follows until %s.") % until)
    if word.blame:
        said.append(_("Who did not keep the agreement: %s.") % word.get_blame_display())
    return said


def _awarded(dispute: Dispute) -> list[str]:
    award = dispute.last_word.award
    if award is None:
        return [_("Nothing yet: the work goes on, and its fee stays secured.")]
    return _owed(award, dispute.engagement)


def _after(dispute: Dispute) -> list[str]:
    if dispute.can_be_appealed:
        return [
            _(
                "Either side can appeal once, within five business days; someone else then decides "
                "anew. Until then nothing moves. When both leave it as it is, it is carried out at "
                "once."
            )
        ]
    if dispute.closed_at:
        return [_("This is final and carried out. Everything stays readable for both sides.")]
    return [_("It is looked at again; nothing moves until that is decided.")]


def _owed(pay: Money, work: Engagement) -> list[str]:
    if not pay.minor:
        return [_("Nothing is owed.")]
    return [
        _(
            "%(pay)s is owed to %(student)s and stands in the record of the money. What is secured "
            "is released at once; what is not is asked of %(employer)s under a clock."
        )
        % {"pay": pay, "student": work.student.user.name, "employer": work.employer.name}
    ]


def _next_steps() -> list[str]:
    return [
        _("Messages stay open for a month, and everything that happened stays readable."),
        _(
            "Who thinks that the sum or the reason is wrong writes to the career office; its help "
            "is free of charge."
        ),
    ]


def written(letter: Letter) -> dict[str, Any]:
    """What its paper says, in words."""
    zone = letter.work.campus.time_zone
    there = letter.at.astimezone(zone_named(zone))
    return {
        "title": letter.title,
        "code": letter.code,
        "date": f"{_day(letter.work, letter.at)}, {there:%H:%M} ({zone_words(zone)})",
        "by": letter.by,
        "where": f"{settings.BASE_URL}{letter.path}",
        "parties": [[str(name), value] for name, value in letter.parties],
        "parts": [
            {"heading": part.heading, "paragraphs": part.paragraphs, "items": part.items}
            for part in letter.parts
        ],
    }


def as_pdf(letter: Letter) -> bytes:
    """A4; in English, as the agreement is, when the letter was made so."""
    source = files("fairbrief.engagements").joinpath("letter.typ").read_bytes()
    return typeset(source, written(letter))
