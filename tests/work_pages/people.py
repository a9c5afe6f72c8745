"""Who reads the pages of agreeing and working, and work in which everything has happened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairbrief.agreements.models import Agreement
from fairbrief.engagements.actions import (
    answer_stuck,
    call_stuck,
    correct_entry,
    hand_over_version,
    log_decision,
    log_hours,
    propose_change,
    propose_meeting,
    start_timer,
    write_check_in,
)
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from tests.browsing import signed_in
from tests.builders import day_of_students
from tests.working import the_student, the_supervisor, work

#: Questions to the database that a page may ask.
MOST = 12
#: The pages of one piece of work, below its address.
STUDENT_PAGES = ("", "hours/", "pieces/", "rhythm/", "talk/", "changes/", "record/")
EMPLOYER_PAGES = ("", "hours/", "rhythm/", "talk/", "changes/", "record/")


def content_of(answer: Any) -> bytes:
    """What a download brings; read to its end, it closes its file."""
    return b"".join(answer.streaming_content)


def student_client(of: Engagement | Agreement) -> Client:
    return signed_in((of.application.student if isinstance(of, Agreement) else of.student).user)


def supervisor_client(of: Engagement | Agreement) -> Client:
    member = of.application.brief.supervisor if isinstance(of, Agreement) else of.supervisor
    assert member is not None
    return signed_in(member.user)


def busy(campus: Campus, state: str = "active") -> Engagement:
    """Work in which a little of everything has happened."""
    at = now()
    found = work(
        state,
        at=at - timedelta(days=2),
        campus=campus,
        hours=10,
        starts_on=day_of_students(at),
        due_on=day_of_students(at) + timedelta(days=28),
        apply_by=day_of_students(at) + timedelta(days=1),
    )
    student = the_student(found)
    if state != "active":
        return found
    for day in (2, 1, 0):
        log_hours(
            found,
            day=day_of_students(at - timedelta(days=day)),
            minutes=190,
            note=f"Reading {day}",
            actor=student,
            at=at,
        )
    correct_entry(
        found.entries.filter(note="Reading 0").get(),
        day=day_of_students(at),
        minutes=180,
        note="Reading, less a break",
        actor=student,
        at=at,
    )
    write_check_in(
        found.check_ins.get(),
        done="Two of three archives",
        coming="The third",
        hinders="",
        actor=student,
        at=at,
    )
    log_decision(found, text="The list is by date", why="", actor=student, at=at)
    start_timer(found, actor=student, at=at - timedelta(hours=3))
    call = call_stuck(
        found,
        goal="Date the third photograph",
        tried="Both archives",
        question="Which archive?",
        actor=student,
        at=at,
    )
    answer_stuck(call, answer="The city's.", actor=the_supervisor(found), at=at)
    call_stuck(
        found, goal="Find voices", tried="The phone book", question="Whom?", actor=student, at=at
    )
    for days_on in (1, 3):
        propose_meeting(
            found,
            kind="checkin",
            when=at + timedelta(days=days_on),
            minutes=30,
            link="https://meet.example/a",
            agenda="Sources",
            actor=student,
            at=at,
        )
    propose_change(
        found,
        what="Six interview briefs instead of five",
        why="One more voice",
        hours=14,
        fee_minor=60000,
        due_on=found.due_on,
        actor=student,
        at=at,
    )
    hand_over_version(
        found.pieces.get(position=1),
        file=SimpleUploadedFile("sources.pdf", b"%PDF-1.7"),
        link="",
        note="Look at page 2",
        self_check=[True, False],
        actor=student,
        at=at,
    )
    return found
