"""What one page costs and how long it takes when many ask for it at once, through HTTP."""

from __future__ import annotations

import selectors
import socket
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

from fairbrief.bench.serving import CLIENTS, HOST, Served

#: Seconds without any answer after which it is given up.
PATIENCE = 120
_END = b"\r\n\r\n"


#: A page's address, and the cookie of who asks for it; none for a visitor.
type Asked = tuple[str, str]


@dataclass(frozen=True)
class LoadFigures:
    """`per_core_s`: requests in a second of one core's work, that of the database included.

    `p99_ms` is what each client waited, all asking again as soon as they are answered, on the very
    cores that serve them: it cannot be less than clients by what a request costs by cores.
    """

    per_core_s: float
    p99_ms: float


def press(server: Served, asked: Sequence[Asked], *, requests: int) -> LoadFigures:
    """Reads the pages in turn, so often, with 32 clients, each on a connection of its own.

    Raises ValueError on any answer but 200, OSError where none comes.
    """
    turn = cycle(_question(*each) for each in asked)
    lines = [_Line(server.port) for _client in range(CLIENTS)]
    try:
        # So that every process has the page's code and connections before it is measured.
        _ask(lines, turn, CLIENTS * 2)
        before = server.work()
        times = _ask(lines, turn, max(CLIENTS, requests))
        worked = server.work() - before
    finally:
        for line in lines:
            line.socket.close()
    return LoadFigures(
        per_core_s=round(len(times) / worked, 1) if worked else 0.0,
        p99_ms=round(statistics.quantiles(times, n=100)[-1], 1),
    )


def _question(path: str, cookie: str) -> bytes:
    own = f"Cookie: {cookie}\r\n" if cookie else ""
    return (f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: gzip\r\n{own}\r\n").encode()


class _Line:
    """A client's connection. One thread serves all, so that asking takes next to no time itself."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.got = b""
        self.asked = 0.0

    def ask(self, question: bytes) -> None:
        self.got = b""
        self.asked = time.perf_counter()
        self.socket.sendall(question)

    def hear(self) -> bool:
        """Takes what has come; True when the answer is whole."""
        more = self.socket.recv(262_144)
        if not more:
            raise ConnectionResetError("the server hung up")
        self.got += more
        head, end, body = self.got.partition(_END)
        return bool(end) and len(body) >= _length(head)


def _length(head: bytes) -> int:
    """Bytes of the answer. Raises ValueError where it is refused."""
    first, *lines = head.split(b"\r\n")
    if first.split(b" ", 2)[1] != b"200":
        raise ValueError(f"answered {first.decode(errors='replace')}")
    for line in lines:
        name, _colon, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ValueError("an answer without its length")


def _ask(lines: list[_Line], turn: Iterator[bytes], number: int) -> list[float]:
    """Milliseconds of each answer."""
    times: list[float] = []
    left = number
    with selectors.DefaultSelector() as waiting:
        for line in lines:
            waiting.register(line.socket, selectors.EVENT_READ, line)
            line.ask(next(turn))
            left -= 1
        while len(times) < number:
            ready = waiting.select(PATIENCE)
            if not ready:
                raise TimeoutError("no answer came")
            for key, _events in ready:
                if not key.data.hear():
                    continue
                times.append((time.perf_counter() - key.data.asked) * 1000)
                if left > 0:
                    left -= 1
                    key.data.ask(next(turn))
    return times
