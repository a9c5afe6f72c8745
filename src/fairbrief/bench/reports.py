"""How long figures and files take with ten years of a large campus in the database."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.test import Client

from fairbrief.audit.actors import person
from fairbrief.bench.pages import processor_time
from fairbrief.bench.years import Years
from fairbrief.kernel.clock import now
from fairbrief.reports.actions import make_key
from fairbrief.reports.report import report_of
from fairbrief.tracking.models import Experience

EXPORT = "ledger: export of rows"
#: Rows of the export that is measured, at most.
EXPORTED = 100_000
_LOOK_EVERY = 2_000


@dataclass(frozen=True)
class ReportFigures:
    """Milliseconds in this process. `rows` are the experiences there are, or those exported;
    `cpu_ms` is the median of what the processor worked, the same while others use the machine;
    `peak_mb` is how much more memory the process held at once, where that was looked at."""

    report: str
    rows: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    peak_mb: float | None = None


def measure_reports(
    years: Years,
    *,
    rounds: int,
    only: str = "",
    tell: Callable[[ReportFigures], None] = lambda each: None,
) -> list[ReportFigures]:
    """Every dashboard, page and file over and over, then the export once; or those with `only` in
    their names. Raises AssertionError on any answer but 200."""
    found = []
    for name, act in _acts(years).items():
        if only not in name:
            continue
        act()
        times, worked = [], []
        for _round in range(rounds):
            start, busy = time.perf_counter(), processor_time()
            act()
            times.append((time.perf_counter() - start) * 1000)
            worked.append((processor_time() - busy) * 1000)
        found.append(
            ReportFigures(
                report=name,
                rows=years.rows,
                p50_ms=round(statistics.median(times), 1),
                p95_ms=round(statistics.quantiles(times, n=20)[-1], 1),
                cpu_ms=round(statistics.median(worked), 1),
            )
        )
        tell(found[-1])
    if only in EXPORT:
        found.append(_export(years))
        tell(found[-1])
    return found


def _acts(years: Years) -> dict[str, Callable[[], object]]:
    key = f"term-{years.term.pk}"
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(years.officer.user)
    _key, secret = make_key(
        years.campus,
        name="bench",
        officer=years.officer,
        actor=person(years.officer.user),
        at=now(),
    )
    program = Client(HTTP_HOST="127.0.0.1", headers={"authorization": f"Bearer {secret}"})
    pages = {
        "dashboard: overview": "/campus/",
        "dashboard: ledger": "/campus/ledger/",
        "dashboard: needs attention": "/campus/attention/",
        "dashboard: attention, the end": "/campus/attention/?page=9999",
        "dashboard: attention, one kind": "/campus/attention/?kind=hours",
        "dashboard: work": "/campus/work/",
        "report: page": f"/campus/report/?term={key}",
        "report: newest": "/campus/report/",
        "report: year outside terms": f"/campus/report/?term=year-{years.term.starts_on.year}",
        "report: chart": f"/campus/report/{key}/charts/trend/wide.svg",
        "report: csv": f"/campus/report/{key}/report.csv",
        "report: xlsx": f"/campus/report/{key}/report.xlsx",
        "report: pdf": f"/campus/report/{key}/report.pdf",
    }
    return {
        **{name: _reading(client, path) for name, path in pages.items()},
        "report: api": _reading(program, f"/api/v1/reports/{key}"),
        "report: object": lambda: report_of(years.campus, key, today=years.term.ends_on),
        "report: after a change": lambda: _after_a_change(years, key),
    }


def _reading(client: Client, path: str) -> Callable[[], object]:
    def read() -> None:
        answer: Any = client.get(path)
        if answer.status_code != 200:
            raise AssertionError(f"{path} answered {answer.status_code}")
        if answer.streaming:
            for _piece in answer.streaming_content:
                pass

    return read


def _after_a_change(years: Years, key: str) -> None:
    """Somebody's hours are corrected, and the term is read: it is counted again first."""
    term = years.term
    one = Experience.objects.filter(
        campus=years.campus, state="verified", ends_on__range=(term.starts_on, term.ends_on)
    ).first()
    if one is None:
        raise AssertionError("nobody worked in that term")
    Experience.objects.filter(pk=one.pk).update(minutes=one.minutes + 1)
    report_of(years.campus, key, today=years.term.ends_on)


def _export(years: Years) -> ReportFigures:
    """The ledger row by row, as it streams to a browser, up to so many rows."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(years.officer.user)
    before, peak, lines = _memory(), 0.0, 0
    start, busy = time.perf_counter(), time.process_time()
    answer: Any = client.get("/campus/ledger/export.csv")
    for piece in answer.streaming_content:
        lines += piece.count(b"\n")
        if lines % _LOOK_EVERY == 0:
            peak = max(peak, _memory() - before)
        if lines > EXPORTED:
            break
    answer.close()
    took = round((time.perf_counter() - start) * 1000, 1)
    return ReportFigures(
        report=EXPORT,
        rows=max(lines - 1, 0),
        p50_ms=took,
        p95_ms=took,
        cpu_ms=round((time.process_time() - busy) * 1000, 1),
        peak_mb=round(peak, 1),
    )


def _memory() -> float:
    """Megabytes this process holds; 0 where nobody says."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1_000_000


def report_figures_as_json(figures: list[ReportFigures]) -> list[dict[str, object]]:
    return [
        {name: value for name, value in asdict(each).items() if value is not None}
        for each in figures
    ]
