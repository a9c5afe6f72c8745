"""A state change and its record are one act."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, InternalError, transaction

from fairbrief.accounts.models import User
from fairbrief.audit.actors import CLOCK
from fairbrief.audit.advancing import advance
from fairbrief.audit.chain import verify
from fairbrief.audit.models import Event
from fairbrief.audit.queries import history_of
from fairbrief.audit.record import record
from fairbrief.audit.workflow import FOLLOWERS, Change, follows
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.kernel.errors import (
    ChangedSinceError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from tests.builders import NOW, a_campus, a_draft, a_member, a_user, acting, an_employer

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief() -> Brief:
    employer = an_employer()
    return a_draft(employer, a_campus(), supervisor=a_member(employer, "owner"))


def owner_of(brief: Brief) -> User:
    assert brief.supervisor is not None
    assert brief.supervisor.user is not None
    return brief.supervisor.user


def test_advance_writes_state_stamp_and_record_together(brief: Brief) -> None:
    owner = owner_of(brief)
    assert advance(brief, "cancel", actor=acting(owner), at=NOW, data={"why": "no time"})

    brief.refresh_from_db()
    assert (brief.state, brief.ended_at) == (BriefState.CANCELLED, NOW)
    event = history_of(brief).get()
    assert (event.name, event.source, event.target) == ("cancel", "draft", "cancelled")
    assert (event.actor_id, event.at, event.data) == (owner.pk, NOW, {"why": "no time"})


def test_done_already_is_a_quiet_no_op(brief: Brief) -> None:
    actor = acting(owner_of(brief))
    assert advance(brief, "cancel", actor=actor, at=NOW) is True
    assert advance(brief, "cancel", actor=actor, at=NOW) is False
    assert history_of(brief).count() == 1


def test_done_already_with_other_words_is_told(brief: Brief) -> None:
    actor = acting(owner_of(brief))
    assert advance(brief, "cancel", actor=actor, at=NOW, says={"title": "No time for it"})
    assert not advance(brief, "cancel", actor=actor, at=NOW, says={"title": "No time for it"})
    with pytest.raises(ChangedSinceError, match="other words"):
        advance(brief, "cancel", actor=actor, at=NOW, says={"title": "No money for it"})
    brief.refresh_from_db()
    assert brief.title == "No time for it"
    assert history_of(brief).count() == 1


def test_stranger_may_not_even_when_it_was_done(brief: Brief) -> None:
    with pytest.raises(NotAllowedError):
        advance(brief, "cancel", actor=acting(a_user()), at=NOW)
    advance(brief, "cancel", actor=acting(owner_of(brief)), at=NOW)
    with pytest.raises(NotAllowedError):
        advance(brief, "cancel", actor=acting(a_user()), at=NOW)


def test_state_in_memory_is_not_believed(brief: Brief) -> None:
    stale = Brief.objects.get(pk=brief.pk)
    actor = acting(owner_of(brief))
    advance(brief, "cancel", actor=actor, at=NOW)
    stale.state = BriefState.OPEN  # forged
    with pytest.raises(IllegalMoveError):
        advance(stale, "pause", actor=actor, at=NOW)
    assert stale.state == BriefState.CANCELLED


def test_missing_fact_stops_and_leaves_nothing(brief: Brief) -> None:
    brief.offerings.all().delete()
    with pytest.raises(MissingFactError, match="campus"):
        advance(brief, "send_for_review", actor=acting(owner_of(brief)), at=NOW)
    brief.refresh_from_db()
    assert brief.state == BriefState.DRAFT
    assert not history_of(brief).exists()


def test_failing_follower_undoes_the_change(brief: Brief) -> None:
    @follows("briefs.brief", to="cancelled")
    def explode(change: Change) -> None:
        raise IntegrityError("no")

    try:
        with pytest.raises(IntegrityError):
            advance(brief, "cancel", actor=acting(owner_of(brief)), at=NOW)
    finally:
        FOLLOWERS["briefs.brief", "cancelled"].remove(explode)
    brief.refresh_from_db()
    assert brief.state == BriefState.DRAFT
    assert not history_of(brief).exists()


def test_database_refuses_a_changed_or_deleted_event(brief: Brief) -> None:
    event = record(brief, "noted", actor=CLOCK, at=NOW)
    for act in (
        lambda: Event.objects.filter(pk=event.pk).update(name="forged"),
        lambda: Event.objects.filter(pk=event.pk).delete(),
    ):
        with (
            pytest.raises((IntegrityError, InternalError), match="append-only"),
            transaction.atomic(),
        ):
            act()


def test_chain_finds_a_forged_event(brief: Brief) -> None:
    for name in ("one", "two", "three"):
        record(brief, name, actor=CLOCK, at=NOW, data={"said": "naïve ✓"})
    assert list(verify()) == []
    last = Event.objects.latest("id")
    forged = Event(
        **{
            field.attname: getattr(last, field.attname)
            for field in Event._meta.concrete_fields
            if not field.primary_key
        }
    )
    forged.name, forged.previous = "forged", last.digest
    forged.save()
    assert list(verify()) == [forged]
