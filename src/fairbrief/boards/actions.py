"""Setting how a campus looks and speaks: a new version, never an edit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.boards.access import may_set_brand
from fairbrief.boards.logos import Picture
from fairbrief.boards.models import Brand, Logo
from fairbrief.boards.queries import brand_of
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.kernel.seen import require_newest
from fairbrief.organizations.models import Officer

#: What a director sets, besides the picture.
COLUMNS = ("is_public", "name", "welcome", "contact", "links", "accent", "hosts")


def set_brand(
    officer: Officer,
    /,
    *,
    based_on: int,
    picture: Picture | None,
    without_logo: bool,
    actor: Actor,
    at: datetime,
    **columns: Any,
) -> Brand:
    """A new version. `picture` takes the place of the logo; without one it stays.

    Raises NotAllowedError for anyone but a director, ChangedSinceError when someone saved another
    version in the meantime or nothing is different.
    """
    if officer.user_id != actor.user_id or not may_set_brand(officer):
        raise NotAllowedError(_("Only a director of the career office changes this."))
    with transaction.atomic():
        campus = locked(officer.campus)
        before = brand_of(campus)
        require_newest(based_on, before.version, writes_over=True)
        logo = None if without_logo else before.logo
        if picture is not None:
            logo, _is_new = Logo.objects.get_or_create(
                campus=campus,
                digest=picture.digest,
                defaults={
                    "kind": picture.kind,
                    "width": picture.width,
                    "height": picture.height,
                    "content": picture.content,
                },
            )
        changed = [name for name in COLUMNS if getattr(before, name) != columns[name]]
        if (logo and logo.pk) != (before.logo and before.logo.pk):
            changed.append("logo")
        if not changed and before.version:
            raise FairbriefError(_("Nothing is different from what is in force."))
        brand = Brand.objects.create(
            campus=campus,
            version=before.version + 1,
            logo=logo,
            made_at=at,
            made_by_id=actor.user_id,
            **columns,
        )
        data = {"version": brand.version, "changed": changed}
        record(campus, "brand_set", actor=actor, at=at, data=data)
    return brand
