"""Filling the demo's world: a year of people and work, through the rooms' own actions."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.db import transaction
from django.db.models import F

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.models import User
from fairbrief.demo.models import World
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.founding import found
from fairbrief.demo.world.timeline import Progress, Timeline
from fairbrief.notices.models import Notice
from fairbrief.students.models import Skill

SEED = 20
#: Notices older than this have been read by everyone.
READ_AFTER = timedelta(days=4)


@transaction.atomic
def fill(*, at: datetime, progress: Progress) -> None:
    """Fills the world as it would be at `at`, once; a second call does nothing.

    Deterministic but for codes and tokens. All or nothing: a world half filled is never seen.
    """
    if World.objects.exists():
        return
    progress("Filling the demo", 0, 1)
    World.objects.create(filled_at=at)
    timeline = Timeline(at)
    cast = Cast(
        timeline=timeline,
        dice=Random(SEED),  # noqa: S311
        operator=_operator(at),
        skills={skill.name: skill for skill in Skill.objects.all()},
    )
    found(cast)
    timeline.run(progress, "Filling the demo")
    _settle_notices(at)


def _operator(at: datetime) -> User:
    user = open_account(
        "sam.whitfield@fairbrief.example", name="Sam Whitfield", at=at - timedelta(days=510)
    )
    User.objects.filter(pk=user.pk).update(is_operator=True)
    user.is_operator = True
    return user


def _settle_notices(at: datetime) -> None:
    """What was told in the past has been mailed in the past, and mostly read."""
    Notice.objects.filter(mailed_at=None).update(mailed_at=F("made_at"), mail_tries=1)
    Notice.objects.filter(made_at__lt=at - READ_AFTER, user__isnull=False).update(
        read_at=F("made_at") + timedelta(hours=5)
    )
