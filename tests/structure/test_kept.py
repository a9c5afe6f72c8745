"""What is put back is what was made; and what a test pretends is in what it begins with."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction

from fairbrief.agreements.proof import broken_agreements
from fairbrief.audit.chain import verify
from fairbrief.engagements.models import Engagement
from tests.kept import keep_what_was_asked
from tests.working import work

pytestmark = pytest.mark.django_db(transaction=True)


def _counts() -> dict[str, int]:
    """How many rows there are of each kind; also of those that triggers write."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        counts = {}
        for name in names:
            cursor.execute(f"SELECT count(*) FROM {name}")  # noqa: S608
            counts[name] = cursor.fetchone()[0]
        return counts


@pytest.fixture
def once() -> Engagement:
    """The kept one, in nobody's tables yet."""
    with transaction.atomic():
        work("active")
        work("active")
        transaction.set_rollback(True)
    keep_what_was_asked()
    assert not Engagement.objects.exists()
    with transaction.atomic():
        found = work("active")
        transaction.set_rollback(True)
    return found


def test_what_is_put_back_is_what_was_made(once: Engagement) -> None:
    with transaction.atomic():
        found = work("active")
        assert (found, found.code) == (once, once.code)
        assert Engagement.objects.get().student.user == once.student.user
        assert not list(verify())
        assert not list(broken_agreements())
        connection.check_constraints()
        put_back = _counts()
        transaction.set_rollback(True)
    work("active")
    made = _counts()
    # What is put back was never anything else, so there is less to note.
    differing = {name for name in made if made[name] != put_back[name]}
    assert differing <= {"discovery_change", "keeping_stir", "reports_mark"}


def test_who_asks_again_gets_another(once: Engagement) -> None:
    with transaction.atomic():
        assert work("active") == once
        assert work("active") != once
        assert Engagement.objects.count() == 2
        transaction.set_rollback(True)


def test_who_pretends_something_makes_their_own(
    once: Engagement, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pretend in (
        lambda: setattr(settings, "KEEP_AGREEMENTS_YEARS", 10),
        lambda: monkeypatch.setattr("fairbrief.kernel.clock.PRETENDED", 1, raising=False),
    ):
        pretend()
        with transaction.atomic():
            assert work("active") != once
            transaction.set_rollback(True)
