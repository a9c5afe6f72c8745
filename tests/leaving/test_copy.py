"""The copy: whole, of nobody else, and without what others said in confidence."""

from __future__ import annotations

import io
import json
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile

from fairbrief.accounts.models import User
from fairbrief.advising.models import Note
from fairbrief.applications.models import Application, Message, MessageFile
from fairbrief.engagements.models import Piece, PieceVersion
from fairbrief.kernel.yours import HELD
from fairbrief.leaving.copying import copy_of
from fairbrief.payments.models import Funding
from fairbrief.relationships.models import Feedback, Wording
from fairbrief.students.models import Skill
from tests.builders import NOW, a_campus, a_student, a_user, an_entry, an_officer
from tests.engaged import an_engagement
from tests.matrices.stage import set_stage

pytestmark = pytest.mark.django_db


def opened(user: User | None) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The rooms of a copy, and every file in it."""
    assert user is not None
    with ZipFile(io.BytesIO(b"".join(copy_of(user, at=NOW)))) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    rooms = {
        name.removesuffix(".json"): json.loads(content)
        for name, content in files.items()
        if name.endswith(".json") and "/" not in name
    }
    return rooms, files


def test_everyone_on_the_stage_gets_a_copy() -> None:
    set_stage()
    for user in User.objects.all():
        rooms, files = opened(user)
        assert rooms["accounts"]["user"]["rows"][0]["email"] == user.email
        assert user.email in files["README.txt"].decode()


def test_every_table_and_key_is_there_even_where_there_is_nothing() -> None:
    rooms, _files = opened(a_user())
    shown = {(each.room, each.name) for each in HELD if each.shows}
    assert shown == {(room, name) for room, tables in rooms.items() for name in tables}


def test_moments_are_in_utc_and_money_has_its_currency() -> None:
    work = an_engagement("active")
    Funding.objects.create(
        engagement=work, state="due", amount_minor=43200, currency="USD", due_at=NOW
    )
    rooms, _files = opened(work.student.user)
    assert rooms["engagements"]["engagement"]["rows"][0]["code"] == work.code
    assert rooms["students"]["student"]["rows"][0]["made_at"] == "2027-02-10T15:00:00+00:00"
    money = rooms["payments"]["funding"]["rows"][0]
    assert (money["amount_minor"], money["currency"]) == (43200, "USD")


def test_messages_are_there_from_both_sides_and_files_from_ones_own() -> None:
    work = an_engagement("active")
    row = work.agreement.application
    sides = (("student", work.student.user), ("employer", work.supervisor.user))
    for side, user in sides:
        said = Message.objects.create(
            application=row, side=side, by_user=user, by_name="x", text=f"By {side}", at=NOW
        )
        file = MessageFile(message=said, name=f"../a\r\n:{side}.txt")
        file.file.save("x.txt", ContentFile(side.encode()), save=False)
        file.save()
    piece = Piece.objects.filter(engagement=work).first()
    assert piece is not None
    handed = PieceVersion(piece=piece, number=1, file_name="work.pdf", at=NOW, by_name="x")
    handed.file.save("work.pdf", ContentFile(b"%PDF"), save=False)
    handed.save()
    for side, user in sides:
        rooms, files = opened(user)
        texts = [each["text"] for each in rooms["applications"]["message"]["rows"]]
        assert texts == ["By student", "By employer"]
        mine = [name for name in files if name.startswith("files/applications/")]
        assert [name.rpartition("-")[2] for name in mine] == [f"a___{side}.txt"]
        assert files[mine[0]] == side.encode()
        assert any(name.endswith("-work.pdf") for name in files) == (side == "student")
    # And nothing of it in anybody else's.
    stranger, _files = opened(a_student(work.campus).user)
    assert not stranger["applications"]["message"]["rows"]


def test_what_others_said_in_confidence_is_not_in_it() -> None:
    work = an_engagement("paid")
    entry = an_entry(work.campus, student=work.student)
    officer = an_officer(work.campus)
    Note.objects.create(
        entry=entry,
        author=officer.user,
        by_name="x",
        kind="call",
        seen_by="office",
        day=NOW.date(),
        text="SECRET note",
        made_at=NOW,
    )
    Feedback.objects.create(
        engagement=work,
        side="employer",
        ratings={},
        wording=Wording.objects.create(version="x", language="en", digest="d", content={}),
        went_well="SECRET feedback",
        to_the_office="SECRET line",
        by_name="x",
        at=NOW,
    )
    _rooms, files = opened(work.student.user)
    assert not [name for name, content in files.items() if b"SECRET" in content]
    assert "advising.note" in files["README.txt"].decode()
    Feedback.objects.update(opened_at=NOW)
    rooms, files = opened(work.student.user)
    assert rooms["relationships"]["feedback"]["rows"][0]["went_well"] == "SECRET feedback"
    assert not [name for name, content in files.items() if b"SECRET line" in content]
    # Who gave it has all of it.
    rooms, _files = opened(work.supervisor.user)
    assert rooms["relationships"]["feedback"]["rows"][0]["to_the_office"] == "SECRET line"


def test_of_what_may_be_chosen_all_is_said() -> None:
    student = a_student(a_campus())
    skill = Skill.objects.order_by("pk").first()
    assert skill is not None
    student.skills.add(skill)
    rooms, _files = opened(student.user)
    assert rooms["students"]["student_skills"]["rows"] == [{"skill": skill.name}]
    assert not Application.objects.exists()


def test_who_left_an_organization_gets_nothing_more_of_its_works() -> None:
    work = an_engagement("active")
    row = work.agreement.application
    user = work.supervisor.user
    for side, writer in (("student", work.student.user), ("employer", user)):
        Message.objects.create(
            application=row, side=side, by_user=writer, by_name="x", text=f"By {side}", at=NOW
        )
    rooms, _files = opened(user)
    assert len(rooms["applications"]["message"]["rows"]) == 2
    assert rooms["engagements"]["engagement"]["rows"]
    work.supervisor.left_at = NOW
    work.supervisor.save(update_fields=["left_at"])
    rooms, _files = opened(user)
    (own,) = rooms["applications"]["message"]["rows"]
    assert own["text"] == "By employer"
    assert not rooms["engagements"]["engagement"]["rows"]
    assert rooms["organizations"]["member"]["rows"], "their own place stays theirs"
