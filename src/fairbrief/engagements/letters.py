"""Letters about the work: how it ended, how a dispute was decided; a page and a PDF of each.

A letter is made of what was recorded then; it is never written anew from how things are now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import TYPE_CHECKING

import typst
from django.conf import settings
from django.utils.translation import gettext as _

from fairbrief.engagements.earned import earned_at
from fairbrief.engagements.models import Ending, Engagement
from fairbrief.kernel.money import Money

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
ENDING = "ending"


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


def as_pdf(letter: Letter) -> bytes:
    """A4; in English, as the agreement is, when the letter was made so."""
    data = {
        "title": letter.title,
        "code": letter.code,
        "date": f"{letter.at:%-d %B %Y, %H:%M} UTC",
        "by": letter.by,
        "where": f"{settings.BASE_URL}{letter.path}",
        "parties": [[str(name), value] for name, value in letter.parties],
        "parts": [
            {"heading": part.heading, "paragraphs": part.paragraphs, "items": part.items}
            for part in letter.parts
        ],
    }
    source = files("fairbrief.engagements").joinpath("letter.typ").read_bytes()
    return bytes(typst.compile(source, sys_inputs={"data": json.dumps(data)}))
