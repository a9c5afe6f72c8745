"""No network but this machine's, uploads in a folder of their own, a browser if there is one."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.chromium import chromium


def pytest_configure(config: pytest.Config) -> None:
    """A test that reaches for the network fails and says where it wanted to go."""
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    look_up = socket.getaddrinfo

    def only_here(host: Any, *arguments: Any, **more: Any) -> Any:
        if host and not _is_here(host):
            raise OSError(f"a test reached for the network: {host}")
        return look_up(host, *arguments, **more)

    socket.getaddrinfo = only_here


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any, /) -> Any:
        if self.family != socket.AF_UNIX and not _is_here(address[0]):
            raise OSError(f"a test reached for the network: {address}")
        return connect(self, address)

    return guarded


def _is_here(host: str | bytes) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests are skipped where there is no browser, except in CI: there they fail."""
    if chromium() is None and os.environ.get("CI") != "true":
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium (see scripts/ensure-chromium)")
                )


def pytest_unconfigure(config: pytest.Config) -> None:
    """Gives the embedded server back; the last run to leave stops it."""
    from tests import settings
    from tests.server import release

    if settings.CLAIMED:
        if hasattr(config, "workerinput"):
            settings.CLAIMED.close()
        else:
            release(settings.TEST_HOME, settings.CLAIMED)


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.MEDIA_ROOT = Path(tmp_path_factory.getbasetemp()) / f"files-{os.getpid()}"
