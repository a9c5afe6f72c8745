"""The database looks at its tables by itself, also while the demo is being filled."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from fairbrief.clocks.firing import PATIENCE
from fairbrief.demo.world import look_at_tables

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_demo_waits_until_the_server_gives_way() -> None:
    has_begun = Event()

    def server_looks() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("LOCK TABLE demo_world IN SHARE UPDATE EXCLUSIVE MODE")
                has_begun.set()
                sleep(0.8)  # longer than a clock's patience, as the server takes to give way
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(server_looks)
        assert has_begun.wait(10)
        with transaction.atomic():
            with connection.cursor() as cursor:  # as a clock leaves it that ran out in here
                cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
            look_at_tables()
        looking.result()
