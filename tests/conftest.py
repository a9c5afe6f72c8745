"""No network but this machine's, uploads in a folder of their own, a browser if there is one."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.middleware import csrf
from hypothesis import HealthCheck
from hypothesis import settings as examples
from pytest_django.plugin import DjangoDbBlocker, blocking_manager_key

from tests.chromium import chromium
from tests.emptying import Rows, brought_by_migrations, empty_fast, put_back, put_others_out

# How slowly a busy machine makes examples up says nothing of what is tested.
examples.register_profile("any machine", examples(), suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("any machine")


def pytest_configure(config: pytest.Config) -> None:
    """A test that reaches for the network fails and says where it wanted to go.

    The tokens of forms have letters of which no word is made.
    """
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    look_up = socket.getaddrinfo

    def only_here(host: Any, *arguments: Any, **more: Any) -> Any:
        if host and not _is_here(host):
            raise OSError(f"a test reached for the network: {host}")
        return look_up(host, *arguments, **more)

    socket.getaddrinfo = only_here
    # By chance a form's token spells a word that a test looks for on a page.
    csrf.CSRF_ALLOWED_CHARS = "xqjz"


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


#: Of these modules each test, or what it stands upon, takes as long as hundreds of others. None
#: of them commits to the tests' own database: those that do come after all that do not.
LONGEST = (
    "tests/leaving/test_everyone.py",
    "tests/demo/test_world.py",
    "tests/matrices/test_doors.py",
    "tests/cli/test_demo.py",
    "tests/cli/test_demo_mode.py",
    "tests/cli/test_tour.py",
    "tests/cli/test_installation.py",
    "tests/postgres/test_launcher.py",
)


def _begins_last(item: pytest.Item) -> bool:
    return not item.nodeid.startswith(LONGEST)


def pytest_collection_finish() -> None:
    """What is there by now stays to the end of the run: nothing looks through it again."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first, for else one worker has still to do them when the others have
    nothing left.

    A test that asks for the database itself gets one of the tests', never a real one.

    Browser tests are skipped where there is no browser, except in CI: there they fail.
    """
    items.sort(key=_begins_last)
    for item in items:
        asks = "django_db_setup" in getattr(item, "fixturenames", ())
        if asks and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db)
    if chromium() is None and os.environ.get("CI") != "true":
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium (see scripts/ensure-chromium)")
                )


def pytest_unconfigure(config: pytest.Config) -> None:
    """Drops the filled world if it was made, and gives the embedded server back; the last run to
    leave stops it."""
    from tests import settings
    from tests.server import release

    if not hasattr(config, "workerinput"):
        _forget_filled_world(config)
    if settings.CLAIMED:
        if hasattr(config, "workerinput"):
            settings.CLAIMED.close()
        else:
            release(settings.TEST_HOME, settings.CLAIMED)


def _forget_filled_world(config: pytest.Config) -> None:
    from tests.filled import forget_filled_world

    with config.stash[blocking_manager_key].unblock():
        forget_filled_world()


BROUGHT = pytest.StashKey[Rows]()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Generator[None]:
    """Remembers what migrations put into tables, such as the skills."""
    empty_fast()
    with django_db_blocker.unblock():
        request.config.stash[BROUGHT] = brought_by_migrations()
    yield
    with django_db_blocker.unblock():
        put_others_out()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Puts it back after a test that had to empty the tables because it committed; makes what the
    test asked for that others will ask for, too."""
    done = yield
    marker = item.get_closest_marker("django_db")
    committed = marker is not None and marker.kwargs.get("transaction")
    fixtures = set(getattr(item, "fixturenames", ()))
    if nextitem and (committed or fixtures & {"transactional_db", "live_server"}):
        with item.config.stash[blocking_manager_key].unblock():
            put_back(item.config.stash.get(BROUGHT, {}))
    if nextitem:
        _keep_what_was_asked(item.config)
    return done


def _keep_what_was_asked(config: pytest.Config) -> None:
    from tests.kept import keep_what_was_asked

    with config.stash[blocking_manager_key].unblock():
        keep_what_was_asked()


@pytest.fixture
def at_now() -> Iterator[None]:
    """The pages ask the time; the builders' world is at NOW."""
    from tests.builders import NOW

    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings.MEDIA_ROOT = Path(tmp_path_factory.getbasetemp()) / f"files-{os.getpid()}"


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with its address's full share of checks, and the skills of its own world,
    which it remembers to its end: else a minute that ends within it costs one query more."""
    from fairbrief.discovery import choosing
    from tests.kept import mind

    caches["counts"].clear()
    monkeypatch.setattr(choosing, "REMEMBERED", 10**9)
    choosing.skills_at.cache_clear()
    mind(monkeypatch)


@pytest.fixture(autouse=True)
def _nothing_indexed() -> None:
    """Each test begins without an index of open briefs; it is made when something is searched."""
    from fairbrief.discovery.engine.reading import INLINE

    INLINE.forget()
