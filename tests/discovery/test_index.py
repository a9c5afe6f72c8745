"""The index on disk: fed, followed by readers, one writer, and what it notes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction

from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine import following, reading
from fairbrief.discovery.engine.asking import has_fact
from fairbrief.discovery.engine.facts import Family
from fairbrief.discovery.engine.folder import Folder, is_whole
from fairbrief.discovery.engine.following import Follower
from fairbrief.discovery.engine.health import index_health
from fairbrief.discovery.engine.reading import Reader
from fairbrief.discovery.models import Change
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Skill, Student
from tests.builders import NOW, a_campus, a_student, an_employer, an_open_brief
from tests.discovery.indexed import a_lantern, folder, follower, seen, student

__all__ = ["folder", "follower", "student"]

pytestmark = pytest.mark.django_db(transaction=True)


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


def test_a_change_is_searchable_without_asking_for_it(
    employer: Employer, student: Student, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOOK_EVERY", 0.2)
    brief = an_open_brief(employer, student.campus)
    stop = threading.Event()
    thread = following.follow(stop)
    try:
        wait_for(lambda: seen(student)[1] is False, 20)
        for word in ("lantern", "zither", "quill"):
            Brief.objects.filter(pk=brief.pk).update(title=f"The {word}")
            wait_for(lambda word=word: seen(student, q=word) == ([brief.pk], False), 30)
    finally:
        stop.set()
        thread.join()


def wait_for(fact: Callable[[], bool], seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.02)


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
