"""Fetching what a stranger's address holds, and nothing from our own neighbours."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from fairbrief.calendars import FetchError, fetch
from fairbrief.calendars.fetching import checked, is_public

BODY = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
PUBLIC = "93.184.215.14"


def answer(body: bytes = BODY, status: str = "200 OK", *headers: str) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


type Dial = Callable[[str, str, float], socket.socket]


@contextmanager
def serving(
    *answers: bytes, talk: Callable[[socket.socket], None] | None = None
) -> Iterator[
    tuple[Callable[[str, str, float], socket.socket], list[bytes], list[tuple[str, str]]]
]:
    """A server that gives these answers in turn; what it was asked, and whom was dialled.

    The wire is plain here: who is dialled, and what is done with the answer, is what is tried.
    """
    door = socket.create_server(("127.0.0.1", 0))
    asked: list[bytes] = []
    dialled: list[tuple[str, str]] = []

    def serve() -> None:
        for each in answers or (b"",):
            try:
                wire, _address = door.accept()
            except OSError:
                return
            with wire:
                asked.append(wire.recv(65536))
                with suppress(OSError):
                    talk(wire) if talk else wire.sendall(each)

    def connect(host: str, address: str, seconds: float) -> socket.socket:
        dialled.append((host, address))
        return socket.create_connection(door.getsockname(), timeout=seconds)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield connect, asked, dialled
    finally:
        door.close()
        thread.join(5)


def public(host: str) -> list[str]:
    return [PUBLIC]


def why(url: str, **options: object) -> str:
    with pytest.raises(FetchError) as refused:
        fetch(url, **options)  # type: ignore[arg-type]
    return refused.value.why


def test_a_calendar_is_fetched_from_the_very_address_that_was_looked_up() -> None:
    with serving(answer()) as (connect, asked, dialled):
        found = fetch("webcal://cal.example/a%20b.ics?key=1", resolve=public, connect=connect)
    assert found == BODY
    assert dialled == [("cal.example", PUBLIC)]
    assert asked[0].startswith(b"GET /a%20b.ics?key=1 HTTP/1.1\r\nHost: cal.example\r\n")
    assert b"cookie" not in asked[0].lower()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.9", "172.16.0.1", "169.254.169.254",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:0a00:0001::1", "64:ff9b::7f00:1",
        "ff02::1", "fec0::1", "::10.0.0.1", "::ffff:0:127.0.0.1", "not an address",
    ],
)  # fmt: skip
def test_our_own_neighbours_are_not_asked(address: str) -> None:
    assert not is_public(address)
    assert why("https://cal.example/a.ics", resolve=lambda host: [PUBLIC, address]) == "private"


def test_an_address_of_the_open_net_is_public() -> None:
    assert is_public(PUBLIC)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    "url",
    [
        "http://cal.example/a.ics", "ftp://cal.example/a", "file:///etc/passwd", "cal.example/a",
        "https:///a.ics", "https://me:secret@cal.example/a", "https://cal.example:8443/a", "",
        "https://cal.example:x/", "https://cal.example/a\nHost: other", "https://[::1/",
    ],
)  # fmt: skip
def test_only_plain_https_addresses_are_taken(url: str) -> None:
    assert why(url, resolve=public) == "address"


def test_a_redirect_is_checked_like_the_first_address() -> None:
    onward = answer(b"", "302 Found", "Location: https://inside.example/x")

    def resolve(host: str) -> list[str]:
        return ["10.0.0.1"] if host == "inside.example" else [PUBLIC]

    with serving(onward) as (connect, _asked, _dialled):
        assert why("https://cal.example/", resolve=resolve, connect=connect) == "private"
    down = answer(b"", "301 Moved", "Location: http://cal.example/x")
    with serving(down) as (connect, _asked, _dialled):
        assert why("https://cal.example/", resolve=public, connect=connect) == "address"
    broken = answer(b"", "302 Found", "Location: https://[::1/x")
    with serving(broken) as (connect, _asked, _dialled):
        assert why("https://cal.example/", resolve=public, connect=connect) == "address"
    round_ = answer(b"", "307 Here", "Location: /again")
    with serving(*[round_] * 9) as (connect, _asked, dialled):
        assert why("https://cal.example/", resolve=public, connect=connect) == "redirects"
    assert len(dialled) == 4


def test_what_is_not_there_is_said() -> None:
    with (
        serving(answer(b"", "404 Not Found")) as (connect, _asked, _dialled),
        pytest.raises(FetchError) as refused,
    ):
        fetch("https://cal.example/", resolve=public, connect=connect)
    assert (refused.value.why, refused.value.detail) == ("status", "404")


def test_too_much_is_refused_before_it_is_all_read() -> None:
    with serving(answer(b"x" * 200_000)) as (connect, _asked, _dialled):
        asked = {"resolve": public, "connect": connect, "most_bytes": 100_000}
        assert why("https://cal.example/", **asked) == "large"


def test_what_is_packed_is_refused() -> None:
    packed = answer(b"xx", "200 OK", "Content-Encoding: gzip")
    with serving(packed) as (connect, _asked, _dialled):
        assert why("https://cal.example/", resolve=public, connect=connect) == "packed"


def test_a_byte_now_and_then_is_too_slow() -> None:
    def drip(wire: socket.socket) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _turn in range(100):
            wire.sendall(b"x")
            time.sleep(0.05)

    began = time.monotonic()
    with serving(talk=drip) as (connect, _asked, _dialled):
        asked = {"resolve": public, "connect": connect, "most_seconds": 0.5}
        assert why("https://cal.example/", **asked) == "slow"
    assert time.monotonic() - began < 4


def test_hosts_that_are_none_or_do_not_answer() -> None:
    def nobody(host: str) -> list[str]:
        raise OSError("no such host")

    def closed(host: str, address: str, seconds: float) -> socket.socket:
        raise ConnectionRefusedError

    assert why("https://cal.example/", resolve=nobody) == "unknown"
    assert why("https://cal.example/", resolve=public, connect=closed) == "unreachable"
    assert checked("webcal://cal.example/x").geturl() == "https://cal.example/x"
    with serving(b"no http at all\r\n\r\n") as (connect, _asked, _dialled):
        assert why("https://cal.example/", resolve=public, connect=connect) == "unreachable"
