"""The index on disk, and whatever may happen to its files."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fairbrief.discovery.engine import feed as feeding
from fairbrief.discovery.engine import reading
from fairbrief.discovery.engine.folder import Folder
from fairbrief.discovery.engine.following import Follower
from fairbrief.discovery.engine.health import index_health
from fairbrief.discovery.engine.trouble import IndexTroubleError
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student
from tests.builders import an_open_brief
from tests.discovery.indexed import a_lantern, folder, follower, seen, student

__all__ = ["folder", "follower", "student"]

pytestmark = pytest.mark.django_db(transaction=True)


def remove(path: Path) -> None:
    shutil.rmtree(path)


def cut_off(path: Path) -> None:
    for each in path.glob("*.*"):
        os.truncate(each, each.stat().st_size // 2)


def flip(path: Path) -> None:
    for each in [*path.glob("*.idx"), *path.glob("*.term"), *path.glob("*.fast")]:
        content = bytearray(each.read_bytes())
        content[len(content) // 3] ^= 0xFF
        each.write_bytes(content)


def forget_meta(path: Path) -> None:
    (path / "meta.json").unlink()


def garble_meta(path: Path) -> None:
    (path / "meta.json").write_text("{")


def empty_files(path: Path) -> None:
    for each in path.glob("*.*"):
        each.write_bytes(b"")


def remove_all(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("is_read_before", [True, False])
@pytest.mark.parametrize(
    "harm", [remove, cut_off, flip, forget_meta, garble_meta, empty_files, remove_all]
)
def test_whatever_happens_to_the_files_pages_answer_and_it_heals(
    employer: Employer,
    student: Student,
    follower: Follower,
    folder: Folder,
    harm: Callable[[Path], None],
    is_read_before: bool,
) -> None:
    briefs = sorted(a_lantern(employer, student).pk for _number in range(3))
    follower.step()
    if is_read_before:
        assert seen(student, q="lantern") == (briefs, False)
    else:
        reading._READERS.clear()
    path = folder.current()
    assert path
    harm(path)
    found, _is_plain = seen(student, q="lantern")
    assert set(found) <= set(briefs)
    if harm is not flip:
        assert found == briefs
    # As after a while, or once somebody could not read it.
    folder.root.mkdir(exist_ok=True)
    folder.cry()
    for _turn in range(3):
        try:
            follower.step()
        except (IndexTroubleError, OSError):
            follower._let_go()
    assert seen(student, q="lantern") == (briefs, False)
    assert index_health().is_whole


def test_a_full_disk_leaves_what_was_and_heals_when_there_is_room(
    employer: Employer,
    student: Student,
    follower: Follower,
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = an_open_brief(employer, student.campus, title="Lantern")
    follower.step()
    assert seen(student) == ([first.pk], False)
    second = an_open_brief(employer, student.campus, title="Lantern")

    def full(*_arguments: object) -> None:
        raise IndexTroubleError(os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(feeding.Feed, "_commit", full)
        patched.setattr(feeding, "ROOM", 2**60)
        for _turn in range(3):
            with pytest.raises(IndexTroubleError):
                follower.step()
            follower._let_go()
        assert folder.current() is not None
        # For half a minute what changed is missing; then the database answers alone.
        assert seen(student) == ([first.pk], False)
        os.utime(folder.beat, (time.time() - 60, time.time() - 60))
        assert seen(student) == (sorted([first.pk, second.pk]), True)
    follower.step()
    assert seen(student) == (sorted([first.pk, second.pk]), False)
