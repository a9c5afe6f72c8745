"""Filling the demo's world: a year of people and work, through the rooms' own actions."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from django.db import connection, transaction
from django.db.models import F

from fairbrief.accounts.actions import open_account
from fairbrief.accounts.models import User
from fairbrief.demo.data import briefs_stories, briefs_works, newcomers
from fairbrief.demo.data.personas import PERSONAS
from fairbrief.demo.models import Persona, World
from fairbrief.demo.world.asking import ask_around
from fairbrief.demo.world.caring import care
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.coffees import meet_over_coffees
from fairbrief.demo.world.enrolled import enrol_everyone
from fairbrief.demo.world.files import keep_files
from fairbrief.demo.world.founding import found
from fairbrief.demo.world.giving import give
from fairbrief.demo.world.ledger import keep_the_ledger
from fairbrief.demo.world.matching import hold_matching_days
from fairbrief.demo.world.openings import open_now
from fairbrief.demo.world.outside import found_elsewhere
from fairbrief.demo.world.saving import save_searches
from fairbrief.demo.world.script import LIVES
from fairbrief.demo.world.showing import show_boards
from fairbrief.demo.world.staying import ask_for_introductions
from fairbrief.demo.world.taking import show_and_tell
from fairbrief.demo.world.talking import talk
from fairbrief.demo.world.timeline import Progress, Timeline, savepoints
from fairbrief.demo.world.turnings import turn
from fairbrief.demo.world.twists import twist
from fairbrief.demo.world.weeks import plan_weeks
from fairbrief.demo.world.working import live
from fairbrief.demo.world.years_past import count_the_past
from fairbrief.notices.models import Notice
from fairbrief.students.models import Skill

SEED = 20
SAID = "Filling the demo"
#: Notices older than this have been read by everyone.
READ_AFTER = timedelta(days=4)


@transaction.atomic
def fill(*, at: datetime, progress: Progress) -> None:
    """Fills the world as it would be at `at`, once; a second call does nothing.

    Deterministic but for codes and tokens. All or nothing: a world half filled is never seen.
    """
    if World.objects.exists():
        return
    progress(SAID, 0, 1)
    world = World.objects.create(filled_at=at)
    timeline = Timeline(at)
    cast = Cast(
        timeline=timeline,
        dice=Random(SEED),  # noqa: S311
        operator=_operator(at),
        skills={skill.name: skill for skill in Skill.objects.all()},
        brief_data={
            each.key: each
            for each in (*briefs_stories.BRIEFS, *briefs_works.BRIEFS, *newcomers.BRIEFS)
        },
    )
    found(cast)
    for life in LIVES:
        timeline.add(live(cast, life))
    open_now(cast)
    keep_files(cast)
    twist(cast)
    turn(cast)
    talk(cast)
    found_elsewhere(cast)
    keep_the_ledger(cast)
    plan_weeks(cast)
    ask_around(cast)
    hold_matching_days(cast)
    give(cast)
    show_boards(cast)
    show_and_tell(cast)
    care(cast)
    save_searches(cast)
    ask_for_introductions(cast)
    meet_over_coffees(cast)
    with savepoints(False):
        timeline.run(progress, SAID)
    enrol_everyone(cast)
    count_the_past(cast)
    _name_personas(world, cast)
    _settle_notices(at)
    look_at_tables()


def look_at_tables() -> None:
    """Lets the database count its tables' rows now: it looks by itself, but a minute later, and
    until then would read tables of thousands of rows as if there were nothing in them."""
    with connection.cursor() as cursor:
        # A clock that ran out leaves its patience of half a second to its transaction, which here
        # is this one; the server's own looking gives way, but after a whole second.
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
        tables = map(connection.ops.quote_name, connection.introspection.table_names(cursor))
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def _operator(at: datetime) -> User:
    user = open_account(
        "sam.whitfield@fairbrief.example", name="Sam Whitfield", at=at - timedelta(days=510)
    )
    User.objects.filter(pk=user.pk).update(is_operator=True)
    user.is_operator = True
    return user


def _name_personas(world: World, cast: Cast) -> None:
    for position, each in enumerate(PERSONAS, start=1):
        Persona.objects.create(
            world=world,
            key=each.key,
            user=_user(cast, each.key),
            hat=each.hat,
            position=position,
            role=each.role,
            of=each.of,
            line=each.line,
            path=each.path,
        )


def _user(cast: Cast, key: str) -> User:
    if key in cast.students:
        return cast.students[key].user
    if key in cast.officers:
        return cast.officers[key].user
    member = cast.members.get(key)
    return member.user if member and member.user else cast.operator


def _settle_notices(at: datetime) -> None:
    """What was told in the past has been mailed in the past, and mostly read."""
    Notice.objects.filter(mailed_at=None).update(mailed_at=F("made_at"), mail_tries=1)
    Notice.objects.filter(made_at__lt=at - READ_AFTER, user__isnull=False).update(
        read_at=F("made_at") + timedelta(hours=5)
    )
