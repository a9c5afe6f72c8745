"""Writing to each other about an application, and later about the work: one thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.applications.access import reader_of, side_of
from fairbrief.applications.models import Application, Message, MessageFile, ReadMark
from fairbrief.applications.notices import owners, who_reads
from fairbrief.applications.queries import talk_of
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.clock import A_DOUBLE_PRESS
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.kernel.files import FileRefusedError, check_file, stored_name
from fairbrief.notices.telling import Recipient, tell

LONGEST_MESSAGE = 3000
MOST_FILES = 5
#: Messages a side may send in a day: more is a machine, or a quarrel.
MOST_A_DAY = 50
#: Several messages in a row are told once.
A_BURST = timedelta(minutes=15)


def write_message(application: Application, /, *, text: str, actor: Actor, at: datetime) -> Message:
    """Writes to the other side while there is no work yet; without files, as no sample is made
    for an application."""
    side = side_of(actor, application)
    if not side:
        raise NotAllowedError(_("Only the student and the employer write here."))
    if not talk_of(application).is_open:
        raise IllegalMoveError(_("Messages are open from the shortlist on, until it is decided."))
    return add_message(application, side=side, text=text, actor=actor, at=at)


def add_message(
    application: Application,
    /,
    *,
    side: str,
    text: str,
    files: Sequence[UploadedFile[Any]] = (),
    also: Callable[[], list[Recipient]] = list,
    actor: Actor,
    at: datetime,
) -> Message:
    """Adds a message for a side. The caller has made sure that the actor speaks for it.

    `also` gives people without an account who are told. The words are read for the marks of scams
    and reach the other side in any case. A second press gives the first message.
    """
    text = text.strip()
    if not text:
        raise FairbriefError(_("Write a message."), field="text")
    if len(text) > LONGEST_MESSAGE:
        raise FairbriefError(_("Keep it under 3000 characters."), field="text")
    names = _checked(files)
    with transaction.atomic():
        locked(application)
        latest = Message.objects.filter(application=application).first()
        if latest and _is_again(latest, side, text, names, at):
            return latest
        today = Message.objects.filter(
            application=application, side=side, at__gt=at - timedelta(days=1)
        )
        if today.count() >= MOST_A_DAY:
            raise LimitReachedError(_("Fifty messages a day are the most. A call may be quicker."))
        message = Message.objects.create(
            application=application,
            side=side,
            by_user_id=actor.user_id,
            by_name=actor.name[:120],
            text=text,
            at=at,
        )
        for name, upload in zip(names, files, strict=True):
            row = MessageFile(message=message, name=name)
            row.file.save(stored_name(name), upload, save=False)
            row.save()
        read_words(message, at=at)
        if latest is None or latest.side != side or latest.at < at - A_BURST:
            told: list[Recipient | User] = [*who_reads(message), *also()]
            told = told or [*owners(message)]
            tell("message.posted", message, at=at, but_not=actor.user_id, to=told)
    return message


def _checked(files: Sequence[UploadedFile[Any]]) -> list[str]:
    """The names of the files as they are kept. Raises FileRefusedError with the one not taken."""
    if len(files) > MOST_FILES:
        raise FairbriefError(_("Five files are the most for one message."), field="attached")
    names = []
    for upload in files:
        try:
            names.append(check_file(upload))
        except FileRefusedError as refusal:
            raise FileRefusedError(
                f"{upload.name}: {refusal.message}", field="attached"
            ) from refusal
    return names


def _is_again(latest: Message, side: str, text: str, names: list[str], at: datetime) -> bool:
    return (
        latest.side == side
        and latest.text == text
        and latest.at > at - A_DOUBLE_PRESS
        and [each.name for each in latest.files.all()] == names
    )


def mark_read(application_id: int, /, *, upto: int, actor: Actor, at: datetime) -> None:
    """The actor has seen the thread up to a message."""
    reader = reader_of(actor)
    rows = ReadMark.objects.filter(application_id=application_id, reader=reader)
    if not rows.update(upto=upto, at=at):
        ReadMark.objects.update_or_create(
            application_id=application_id, reader=reader, defaults={"upto": upto, "at": at}
        )
