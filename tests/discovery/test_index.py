"""The index on disk: fed, followed by readers, and whatever may happen to its files."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from fairbrief.briefs.actions import index_brief
from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine import feed as feeding
from fairbrief.discovery.engine import following, reading
from fairbrief.discovery.engine.asking import Scope, has_fact
from fairbrief.discovery.engine.facts import Family
from fairbrief.discovery.engine.folder import Folder, is_whole
from fairbrief.discovery.engine.following import Follower
from fairbrief.discovery.engine.health import index_health
from fairbrief.discovery.engine.reading import Reader
from fairbrief.discovery.engine.trouble import IndexTroubleError
from fairbrief.discovery.finding import find
from fairbrief.discovery.models import Change, Source
from fairbrief.discovery.queries import briefs_open_to
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Skill, Student
from tests.builders import NOW, TODAY, a_campus, a_student, an_employer, an_open_brief

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def student() -> Student:
    Source.objects.get_or_create(pk=1)
    return a_student(a_campus())


@pytest.fixture
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The index as in an installation: a folder, with no waiting between looks."""
    settings.SEARCH_INLINE = False
    settings.SEARCH_FOLDER = tmp_path / "search"
    monkeypatch.setattr(reading, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(reading, "TRY_AGAIN", 0.0)
    return Folder(tmp_path / "search")


@pytest.fixture
def follower(folder: Folder) -> Iterator[Follower]:
    made = Follower(folder)
    yield made
    made._let_go()


def a_lantern(employer: Employer, student: Student, title: str = "Lantern maps") -> Brief:
    """An open brief that is found by its words in PostgreSQL, too."""
    brief = an_open_brief(employer, student.campus, title=title)
    index_brief(brief)
    return brief


def seen(student: Student, **asked: Any) -> tuple[list[int], bool]:
    """What a student finds, and whether it was found without the index."""
    scope = Scope(campus=student.campus_id)
    found = find(briefs_open_to(student), asked, scope=scope, today=TODAY)
    return sorted(found.ids), found.is_plain


def test_without_an_index_the_database_answers_and_the_worker_makes_one(
    employer: Employer, student: Student, follower: Follower
) -> None:
    brief = a_lantern(employer, student)
    assert seen(student, q="lantern") == ([brief.pk], True)
    follower.step()
    assert seen(student, q="lantern") == ([brief.pk], False)
    assert index_health().briefs == index_health().open_briefs == 1
    assert index_health().trouble == ""


def changes(brief: Brief, student: Student) -> dict[str, Callable[[], object]]:
    skill = Skill.objects.first() or Skill.objects.create(slug="x", name="X", field="x")
    return {
        "title": lambda: Brief.objects.filter(pk=brief.pk).update(title="Lantern"),
        "skill": lambda: brief.skills.add(skill),
        "learned": lambda: brief.teaches.add(skill),
        "piece": lambda: brief.deliverables.create(position=9, title="A lantern"),
        "offering": lambda: brief.offerings.create(campus=a_campus(), listed_at=NOW),
        "unlisted": lambda: brief.offerings.update(listed_at=None),
        "employer": lambda: Employer.objects.filter(pk=brief.employer_id).update(name="Lanterns"),
        "held": lambda: Employer.objects.filter(pk=brief.employer_id).update(
            held_at=NOW, held_reason="x"
        ),
        "closed": lambda: Brief.objects.filter(pk=brief.pk).update(state="closed"),
        "deleted": lambda: Brief.objects.filter(pk=brief.pk).delete(),
    }


@pytest.mark.parametrize(
    "name",
    [
        "title",
        "skill",
        "learned",
        "piece",
        "offering",
        "unlisted",
        "employer",
        "held",
        "closed",
        "deleted",
    ],
)
def test_whatever_changes_of_a_brief_is_noted_and_fed(
    employer: Employer, student: Student, follower: Follower, name: str
) -> None:
    brief = an_open_brief(employer, student.campus)
    other = an_open_brief(an_employer(student.campus), student.campus)
    follower.step()
    before = Change.objects.count()
    changes(brief, student)[name]()
    noted = list(Change.objects.order_by("id")[before:])
    assert {row.brief_id for row in noted} == {brief.pk}
    assert follower.step() == 1
    assert follower.step() == 0
    gone = name in {"unlisted", "held", "closed", "deleted"}
    assert seen(student)[0] == sorted({brief.pk, other.pk} - ({brief.pk} if gone else set()))
    assert index_health().briefs == index_health().open_briefs == 2 - gone


def test_a_renamed_skill_is_found_by_its_new_name(
    employer: Employer, student: Student, follower: Follower
) -> None:
    brief = an_open_brief(employer, student.campus)
    skill = Skill.objects.create(slug="zither", name="Zither", field="music")
    brief.skills.add(skill)
    follower.step()
    assert seen(student, q="zither")[0] == [brief.pk]
    Skill.objects.filter(pk=skill.pk).update(name="Psaltery")
    follower.step()
    assert seen(student, q="psaltery")[0] == [brief.pk]
    assert seen(student, q="zither")[0] == []


def test_a_draft_leaves_no_note(employer: Employer, student: Student) -> None:
    before = Change.objects.count()
    Brief.objects.create(employer=employer, title="A draft", made_at=NOW)
    assert Change.objects.count() == before


def test_a_slow_transaction_is_not_missed_and_holds_up_nobody(
    employer: Employer, student: Student, follower: Follower
) -> None:
    slow, quick = (an_open_brief(employer, student.campus) for _each in range(2))
    follower.step()
    has_written, may_end = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with transaction.atomic():
            Brief.objects.filter(pk=slow.pk).update(title="Slow lantern")
            has_written.set()
            may_end.wait(20)
        connection.close()

    thread = threading.Thread(target=write_slowly)
    thread.start()
    has_written.wait(20)
    Brief.objects.filter(pk=quick.pk).update(title="Quick lantern")
    assert follower.step() == 1
    assert follower.step() == 0
    assert seen(student, q="lantern")[0] == [quick.pk]
    may_end.set()
    thread.join()
    assert follower.step() == 1
    assert seen(student, q="lantern")[0] == sorted([slow.pk, quick.pk])


def test_a_change_is_searchable_within_a_second(
    employer: Employer, student: Student, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOOK_EVERY", 0.2)
    brief = an_open_brief(employer, student.campus)
    stop = threading.Event()
    thread = following.follow(stop)
    try:
        wait_for(lambda: seen(student)[1] is False, 20)
        took = []
        for word in ("lantern", "zither", "quill"):
            Brief.objects.filter(pk=brief.pk).update(title=f"The {word}")
            since = time.monotonic()
            wait_for(lambda word=word: seen(student, q=word) == ([brief.pk], False), 5)
            took.append(time.monotonic() - since)
        assert min(took) < 1
    finally:
        stop.set()
        thread.join()


def wait_for(fact: Callable[[], bool], seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.02)


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


def test_a_worker_that_is_silent_while_nothing_changes_is_believed(
    employer: Employer, student: Student, follower: Follower, folder: Folder
) -> None:
    brief = an_open_brief(employer, student.campus)
    follower.step()
    Change.objects.all().delete()
    os.utime(folder.beat, (time.time() - 3600, time.time() - 3600))
    assert seen(student) == ([brief.pk], False)


def test_only_one_writes(folder: Folder) -> None:
    with folder.only_writer() as first, folder.only_writer() as second:
        assert (first, second) == (True, False)
    with folder.only_writer() as again:
        assert again


HOLD = """
import sys, time
from pathlib import Path
from fairbrief.discovery.engine.folder import Folder
from fairbrief.discovery.engine.schema import prepared
from tantivy import Index
folder = Folder(Path(sys.argv[1]))
with folder.only_writer() as may:
    writer = prepared(Index.open(str(folder.current()))).writer(15_000_000, 1)
    print("writes" if may else "waits", flush=True)
    time.sleep(60)
"""


def test_a_writer_that_is_killed_leaves_its_place_to_the_next(
    employer: Employer, student: Student, folder: Folder
) -> None:
    brief = an_open_brief(employer, student.campus, title="Lantern")
    first = Follower(folder)
    first.step()
    first._let_go()
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.Popen(
        [sys.executable, "-c", "import django; django.setup()\n" + HOLD, str(folder.root)],
        env=env | {"DJANGO_SETTINGS_MODULE": "fairbrief.config.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert killed.stdout
    assert killed.stdout.readline() == "writes\n"
    with folder.only_writer() as may_write:
        assert not may_write
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    killed.stdout.close()
    Brief.objects.filter(pk=brief.pk).update(title="Zither")
    after = Follower(folder)
    with folder.only_writer() as may_write:
        assert may_write
        after.step()
    after._let_go()
    assert seen(student, q="zither") == ([brief.pk], False)


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


def test_it_is_made_anew_when_most_of_it_is_gone(
    employer: Employer, student: Student, follower: Follower, folder: Folder, monkeypatch: Any
) -> None:
    briefs = [a_lantern(employer, student).pk for _number in range(5)]
    follower.step()
    before = folder.current()
    monkeypatch.setattr(feeding, "FEW_GONE", 0)
    # Thrice: a part that is gone as a whole is cleared away at once, and which one that is depends
    # on what else the database does meanwhile.
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


def test_who_applied_changes_the_rank_in_a_while(
    employer: Employer, student: Student, follower: Follower, folder: Folder
) -> None:
    from fairbrief.applications.models import Application

    brief = an_open_brief(employer, student.campus, seats=1)
    follower.step()

    def with_room() -> int:
        searcher = Reader(folder).searcher()
        return int(searcher.search(has_fact(Family.LEVEL, 1), 1).count)

    assert with_room() == 1
    for _number in range(5):
        Application.objects.create(
            brief=brief,
            student=a_student(student.campus),
            state="submitted",
            made_at=NOW,
            submitted_at=NOW,
        )
    follower.step()
    assert with_room() == 1
    following.note_applied()
    follower.step()
    assert with_room() == 0


def test_old_changes_are_cleared_away(employer: Employer, student: Student) -> None:
    an_open_brief(employer, student.campus)
    following.clear_old_changes()
    assert Change.objects.exists()
    with connection.cursor() as rows:
        rows.execute("UPDATE discovery_change SET at = at - interval '3 days'")
    following.clear_old_changes()
    assert not Change.objects.exists()


def test_the_folder_is_the_installations_own() -> None:
    assert django_settings.SEARCH_FOLDER == django_settings.HOME / "search"
    assert not is_whole(Path("/nowhere"))
