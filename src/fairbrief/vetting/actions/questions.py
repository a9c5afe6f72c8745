"""An employer answers what campuses ask about every brief."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.access import MEMBER, roles_of
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import is_editable
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from fairbrief.vetting.models import BriefAnswer
from fairbrief.vetting.queries import questions_asked

LONGEST_ANSWER = 1000


def answer_questions(
    brief: Brief, answers: Mapping[tuple[int, str], str], /, *, actor: Actor, at: datetime
) -> None:
    """Keeps answers, by campus and the words of the question. What nobody asks is left out, and an
    empty answer takes nothing back.

    Raises NotAllowedError for others than members, IllegalMoveError once the brief is sent.
    """
    with transaction.atomic():
        row = locked(brief)
        if MEMBER not in roles_of(actor, row):
            raise NotAllowedError(_("Only members of the organization answer for its briefs."))
        if not is_editable(row):
            raise IllegalMoveError(_("This brief was sent. Take it back to change it."))
        asked = questions_asked(row, {campus for campus, _words in answers})
        kept = []
        for each in asked:
            said = answers.get((each.campus.pk, each.words), "").strip()[:LONGEST_ANSWER]
            if said and said != each.answer:
                BriefAnswer.objects.update_or_create(
                    brief=row,
                    campus=each.campus,
                    asked=each.words,
                    defaults={"answer": said, "by_id": actor.user_id, "at": at},
                )
                kept.append(each.campus.slug)
        if kept:
            record(row, "answered_campuses", actor=actor, at=at, data={"campuses": kept})
