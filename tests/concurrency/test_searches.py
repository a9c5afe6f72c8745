"""Two workers look through the same student's searches in the same minute."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from time import sleep
from typing import Any

import pytest

from fairbrief.audit.locking import unlocked
from fairbrief.notices.models import Notice
from fairbrief.searches import actions
from tests.builders import NOW, a_campus, a_student, acting, an_employer, an_open_brief
from tests.concurrency.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_nobody_is_mailed_twice(guard_is_on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the guard off the second worker looks through them, too, and finds nothing new."""
    campus = a_campus()
    student = a_student(campus)
    actions.save_search(
        student,
        name="Short",
        query={"hours_max": ["20"]},
        mails=True,
        actor=acting(student.user),
        at=NOW - timedelta(days=1),
    )
    an_open_brief(an_employer(campus), campus).offerings.update(listed_at=NOW)
    looked = []
    look = actions._news_of

    def slowly(*told: Any, **more: Any) -> Any:
        looked.append(1)
        found = look(*told, **more)
        sleep(0.5)
        return found

    monkeypatch.setattr(actions, "_news_of", slowly)
    at = NOW + timedelta(minutes=1)

    def work() -> object:
        return actions.mail_some(at=at)

    with nullcontext() if guard_is_on else unlocked():
        got = at_once(work, work)
    assert sorted(map(int, got)) == [0, 1]  # type: ignore[call-overload]
    assert Notice.objects.filter(kind="search.found").count() == 1
    assert len(looked) == (1 if guard_is_on else 2)
