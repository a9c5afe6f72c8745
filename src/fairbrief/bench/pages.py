"""How long the pages of the life take and how many queries they make, with a crowd about."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.bench.crowd import Crowd


@dataclass(frozen=True)
class PageFigures:
    """Server time in milliseconds (no network), queries of one view, bytes of the answer."""

    page: str
    p50_ms: float
    p95_ms: float
    queries: int
    bytes: int


class PageError(Exception):
    """A measured page did not answer with 200."""


def pages_of(crowd: Crowd) -> list[tuple[str, User | None, str]]:
    """Every page of the life: name, who reads it, path."""
    student, member, officer = crowd.student.user, crowd.member.user, crowd.officer.user
    brief, work = crowd.brief.code, crowd.engagement.code
    return [
        ("home", None, "/"),
        ("find", None, "/briefs/"),
        ("find: words and filters", None, "/briefs/?q=museum+survey&hours_max=30&place=remote"),
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
        ("campus: ledger", officer, "/campus/ledger/"),
        ("campus: report", officer, "/campus/report/"),
        ("campus: policy", officer, "/campus/policy/"),
        ("campus: rules", officer, "/campus/policy/rules/"),
        ("operator", crowd.operator, "/operator/"),
        ("operator: rules", crowd.operator, "/operator/rules/"),
        ("operator: wages", crowd.operator, "/operator/wages/"),
    ]


def measure(
    crowd: Crowd, *, rounds: int, tell: Callable[[PageFigures], None] = lambda each: None
) -> list[PageFigures]:
    """Reads every page `rounds` times after a warm-up. Raises PageError on any answer but 200."""
    figures = []
    for name, user, path in pages_of(crowd):
        client = Client(HTTP_HOST="127.0.0.1")
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        for _warm_up in range(2):
            answer = client.get(path)
            if answer.status_code != 200:
                raise PageError(f"{name} ({path}) answered {answer.status_code}")
        queries = _count_queries(client, path)
        times = []
        for _round in range(rounds):
            start = time.perf_counter()
            client.get(path)
            times.append((time.perf_counter() - start) * 1000)
        figures.append(
            PageFigures(
                page=name,
                p50_ms=round(statistics.median(times), 2),
                p95_ms=round(statistics.quantiles(times, n=20)[-1], 2),
                queries=queries,
                bytes=len(answer.content),
            )
        )
        tell(figures[-1])
    return figures


def _count_queries(client: Client, path: str) -> int:
    """Queries of one reading, counted where they are executed."""
    counted = 0

    def count(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        nonlocal counted
        counted += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        client.get(path)
    return counted


def figures_as_json(figures: list[PageFigures]) -> list[dict[str, object]]:
    return [asdict(each) for each in figures]
