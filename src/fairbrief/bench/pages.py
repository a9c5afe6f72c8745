"""How long the pages of the life take and how many queries they make, with a crowd about."""

from __future__ import annotations

import gzip
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.bench.crowd import Crowd
from fairbrief.bench.load import Asked, LoadFigures, press
from fairbrief.bench.serving import Served, cookie_of, served
from fairbrief.bench.wording import Wording
from fairbrief.discovery.engine.facts import HOURS, PAY, WEEKS


@dataclass(frozen=True)
class PageFigures:
    """Server time in milliseconds (no network), queries of one view, bytes over the wire.

    `cpu_ms` is the median of what the processor worked for it, in this process and in the session
    of a database on the same machine: it stays the same while others use the machine.
    `first_visit_bytes` adds what a browser that comes for the first time loads with it.
    `req_per_core_s` and `p99_ms_c32` are of 32 clients at once, through HTTP, served as `serve`
    does; None where that was not measured.
    """

    page: str
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    queries: int
    bytes: int
    first_visit_bytes: int
    req_per_core_s: float | None = None
    p99_ms_c32: float | None = None


class PageError(Exception):
    """A measured page did not answer with 200."""


@dataclass(frozen=True)
class Read:
    """A page that is read again and again: its name, by whom, where, and what is typed there.

    `others` are more addresses of the same page and `readers` more people, in turn, so that none is
    read twice soon; `before` are some that are read first, here and through HTTP, so that both have
    settled.
    """

    name: str
    user: User | None
    path: str
    typed: dict[str, str] | None = None
    others: tuple[str, ...] = ()
    readers: tuple[User, ...] = ()
    before: tuple[str, ...] = ()
    turn: Iterator[int] = field(default_factory=count, compare=False)

    @cached_property
    def asked(self) -> list[Asked]:
        """Each address with the cookie of who reads it, who is signed in for it."""
        readers = (self.user, *self.readers) if self.user else ()
        cookies = [cookie_of(each) for each in readers] or [""]
        paths = (self.path, *self.others)
        number = max(len(cookies), len(paths))
        return list(islice(zip(cycle(paths), cycle(cookies), strict=False), number))

    def answer(self, client: Client) -> Any:
        path, cookie = self.asked[next(self.turn) % len(self.asked)]
        signed_in = {"cookie": cookie} if cookie else {}
        if self.typed is None:
            return client.get(path, headers=signed_in)
        return client.post(path, self.typed, headers=signed_in | {"hx-request": "true"})


def pages_of(crowd: Crowd) -> list[Read]:
    """Every page of the life, and the review that reads along while a brief is typed."""
    pages = [Read(*each) for each in _pages(crowd)]
    return [*pages, *_each_other_words(), _each_another(crowd), _live_review(crowd)]


#: Pages that a server has served before its memory holds what it will hold.
UNTIL_SETTLED = 4_000


def _each_other_words() -> Iterator[Read]:
    """The search page with other words and filters each time: no page is kept, and of its cards as
    many as a server holds that has just begun, and one that has served for some minutes."""
    dice = random.Random(1)  # noqa: S311
    asked = list(dict.fromkeys(islice(_searches(dice), UNTIL_SETTLED * 3)))
    before, asked = asked[:UNTIL_SETTLED], asked[UNTIL_SETTLED:]
    name, half = "find: each time other words", len(asked) // 2
    yield Read(f"{name}, at first", None, asked[0], others=tuple(asked[1:half]))
    yield Read(name, None, asked[half], others=tuple(asked[half + 1 :]), before=tuple(before))


def _each_another(crowd: Crowd) -> Read:
    """A student's list for another student each time: what fits is ranked for each of them."""
    others = tuple(each.user for each in crowd.other_students)
    return Read("student: find, each time another", crowd.student.user, "/briefs/", readers=others)


#: What people narrow a list of briefs by, and what they choose there.
_NARROWED = {"hours_max": HOURS, "pay_min": PAY, "weeks_max": WEEKS, "place": ("remote",)}


def _searches(dice: random.Random) -> Iterator[str]:
    """Addresses of the search page: words, and two filters."""
    wording = Wording(dice)
    for number in count():
        filters = {name: dice.choice(_NARROWED[name]) for name in dice.sample([*_NARROWED], 2)}
        yield f"/briefs/?{urlencode({'q': wording.asked(number, dice), **filters})}"


def _live_review(crowd: Crowd) -> Read:
    """The wizard's first step with a summary of some 2,000 characters."""
    return Read(
        "employer: live review",
        crowd.member.user,
        f"/employer/briefs/{crowd.draft.code}/edit/scope/check/",
        {
            "title": "Build the research file for a documentary on night markets",
            "summary": "Before we film we need a file that a producer can trust. " * 35,
            "learning": "How to judge a source and to order what is found.",
            "hours": "18",
            "routine_percent": "15",
            "seats": "1",
            "piece-TOTAL_FORMS": "2",
            "piece-INITIAL_FORMS": "0",
            "piece-0-title": "A source list of 40 entries",
            "piece-0-criteria": "each with a link and a date",
            "piece-1-title": "Five interview briefs",
            "piece-1-criteria": "one page each",
        },
    )


def _pages(crowd: Crowd) -> list[tuple[str, User | None, str]]:
    student, member, officer = crowd.student.user, crowd.member.user, crowd.officer.user
    brief, work = crowd.brief.code, crowd.engagement.code
    return [
        ("home", None, "/"),
        ("find", None, "/briefs/"),
        ("find: words and filters", None, next(_searches(random.Random(2)))),  # noqa: S311
        ("brief", None, f"/briefs/{brief}/"),
        ("employer", None, f"/employers/{crowd.employer.slug}/"),
        ("check", None, "/check/"),
        ("student: find", student, "/briefs/"),
        ("student: brief", student, f"/briefs/{brief}/"),
        ("student: today", student, "/student/"),
        ("student: applications", student, "/student/applications/"),
        ("student: application", student, f"/student/applications/{crowd.applied.code}/"),
        ("student: my work", student, "/student/work/"),
        ("student: workspace", student, f"/student/work/{work}/"),
        ("student: messages", student, f"/student/work/{work}/messages/"),
        ("student: experiences", student, "/student/experiences/"),
        ("student: notices", student, "/notices/"),
        ("employer: desk", member, "/employer/"),
        ("employer: briefs", member, "/employer/briefs/"),
        ("employer: brief", member, f"/employer/briefs/{brief}/"),
        ("employer: applicants", member, f"/employer/briefs/{brief}/applicants/"),
        ("employer: work", member, "/employer/work/"),
        ("campus: overview", officer, "/campus/"),
        ("campus: brief queue", officer, "/campus/briefs/"),
        ("campus: brief", officer, f"/campus/briefs/{brief}/"),
        ("campus: employers", officer, "/campus/employers/"),
        ("campus: work", officer, "/campus/work/"),
        ("campus: issues", officer, "/campus/concerns/"),
        ("campus: needs attention", officer, "/campus/attention/"),
        ("campus: ledger", officer, "/campus/ledger/"),
        ("campus: report", officer, "/campus/report/"),
        ("campus: policy", officer, "/campus/policy/"),
        ("campus: rules", officer, "/campus/policy/rules/"),
        ("operator", crowd.operator, "/operator/"),
        ("operator: rules", crowd.operator, "/operator/rules/"),
        ("operator: wages", crowd.operator, "/operator/wages/"),
    ]


def measure(
    crowd: Crowd,
    *,
    rounds: int,
    requests: int = 0,
    only: str = "",
    tell: Callable[[PageFigures], None] = lambda each: None,
) -> list[PageFigures]:
    """Reads every page `rounds` times after a warm-up, and then `requests` times through HTTP.

    `only` leaves those out without it in their names. Raises PageError on any answer but 200.
    """
    pages = [page for page in pages_of(crowd) if only in page.name]
    if not requests:
        return _measured(pages, rounds, None, 0, tell)
    with served() as server:
        return _measured(pages, rounds, server, requests, tell)


def _measured(
    pages: list[Read],
    rounds: int,
    server: Served | None,
    requests: int,
    tell: Callable[[PageFigures], None],
) -> list[PageFigures]:
    figures = []
    for page in pages:
        client = Client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_ENCODING="gzip")
        for _warm_up in range(2):
            answer = page.answer(client)
            if answer.status_code != 200:
                raise PageError(f"{page.name} ({page.path}) answered {answer.status_code}")
        queries = _count_queries(client, page)
        _settle(client, page)
        connection.ensure_connection()
        times, worked = [], []
        for _round in range(rounds):
            start, busy = time.perf_counter(), processor_time()
            page.answer(client)
            times.append((time.perf_counter() - start) * 1000)
            worked.append((processor_time() - busy) * 1000)
        load = _load(server, page, requests)
        figures.append(
            PageFigures(
                page=page.name,
                p50_ms=round(statistics.median(times), 2),
                p95_ms=round(statistics.quantiles(times, n=20)[-1], 2),
                cpu_ms=round(statistics.median(worked), 2),
                queries=queries,
                bytes=len(answer.content),
                first_visit_bytes=len(answer.content) + _loaded_with(answer.content),
                req_per_core_s=load.per_core_s if load else None,
                p99_ms_c32=load.p99_ms if load else None,
            )
        )
        tell(figures[-1])
    return figures


def _settle(client: Client, page: Read) -> None:
    """Reads what is read first in this process too, which keeps cards in a memory of its own."""
    for path in page.before:
        client.get(path)


def _load(server: Served | None, page: Read, requests: int) -> LoadFigures | None:
    """Of a page that is only read: what is typed needs a token of its own."""
    if server is None or page.typed is not None:
        return None
    if page.before:
        press(server, [(path, "") for path in page.before], requests=len(page.before))
    return press(server, page.asked, requests=requests)


def processor_time() -> float:
    """Seconds the processor has worked for this process and its database session."""
    session: Any = connection.connection
    try:
        spent = Path(f"/proc/{session.info.backend_pid}/schedstat").read_text().split()[0]
    except OSError:  # the database is elsewhere, or this is not Linux
        spent = "0"
    return time.process_time() + int(spent) / 1e9


#: Every address a page names; those of static files are loaded with it.
_LOADED = re.compile(r'(?:href|src)="([^"#]+)')


def _loaded_with(packed_page: bytes) -> int:
    """Bytes of the styles, scripts and icons a page names, compressed as they are served."""
    page = gzip.decompress(packed_page).decode()
    static = {url for url in _LOADED.findall(page) if url.startswith(settings.STATIC_URL)}
    paths = [Path(settings.STATIC_ROOT) / url.removeprefix(settings.STATIC_URL) for url in static]
    packed = [path.with_name(f"{path.name}.gz") for path in paths]
    return sum(
        (small if small.exists() else path).stat().st_size
        for small, path in zip(packed, paths, strict=True)
    )


def _count_queries(client: Client, page: Read) -> int:
    """Queries of one reading, counted where they are executed."""
    counted = 0

    def count(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        nonlocal counted
        counted += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        page.answer(client)
    return counted


def figures_as_json(figures: list[PageFigures]) -> list[dict[str, object]]:
    return [asdict(each) for each in figures]
