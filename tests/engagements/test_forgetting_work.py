"""When an agreement's time to be kept is over, so is that of what was written around it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, models, transaction
from django.test import Client

from fairbrief.applications import forgetting as of_application
from fairbrief.applications.models import Application, Message, MessageFile
from fairbrief.applications.talking import add_message
from fairbrief.audit.chain import verify
from fairbrief.concerns.models import Concern, Reading
from fairbrief.engagements.actions import (
    end_early,
    forget_agreements,
    hand_over_version,
    log_decision,
    log_hours,
)
from fairbrief.engagements.actions import forgetting_work as of_work
from fairbrief.engagements.models import (
    Decision,
    Ending,
    Engagement,
    EntryChange,
    Piece,
    PieceAcceptance,
    PieceVersion,
)
from tests.builders import NOW, TODAY, days
from tests.working import the_student, work

pytestmark = pytest.mark.django_db

LATER = NOW.replace(year=NOW.year + 6) + days(1)
SECRET = "Nobodymayreadthislater"
#: What stays: what was to be made, and marks that are no words of a person.
KEPT = {
    "engagements.Engagement": {"title"},
    # Moments.
    "engagements.Meeting": {"other_times"},
    "engagements.Milestone": {"what"},
    "engagements.Piece": {"title", "criteria"},
    "engagements.PieceVersion": {"self_check"},
    "engagements.Ending": {"figures"},
    "engagements.Evidence": {"ref"},
    "engagements.Pulse": {"question"},
}
_WORDY = (models.CharField, models.TextField, models.FileField, models.JSONField, ArrayField)


def _wordy(model: type[models.Model]) -> set[str]:
    """Columns that may hold words: no codes, no choices, no currency, no state."""
    return {
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, _WORDY)
        and not field.choices
        and field.name not in ("code", "currency", "state_before")
    }


def test_every_column_of_words_goes_or_is_kept_for_a_reason() -> None:
    theirs = [*apps.get_app_config("engagements").get_models(), Application, Message, MessageFile]
    gone = {model: set(columns) for model, (_way, columns) in of_work.WORDS.items()}
    gone |= {model: set(columns) for model, columns in of_application.WORDS.items()}
    for model in theirs:
        kept = KEPT.get(model._meta.label, set())
        assert _wordy(model) == gone.get(model, set()) | kept, model._meta.label


def _written(found: Engagement) -> tuple[str, str]:
    """A work with words everywhere; gives the names of two files that were kept."""
    student = the_student(found)
    said = add_message(
        found.agreement.application,
        side="student",
        text=f"{SECRET}. Pay the fee by gift card and send me the code.",
        files=[SimpleUploadedFile(f"{SECRET}.pdf", b"%PDF-1.7 and so on")],
        actor=student,
        at=NOW,
    )
    piece = Piece.objects.filter(engagement=found).first()
    assert piece
    version = hand_over_version(
        piece,
        file=SimpleUploadedFile(f"{SECRET}.pdf", b"%PDF-1.7 and so on"),
        link="",
        note=SECRET,
        self_check=[True] * len(piece.criteria),
        actor=student,
        at=NOW,
    )
    log_decision(found, text=SECRET, why=SECRET, actor=student, at=NOW)
    entry = log_hours(found, day=TODAY, minutes=60, note=SECRET, actor=student, at=NOW)
    EntryChange.objects.create(
        entry=entry, day=TODAY, minutes=30, note=SECRET, at=NOW, by_name=SECRET
    )
    PieceAcceptance.objects.create(piece=piece, version=version, at=NOW, by_name=SECRET)
    PieceVersion.objects.update(review=[{"met": True, "note": SECRET}])
    Application.objects.update(interest=SECRET, experience=SECRET, employer_note=SECRET)
    end_early(found, reason=f"{SECRET}, and so we stop.", actor=student, at=NOW)
    return said.files.get().file.name, version.file.name


def _tables_with_it() -> list[str]:
    """Tables of work and application in which the words still stand anywhere."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("engagements_", "applications_", "agreements_", "concerns_")):
                cursor.execute(f"SELECT 1 FROM {table} AS t WHERE t::text LIKE %s", [f"%{SECRET}%"])  # noqa: S608
                found += [table] if cursor.fetchone() else []
    return found


def test_words_names_and_files_go_with_the_agreement(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    found = work("active")
    files = _written(found)
    assert Reading.objects.filter(kind="message").exists()
    Concern.objects.update(words=SECRET)
    assert {"engagements_decision", "applications_message"} <= set(_tables_with_it())
    assert forget_agreements(at=LATER) == 1
    assert _tables_with_it() == []
    assert not Reading.objects.filter(kind="message").exists()
    for name in files:
        assert not (tmp_path / name).exists()
    found.refresh_from_db()
    assert (found.state, found.hours, found.end_reason) == ("ended_early", 18, "–")
    assert Message.objects.get().at == NOW
    assert list(verify()) == []
    assert forget_agreements(at=LATER) == 0


def test_the_database_lets_words_go_only_after_the_removal_and_nothing_else_then() -> None:
    found = work("active")
    _written(found)
    tries: list[tuple[type[models.Model], dict[str, Any]]] = [
        (Message, {"text": "–", "by_name": "–"}),
        (MessageFile, {"file": "", "name": "–"}),
        (Decision, {"text": "–", "why": "–", "by_name": "–"}),
        (EntryChange, {"note": "–", "by_name": "–"}),
        (PieceAcceptance, {"by_name": "–"}),
        (Ending, {"reason": "–", "by_name": "–"}),
    ]

    def refused(model: type[models.Model], change: dict[str, Any]) -> bool:
        try:
            with transaction.atomic():
                model._default_manager.update(**change)
        except DatabaseError:
            return True
        return False

    assert all(refused(model, change) for model, change in tries)
    forget_agreements(at=LATER)
    assert refused(Message, {"text": "Other words"})
    assert refused(Decision, {"text": "Other words", "by_name": "–"})
    assert refused(Ending, {"pay_minor": 1})
    assert refused(EntryChange, {"minutes": 5})


def test_its_pages_are_still_there_and_its_files_are_not(client: Client) -> None:
    found = work("active")
    _written(found)
    message = MessageFile.objects.get()
    version = PieceVersion.objects.get()
    forget_agreements(at=LATER)
    base = f"/student/work/{found.code}/"
    client.force_login(found.student.user)
    for page in (
        "",
        "hours/",
        "messages/",
        "rhythm/",
        "pieces/",
        "changes/",
        "trouble/",
        "record/",
    ):
        answer = client.get(f"{base}{page}")
        assert answer.status_code == 200, page
        assert SECRET not in answer.content.decode(), page
    assert (
        "Removed, its time to be kept being over" in client.get(f"{base}pieces/").content.decode()
    )
    assert client.get(f"{base}files/{version.code}/").status_code == 404
    assert client.get(f"{base}attachments/{message.code}/").status_code == 404
