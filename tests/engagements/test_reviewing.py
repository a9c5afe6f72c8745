"""Files, handing in, silence, changes asked for, and how work is accepted."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fairbrief.audit.actors import Actor
from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import (
    approve_work,
    ask_changes,
    hand_over_version,
    review_work,
    submit_work,
)
from fairbrief.engagements.queries import View
from fairbrief.kernel.clock import after_business_days
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.files import FileRefusedError
from fairbrief.notices.models import Notice
from tests.builders import (
    NOW,
    days,
    in_days,
)
from tests.working import all_met, hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


PDF = b"%PDF-1.7 and so on"


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [
        ("report.pdf", PDF, True),
        ("notes.md", "# Für Maya".encode(), True),
        ("report.pdf", b"<html><script>", False),
        ("page.html", b"<html>", False),
        ("drawing.svg", b"<svg onload=alert(1)>", False),
        ("run.exe", b"MZ", False),
        ("letter.docx", b"PK\x03\x04 not a document", False),
        ("notes.txt", b"\x00\x01\x02", False),
        ("empty.pdf", b"", False),
        ("noending", PDF, False),
    ],
)
def test_only_files_that_are_what_they_say_are_taken(
    name: str, content: bytes, taken: bool
) -> None:
    found = work("active")
    piece = found.pieces.get(position=1)

    def hand_over() -> Any:
        return hand_over_version(
            piece,
            file=SimpleUploadedFile(name, content),
            link="",
            note="",
            self_check=[True],
            actor=the_student(found),
            at=NOW,
        )

    if not taken:
        with pytest.raises(FileRefusedError):
            hand_over()
        return
    version = hand_over()
    assert version.file_name == name
    assert name.split(".")[0] not in version.file.name
    assert version.self_check == [True, False]


def test_a_file_too_large_is_refused(settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024
    found = work("active")
    with pytest.raises(FileRefusedError):
        hand_over_version(
            found.pieces.get(position=1),
            file=SimpleUploadedFile("a.pdf", PDF + b"x" * 2000),
            link="",
            note="",
            self_check=[],
            actor=the_student(found),
            at=NOW,
        )


def test_handing_in_needs_a_version_of_every_deliverable() -> None:
    found = work("active")
    with pytest.raises(MissingFactError):
        submit_work(found, actor=the_student(found), at=NOW)
    hand_in(found)
    assert found.state == "submitted"
    turn = turn_of(found)
    assert turn is not None
    assert turn.owner == "employer"


def test_silence_accepts_the_work_after_five_business_days_with_reminders() -> None:
    found = work("submitted")
    for day in range(1, 9):  # a weekend and a holiday lie between
        fire_due(at=NOW + days(day))
    found.refresh_from_db()
    assert found.state == "submitted"
    reminded = Notice.objects.filter(
        kind="engagement.review_soon", user=found.supervisor.user
    ).count()
    assert reminded == 3
    fire_due(at=NOW + days(9))
    found.refresh_from_db()
    assert found.approved_by_clock
    assert found.state == "approved"


def test_the_reviewer_is_reminded_on_their_own_business_days() -> None:
    found = work("active")
    for column, value in {"time_zone": "Asia/Tokyo", "country": "JP", "state": ""}.items():
        setattr(found.employer, column, value)
    found.employer.save()
    hand_in(found)
    clock = Clock.objects.get(kind="engagement.review", fired_at=None, stopped_at=None)
    expected = [after_business_days(NOW, nth, zone="Asia/Tokyo", country="JP") for nth in (1, 3, 4)]
    for moment in expected:
        clock.refresh_from_db()
        assert clock.next_at == moment
        fire_due(at=moment)
    clock.refresh_from_db()
    assert clock.next_at == clock.due_at


def test_changes_can_be_asked_for_twice_and_need_new_work() -> None:
    found = work("submitted")
    supervisor, student = the_supervisor(found), the_student(found)
    with pytest.raises(FairbriefError):
        ask_changes(found, reason="more", actor=supervisor, at=NOW)
    for round_ in (1, 2):
        ask_changes(found, reason="Ten sources are in English only.", actor=supervisor, at=NOW)
        assert (found.state, found.rounds) == ("changes_asked", round_)
        with pytest.raises(MissingFactError):
            submit_work(found, actor=student, at=NOW)
        hand_in(found, at=NOW + days(round_))
    with pytest.raises(MissingFactError):
        ask_changes(found, reason="Ten sources are in English only.", actor=supervisor, at=NOW)
    approve_work(found, views=all_met(found), actor=supervisor, at=NOW + days(3))
    assert found.state == "approved"
    assert not found.approved_by_clock


def test_handing_in_early_costs_nothing_when_changes_are_asked() -> None:
    found = work("submitted", due_on=in_days(29))
    ask_changes(
        found, reason="Ten sources are in English only.", actor=the_supervisor(found), at=NOW
    )
    turn = turn_of(found)
    assert turn is not None
    assert (turn.kind, turn.due_at.date()) == ("engagement.mend", in_days(29))
    fire_due(at=NOW + days(20))
    assert not Notice.objects.filter(kind="engagement.late").exists()
    fire_due(at=NOW + days(30))
    assert Notice.objects.filter(kind="engagement.late").exists()


def test_near_the_due_date_five_business_days_are_left_to_mend() -> None:
    found = work("submitted", due_on=in_days(8))
    ask_changes(
        found,
        reason="Ten sources are in English only.",
        actor=the_supervisor(found),
        at=NOW + days(7),
    )
    turn = turn_of(found)
    assert turn is not None
    assert turn.due_at.date() == in_days(14)


def test_a_review_goes_by_the_criteria_of_the_newest_version() -> None:
    found = work("submitted")
    supervisor = the_supervisor(found)
    version = found.pieces.get(position=1).versions.get()

    def say(*views: View, actor: Actor = supervisor) -> None:
        review_work(found, views={version.code: views}, actor=actor, at=NOW)

    with pytest.raises(FairbriefError) as refusal:
        say(View(met=True), View(met=False))
    assert refusal.value.field == f"note_{version.code}_1"
    say(View(met=True), View(met=False, note="Six are"))
    version.refresh_from_db()
    assert version.review == [{"met": True, "note": ""}, {"met": False, "note": "Six are"}]
    with pytest.raises(NotAllowedError):
        say(View(met=True), actor=the_student(found))
    ask_changes(found, reason="Ten sources are in English only.", actor=supervisor, at=NOW)
    hand_in(found, at=NOW + days(1))
    with pytest.raises(IllegalMoveError):
        say(View(met=True))


def test_a_view_may_stay_open_and_is_written_down_once() -> None:
    found = work("submitted")
    supervisor = the_supervisor(found)
    version = found.pieces.get(position=1).versions.get()
    for _press in range(2):
        views = {version.code: [View(note="Read half of it")]}
        review_work(found, views=views, actor=supervisor, at=NOW)
    version.refresh_from_db()
    assert version.review[0] == {"met": None, "note": "Read half of it"}
    assert history_of(found).filter(name="piece reviewed").count() == 1


def test_only_work_that_is_met_throughout_is_accepted() -> None:
    found = work("submitted")
    supervisor = the_supervisor(found)
    with pytest.raises(MissingFactError, match="every criterion"):
        approve_work(found, actor=supervisor, at=NOW)
    views = all_met(found)
    first = next(iter(views))
    views[first] = [View(met=True), View(met=False, note="Six are")]
    with pytest.raises(MissingFactError, match="not met yet"):
        approve_work(found, views=views, actor=supervisor, at=NOW)
    found.refresh_from_db()
    assert found.state == "submitted"
    views[first] = [View(met=True, note="Well chosen"), View(met=True)]
    for _press in range(2):
        approve_work(found, views=views, actor=supervisor, at=NOW)
    assert found.pieces.get(position=1).versions.get().review[0]["note"] == "Well chosen"
    assert history_of(found).filter(name="approve").count() == 1


def test_the_sum_that_is_released_is_the_one_that_was_read() -> None:
    found = work("submitted")
    accept = {"views": all_met(found), "actor": the_supervisor(found), "at": NOW}
    with pytest.raises(FairbriefError, match=r"\$432 by now"):
        approve_work(found, fee_minor=40000, **accept)
    approve_work(found, fee_minor=43200, **accept)
    assert found.approved_at
