"""Blind in every order of acts and clocks: two works alike, of which one side speaks in one alone.

Whatever the other side can reach of either (pages, lists, notices, mails, files, the public pages,
the record of the work, its clocks) must read the same, until both have spoken or the time is over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from difflib import ndiff
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from fairbrief.accounts.models import User
from fairbrief.audit.queries import history_of
from fairbrief.boards.models import Brand
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.concerns.actions import hide
from fairbrief.concerns.models import Concern
from fairbrief.credentials.actions import issue
from fairbrief.engagements.models import Engagement
from fairbrief.notices.models import Notice
from fairbrief.relationships.actions import answer_next, ask_next, open_closing
from fairbrief.relationships.asking import ask_advice
from fairbrief.relationships.giving import give_feedback, wording_now
from fairbrief.relationships.models import SelfRating
from fairbrief.relationships.questionnaires import CURRENT, PART_OF
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

SCAM = "We mail you a check. Deposit the check and send the rest to our vendor with Zelle."
PLAIN = "The weekly talks went well."
#: What differs between two works that are alike: codes, addresses, tokens, numbers of rows.
_APART = (
    (re.compile(r"(csrfmiddlewaretoken\" value=\")[^\"]+"), r"\1"),
    (re.compile(r"[\w.+-]+@[\w.-]+"), "MAIL"),
    (re.compile(r"\b(?:employer|campus|person)-?\d+\b"), "SLUG"),
    (re.compile(r"\b(?:Person|Member) \d+\b"), "SOMEBODY"),
    (re.compile(r"(?:\b|(?<=%2F))[2-9BCDFGHJKMNPQRSTVWX]{10}\b"), "CODE"),
    (re.compile(r"/(closing|work|supervise)/[\w-]{30,}/"), r"/\1/TOKEN/"),
)


def plain(text: str) -> str:
    for pattern, stands_for in _APART:
        text = pattern.sub(stands_for, text)
    return text


def difference(name: str, one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """The lines in which two readings differ, for whoever has to find out why."""
    lines = [str(each[name]).replace("\\n", "\n").splitlines() for each in (one, other)]
    return [name, *(line for line in ndiff(*lines) if line[:1] in "+-")][:9]


class Twin:
    """One work between a student and an employer, with everyone who looks at it."""

    def __init__(self) -> None:
        self.campus = a_campus(name="A university")
        Brand.objects.create(
            campus=self.campus, version=1, name="Here", is_public=True, made_at=NOW
        )
        employer = an_employer(self.campus, name="An employer")
        a_member(employer, "owner", name="Olga Owner")
        brief = an_open_brief(
            employer,
            self.campus,
            supervisor=a_member(employer, "supervisor", name="Sue Per"),
            leader=a_member(employer, "leader", name="Lea Der"),
            backup=a_member(employer, "supervisor", name="Bea Kup", user=None),
        )
        self.work: Engagement = an_engagement(
            "paid",
            campus=self.campus,
            employer=employer,
            brief=brief,
            student=a_student(self.campus, name="Sam Student"),
        )
        self.officer = an_officer(self.campus)
        SelfRating.objects.create(
            engagement=self.work,
            moment="before",
            ratings={"teamwork": 2},
            wording=wording_now(),
            at=NOW,
        )
        self.credential = issue(self.work, at=NOW)
        open_closing(self.work, at=NOW)

    def user(self, side: str) -> User:
        user = self.work.student.user if side == "student" else self.work.supervisor.user
        assert user is not None
        return user

    def pages(self, side: str) -> list[str]:
        code, other = self.work.code, "employer" if side == "student" else "student"
        home = f"/{side}/work/{code}/"
        own = {
            "student": ["/student/experiences/", "/student/record/", f"{home}before/"],
            "employer": ["/employer/briefs/", "/employer/organization/"],
        }
        return [
            f"/{side}/",
            f"/{side}/work/",
            home,
            f"{home}closing/",
            f"{home}record/",
            "/notices/",
            f"/report/{other}_feedback/{code}/",
            f"/employers/{self.work.employer.slug}/",
            f"/briefs/{self.work.brief.code}/",
            f"/credentials/{self.credential.code}/",
            f"/at/{self.campus.slug}/",
            *own[side],
        ]

    def seen_by(self, side: str) -> dict[str, Any]:
        """Everything one side can reach, as plain values; what differs by work is taken out."""
        client = Client()
        user = self.user(side)
        client.force_login(user)
        seen: dict[str, Any] = {}
        for number, address in enumerate(self.pages(side)):
            answer = client.get(address)
            text = b"".join(answer).decode() if answer.streaming else answer.text
            seen[f"{number} {plain(address)}"] = (answer.status_code, plain(text))
        told = Notice.objects.filter(user=user).order_by("pk")
        seen["notices"] = [
            (each.kind, plain(each.subject), plain(each.body), each.made_at) for each in told
        ]
        seen["record"] = [
            (event.name, event.at, plain(str(event.data))) for event in history_of(self.work)
        ]
        seen["clocks"] = sorted(
            (each.kind, each.started_at, each.due_at, each.next_at, each.reminders_sent)
            for each in Clock.objects.filter(
                subject_label=self.work._meta.label_lower, subject_id=self.work.pk, stopped_at=None
            )
        )
        row = Engagement.objects.filter(pk=self.work.pk).values().get()
        seen["row"] = {
            name: value
            for name, value in row.items()
            if not name.endswith("id") and name not in {"code", "search"}
        }
        return seen


class Blind(RuleBasedStateMachine):
    """`spoken` says who has spoken in which of the two; `hidden` is who speaks in one alone."""

    @initialize(hidden=st.sampled_from(["student", "employer"]))
    def begin(self, hidden: str) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.travel = time_machine.travel(NOW, tick=False)
        self.moment = self.travel.start()
        self.at = NOW
        self.twins = (Twin(), Twin())
        self.hidden = hidden
        self.watcher = "employer" if hidden == "student" else "student"
        self.spoken: tuple[set[str], set[str]] = (set(), set())
        self.is_new = True

    def teardown(self) -> None:
        if hasattr(self, "undo"):
            self.travel.stop()
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    @property
    def is_blind(self) -> bool:
        is_over = self.at >= NOW + days(14)
        return not is_over and all(len(spoken) < 2 for spoken in self.spoken)

    def speak(self, number: int, side: str, words: str, **more: Any) -> None:
        twin = self.twins[number]
        part = CURRENT.parts[PART_OF[side]]
        give_feedback(
            twin.work,
            side=side,
            ratings={each.key: 3 for each in part.questions},
            went_well=words,
            next_time="",
            own={"teamwork": 4} if side == "student" else None,
            actor=acting(twin.user(side)),
            at=self.at,
            **more,
        )
        self.spoken[number].add(side)
        self.is_new = True

    @precondition(lambda self: self.is_blind and self.hidden not in self.spoken[0])
    @rule(words=st.sampled_from([PLAIN, SCAM]), line=st.sampled_from(["", "advise", "line"]))
    def one_side_speaks_in_one(self, words: str, line: str) -> None:
        self.speak(
            0,
            self.hidden,
            words,
            to_the_office="Please keep this from them." if line else "",
            wants_advice=line == "advise",
        )

    @precondition(lambda self: self.is_blind)
    @rule()
    def one_side_asks_for_advice_in_one(self) -> None:
        twin = self.twins[0]
        ask_advice(
            twin.work,
            side=self.hidden,
            question="How do I say it?",
            actor=acting(twin.user(self.hidden)),
            at=self.at,
        )
        self.is_new = True

    @precondition(lambda self: self.is_blind and Concern.objects.filter(state="noticed").exists())
    @rule()
    def the_office_hides_what_the_rules_found(self) -> None:
        concern = Concern.objects.filter(state="noticed").first()
        assert concern is not None
        hide(concern, actor=acting(self.twins[0].officer.user), at=self.at)
        self.is_new = True

    @precondition(lambda self: self.is_blind and self.watcher not in self.spoken[0])
    @rule()
    def the_other_speaks_in_both(self) -> None:
        for number in (0, 1):
            self.speak(number, self.watcher, PLAIN)

    @precondition(lambda self: self.is_blind)
    @rule()
    def the_student_asks_what_is_next(self) -> None:
        for twin in self.twins:
            twin.work.refresh_from_db()
            if twin.work.next_step.answered_at is None:
                actor = acting(twin.user("student"))
                ask_next(twin.work, wish="More of it.", actor=actor, at=self.at)
        self.is_new = True

    @precondition(lambda self: self.is_blind)
    @rule()
    def the_employer_answers(self) -> None:
        for twin in self.twins:
            actor = acting(twin.user("employer"))
            answer_next(twin.work, kind="again", note="In spring.", actor=actor, at=self.at)
        self.is_new = True

    @precondition(lambda self: self.is_blind)
    @rule(hours=st.sampled_from([1, 24, 24 * 6, 24 * 7, 24 * 12]))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)
        self.moment.move_to(self.at)
        for _each in range(3):
            fire_due(at=self.at)
        self.is_new = True

    @invariant()
    def both_read_the_same(self) -> None:
        if not hasattr(self, "twins") or not self.is_new or not self.is_blind:
            return
        self.is_new = False
        one, other = (twin.seen_by(self.watcher) for twin in self.twins)
        assert one.keys() == other.keys()
        assert not [difference(name, one, other) for name in one if one[name] != other[name]]
        assert "Please keep this from them." not in str(one)


def test_no_order_of_acts_and_clocks_tells_that_the_other_side_has_spoken() -> None:
    run_state_machine_as_test(
        Blind,
        settings=settings(
            max_examples=5,
            stateful_step_count=4,
            # What fails says which page differs; to look for a shorter way there takes minutes.
            phases=[Phase.explicit, Phase.generate],
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def still() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as moment:
        yield moment


@pytest.mark.parametrize("hidden", ["student", "employer"])
def test_the_comparison_sees_what_is_opened(hidden: str, still: Any) -> None:
    """The control: once both have spoken in one of the two, the same comparison differs."""
    machine = Blind()
    machine.begin(hidden=hidden)
    machine.the_other_speaks_in_both()
    machine.both_read_the_same()
    machine.one_side_speaks_in_one(words=PLAIN, line="")
    one, other = (twin.seen_by(machine.watcher) for twin in machine.twins)
    differ = {name.partition(" ")[2] or name for name in one if one[name] != other[name]}
    machine.teardown()
    assert {"notices", f"/{machine.watcher}/work/CODE/closing/"} <= differ
