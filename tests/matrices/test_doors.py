"""Every address × every kind of visitor: who gets in, who is sent to sign in, who is refused.

An address that is not on the list fails; so does one that answers anyone differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import URLPattern, URLResolver, get_resolver

from fairbrief.accounts.models import User
from fairbrief.advising.models import Nomination, Note
from fairbrief.applications.models import Message, MessageFile
from fairbrief.contacts.models import FollowUp, Reference
from fairbrief.engagements.models import Meeting, Piece, PieceVersion, StuckCall
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Invitation
from fairbrief.planning.models import BusyCalendar, BusyTime, PlanBlock
from fairbrief.readings.actions import keep_reading
from fairbrief.reports.models import Key
from fairbrief.roster.models import Group, RosterImport
from fairbrief.searches.models import SavedSearch
from fairbrief.tracking.models import BulkEdit
from fairbrief.vetting.models import AddedWage, Observation
from tests.browsing import browser_of
from tests.builders import NOW, a_term, an_entry
from tests.matrices.golden import compare
from tests.matrices.stage import Stage, set_stage

pytestmark = pytest.mark.django_db

#: Not ours, or no page: sign-in is tested by itself, static files are files.
LEFT_OUT = ("account/", "static/", "ui/", "demo/", "__")


PORTALS = ("student", "employer", "campus", "operator", "public", "api")


def portal_of(route: str) -> str:
    first = route.partition("/")[0]
    return first if first in PORTALS else "public"


def _addresses(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


@pytest.fixture
def stage() -> Stage:
    return set_stage()


@pytest.fixture
def visitors(stage: Stage) -> dict[str, User | None]:
    supervisor, leader = stage.brief.supervisor, stage.brief.leader
    assert supervisor is not None
    assert leader is not None
    return {
        "visitor": None,
        "student": stage.student.user,
        "owner": stage.owner.user,
        "supervisor": supervisor.user,
        "leader": leader.user,
        "finance": stage.finance.user,
        "officer": stage.officer.user,
        **stage.strangers,
    }


#: Slugs by the name of their part, where an employer's would not do.
_SLUGS = {
    "period": "year-2027",
    "key": "trend",
    "size": "wide",
    "audience": "students",
    "guide": "stuck",
}


def _codes(stage: Stage) -> dict[str, str]:
    """A code for the part of an address that stands before `<code:…>`."""
    work = stage.work
    piece = Piece.objects.filter(engagement=work).first()
    assert piece is not None
    version = PieceVersion.objects.create(
        piece=piece, number=1, link="https://x.example", at=NOW, by_name="x"
    )
    meeting = Meeting.objects.create(engagement=work, kind="checkin", at=NOW)
    call = StuckCall.objects.create(
        engagement=work, goal="g", tried="t", question="q", raised_at=NOW
    )
    wage = AddedWage.objects.create(
        jurisdiction="OH",
        hourly_minor=1150,
        effective_from=NOW.date(),
        source="x",
        checked_on=NOW.date(),
        made_at=NOW,
    )
    subjects: dict[str, Any] = stage.subjects
    return {
        "briefs": stage.brief.code,
        "questions": subjects["briefs.question"].code,
        "applications": stage.application.code,
        "applicants": stage.application.code,
        "agreements": stage.agreement.code,
        "work": work.code,
        "pieces": piece.code,
        "versions": version.code,
        "meetings": meeting.code,
        "stuck": call.code,
        "changes": subjects["engagements.changeorder"].code,
        "strikes": subjects["strikes.strike"].code,
        "disputes": subjects["engagements.dispute"].code,
        "concerns": subjects["concerns.concern"].code,
        "advice": subjects["relationships.advice"].code,
        "attention": subjects["concerns.concern"].code,
        **_advised(stage),
        "messages": stage.application.code,
        "attachments": _attachment(stage).code,
        "experiences": subjects["tracking.experience"].code,
        "edits": BulkEdit.objects.create(
            campus=stage.campus, key="k" * 32, what="verify", at=NOW, by_name="x"
        ).code,
        "imports": subjects["tracking.pastimport"].code,
        "approvals": subjects["tracking.approval"].code,
        "ledger": subjects["tracking.experience"].code,
        "employers": subjects["vetting.employerreview"].code,
        "members": stage.owner.code,
        "officers": stage.officer.user.code,
        "vetting": subjects["vetting.employerreview"].code,
        "observations": Observation.objects.create(
            vetting=subjects["vetting.employerreview"], kind="phone", tone="neutral", at=NOW
        ).code,
        "kept": keep_reading("Unpaid intern wanted.", key="k" * 43, at=now()).code,
        "wages": wage.code,
        "funds": subjects["funds.award"].pool.code,
        "stipends": subjects["funds.award"].pool.code,
        "awards": subjects["funds.award"].code,
        "surveys": subjects["surveys.round"].survey.code,
        "survey": subjects["surveys.round"].code,
        "keys": _key(stage).code,
        "people": subjects["contacts.contact"].code,
        "coffees": subjects["coffees.coffee"].code,
        "introductions": subjects["contacts.introduction"].code,
        "references": Reference.objects.create(
            engagement=work, asked_at=NOW, text="It", by_name="x", written_at=NOW, shown_at=NOW
        ).code,
        "follow-ups": FollowUp.objects.create(
            contact=subjects["contacts.contact"], kind="own", about="It", due_at=NOW
        ).code,
        "searches": SavedSearch.objects.create(
            student=stage.student, name="x", query={"q": ["x"]}, looked_at=NOW, made_at=NOW
        ).code,
        "matchdays": subjects["matchdays.matchday"].code,
        "places": stage.brief.code,
        "rank": stage.brief.supervisor.code if stage.brief.supervisor else "",
        **_planned(stage),
        **_on_the_roster(stage),
    }


def _on_the_roster(stage: Stage) -> dict[str, str]:
    """A person on the campus's roster, a group, a file."""
    entry = an_entry(stage.campus, student=stage.student)
    group = Group.objects.create(campus=stage.campus, name="Rowing", made_at=NOW)
    found = RosterImport.objects.create(
        campus=stage.campus, term=a_term(stage.campus), file_name="x.csv", made_at=NOW
    )
    return {
        "students": entry.code,
        "groups": group.code,
        "imports": found.code,
        "remove": entry.code,
    }


def _advised(stage: Stage) -> dict[str, str]:
    """What the office keeps of the student."""
    hold: Any = stage.subjects["advising.hold"]
    request: Any = stage.subjects["advising.recordrequest"]
    columns = {"entry": hold.entry, "by_name": "x", "made_at": NOW}
    note = Note.objects.create(
        author=stage.officer.user,
        kind="call",
        seen_by="office",
        day=NOW.date(),
        text="It",
        **columns,
    )
    nomination = Nomination.objects.create(brief=stage.brief, sentence="It", **columns)
    return {
        "students": hold.entry.code,
        "holds": hold.code,
        "requests": request.code,
        "notes": note.code,
        "nominations": nomination.code,
    }


def _planned(stage: Stage) -> dict[str, str]:
    """What stands in the student's week."""
    student = stage.student
    block = PlanBlock.objects.create(
        student=student,
        engagement=stage.work,
        starts_at=NOW,
        ends_at=NOW + timedelta(hours=1),
        made_at=NOW,
    )
    calendar = BusyCalendar.objects.create(
        student=student, kind="file", name="x", added_at=NOW, kept_at=NOW, read_at=NOW
    )
    told = BusyTime.objects.create(
        student=student, kind="class", weekday=0, starts=time(9), ends=time(10)
    )
    return {
        "blocks": block.code,
        "calendars": calendar.code,
        "busy": told.code,
        "fit": stage.brief.code,
        "fits": stage.agreement.code,
    }


def _key(stage: Stage) -> Key:
    return Key.objects.create(
        campus=stage.officer.campus, name="x", digest="d" * 64, made_at=NOW, made_by_name="x"
    )


def _attachment(stage: Stage) -> MessageFile:
    message = Message.objects.create(
        application=stage.application, side="student", by_name="x", text="See here", at=NOW
    )
    found = MessageFile(message=message, name="notes.pdf")
    found.file.save("notes.pdf", ContentFile(b"%PDF-1.7"), save=False)
    found.save()
    return found


def _filled(route: str, stage: Stage, codes: dict[str, str]) -> str:
    """The address with its parts filled in from the stage."""
    parts = []
    before = ""
    for part in route.split("/"):
        if part.startswith("<"):
            inside, _bracket, ending = part.lstrip("<").partition(">")
            kind, _colon, name = inside.partition(":")
            if kind == "code":
                parts.append(codes.get(before, codes.get(name, "2222222222")) + ending)
            elif kind == "slug":
                slugs = {
                    "kept": codes["kept"],
                    "at": stage.campus.slug,
                    "attention": "concern",
                    "concerns": "concern",
                }
                named = slugs.get(before, stage.employer.slug)
                parts.append(_SLUGS.get(name, named) + ending)
            elif kind == "int":
                parts.append("1" + ending)
            else:
                parts.append("no-such-token")
        else:
            parts.append(part)
            before = part
    return "/" + "/".join(parts)


@pytest.mark.parametrize("portal", PORTALS)
def test_every_address_answers_each_visitor_as_written(
    portal: str, stage: Stage, visitors: dict[str, User | None]
) -> None:
    codes = _codes(stage)
    Invitation.objects.all().delete()
    lines = []
    clients = {who: browser_of(user) for who, user in visitors.items()}
    for route in _addresses(get_resolver()):
        if route.startswith(LEFT_OUT) or portal_of(route) != portal:
            continue
        path = _filled(route, stage, codes)
        for who, client in clients.items():
            answer = client.get(path)
            method = "get"
            if answer.status_code == 405:
                # An act: tried empty, so that it is refused for what it lacks and does nothing.
                answer, method = client.post(path), "post"
            if answer.streaming:
                # A download: read to its end, it closes its file.
                list(answer)
            where = ""
            if answer.status_code in (301, 302):
                where = " to sign in" if "login" in answer["Location"] else " onward"
            lines.append(f"{route:64} {method:4} {who:16} {answer.status_code}{where}")
    compare(f"doors-{portal}.txt", lines)
