"""An installation from nothing: migrate, doctor, worker, serve, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.cli.running import environment, fairbrief, free_port, scratch_url, started, wait_for
from tests.server import forget


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of an installation whose tables and static files are up to date."""
    with scratch_url() as url:
        env = environment(tmp_path_factory.mktemp("installed"), DATABASE_URL=url)
        done = fairbrief("migrate", "--json", env=env)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["applied"] > 20
        yield env


def looked_at(env: dict[str, str]) -> dict[str, Any]:
    """What the doctor says, by name."""
    done = fairbrief("doctor", "--json", env=env)
    assert done.returncode in {0, 1}, done.stderr
    said = json.loads(done.stdout)
    assert said["ok"] is (done.returncode == 0)
    return {each["name"]: each for each in said["checks"]}


def test_migrate_a_second_time_does_nothing(installed: dict[str, str]) -> None:
    again = json.loads(fairbrief("migrate", "--json", env=installed).stdout)
    assert again == {"applied": 0, "collected": False}
    assert fairbrief("migrate", "--check", env=installed).returncode == 0


def test_doctor_of_an_empty_folder_says_how_to_begin(tmp_path: Path) -> None:
    done = fairbrief("doctor", env=environment(tmp_path / "nothing"))
    assert done.returncode == 1
    assert "fairbrief demo" in done.stdout
    assert not (tmp_path / "nothing").exists(), "looking makes nothing"


def test_doctor_says_that_the_server_does_not_answer(tmp_path: Path) -> None:
    env = environment(tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    said = looked_at(env)
    assert said["database"]["level"] == "fail"
    assert said["worker"]["level"] == "skipped"
    served = fairbrief("serve", env=env)
    assert served.returncode == 1
    assert "does not answer" in served.stderr
    assert "Traceback" not in served.stderr


def test_doctor_of_new_tables_misses_only_the_worker(installed: dict[str, str]) -> None:
    said = looked_at(installed)
    assert said["tables"]["level"] == said["static files"]["level"] == "ok"
    assert said["record"]["level"] == said["clocks"]["level"] == "ok"
    assert "fairbrief worker" in said["worker"]["mend"]
    assert {name for name, each in said.items() if each["level"] == "fail"} == {"worker"}
    assert "EMAIL_URL" in said["mail"]["mend"]


def test_doctor_sees_what_must_not_be(installed: dict[str, str]) -> None:
    said = looked_at(installed | {"FAIRBRIEF_DEBUG": "1", "SECRET_KEY": "short"})
    assert said["debug"]["level"] == said["secret key"]["level"] == "fail"
    key = Path(installed["FAIRBRIEF_HOME"]) / "secret-key"
    key.chmod(0o644)
    assert "chmod 600" in looked_at(installed)["secret key"]["mend"]
    key.chmod(0o600)
    for name, value, said in (
        ("EMAIL_URL", "nonsense", "EMAIL_URL must look like"),
        ("FAIRBRIEF_PROXIES", "x", "FAIRBRIEF_PROXIES is 'x'; it must be a whole number"),
        ("FAIRBRIEF_URL", "micro.example.edu", "it must be a whole address"),
        ("DATABASE_URL", "mysql://u:secret@h/d", "DATABASE_URL is not understood"),
    ):
        found = looked_at(installed | {name: value})["settings"]["says"]
        assert said in found
        assert not found.startswith("ImproperlyConfigured")
        assert "secret" not in found


def test_doctor_finds_a_changed_record(installed: dict[str, str]) -> None:
    with psycopg.connect(installed["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            "INSERT INTO audit_event (subject_label, subject_id, name, source, target, actor_kind,"
            " actor_name, at, data, salt, leaves, previous, digest)"
            " VALUES ('briefs.brief', 1, 'opened', '', '', 'person', 'Eve', now(), '{}', '', '{}',"
            " '', 'x')"
        )
        try:
            assert "event" in looked_at(installed)["record"]["says"]
            assert looked_at(installed)["record"]["level"] == "fail"
        finally:
            # Only the tables' owner can do this, and only by switching the guard off.
            connection.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
            connection.execute("DELETE FROM audit_event")
            connection.execute("ALTER TABLE audit_event ENABLE TRIGGER USER")


def test_serve_refuses_what_is_not_ready(tmp_path: Path, installed: dict[str, str]) -> None:
    with scratch_url() as url:
        said = fairbrief("serve", env=environment(tmp_path, DATABASE_URL=url)).stderr
        assert "fairbrief migrate" in said
    said = fairbrief("serve", env=installed | {"FAIRBRIEF_HOME": str(tmp_path)}).stderr
    assert "Static files are not collected" in said


def test_serve_answers_and_names_a_taken_port(installed: dict[str, str], tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    with started("serve", "--port", str(port), "--workers", "1", env=installed, log=log) as server:
        wait_for(lambda: _answers(port) or server.poll() is not None, log=log)
        assert server.poll() is None, log.read_text()
        second = fairbrief("serve", "--port", str(port), env=installed)
        assert second.returncode == 1
        assert f"Port {port} is in use" in second.stderr
        server.terminate()
        assert server.wait(30) in {0, -15}


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(
            f"http://127.0.0.1:{port}/static/ui/mark.svg", timeout=10
        ) as answer:
            return answer.status == 200  # type: ignore[no-any-return]
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@pytest.mark.parametrize("states", [["doing"], ["doing", "todo"], ["doing", "doing"]])
def test_worker_takes_up_what_a_killed_one_left(
    installed: dict[str, str], tmp_path: Path, states: list[str]
) -> None:
    """Procrastinate forgets a killed worker and leaves its jobs in `doing` for ever. Of jobs that
    must not wait twice, one that waits or was given back is enough, and none stops the start."""
    with psycopg.connect(installed["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
        connection.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '5 minutes')"
        )
        for state in states:
            connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, args, status,"
                " attempts, queueing_lock, worker_id)"
                " SELECT 'default', 'fairbrief.clocks.tasks.fire_due_clocks', 0,"
                " '{\"timestamp\": 0}', %s, 1, 'clocks.fire_due_clocks', max(id)"
                " FROM procrastinate_workers",
                [state],
            )

        def left(*states: str) -> int:
            found = connection.execute(
                "SELECT count(*) FROM procrastinate_jobs WHERE status::text = ANY(%s)"
                " AND args->>'timestamp' = '0'",
                [list(states)],
            ).fetchone()
            assert found
            return int(found[0])

        assert left("doing", "todo") == len(states)
        log = tmp_path / "log"
        with started("worker", env=installed, log=log) as worker:
            wait_for(lambda: not left("doing", "todo") or worker.poll() is not None, log=log)
            assert worker.poll() is None, log.read_text()
            assert left("failed") == len(states) - 1
            assert looked_at(installed)["worker"]["level"] == "ok"
            worker.terminate()
            assert worker.wait(40) == 0


def test_child_ends_with_its_parent(installed: dict[str, str], tmp_path: Path) -> None:
    """The demo's server and worker do not stay behind when the demo is killed outright."""
    log = tmp_path / "log"
    parent = subprocess.Popen(["sleep", "60"])
    env = installed | {"FAIRBRIEF_TEST": "1"}
    with started("worker", "--parent", str(parent.pid), env=env, log=log) as worker:
        # It is not that process's child, so to the worker its parent is gone already.
        assert worker.wait(30) != 0
    parent.kill()
    parent.wait()


def test_embedded_server_is_not_started_when_another_is_named(
    installed: dict[str, str],
) -> None:
    assert not (Path(installed["FAIRBRIEF_HOME"]) / "postgres").exists()
    said = fairbrief("database", "status", env=installed)
    assert "DATABASE_URL names another server" in said.stderr


def test_own_server_is_started_and_stopped_by_name(tmp_path: Path) -> None:
    env = environment(tmp_path / "home")
    try:
        assert fairbrief("database", "status", env=env).returncode == 1
        assert fairbrief("database", "start", env=env).returncode == 0
        said = json.loads(fairbrief("database", "status", "--json", env=env).stdout)
        assert said["running"]
        assert os.path.exists(f"/proc/{said['pid']}")
        assert fairbrief("database", "stop", env=env).returncode == 0
        assert fairbrief("database", "status", env=env).returncode == 1
    finally:
        forget(tmp_path / "home")
