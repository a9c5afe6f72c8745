"""A campus puts its own words in the place of a guide, and takes them away again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.guides.access import may_edit
from fairbrief.guides.models import CampusText
from fairbrief.guides.reading import guides
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from fairbrief.kernel.seen import require_newest
from fairbrief.organizations.models import Officer


def save_text(
    officer: Officer,
    slug: str,
    /,
    *,
    title: str,
    text: str,
    based_on: int,
    actor: Actor,
    at: datetime,
) -> CampusText:
    """The next version; the campus's students read it from now on. The same words again are none.

    `based_on` is the newest version the writer has seen, 0 for none.

    Raises NotAllowedError for anyone but a director, IllegalMoveError for a guide that is not for
    students, ChangedSinceError when someone saved another version in the meantime.
    """
    _check(officer, slug, actor)
    with transaction.atomic():
        campus = locked(officer.campus)
        rows = CampusText.objects.filter(campus=campus, guide=slug)
        newest = rows.order_by("-version").first()
        require_newest(based_on, newest.version if newest else 0)
        if newest and newest.in_force and (newest.title, newest.text) == (title, text):
            return newest
        rows.filter(in_force=True).update(in_force=False)
        made = CampusText.objects.create(
            campus=campus,
            guide=slug,
            version=based_on + 1,
            title=title,
            text=text,
            made_at=at,
            made_by_id=actor.user_id,
        )
        data = {"guide": slug, "version": made.version}
        record(campus, "guide_said", actor=actor, at=at, data=data)
    return made


def restore_text(
    officer: Officer, version: CampusText, /, *, based_on: int, actor: Actor, at: datetime
) -> CampusText:
    """What an earlier version said, as the next version."""
    return save_text(
        officer,
        version.guide,
        title=version.title,
        text=version.text,
        based_on=based_on,
        actor=actor,
        at=at,
    )


def back_to_ours(officer: Officer, slug: str, /, *, actor: Actor, at: datetime) -> bool:
    """The campus's students read the shipped guide again; its versions stay to be restored.

    False when they do already. Raises NotAllowedError for anyone but a director.
    """
    _check(officer, slug, actor)
    with transaction.atomic():
        campus = locked(officer.campus)
        rows = CampusText.objects.filter(campus=campus, guide=slug, in_force=True)
        if not rows.update(in_force=False):
            return False
        record(campus, "guide_ours_again", actor=actor, at=at, data={"guide": slug})
    return True


def _check(officer: Officer, slug: str, actor: Actor) -> None:
    if officer.user_id != actor.user_id or not may_edit(officer):
        raise NotAllowedError(_("Only a director of the career office changes this."))
    guide = guides().get(slug)
    if guide is None or not guide.may_be_edited:
        raise IllegalMoveError(_("Only the guides for students can be put in your words."))
