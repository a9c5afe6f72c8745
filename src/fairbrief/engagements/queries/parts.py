"""What belongs to one work: pieces and their versions, meetings, questions, changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from fairbrief.clocks.queries import due_of
from fairbrief.engagements.models import (
    ChangeOrder,
    Engagement,
    Meeting,
    Piece,
    PieceVersion,
    Pulse,
    StuckCall,
)
from fairbrief.engagements.states import (
    ChangeOrderState,
    MeetingKind,
)
from fairbrief.kernel.seen import print_of


def pieces_of(engagement: Engagement) -> QuerySet[Piece]:
    """Deliverables that still count, each with its versions, newest first."""
    rows = engagement.pieces.filter(dropped_at=None).select_related("acceptance")
    return rows.prefetch_related(Prefetch("versions", PieceVersion.objects.order_by("-number")))


@dataclass(frozen=True)
class View:
    """What the supervisor says of one criterion; `met` is None until it is said."""

    met: bool | None = None
    note: str = ""


def newest_versions(engagement: Engagement) -> list[PieceVersion]:
    """What is to be reviewed: the newest version of each deliverable that counts, in order.

    What was accepted before the whole is not reviewed again.
    """
    rows = []
    for piece in pieces_of(engagement).filter(acceptance=None):
        piece.engagement = engagement
        for version in list(piece.versions.all())[:1]:
            version.piece = piece
            rows.append(version)
    return rows


def print_of_handed_in(versions: Iterable[PieceVersion]) -> str:
    """What a page of the newest versions shows, for `kernel.seen`."""
    return print_of(sorted(version.code for version in versions))


def views_of(version: PieceVersion) -> list[View]:
    """What the supervisor has said so far, one view a criterion."""
    said = [View(each.get("met"), each.get("note", "")) for each in version.review or []]
    number = len(version.piece.criteria)
    return (said + [View()] * number)[:number]


def pieces_missing(engagement: Engagement) -> int:
    """Deliverables nothing was handed over for."""
    rows = engagement.pieces.filter(dropped_at=None).annotate(number=Count("versions"))
    return rows.filter(number=0).count()


def meetings_of(engagement: Engagement) -> QuerySet[Meeting]:
    """Conversations that were not called off."""
    return engagement.meetings.filter(cancelled_at=None)


def sessions_of(engagement: Engagement) -> QuerySet[Meeting]:
    """The senior sessions among them."""
    return meetings_of(engagement).filter(kind=MeetingKind.SENIOR)


def stuck_open(engagement: Engagement) -> QuerySet[StuckCall]:
    """Questions without an answer, each with `due_at`, until when one is due."""
    return stuck_of(engagement).filter(answered_at=None)


def stuck_of(engagement: Engagement) -> QuerySet[StuckCall]:
    """Every question, each with `due_at` while its clock runs."""
    return engagement.stuck_calls.annotate(due_at=due_of(StuckCall._meta.label_lower))


def stuck_to_see(engagement: Engagement) -> tuple[list[StuckCall], list[StuckCall]]:
    """Questions without an answer, and answers the student has not read, the newest first.

    One query for both.
    """
    rows = stuck_of(engagement).filter(Q(answered_at=None) | Q(read_at=None))
    waiting = [row for row in rows if row.answered_at is None]
    return waiting, [row for row in rows if row.answered_at is not None]


def change_open(engagement: Engagement) -> ChangeOrder | None:
    return engagement.change_orders.filter(state=ChangeOrderState.PROPOSED).first()


def latest_pulse(engagement: Engagement, side: str) -> Pulse | None:
    return engagement.pulses.filter(asked_of=side).first()


def versions_since_hand_in(engagement: Engagement) -> int:
    """New versions since the last hand-in."""
    return PieceVersion.objects.filter(
        piece__engagement=engagement, piece__dropped_at=None, at__gt=engagement.submitted_at
    ).count()
