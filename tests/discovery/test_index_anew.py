"""The index on disk made anew: when it is not of this database, too old, worn, or asked to."""

from __future__ import annotations

import time
from errno import ENOSPC
from typing import Any

import pytest

from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine import feed as feeding
from fairbrief.discovery.engine import following, reading
from fairbrief.discovery.engine.folder import Folder
from fairbrief.discovery.engine.following import Follower
from fairbrief.discovery.engine.health import index_health
from fairbrief.discovery.models import Change, Source
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student
from tests.builders import NOW, an_open_brief
from tests.discovery.indexed import a_lantern, folder, follower, seen, student

__all__ = ["folder", "follower", "student"]

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_index_of_another_database_or_form_is_not_read(
    employer: Employer, student: Student, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = an_open_brief(employer, student.campus)
    first = Follower(folder)
    first.step()
    first._let_go()
    before = folder.current()
    Source.objects.update(code="00000000-0000-4000-8000-000000000000")
    reading._READERS.clear()
    assert seen(student) == ([brief.pk], True)
    second = Follower(folder)
    second.step()
    second._let_go()
    assert folder.current() != before
    assert seen(student) == ([brief.pk], False)
    before = folder.current()
    monkeypatch.setattr(feeding, "FORM", 99)
    reading._READERS.clear()
    assert seen(student) == ([brief.pk], True)


def test_an_index_fed_too_long_ago_is_made_anew(
    employer: Employer, student: Student, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = an_open_brief(employer, student.campus)
    first = Follower(folder)
    first.step()
    first._let_go()
    before = folder.current()
    an_open_brief(employer, student.campus)
    Change.objects.all().delete()
    monkeypatch.setattr(feeding, "KEPT_HOURS", 4 / 3600)
    time.sleep(3.1)
    second = Follower(folder)
    second.step()
    second._let_go()
    assert folder.current() != before
    assert brief.pk in seen(student)[0]
    assert index_health().briefs == 2


def test_what_is_missing_without_a_note_is_found_out(
    employer: Employer, student: Student, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_open_brief(employer, student.campus)
    follower.step()
    an_open_brief(employer, student.campus)
    Change.objects.all().delete()
    assert follower.step() == 0
    assert index_health().briefs == 1
    monkeypatch.setattr(following, "LOOK_EVERY", -1.0)
    follower.step()
    assert index_health().briefs == index_health().open_briefs == 2


def test_it_is_made_anew_when_asked(
    employer: Employer, student: Student, follower: Follower, folder: Folder
) -> None:
    an_open_brief(employer, student.campus)
    told: list[tuple[int, int]] = []
    assert following.make_anew(lambda done, of: told.append((done, of)))
    assert told[-1] == (1, 1)
    before = folder.current()
    follower.step()
    with folder.only_writer():
        assert not following.make_anew()
    assert following.is_asked_for()
    follower.step()
    assert not following.is_asked_for()
    assert folder.current() != before
    assert len(list(folder.root.glob("index-*"))) == 1


def test_while_it_is_made_anew_the_old_one_is_kept_up(
    employer: Employer, student: Student, follower: Follower, folder: Folder, monkeypatch: Any
) -> None:
    brief = a_lantern(employer, student)
    follower.step()
    found: list[tuple[list[int], bool]] = []

    def slowly(*args: Any, **named: Any) -> feeding.Feed:
        Brief.objects.filter(pk=brief.pk).update(title="Compass")
        named["tell"](0, 1)
        found.append(seen(student, q="compass"))
        return feeding.rebuild(*args, **named)

    monkeypatch.setattr(following, "EVERY", 0.0)
    monkeypatch.setattr(following, "rebuild", slowly)
    before = folder.current()
    folder.asked.touch()
    follower.step()
    assert found == [([brief.pk], False)]
    assert folder.current() != before
    assert seen(student, q="compass") == ([brief.pk], False)


def test_where_it_cannot_be_made_anew_the_old_one_is_kept_up(
    employer: Employer, student: Student, follower: Follower, folder: Folder, monkeypatch: Any
) -> None:
    brief = a_lantern(employer, student)
    follower.step()
    before = folder.current()
    with folder.only_writer():
        assert not following.make_anew()
    assert following.why_not_yet() == ""
    with monkeypatch.context() as patched:
        patched.setattr(feeding, "ROOM", 2**60)
        follower.step()
        assert following.is_asked_for()
        assert following.why_not_yet() == "the disk has no room for a new index"
        Brief.objects.filter(pk=brief.pk).update(title="Compass")
        follower.step()
        assert seen(student, q="compass") == ([brief.pk], False)
        assert folder.current() == before
    follower.step()
    assert folder.current() == before, "it is not tried at every look"
    monkeypatch.setattr(follower, "_not_anew_before", 0.0)
    follower.step()
    assert not following.is_asked_for()
    assert following.why_not_yet() == ""
    assert folder.current() != before


def test_what_was_half_made_on_a_full_disk_takes_no_room(
    employer: Employer, student: Student, follower: Follower, folder: Folder, monkeypatch: Any
) -> None:
    a_lantern(employer, student)
    follower.step()

    def fills_the_disk(*_args: object, **_more: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(feeding, "build", fills_the_disk)
    folder.asked.touch()
    follower.step()
    assert following.why_not_yet() != ""
    assert list(folder.root.glob("index-*")) == [folder.current()]


def test_it_is_made_anew_when_most_of_it_is_gone(
    employer: Employer, student: Student, follower: Follower, folder: Folder, monkeypatch: Any
) -> None:
    briefs = [a_lantern(employer, student).pk for _number in range(5)]
    follower.step()
    before = folder.current()
    monkeypatch.setattr(feeding, "FEW_GONE", 0)
    # Thrice: a part that is gone as a whole is cleared away at once, and which that is depends on
    # what else the database does meanwhile.
    for changed in (4, 3, 2):
        Brief.objects.filter(pk__in=briefs[:changed]).update(title=f"Compass {changed}")
        follower.step()
    monkeypatch.setattr(following, "LOOK_EVERY", -1.0)
    assert folder.current() == before
    follower.step()
    assert folder.current() != before
    monkeypatch.setattr(following, "LOOK_EVERY", 600.0)
    assert seen(student, q="compass") == (briefs[:4], False)
    before = folder.current()
    follower.step()
    assert folder.current() == before


def test_many_briefs_are_made_anew_as_one_part(
    employer: Employer, student: Student, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(24):
        an_open_brief(employer, student.campus, title=f"Map {number}")
    monkeypatch.setattr(feeding, "ONE_PART", 23)
    with folder.only_writer():
        feed = feeding.rebuild(folder, at=NOW)
    searcher = feed.index.searcher()
    feed.close()
    assert (searcher.num_docs, searcher.num_segments) == (24 + 1, 1)
