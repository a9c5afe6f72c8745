"""Reads of what was found and of concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q, QuerySet

from fairbrief.concerns.kinds import KINDS, Words, kinds_of
from fairbrief.concerns.models import Concern, Report
from fairbrief.concerns.reading import heard
from fairbrief.concerns.readings import readings_of
from fairbrief.concerns.states import DECIDED_STATES, DUE_STATES, OPEN_STATES, ConcernState
from fairbrief.kernel.called import called as is_called

if TYPE_CHECKING:
    from django.db.models import Model
    from django.utils.functional import _StrOrPromise

    from fairbrief.audit.actors import Actor

#: Where words are reported, by who is signed in.
REPORT_AT = "/report/"


def hear(side: str, rows: Iterable[Model | None], *, at: str = REPORT_AT) -> None:
    """Gives each row `heard`: how a reader of one side meets the words on it, by kind. One query.

    Only the other side's words are in it: nobody learns what was found in their own. `at` is where
    they are reported.
    """
    meant: list[tuple[Any, Words]] = []
    for row in rows:
        if row is None:
            continue
        row.heard = {}  # type: ignore[attr-defined]
        meant += [(row, kind) for kind in kinds_of(row) if kind.writer(row) not in {side, ""}]
    if not meant:
        return
    found = {
        (kind, row): findings
        for kind, row, findings in readings_of(
            {kind.name for _row, kind in meant}, {row.pk for row, _kind in meant}
        )
    }
    for row, kind in meant:
        row.heard[kind.name] = heard(
            kind,
            found.get((kind.name, row.pk), ()),
            reader=side,
            report_url=f"{at}{kind.name}/{kind.code(row)}/",
        )


def words_at(kind: str, code: str) -> tuple[Words, Any] | None:
    """The kind and the row an address names; None when there are no such words."""
    words = KINDS.get(kind)
    if words is None:
        return None
    row = words.rows().filter(**{words.key: code}).first()
    if row is None or not words.writer(row) or not words.text(row):
        return None
    return words, row


def row_of(concern: Concern) -> Any:
    """The row the words stand on, as it is now; None when its kind or itself is gone."""
    words = KINDS.get(concern.kind)
    return words.rows().filter(pk=concern.row_id).first() if words else None


def called(concern: Concern) -> _StrOrPromise:
    """What kind of words they are, in words."""
    words = KINDS.get(concern.kind)
    return words.called if words else concern.kind


def own_report(actor: Actor, kind: Words, row: Any) -> Report | None:
    """The actor's report of these very words."""
    return (
        Report.objects.select_related("concern__campus")
        .filter(
            is_called("email", actor.email),
            concern__kind=kind.name,
            concern__row_id=row.pk,
            concern__digest=kind.digest(row),
        )
        .first()
    )


def is_decided(concern: Concern) -> bool:
    return concern.state in DECIDED_STATES


def can_be_removed(concern: Concern) -> bool:
    """Whether the office may hide these words and take them away."""
    words = KINDS.get(concern.kind)
    return words is not None and words.can_be_removed


def are_hidden(kind: Words, row: Model) -> bool:
    """Whether an office looks into these very words, or took them away, so that nobody reads them.

    For words whose room keeps no mark of its own on them.
    """
    return _about(kind, row).filter(state__in=[ConcernState.HIDDEN, ConcernState.REMOVED]).exists()


def were_removed(kind: Words, row: Model) -> bool:
    """Whether an office took these very words away."""
    return _about(kind, row).filter(state=ConcernState.REMOVED).exists()


def _about(kind: Words, row: Model) -> QuerySet[Concern]:
    return Concern.objects.filter(kind=kind.name, row_id=row.pk, digest=kind.digest(row))


def is_due(concern: Concern) -> bool:
    """Reported, and the office owes a decision."""
    return concern.state in DUE_STATES


def takes_report(concern: Concern) -> bool:
    """Whether a report changes something: nobody looks at it yet, or nothing was done."""
    return concern.state in {ConcernState.NOTICED, ConcernState.NO_HARM}


def has_been_acted_on(concern: Concern) -> bool:
    return concern.state in {ConcernState.WARNED, ConcernState.HELD, ConcernState.REMOVED}


def reports_of(concern: Concern) -> QuerySet[Report]:
    return concern.reports.order_by("id")


def others_about(concern: Concern) -> QuerySet[Concern]:
    """Other concerns of this campus about words of the same employer, or of the same student."""
    about = (
        {"employer_id": concern.employer_id}
        if concern.employer_id
        else {"employer": None, "student_id": concern.student_id}
    )
    return (
        Concern.objects.filter(campus_id=concern.campus_id, side=concern.side, **about)
        .exclude(pk=concern.pk)
        .order_by("-made_at")
    )


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many concerns a campus has, by where they stand."""

    name: str
    noticed: int
    due: int
    asked: int
    no_harm: int
    warned: int
    held: int


def counts_by_campus() -> list[Counted]:
    """For who runs the installation: numbers, no words. One query."""

    def of(*states: str) -> Count:
        return Count("pk", filter=Q(state__in=states))

    rows = (
        Concern.objects.order_by("campus__name")
        .values(name=F("campus__name"))
        .annotate(
            noticed=of(ConcernState.NOTICED),
            due=of(*DUE_STATES),
            asked=of(ConcernState.ASKED),
            no_harm=of(ConcernState.NO_HARM),
            warned=of(ConcernState.WARNED),
            held=of(ConcernState.HELD),
        )
    )
    return [Counted(**row) for row in rows]


def totals() -> dict[str, int]:
    """How many concerns are open over all campuses, and how many wait for the operator."""
    counts = Concern.objects.aggregate(
        open=Count("pk", filter=Q(state__in=OPEN_STATES)),
        asked=Count("pk", filter=Q(state=ConcernState.ASKED)),
    )
    return {name: int(number) for name, number in counts.items()}


def concerns_asked() -> QuerySet[Concern]:
    """Concerns an office has put to who runs the installation, the oldest first."""
    return (
        Concern.objects.filter(state=ConcernState.ASKED)
        .select_related("campus", "employer")
        .order_by("id")
    )
