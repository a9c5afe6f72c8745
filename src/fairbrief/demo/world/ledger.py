"""The ledger's own year: approvals asked for, past records brought in, and what came of it all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from fairbrief.audit.actors import Actor, link_holder, person
from fairbrief.demo.data.houses import CAMPUSES
from fairbrief.demo.data.past import PAST
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import MORNING, NOON
from fairbrief.tracking.access import APPROVING
from fairbrief.tracking.actions import (
    answer_outcome,
    ask_approval,
    ask_outcomes,
    bring_in,
    choose_columns,
    decide_approval,
    load_past,
    pass_on,
)
from fairbrief.tracking.models import Approval, Experience
from fairbrief.tracking.outcomes import stage_reached
from fairbrief.tracking.states import COUNTED_STATES, CountsAs, Unknown

#: What those say who answer, in turns; "" is no answer.
ANSWERS = ("again", "internship", "", "job", "again", "looking", "internship", "", "study", "job")
NOTES = {"job": "The reference of this work was in every interview.", "internship": ""}


def keep_the_ledger(cast: Cast) -> None:
    """Adds the stories; each is at the campus most of the demo plays at."""
    campus = CAMPUSES[0].key
    cast.timeline.add(_past_records(cast, campus))
    cast.timeline.add(_approvals(cast, campus))
    cast.timeline.add(_what_came_of_it(cast))


def _past_records(cast: Cast, campus: str) -> Iterator[datetime]:
    yield cast.day(-60, MORNING, 20)
    officer, actor = cast.head_of(campus), cast.officer_of(campus)
    upload = SimpleUploadedFile("micro-internships until last year.csv", _file(cast).encode())
    batch = load_past(officer, upload=upload, actor=actor, at=cast.now)
    yield cast.now + timedelta(minutes=4)
    choose_columns(
        batch,
        columns=batch.columns,
        counts_as=CountsAs.VERIFIED,
        unknown=Unknown.ADD,
        day_first=False,
        currency="USD",
        actor=actor,
        at=cast.now,
    )
    yield cast.now + timedelta(minutes=3)
    bring_in(batch, actor=actor, at=cast.now)


def _file(cast: Cast) -> str:
    """As a spreadsheet that was kept for years would have it; two lines are not as they should."""
    lines = [
        "Student ID,Student name,Company,Position,Start date,End date,Hours,Total pay,Modality"
    ]
    for number, past in enumerate(PAST):
        end = cast.date(past.end)
        start = end - timedelta(days=7 + past.hours)
        lines.append(
            f"{2_000_410 + number % 26},{past.student},{past.employer},{past.title},"
            f"{start},{end},{past.hours},{past.paid or ''},{past.place}"
        )
    lines.append("2000999,,Lowtide Films,Subtitle check,,sometime in May,12,,Remote")
    lines.append("2000412,Nia Brooks,Lowtide Films,,2023-05-02,2023-05-20,,150,Remote")
    return "\n".join(lines) + "\n"


def _approvals(cast: Cast, campus: str) -> Iterator[datetime]:
    yield cast.day(-6, NOON, 10)
    entries = list(
        Experience.objects.filter(
            campus__slug=campus, engagement=None, past_import=None, student__isnull=False
        )
        .exclude(state="refused")
        .order_by("-ends_on", "pk")[:3]
    )
    actor = cast.officer_of(campus)
    asked: list[Approval] = []
    for entry, (kind, name, email, question) in zip([*entries, *entries[:1]], ASKED, strict=False):
        asked.append(
            ask_approval(
                entry,
                kind=kind,
                name=name,
                email=email,
                question=question,
                due_on=cast.date(8),
                actor=actor,
                at=cast.now,
            )
        )
    yield cast.day(-4, NOON, 40)
    if len(asked) < 3:
        return
    pass_on(
        asked[1],
        name="Dean Marguerite Hale",
        email="m.hale@provost.example",
        actor=_by_link(asked[1]),
        at=cast.now,
    )
    decide_approval(asked[2], approves=True, actor=_by_link(asked[2]), at=cast.now)


ASKED = (
    (
        "credit",
        "Prof. Ines Prado",
        "ines.prado@media.example",
        "One credit of COMM 395, please: the hours are within the rule.",
    ),
    ("credit", "Prof. Owen Falk", "owen.falk@economics.example", "Does it fit ECON 290?"),
    ("other", "Dr. Lena Abara", "lena.abara@athletics.example", "Is it within the season’s rule?"),
    (
        "authorization",
        "International Office",
        "advising@international.example",
        "Was curricular training authorized for these dates?",
    ),
)


def _by_link(approval: Approval) -> Actor:
    return link_holder(
        name=approval.name,
        email=approval.email,
        capacity=APPROVING,
        subject=(approval._meta.label_lower, approval.pk),
    )


def _what_came_of_it(cast: Cast) -> Iterator[datetime]:
    for back in range(250, 0, -20):
        yield cast.day(-back, NOON, 25)
        ask_outcomes(at=cast.now)
    yield cast.day(-1, NOON, 30)
    entries = Experience.objects.filter(
        state__in=COUNTED_STATES, past_import=None, student__isnull=False
    ).select_related("student__user", "campus")
    for number, entry in enumerate(entries.order_by("pk")):
        months = stage_reached(entry, today=cast.now.date() - timedelta(days=1))
        answer = ANSWERS[number % len(ANSWERS)]
        if months is None or not answer:
            continue
        student = entry.student
        if student is None:
            continue
        answer_outcome(
            entry,
            months=months,
            answer=answer,
            note=NOTES.get(answer, ""),
            actor=person(student.user),
            at=cast.now,
        )
