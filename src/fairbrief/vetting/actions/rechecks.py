"""Looking again at an approved employer: when its approval runs out, when it says other things of
itself, when a campus that was relied on decides otherwise.

The approval stands while it waits, but for one that has run out: then nothing new of it opens. No
brief of it opens by policy alone meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Employer
from fairbrief.organizations.queries import day_at
from fairbrief.vetting.access import OFFICER, roles_of
from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.states import EmployerReviewState, Recheck
from fairbrief.vetting.workflow import RECHECK_BY

#: What an organization says of itself that an approval rests on, by the kind of re-check.
_RESTS_ON = {
    Recheck.DOMAIN: ("website",),
    Recheck.REGISTRATION: ("name", "kind", "registration_number", "country"),
}


def ask_recheck(
    vetting: EmployerReview, /, *, why: str, note: str, actor: Actor, at: datetime
) -> bool:
    """Puts an approved employer into the queue again; False where one waits already or the
    employer is not approved."""
    with transaction.atomic():
        row = locked(vetting)
        if row.state != EmployerReviewState.APPROVED or row.recheck_at:
            return False
        row.recheck_at, row.recheck_why, row.recheck_note = at, why, note[:500]
        row.save(update_fields=["recheck_at", "recheck_why", "recheck_note"])
        record(row, "recheck", actor=actor, at=at, data={"why": why, "note": note[:500]})
        start_clock(RECHECK_BY, row, at=at)
        tell("employer.recheck", row, at=at)
    vetting.refresh_from_db()
    return True


def ask_for_another_look(
    vetting: EmployerReview, /, *, note: str, actor: Actor, at: datetime
) -> None:
    """An officer wants the employer looked at again. Raises FairbriefError without a sentence,
    IllegalMoveError where there is no approval or a re-check waits already."""
    if OFFICER not in roles_of(actor, vetting):
        raise NotAllowedError(_("Only your own office looks again."))
    if len(note.strip()) < 10:
        raise FairbriefError(_("Say in a sentence what to look at."), field="note")
    if not ask_recheck(vetting, why=Recheck.ASKED, note=note.strip(), actor=actor, at=at):
        raise IllegalMoveError(_("It is not approved here, or waits to be looked at already."))


def expire_approval(vetting: EmployerReview, /, *, actor: Actor, at: datetime) -> None:
    """The day an approval was given until is over."""
    if vetting.expires_on is None or vetting.expires_on >= day_at(vetting.campus, at):
        return
    ask_recheck(vetting, why=Recheck.EXPIRED, note="", actor=actor, at=at)


def tell_of_late_recheck(vetting: EmployerReview, /, *, actor: Actor, at: datetime) -> None:
    """Ten business days went by: the director is told, and again after as many."""
    if vetting.recheck_at:
        tell("employer.recheck_late", vetting, at=at)
        start_clock(RECHECK_BY, vetting, at=at)


def tell_those_who_rely(vetting: EmployerReview, /, *, at: datetime) -> None:
    """The campus has declined an employer it had approved: those that relied on it look again."""
    reason = vetting.reason if vetting.is_shared else ""
    note = _t("{campus} has declined it.").format(campus=vetting.campus.name)
    for each in vetting.relied_on_by.filter(state=EmployerReviewState.APPROVED):
        said = f"{note} {reason}".strip()
        ask_recheck(each, why=Recheck.RELIED_ON, note=said, actor=INSTALLATION, at=at)


def look_again_at(
    employer: Employer, before: Mapping[str, Any], after: Mapping[str, Any], /, *, at: datetime
) -> None:
    """The organization says other things of itself: every campus that approved it looks again."""
    for why, names in _RESTS_ON.items():
        changed = [name for name in names if name in after]
        if not changed:
            continue
        note = "; ".join(
            f"{before.get(name) or _t('nothing')} → {after[name] or _t('nothing')}"
            for name in changed
        )
        for each in EmployerReview.objects.filter(
            employer=employer, state=EmployerReviewState.APPROVED
        ):
            ask_recheck(each, why=why, note=note, actor=INSTALLATION, at=at)
