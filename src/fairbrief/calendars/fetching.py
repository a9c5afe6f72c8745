"""Fetching a calendar from an address somebody typed: https, public hosts, little, and soon.

The address is a stranger's word, so the server must not be led to its own neighbours: the host is
looked up once, every address it has must be a public one, and the connection is made to that very
address. Each step onward (a redirect) is checked in the same way.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

from fairbrief.calendars.texts import LARGEST

#: Seconds for all of it, and steps onward.
MOST_SECONDS = 12.0
MOST_STEPS = 3
_PIECE = 64 * 1024
_AGENT = "Fairbrief calendar reader"
#: All that is given out of the newer net; what else is not called private may be somebody's own.
_OPEN = ipaddress.ip_network("2000::/3")

type Resolver = Callable[[str], list[str]]
type Dialer = Callable[[str, str, float], socket.socket]


class FetchError(Exception):
    """Nothing was fetched. `why`: "address" (not https, or with a name or port of its own),
    "private", "unknown" (no such host), "unreachable", "slow", "large", "redirects", "packed",
    or "status", with the answer's number in `detail`.
    """

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why = why
        self.detail = detail


def addresses_of(host: str) -> list[str]:
    """Every address of a host."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def dial(host: str, address: str, seconds: float) -> socket.socket:
    """A TLS connection to the address, whose certificate is the host's."""
    plain = socket.create_connection((address, 443), timeout=seconds)
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def is_public(address: str) -> bool:
    """Whether the address is one of the open net, also behind a form that carries another one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        carried = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if carried is not None:
            return is_public(str(carried))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        return found in _OPEN and found.is_global
    return found.is_global and not found.is_multicast


def checked(url: str) -> SplitResult:
    """The address, if it is one we go to. `webcal:` is how calendars call https."""
    url = url.strip()
    scheme, colon, rest = url.partition("://")
    if colon and scheme.lower() in {"webcal", "webcals"}:
        url = f"https://{rest}"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("address") from error
    well_formed = parts.scheme == "https" and parts.hostname and port in (None, 443)
    if not well_formed or parts.username or parts.password or not url.isprintable():
        raise FetchError("address")
    return parts


def fetch(
    url: str,
    /,
    *,
    resolve: Resolver = addresses_of,
    connect: Dialer = dial,
    most_bytes: int = LARGEST,
    most_seconds: float = MOST_SECONDS,
) -> bytes:
    """What stands at the address. Raises FetchError, which says why."""
    ends = monotonic() + most_seconds
    for _step in range(MOST_STEPS + 1):
        parts = checked(url)
        left = ends - monotonic()
        if left <= 0:
            raise FetchError("slow")
        body, onward = _ask(parts, _pick(parts, resolve), connect, left, most_bytes)
        if onward is None:
            return body
        url = _onward(parts, onward)
    raise FetchError("redirects")


def _onward(parts: SplitResult, onward: str) -> str:
    try:
        return urljoin(parts.geturl(), onward)
    except ValueError as error:
        raise FetchError("address") from error


def _pick(parts: SplitResult, resolve: Resolver) -> str:
    host = parts.hostname or ""
    try:
        found = resolve(host)
    except (OSError, UnicodeError) as error:
        raise FetchError("unknown") from error
    if not found:
        raise FetchError("unknown")
    if not all(map(is_public, found)):
        raise FetchError("private")
    return found[0]


def _ask(
    parts: SplitResult, address: str, connect: Dialer, seconds: float, most_bytes: int
) -> tuple[bytes, str | None]:
    """One question and its answer: the body, or where it sends us."""
    host = parts.hostname or ""
    began = monotonic()
    try:
        wire = connect(host, address, seconds)
    except TimeoutError as error:
        raise FetchError("slow") from error
    except (OSError, ValueError) as error:
        raise FetchError("unreachable") from error
    # Someone who sends a byte a second never runs into a time limit of single reads.
    end = Timer(max(seconds - (monotonic() - began), 0.1), _hang_up, [wire])
    end.daemon = True
    end.start()
    try:
        found = _talk(wire, parts, most_bytes)
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = monotonic() - began >= seconds or isinstance(error, TimeoutError)
        raise FetchError("slow" if late else "unreachable") from error
    finally:
        end.cancel()
        wire.close()
    if monotonic() - began >= seconds:
        # Cut off at the end of its time, what came looks whole.
        raise FetchError("slow")
    return found


def _hang_up(wire: socket.socket) -> None:
    with suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)


def _talk(wire: socket.socket, parts: SplitResult, most_bytes: int) -> tuple[bytes, str | None]:
    asked = http.client.HTTPConnection(parts.hostname or "")
    asked.sock = wire
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked.request(
        "GET",
        path,
        headers={
            "Accept": "text/calendar, text/plain;q=0.8, */*;q=0.5",
            "Accept-Encoding": "identity",
            "User-Agent": _AGENT,
            "Connection": "close",
        },
    )
    with asked.getresponse() as answer:
        return _answered(answer, most_bytes)


def _answered(answer: http.client.HTTPResponse, most_bytes: int) -> tuple[bytes, str | None]:
    onward = answer.getheader("Location")
    if answer.status in (301, 302, 303, 307, 308) and onward:
        return b"", onward
    if answer.status != 200:
        raise FetchError("status", str(answer.status))
    if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
        raise FetchError("packed")
    body = bytearray()
    while piece := answer.read(_PIECE):
        body += piece
        if len(body) > most_bytes:
            raise FetchError("large")
    return bytes(body), None
