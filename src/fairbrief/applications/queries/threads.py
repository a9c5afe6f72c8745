"""The messages about an application: who has read how far, and what is new."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import (
    Count,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from fairbrief.applications.models import Application, Message, ReadMark
from fairbrief.applications.queries.listing import BEFORE_TALK, TALKING_STATES


@dataclass(frozen=True)
class Talk:
    """An application's thread where the application is shown.

    `is_open`: it can be written in. `work`: the code of the work made of the application, where
    the thread goes on; `agreement` that of the agreement; each "" while there is none. `seen`: the
    last message a reader has seen, 0 for none.
    """

    is_open: bool = False
    work: str = ""
    agreement: str = ""
    seen: int = 0


def talk_of(application: Application, *, reader: str = "") -> Talk:
    """One query, and none before the shortlist."""
    if not application.submitted_at or application.state in BEFORE_TALK:
        return Talk()
    mark = ReadMark.objects.filter(application=OuterRef("pk"), reader=reader)
    work, agreement, ended_at, seen = (
        Application.objects.filter(pk=application.pk)
        .annotate(seen=Coalesce(Subquery(mark.values("upto")[:1]), 0))
        .values_list(
            "agreement__engagement__code", "agreement__code", "agreement__ended_at", "seen"
        )
        .get()
    )
    return Talk(
        is_open=application.state in TALKING_STATES and not work and ended_at is None,
        work=work or "",
        agreement=agreement or "",
        seen=seen,
    )


def thread_of(application_id: int, *, with_files: bool = True) -> QuerySet[Message]:
    """Every message of a thread with its files, the newest first."""
    rows = Message.objects.filter(application_id=application_id)
    return rows.prefetch_related("files") if with_files else rows


def has_messages(application: Application) -> bool:
    return Message.objects.filter(application=application).exists()


def read_up_to(application_id: int, reader: str) -> int:
    """The last message the reader has seen; 0 for none."""
    mark = ReadMark.objects.filter(application_id=application_id, reader=reader)
    return mark.values_list("upto", flat=True).first() or 0


def new_messages(application: str, *, side: str, reader: str) -> Combinable:
    """For a query: how many messages of the other side a reader has not seen, in the thread of the
    application that `application` names from the query's rows."""
    return Coalesce(
        Subquery(
            _unseen(application, side, reader)
            .order_by()
            .values("application")
            .annotate(number=Count("id"))
            .values("number")
        ),
        0,
    )


def _unseen(application: str, side: str, reader: str) -> QuerySet[Message]:
    mark = ReadMark.objects.filter(application=OuterRef("application"), reader=reader)
    return (
        Message.objects.filter(application=OuterRef(application))
        .exclude(side=side)
        .filter(pk__gt=Coalesce(Subquery(mark.values("upto")[:1]), 0))
    )


def unread_threads(side: str, reader: str) -> QuerySet[Application]:
    """Applications with messages of the other side that a reader has not seen."""
    return Application.objects.filter(Exists(_unseen("pk", side, reader)))


def words_of_side(application_id: int, side: str, code: str) -> str:
    """What a side wrote in a message of the thread; "" when there is no such message."""
    texts = Message.objects.filter(application=application_id, side=side, code=code)
    return texts.values_list("text", flat=True).first() or ""
