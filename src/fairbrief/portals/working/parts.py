"""The part of the work an act is about, by its code: 404 for a part of other work.

What was called off or dropped meanwhile is found, too: the action refuses with its reason, and what
somebody typed from an older page is kept.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from fairbrief.engagements.access import changes_in
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import MeetingKind


def entry(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.entries.filter(removed_at=None), code=code)
    found.engagement = work
    return found


def timer(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.timers.all(), code=code)
    found.engagement = work
    return found


def check_in(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.check_ins.all(), code=code)
    found.engagement = work
    return found


def week(work: Engagement, number: str) -> Any:
    if not number.isdecimal() or len(number) > 3:
        raise Http404
    return get_object_or_404(work.weeks.all(), number=int(number))


def guard(work: Engagement, percent: str) -> Any:
    if percent not in {"80", "100"}:
        raise Http404
    found = get_object_or_404(work.guards.all(), percent=int(percent))
    found.engagement = work
    return found


def meeting(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.meetings.all(), code=code)
    found.engagement = work
    return found


def session(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.meetings.filter(kind=MeetingKind.SENIOR), code=code)
    found.engagement = work
    return found


def call(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.stuck_calls.all(), code=code)
    found.engagement = work
    return found


def piece(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.pieces.all(), code=code)
    found.engagement = work
    return found


def change(work: Engagement, code: str) -> Any:
    found = get_object_or_404(changes_in(work), code=code)
    found.engagement = work
    return found


def dispute(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.disputes.all(), code=code)
    found.engagement = work
    return found


def talk(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.talks.all(), code=code)
    found.engagement = work
    return found


def absence(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.absences.all(), code=code)
    found.engagement = work
    return found


def reinstatement(work: Engagement, code: str) -> Any:
    found = get_object_or_404(work.reinstatements.all(), code=code)
    found.engagement = work
    return found
