"""Naming a student for a brief."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.access import OFFICER, roles_of
from fairbrief.advising.models import Nomination
from fairbrief.advising.queries import briefs_to_nominate_for
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.models import Brief
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.telling import tell
from fairbrief.roster.models import RosterEntry


def nominate(
    entry: RosterEntry, /, *, brief: Brief, sentence: str, actor: Actor, at: datetime
) -> Nomination:
    """Names a student for an open brief; the student decides whether to apply.

    A second press gives the first. Raises FairbriefError for a sentence that says too little or
    who it is: employers look first without names.
    """
    if OFFICER not in roles_of(actor, entry):
        raise NotAllowedError(_("Students are named by their own career office."))
    sentence = " ".join(sentence.split())
    if len(sentence) < 20:
        raise FairbriefError(
            _("Say in a sentence why this student; the employer reads it."), field="sentence"
        )
    if _names(entry.name, sentence):
        raise FairbriefError(
            _("Write it without the name: the employer’s first look is without names."),
            field="sentence",
        )
    with transaction.atomic():
        row = locked(entry)
        if row.student_id is None:
            raise MissingFactError(_("There is no account here yet that could apply."))
        known = Nomination.objects.filter(entry=row, brief=brief, withdrawn_at=None).first()
        if known is not None:
            return known
        if not briefs_to_nominate_for(row, at=at).filter(pk=brief.pk).exists():
            raise IllegalMoveError(
                _("It takes no applications any more, or the student has applied already."),
                field="brief",
            )
        nomination = Nomination.objects.create(
            entry=entry, brief=brief, sentence=sentence[:300], by_name=actor.name[:120], made_at=at
        )
        record(nomination, "made", actor=actor, at=at, data={"brief": brief.code})
        read_words(nomination, at=at)
        tell("nomination.made", nomination, at=at)
    return nomination


def withdraw_nomination(nomination: Nomination, /, *, actor: Actor, at: datetime) -> None:
    """The office takes it back: no employer reads it any more. A second press changes nothing."""
    with transaction.atomic():
        row = locked(nomination)
        if OFFICER not in roles_of(actor, row):
            raise NotAllowedError(_("Students are named by their own career office."))
        if row.withdrawn_at is not None:
            return
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        record(row, "withdrawn", actor=actor, at=at)


def _names(name: str, sentence: str) -> bool:
    """Whether a part of the name stands in the sentence as a word of its own."""
    words = set(re.findall(r"\w+", sentence.casefold()))
    return any(part in words for part in re.findall(r"\w+", name.casefold()) if len(part) > 2)
