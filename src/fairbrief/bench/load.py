"""What one page costs and how long it takes when many ask for it at once, through HTTP."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

from fairbrief.bench.serving import CLIENTS, HOST, Served


@dataclass(frozen=True)
class LoadFigures:
    """`per_core_s`: requests in a second of one core's work, that of the database included."""

    per_core_s: float
    p99_ms: float


def press(server: Served, path: str, *, cookie: str, requests: int) -> LoadFigures:
    """Reads the page so often with 32 clients, each on a connection of its own.

    Raises ValueError on any answer but 200.
    """
    asked = {"Accept-Encoding": "gzip", **({"Cookie": cookie} if cookie else {})}
    times: list[float] = []

    def client(share: int) -> None:
        line = HTTPConnection(HOST, server.port, timeout=120)
        for _each in range(share):
            start = time.perf_counter()
            line.request("GET", path, headers=asked)
            answer = line.getresponse()
            answer.read()
            times.append((time.perf_counter() - start) * 1000)
            if answer.status != 200:
                raise ValueError(f"{path} answered {answer.status}")
        line.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        # So that every process has the page's code and connections before it is measured.
        _all(pool, client, 2)
        times.clear()
        before = server.work()
        _all(pool, client, max(1, requests // CLIENTS))
        worked = server.work() - before
    return LoadFigures(
        per_core_s=round(len(times) / worked, 1) if worked else 0.0,
        p99_ms=round(statistics.quantiles(times, n=100)[-1], 1),
    )


def _all(pool: ThreadPoolExecutor, client: Callable[[int], None], share: int) -> None:
    for done in [pool.submit(client, share) for _each in range(CLIENTS)]:
        done.result()
