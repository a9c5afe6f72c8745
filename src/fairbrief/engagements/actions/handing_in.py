"""Versions, hand-in, review, acceptance by people or by the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.actions.changing import take_off_the_table
from fairbrief.engagements.actions.hours import require_employer, require_student
from fairbrief.engagements.actions.supervision import mail_supervisor_link
from fairbrief.engagements.clocks import LATE_WORK_BY
from fairbrief.engagements.models import Engagement, Piece, PieceAcceptance, PieceVersion
from fairbrief.engagements.pace import timer_of
from fairbrief.engagements.queries import (
    View,
    can_hand_over,
    is_finished,
    is_submitted,
    newest_versions,
    pieces_missing,
    print_of_handed_in,
    versions_since_hand_in,
    views_of,
    waits_for_mending,
)
from fairbrief.kernel.clock import A_DOUBLE_PRESS
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
)
from fairbrief.kernel.files import check_file, check_link, stored_name
from fairbrief.kernel.seen import require_seen
from fairbrief.notices.telling import tell

MOST_VERSIONS = 30
_HANDED_IN_SINCE = _(
    "The student has handed in something newer since you opened this page. It stands here now: "
    "look at it, and decide again."
)


def hand_over_version(
    piece: Piece,
    /,
    *,
    file: UploadedFile[Any] | None,
    link: str,
    note: str,
    self_check: Sequence[bool],
    actor: Actor,
    at: datetime,
) -> PieceVersion:
    """Adds a version of a deliverable: a file or a link, with the student's own check.

    `self_check` has a boolean a criterion. The same again at once (a double click) is the version
    that is there. Raises FileRefusedError for a file that is not taken.
    """
    work = piece.engagement
    require_student(work, actor)
    link = link.strip()
    if bool(file) == bool(link):
        raise FairbriefError(_("Give a file or a link, one of the two."), field="link")
    check_link(link)
    name = check_file(file) if file else ""
    with transaction.atomic():
        row = locked(work)
        if not can_hand_over(row):
            raise IllegalMoveError(_("Versions are handed over while the work runs."))
        if piece.dropped_at:
            raise IllegalMoveError(_("Both agreed to drop this deliverable."))
        if PieceAcceptance.objects.filter(piece=piece).exists():
            raise IllegalMoveError(_("This deliverable is accepted already."))
        checks = list(self_check)[: len(piece.criteria)]
        said = {
            "file_name": name,
            "link": link,
            "note": note.strip()[:500],
            "self_check": checks + [False] * (len(piece.criteria) - len(checks)),
        }
        latest = piece.versions.first()
        if latest and latest.at > at - A_DOUBLE_PRESS and _is_same(latest, said, file):
            return latest
        number = latest.number + 1 if latest else 1
        if number > MOST_VERSIONS:
            raise LimitReachedError(_("Thirty versions are the most for one deliverable."))
        version = PieceVersion(piece=piece, number=number, at=at, by_name=actor.name[:120], **said)
        if file:
            version.file.save(stored_name(name), file, save=False)
        version.save()
        read_words(version, at=at)
        record(
            work,
            "version handed over",
            actor=actor,
            at=at,
            data={"piece": piece.title, "number": version.number},
        )
    return version


def _is_same(version: PieceVersion, said: dict[str, Any], file: UploadedFile[Any] | None) -> bool:
    """Whether a version says this and holds this file, byte for byte."""
    if any(getattr(version, name) != value for name, value in said.items()):
        return False
    if file is None:
        return True
    if version.file.size != file.size:
        return False
    file.seek(0)
    with version.file.open() as kept:
        same = all(part == kept.read(len(part)) for part in file.chunks())
    file.seek(0)
    return same


def submit_work(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """Hands in everything; the review clock starts.

    Raises MissingFactError while a deliverable has no version.
    """
    with transaction.atomic():
        row = locked(work)
        if can_hand_over(row) and pieces_missing(row):
            raise MissingFactError(
                _("Hand over a version of every deliverable first, or agree on dropping one.")
            )
        if waits_for_mending(row) and not versions_since_hand_in(row):
            raise MissingFactError(
                _("Hand over a new version of at least one deliverable before you hand in again.")
            )
        if can_hand_over(row) and timer_of(row):
            raise MissingFactError(
                _("Time you measured is not logged yet. Stop your timer and log it first.")
            )
        if advance(work, "submit", actor=actor, at=at):
            take_off_the_table(row, at=at)
            mail_supervisor_link(work, at=at, notice="engagement.submitted_link")


def review_work(
    work: Engagement,
    /,
    *,
    views: Mapping[str, Sequence[View]],
    actor: Actor,
    at: datetime,
    seen: str | None = None,
) -> None:
    """The supervisor's view of what was handed in, criterion by criterion.

    `views` has a view a criterion by the code of a version; a criterion may stay open. Raises
    FairbriefError, naming the field, when one is not met and no word says why, and
    ChangedSinceError where other versions were `seen` than are handed in.
    """
    require_employer(work, actor)
    with transaction.atomic():
        if not is_submitted(locked(work)):
            raise IllegalMoveError(_("There is nothing handed in to review."))
        newest = {version.code: version for version in newest_versions(work)}
        require_seen(seen, print_of_handed_in(newest.values()), _HANDED_IN_SINCE)
        for code, said in views.items():
            if code not in newest:
                raise IllegalMoveError(_("There is a newer version. Review that one."))
            _keep_view(newest[code], said, actor=actor, at=at)


def _keep_view(version: PieceVersion, said: Sequence[View], *, actor: Actor, at: datetime) -> None:
    rows = []
    for place, criterion in enumerate(version.piece.criteria):
        view = said[place] if place < len(said) else View()
        note = view.note.strip()[:500]
        if view.met is False and not note:
            raise FairbriefError(
                _("Say what is missing at “%(criterion)s”.") % {"criterion": criterion},
                field=f"note_{version.code}_{place}",
            )
        rows.append({"met": view.met, "note": note})
    if rows == version.review or not (version.review or any(each != View() for each in said)):
        return
    version.review = rows
    version.save(update_fields=["review"])
    read_words(version, at=at)
    work = version.piece.engagement
    record(work, "piece reviewed", actor=actor, at=at, data={"piece": version.piece.title})


def approve_work(
    work: Engagement,
    /,
    *,
    actor: Actor,
    at: datetime,
    views: Mapping[str, Sequence[View]] | None = None,
    fee_minor: int | None = None,
    seen: str | None = None,
) -> None:
    """Accepts the work with the views on it; the fee is released in the same act.

    `fee_minor` is the fee as the one who accepts has read it. Raises MissingFactError while a
    criterion is not judged or not met, FairbriefError when the fee has changed meanwhile, and as
    `review_work` does.
    """
    require_employer(work, actor)
    with transaction.atomic():
        row = locked(work)
        if is_finished(row):
            return
        if fee_minor is not None and fee_minor != row.fee_minor:
            raise FairbriefError(
                _("The fee is %(fee)s by now. Look at it again before you release it.")
                % {"fee": row.fee}
            )
        review_work(work, views=views or {}, actor=actor, at=at, seen=seen)
        said = [view for version in newest_versions(work) for view in views_of(version)]
        if any(view.met is None for view in said):
            raise MissingFactError(
                _("Say of every criterion whether it is met; then the work can be accepted.")
            )
        if not all(view.met for view in said):
            raise MissingFactError(
                _("Something is not met yet. Ask for changes, or mark it as met and accept.")
            )
        advance(work, "approve", actor=actor, at=at, changes={"approved_by_clock": False})


def approve_by_clock(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """Five business days of silence: the work counts as accepted."""
    advance(work, "approve", actor=actor, at=at, changes={"approved_by_clock": True})


def ask_changes(
    work: Engagement,
    /,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    views: Mapping[str, Sequence[View]] | None = None,
    seen: str | None = None,
) -> None:
    """Sends the work back with what is missing and the views on it, twice at most.

    What is marked as met throughout is accepted for good; only the rest comes back. Raises as
    `review_work` does.
    """
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Say what is missing, by the criteria you agreed on."), field="reason"
        )
    with transaction.atomic():
        row = locked(work)
        if views:
            review_work(work, views=views, actor=actor, at=at, seen=seen)
        advance(
            work,
            "ask_changes",
            actor=actor,
            at=at,
            changes={"rounds": row.rounds + 1},
            says={"changes_wanted": reason[:2000]},
            data={"reason": reason},
        )
        read_words(work, at=at)
        _accept_in_part(row, actor=actor, at=at)


def _accept_in_part(work: Engagement, *, actor: Actor, at: datetime) -> None:
    """Raises IllegalMoveError when nothing would be left to mend."""
    newest = newest_versions(work)
    met = [version for version in newest if _is_met(version)]
    if newest and len(met) == len(newest):
        raise IllegalMoveError(
            _("Everything is marked as met. Accept the work, or say what is not met yet.")
        )
    for version in met:
        PieceAcceptance.objects.create(
            piece=version.piece, version=version, at=at, by_name=actor.name[:120]
        )
        record(work, "piece accepted", actor=actor, at=at, data={"piece": version.piece.title})


def _is_met(version: PieceVersion) -> bool:
    views = views_of(version)
    return bool(views) and all(view.met for view in views)


def tell_of_late_work(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """The due date has passed without a hand-in: all sides are told; nothing is decided."""
    with transaction.atomic():
        locked(work)
        record(work, "late", actor=actor, at=at)
        tell("engagement.late", work, at=at, once=f"late:{work.pk}:{work.due_on}:{work.rounds}")
        start_clock(LATE_WORK_BY, work, at=at)
