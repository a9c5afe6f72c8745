"""A campus's policy: versions, who saves them, what a change touches."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from fairbrief.audit.queries import history_of
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.vetting.actions import save_policy
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries import (
    briefs_touched,
    drafted_policy,
    policies_of,
    policy_of,
    touched_by,
)
from tests.builders import NOW, a_campus, acting, an_employer, an_officer, an_open_brief

pytestmark = pytest.mark.django_db


def test_saving_makes_a_version_and_keeps_the_old_one() -> None:
    director = an_officer(a_campus(), role="director")
    save_policy(director, actor=acting(director.user), at=NOW, based_on=1, pay_floor_minor=2400)
    newest, first = policies_of(director.campus)
    assert (newest.version, newest.pay_floor_minor, newest.made_by) == (2, 2400, director.user)
    assert first.pay_floor_minor == 2000
    (event,) = history_of(director.campus)
    assert event.data == {"version": 2, "changed": {"pay_floor_minor": [2000, 2400]}}


def test_campus_without_a_policy_has_the_platforms() -> None:
    director = an_officer(a_campus(), role="director")
    Policy.objects.all().delete()
    assert policy_of(director.campus).version == 0
    made = save_policy(
        director, actor=acting(director.user), at=NOW, based_on=0, unpaid_nonprofit=True
    )
    assert (made.version, made.pay_floor_minor, made.unpaid_nonprofit) == (1, 2000, True)


def test_only_a_director_of_this_campus_saves() -> None:
    director = an_officer(a_campus(), role="director")
    officer = an_officer(director.campus)
    for who, actor in ((officer, officer), (director, officer)):
        with pytest.raises(NotAllowedError):
            save_policy(who, actor=acting(actor.user), at=NOW, based_on=1, hours_min=6)


def test_two_writers_do_not_overwrite_each_other() -> None:
    director = an_officer(a_campus(), role="director")
    save_policy(director, actor=acting(director.user), at=NOW, based_on=1, hours_min=6)
    with pytest.raises(FairbriefError, match="another version"):
        save_policy(director, actor=acting(director.user), at=NOW, based_on=1, hours_min=7)


def test_saving_nothing_new_is_refused() -> None:
    director = an_officer(a_campus(), role="director")
    with pytest.raises(FairbriefError, match="Nothing is different"):
        save_policy(director, actor=acting(director.user), at=NOW, based_on=1, hours_min=5)
    with pytest.raises(TypeError):
        save_policy(director, actor=acting(director.user), at=NOW, based_on=1, version=9)


def test_database_keeps_a_policy_possible() -> None:
    campus = a_campus()
    for wrong in ({"hours_max": 41}, {"hours_min": 30, "hours_max": 20}, {"small_cell": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Policy.objects.create(campus=campus, version=9, made_at=NOW, **wrong)


def test_change_shows_what_it_touches() -> None:
    campus, other = a_campus(), a_campus()
    employer = an_employer(campus, other)
    brief = an_open_brief(employer, campus)  # $24 an hour, 18 hours
    an_open_brief(employer, other)
    rich = an_open_brief(employer, campus, fee_minor=90000)
    BriefReview.objects.create(
        brief=brief, campus=other, state="declined", reason="Not for us.", version=1,
        asked_at=NOW, decided_at=NOW,
    )  # fmt: skip
    gone = an_open_brief(employer, campus)
    gone.reviews.update(state="declined", reason="Not for us either.")
    draft = drafted_policy(campus, {"pay_floor_minor": 3000})
    assert list(briefs_touched(draft)) == [brief]
    (row,) = touched_by(briefs_touched(draft))
    assert [str(rule) for rule in row.rules] == ["pay floor an hour"]
    shorter = drafted_policy(campus, {"hours_max": 12})
    assert set(briefs_touched(shorter)) == {brief, rich}
    assert not briefs_touched(drafted_policy(campus, {"small_cell": 12}))
    assert not briefs_touched(drafted_policy(campus, {"senior_session_required": True}))
