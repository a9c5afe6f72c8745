"""Reads of what an office keeps of a student."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.advising.models import Care, Hold, Look, Nomination, Note, RecordRequest, Seen
from fairbrief.advising.states import HoldState, RequestState, Stops
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import to_apply_for
from fairbrief.briefs.states import BriefState
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import RosterEntry

if TYPE_CHECKING:
    from fairbrief.students.models import Student


def entry_of(student: Student) -> RosterEntry | None:
    """Where the student stands on the campus's roster."""
    return RosterEntry.objects.filter(student=student).select_related("campus").first()


# Holds


def is_in_force(hold: Hold, *, today: date) -> bool:
    """It stands, has begun and is not over: the day decides, the worker may be late."""
    return (
        hold.state == HoldState.STANDING
        and hold.starts_on <= today
        and (hold.until is None or hold.until >= today)
    )


def hold_on(student: Student, what: Stops, *, at: datetime) -> Hold | None:
    """A hold that stops the student from this now. One query."""
    today = day_at(student.campus, at)
    rows = Hold.objects.filter(
        Q(until=None) | Q(until__gte=today),
        entry__student=student,
        state=HoldState.STANDING,
        starts_on__lte=today,
    )
    stops = Q(stops_applying=True) if what == Stops.APPLYING else Q(stops_signing=True)
    # The one that lasts longest says when it is over.
    return rows.filter(stops).order_by(F("until").desc(nulls_first=True), "pk").first()


def why_stopped(hold: Hold, what: Stops) -> str:
    """What the student reads when they try all the same: why, until when, whom to ask."""
    facts = {
        "reason": hold.reason,
        "day": date_format(hold.until, "j F Y") if hold.until else "",
        "name": hold.ask_name,
        "email": hold.ask_email,
    }
    if what == Stops.APPLYING:
        if hold.until:
            return (
                _(
                    "Your career office has put your applications on hold until the end of "
                    "%(day)s: “%(reason)s” Ask %(name)s, %(email)s."
                )
                % facts
            )
        return (
            _(
                "Your career office has put your applications on hold: “%(reason)s” Ask "
                "%(name)s, %(email)s."
            )
            % facts
        )
    if hold.until:
        return (
            _(
                "Your career office asks you not to sign before %(day)s is over: “%(reason)s” Ask "
                "%(name)s, %(email)s."
            )
            % facts
        )
    return (
        _("Your career office asks you not to sign for now: “%(reason)s” Ask %(name)s, %(email)s.")
        % facts
    )


def holds_of(entry: RosterEntry) -> QuerySet[Hold]:
    """Every hold, what stands first."""
    return entry.holds.order_by("-state", "-placed_at", "-id")


# Nominations


def nominations_of(entry: RosterEntry) -> QuerySet[Nomination]:
    return entry.nominations.filter(withdrawn_at=None).select_related("brief__employer")


def nomination_for(student_id: int, brief_id: int) -> Nomination | None:
    """The nomination an employer reads beside the student's application."""
    return (
        Nomination.objects.filter(entry__student=student_id, brief=brief_id, withdrawn_at=None)
        .select_related("entry__campus", "brief")
        .first()
    )


def is_nominated() -> Exists:
    """For a query of applications: whether the student's office has named them for the brief."""
    return Exists(
        Nomination.objects.filter(
            entry__student=OuterRef("student"), brief=OuterRef("brief"), withdrawn_at=None
        )
    )


def briefs_to_nominate_for(entry: RosterEntry, *, at: datetime) -> QuerySet[Brief]:
    """Open briefs the campus has approved, to which the student has neither applied nor been
    named."""
    rows = (
        Brief.objects.filter(
            to_apply_for(at),
            state=BriefState.OPEN,
            employer__held_at=None,
            offerings__campus=entry.campus_id,
            offerings__listed_at__isnull=False,
        )
        .exclude(nominations__in=Nomination.objects.filter(entry=entry, withdrawn_at=None))
        .select_related("employer")
        .order_by("apply_by", "pk")
    )
    if entry.student_id is None:
        # Without an account nothing was applied for: compared with none, a brief that nobody has
        # applied to would count as theirs.
        return rows
    return rows.exclude(applications__student=entry.student_id)


# The record, and who sees it


def office_notes(entry: RosterEntry) -> QuerySet[Note]:
    """The notes that are part of the student's record: not those an officer keeps alone."""
    return Note.objects.filter(entry=entry, seen_by=Seen.OFFICE)


def request_open(entry: RosterEntry) -> RecordRequest | None:
    return entry.requests.filter(state=RequestState.ASKED).first()


def is_asked(request: RecordRequest | None) -> bool:
    return request is not None and request.state == RequestState.ASKED


@dataclass(frozen=True)
class Shown:
    """What a student has been shown of the office's notes, and the wish that is open."""

    shown_at: datetime | None
    open: RecordRequest | None
    notes: list[Note]


def shown_to(entry: RosterEntry) -> Shown:
    """The office's notes as far as they were shown: those made before. Two queries."""
    requests = list(entry.requests.all())
    shown = next((each for each in requests if each.shown_at), None)
    open_ = next((each for each in requests if is_asked(each)), None)
    if shown is None:
        return Shown(None, open_, [])
    notes = office_notes(entry).filter(made_at__lte=shown.shown_at)
    return Shown(shown.shown_at, open_, list(notes))


def looks_at(entry: RosterEntry) -> QuerySet[Look]:
    """Who of the office read the student's page, the latest first."""
    return entry.looks.all()


# Care


def care_of(campus_id: int, kind: str, key: str) -> Care | None:
    return (
        Care.objects.filter(campus_id=campus_id, kind=kind, key=key).select_related("owner").first()
    )


def owners_at(campus_id: int, things: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Care]:
    """Who looks after which of the things, each a kind and a code. One query."""
    wanted = Q()
    for kind, key in things:
        wanted |= Q(kind=kind, key=key)
    if not wanted:
        return {}
    rows = Care.objects.filter(wanted, campus_id=campus_id, owner__isnull=False)
    return {(each.kind, each.key): each for each in rows.select_related("owner")}
