"""Notes: who reads them, what they said before, and the student's right to see them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from fairbrief.advising.access import notes_for
from fairbrief.advising.actions import (
    ask_for_record,
    change_note,
    drop_note,
    show_record,
    write_note,
)
from fairbrief.advising.models import Note, NoteVersion, RecordRequest
from fairbrief.advising.queries import shown_to
from fairbrief.clocks.firing import fire_due
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Officer
from fairbrief.roster.models import RosterEntry
from tests.builders import NOW, TODAY, a_campus, a_student, acting, an_officer, days, entry_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> RosterEntry:
    return entry_of(a_student(a_campus()))


@pytest.fixture
def officer(entry: RosterEntry) -> Officer:
    return an_officer(entry.campus)


def a_note(entry: RosterEntry, officer: Officer, text: str, seen_by: str = "office") -> Note:
    return write_note(
        entry,
        kind="call",
        seen_by=seen_by,
        day=TODAY,
        text=text,
        actor=acting(officer.user),
        at=NOW,
    )


def read_by(officer: Officer) -> list[str]:
    return [each.text for each in notes_for(officer)]


def test_a_note_is_read_by_those_it_is_for(entry: RosterEntry, officer: Officer) -> None:
    colleague, stranger = an_officer(entry.campus), an_officer(a_campus())
    a_note(entry, officer, "Wants to work in film.")
    a_note(entry, officer, "Seemed tired; ask again.", "mine")
    assert set(read_by(officer)) == {"Wants to work in film.", "Seemed tired; ask again."}
    assert read_by(colleague) == ["Wants to work in film."]
    assert read_by(stranger) == []


def test_a_second_press_writes_one_note(entry: RosterEntry, officer: Officer) -> None:
    assert a_note(entry, officer, "Once.") == a_note(entry, officer, "Once.")
    with pytest.raises(FairbriefError):
        a_note(entry, officer, "  ")


def test_others_write_no_notes(entry: RosterEntry) -> None:
    for user in (an_officer(a_campus()).user, entry.student.user if entry.student else None):
        with pytest.raises(NotAllowedError):
            write_note(
                entry,
                kind="call",
                seen_by="office",
                day=TODAY,
                text="Mine",
                actor=acting(user),
                at=NOW,
            )


def _changed(note: Note, officer: Officer, text: str, seen_by: str = "office") -> None:
    change_note(
        note,
        kind=note.kind,
        seen_by=seen_by,
        day=note.day,
        text=text,
        actor=acting(officer.user),
        at=NOW + days(1),
    )


def test_what_a_note_said_before_is_kept(entry: RosterEntry, officer: Officer) -> None:
    note = a_note(entry, officer, "Graduates in May.")
    _changed(note, officer, "Graduates in June.")
    _changed(note, officer, "Graduates in June.")
    note.refresh_from_db()
    assert (note.text, note.version) == ("Graduates in June.", 2)
    (before,) = note.versions.all()
    assert (before.number, before.text) == (1, "Graduates in May.")
    with pytest.raises(IntegrityError), transaction.atomic():
        NoteVersion.objects.update(text="Nothing")
    with pytest.raises(NotAllowedError):
        _changed(note, an_officer(entry.campus), "Mine now")


def test_what_the_office_could_read_does_not_become_ones_own(
    entry: RosterEntry, officer: Officer
) -> None:
    note = a_note(entry, officer, "For me first.", "mine")
    _changed(note, officer, "For everyone now.")
    note.refresh_from_db()
    with pytest.raises(IllegalMoveError):
        _changed(note, officer, "For me again.", "mine")
    with pytest.raises(IllegalMoveError):
        drop_note(note, actor=acting(officer.user), at=NOW)


def test_ones_own_note_can_be_thrown_away(entry: RosterEntry, officer: Officer) -> None:
    note = a_note(entry, officer, "A thought.", "mine")
    _changed(note, officer, "Another thought.", "mine")
    drop_note(note, actor=acting(officer.user), at=NOW)
    assert not Note.objects.exists()
    assert not NoteVersion.objects.exists()


def _asked(entry: RosterEntry) -> RecordRequest:
    assert entry.student is not None
    return ask_for_record(entry, actor=acting(entry.student.user), at=NOW)


def test_a_student_asks_and_is_shown_the_offices_notes(
    entry: RosterEntry, officer: Officer
) -> None:
    a_note(entry, officer, "For the office.")
    a_note(entry, officer, "For me alone.", "mine")
    assert shown_to(entry).notes == []
    request = _asked(entry)
    assert _asked(entry) == request
    assert Notice.objects.filter(kind="record.asked", user=officer.user).count() == 1
    assert shown_to(entry).notes == []
    show_record(request, actor=acting(officer.user), at=NOW + days(2))
    assert [each.text for each in shown_to(entry).notes] == ["For the office."]
    note = a_note(entry, officer, "Written since.")
    Note.objects.filter(pk=note.pk).update(made_at=NOW + days(3))
    assert [each.text for each in shown_to(entry).notes] == ["For the office."]
    with pytest.raises(NotAllowedError):
        ask_for_record(entry, actor=acting(officer.user), at=NOW)


def test_after_45_days_they_are_shown_by_themselves(entry: RosterEntry, officer: Officer) -> None:
    a_note(entry, officer, "For the office.")
    request = _asked(entry)
    for day in (30, 42, 44):
        fire_due(at=NOW + days(day))
    request.refresh_from_db()
    assert request.shown_at is None
    assert Notice.objects.filter(kind="record.asked", user=officer.user).count() == 3
    fire_due(at=NOW + days(46))
    request.refresh_from_db()
    assert request.shown_at is not None
    assert [each.text for each in shown_to(entry).notes] == ["For the office."]


def test_another_office_shows_nothing(entry: RosterEntry) -> None:
    request = _asked(entry)
    with pytest.raises(NotAllowedError):
        show_record(request, actor=acting(an_officer(a_campus()).user), at=NOW)
