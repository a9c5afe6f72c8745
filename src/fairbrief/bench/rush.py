"""The minutes before a deadline: thousands apply at once to briefs that take only so many."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.conf import settings

from fairbrief.applications.models import Application
from fairbrief.applications.queries import ENOUGH_A_SEAT
from fairbrief.applications.states import OPEN_STATES
from fairbrief.bench.crowd import a_few
from fairbrief.bench.serving import CLIENTS, HOST, Served, cookie_of, served
from fairbrief.briefs.models import Brief
from fairbrief.kernel.clock import now

#: Briefs that each student tries: one more than they may have open.
TRIES = 6
MOST_OPEN = 5
#: Places of a brief; at 25 applications a place, three in five who try are too many.
SEATS = 2
#: Tries for each brief, and applications of the control.
A_BRIEF, CONTROL = 125, 600

type Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class RushFigures:
    """`over`: applications beyond what a brief takes or a student may have open. `lost`: told
    that it was sent without its being so, or the reverse. `control_over`: the same as `over`,
    with the guards off."""

    applications: int
    accepted: int
    over: int
    lost: int
    control_over: int
    per_second: float


@dataclass(frozen=True)
class _Try:
    student: int
    brief: int
    code: str
    cookie: str


def measure_rush(applications: int, *, progress: Progress) -> RushFigures:
    """Lets everyone apply through HTTP, then looks at what stands in the database."""
    tries = _tries(applications, "rush-")
    with served() as server:
        start = time.perf_counter()
        told = _rush(server, tries, lambda done: progress("Applying", done, len(tries)))
        took = time.perf_counter() - start
    over, sent = _counted(tries)
    accepted = {pair for pair, was_sent in told.items() if was_sent}
    control = _tries(CONTROL, "control-")
    with served(locks=False) as server:
        _rush(server, control, lambda done: progress("Without guards", done, len(control)))
    return RushFigures(
        applications=len(tries),
        accepted=len(accepted),
        over=over,
        lost=len(accepted ^ sent),
        control_over=_counted(control)[0],
        per_second=round(len(tries) / took, 1),
    )


def _tries(number: int, name: str) -> list[_Try]:
    """Everyone at one brief after the other: that is where it gets tight."""
    dice = random.Random(name)  # noqa: S311
    at = now()
    briefs, students = a_few(
        briefs=max(TRIES, number // A_BRIEF),
        students=-(-number // TRIES),
        at=at,
        name=name,
    )
    Brief.objects.filter(pk__in=[each.pk for each in briefs]).update(seats=SEATS)
    cookies = [cookie_of(each.user) for each in students]
    tries = [
        _Try(student.pk, brief.pk, brief.code, cookie)
        for student, cookie in zip(students, cookies, strict=True)
        for brief in dice.sample(briefs, TRIES)
    ]
    dice.shuffle(tries)
    tries.sort(key=lambda each: each.brief)
    return tries[:number]


def _rush(
    server: Served, tries: list[_Try], tell: Callable[[int], None]
) -> dict[tuple[int, int], bool]:
    """Whether each was told that it was sent, by student and brief."""
    told: dict[tuple[int, int], bool] = {}
    waiting = iter(tries)
    connections: dict[int, HTTPConnection] = {}

    def client(number: int) -> None:
        line = connections[number] = HTTPConnection(HOST, server.port, timeout=120)
        for each in waiting:
            told[each.student, each.brief] = _apply(line, each)
            if len(told) % 50 == 0:
                tell(len(told))
        line.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        for done in [pool.submit(client, number) for number in range(CLIENTS)]:
            done.result()
    return told


_TOKEN = "f" * 32


def _apply(line: HTTPConnection, each: _Try) -> bool:
    typed = {
        "csrfmiddlewaretoken": _TOKEN,
        "interest": "I have catalogued markets for two years and can start at once.",
        "hours_a_week": "6",
    }
    line.request(
        "POST",
        f"/student/briefs/{each.code}/apply/",
        urlencode(typed),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"{each.cookie}; {settings.CSRF_COOKIE_NAME}={_TOKEN}",
        },
    )
    answer = line.getresponse()
    answer.read()
    return answer.status == 302


def _counted(tries: Iterable[_Try]) -> tuple[int, set[tuple[int, int]]]:
    """How many are too many, and which were sent."""
    students = {each.student for each in tries}
    sent = set(
        Application.objects.filter(student__in=students, state__in=OPEN_STATES).values_list(
            "student_id", "brief_id"
        )
    )
    of_brief = Counter(brief for _student, brief in sent)
    of_student = Counter(student for student, _brief in sent)
    over = sum(max(0, each - ENOUGH_A_SEAT * SEATS) for each in of_brief.values())
    return over + sum(max(0, each - MOST_OPEN) for each in of_student.values()), sent
