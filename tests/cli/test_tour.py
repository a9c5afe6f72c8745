"""`fairbrief tour` walks the whole life, and leaves nothing behind."""

from __future__ import annotations

import json
import os
from pathlib import Path

import psycopg

from fairbrief.postgres import database_url
from tests.cli.running import environment, fairbrief


def test_tour_walks_every_step_and_leaves_nothing(tmp_path: Path) -> None:
    server = os.environ.get("DATABASE_URL") or database_url(Path(os.environ["FAIRBRIEF_HOME"]))
    done = fairbrief("tour", "--json", env=environment(tmp_path, DATABASE_URL=server))
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert [step for step in steps if not step["ok"]] == [], done.stderr
    assert done.returncode == 0
    assert len(steps) >= 10
    assert all(step["step"] and step["detail"] for step in steps)
    with psycopg.connect(server) as connection:
        found = connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'tour_%'"
        ).fetchall()
    assert found == []
    assert not list(tmp_path.iterdir())
