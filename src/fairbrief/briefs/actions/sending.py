"""Sending a brief for review, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.briefs.access import MEMBER, roles_of
from fairbrief.briefs.actions.writing import offer_to
from fairbrief.briefs.houses import missing_for
from fairbrief.briefs.models import Brief, BriefVersion
from fairbrief.briefs.queries import day_there, is_editable, review_of, steps_not_in, whole
from fairbrief.briefs.snapshots import snapshot
from fairbrief.fairness import Review, Verdict, to_json
from fairbrief.kernel.errors import FairbriefError, MissingFactError, NotAllowedError
from fairbrief.organizations.models import Campus
from fairbrief.strikes.queries import is_barred


class NotClearError(FairbriefError):
    """The fairness review found something that must change first; `review` says what."""

    def __init__(self, result: Review) -> None:
        self.review = result
        titles = "; ".join(str(_t(each.title)) for each in result.blocking)
        super().__init__(
            _("This must change before it can be sent: {titles}.").format(titles=titles)
            if titles
            else _("This reads like a known scam and cannot be sent. Ask the career office.")
        )


def send_for_review(
    brief: Brief,
    /,
    *,
    actor: Actor,
    at: datetime,
    campuses: Sequence[Campus] | None = None,
) -> Review:
    """Reads the brief under the strictest rules of its campuses and sends it to their offices.

    `campuses`, if given, are the ones it is offered to from now on. Keeps what was sent and found
    as a version. A second press changes nothing. Raises NotClearError, with the findings, when
    something blocks; MissingFactError without a campus, or while one of them wants more.
    """
    with transaction.atomic():
        if campuses is not None and is_editable(locked(brief)):
            offer_to(brief, campuses, actor=actor, at=at)
        row = whole(Brief.objects.all()).get(pk=locked(brief).pk)
        if MEMBER not in roles_of(actor, row):
            raise NotAllowedError(_("Only members of the organization send its briefs."))
        result = review_of(row, today=day_there(row, at))
        if is_editable(row):
            if row.employer.is_held:
                raise NotAllowedError(
                    _("Your organization is on hold: no brief can be sent until it is lifted.")
                )
            if is_barred(employer=row.employer):
                raise NotAllowedError(
                    _(
                        "Three strikes are on record of your organization: nothing new until one "
                        "of them is gone. What is on record says what you can do."
                    )
                )
            if result.blocking or result.verdict is Verdict.SCAM:
                raise NotClearError(result)
            if steps_not_in(row):
                raise MissingFactError(
                    _(
                        "Something that was typed does not stand in the brief, for it cannot as it "
                        "is. Mend it in its step, where it is marked, or take it out."
                    )
                )
            missing = missing_for(row, list(row.offerings.values_list("campus_id", flat=True)))
            if missing:
                raise MissingFactError(" ".join(missing))
        number = row.version + 1
        changed = advance(
            brief,
            "send_for_review",
            actor=actor,
            at=at,
            changes={"version": number},
            data={
                "version": number,
                "verdict": str(result.verdict),
                "rules": result.rules_version,
            },
        )
        if changed:
            BriefVersion.objects.create(
                brief=brief,
                number=number,
                terms=snapshot(row),
                review=to_json(result),
                verdict=str(result.verdict),
                sent_at=at,
                sent_by_name=actor.name[:200],
            )
            # A campus's policy may have opened it at once.
            brief.refresh_from_db(fields=["state", "opened_at"])
    return result


def take_back(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Takes a brief back from review, to edit it."""
    advance(brief, "take_back", actor=actor, at=at)
