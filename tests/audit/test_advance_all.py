"""Many changes at once are what each would be alone, or none is made."""

from __future__ import annotations

import pytest

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.advancing import advance, advance_all
from fairbrief.audit.chain import verify
from fairbrief.audit.models import Event
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from tests.builders import NOW, acting
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def works() -> list[Engagement]:
    return [an_engagement("paid") for _ in range(3)]


def the_record() -> list[tuple[str, ...]]:
    rows = Event.objects.filter(subject_label="engagements.engagement", name="close")
    return sorted(rows.values_list("subject_id", "source", "target", "actor_name", "at"))


def told() -> list[tuple[str, ...]]:
    rows = Notice.objects.filter(kind="engagement.closed")
    return sorted(rows.values_list("email", "subject", "body", "path", "made_at"))


def test_together_they_leave_what_each_leaves_alone(works: list[Engagement]) -> None:
    alone = [an_engagement("paid") for _ in works]
    for work in alone:
        advance(work, "close", actor=INSTALLATION, at=NOW, data={"by": "me"})
    one_by_one = len(the_record()), len(told())
    changed = advance_all(works, "close", actor=INSTALLATION, at=NOW, data={"by": "me"})
    assert changed == works
    assert (len(the_record()), len(told())) == (2 * one_by_one[0], 2 * one_by_one[1])
    ids = {work.pk for work in works}
    assert [row[1:] for row in the_record() if row[0] in ids] == [
        row[1:] for row in the_record() if row[0] not in ids
    ]
    for work in works:
        assert (work.state, work.closed_at) == ("closed", NOW)
        work.refresh_from_db()
        assert (work.state, work.closed_at) == ("closed", NOW)
    assert list(verify()) == []


def test_what_was_done_already_is_left_as_it_is(works: list[Engagement]) -> None:
    advance(works[0], "close", actor=INSTALLATION, at=NOW)
    assert advance_all(works, "close", actor=INSTALLATION, at=NOW) == works[1:]
    assert advance_all(works, "close", actor=INSTALLATION, at=NOW) == []
    assert advance_all([], "close", actor=INSTALLATION, at=NOW) == []
    assert len(the_record()) == len(works)


def test_where_one_cannot_be_changed_none_is(works: list[Engagement]) -> None:
    works.append(an_engagement("active"))
    with pytest.raises(IllegalMoveError):
        advance_all(works, "close", actor=INSTALLATION, at=NOW)
    with pytest.raises(NotAllowedError):
        advance_all(works, "close", actor=acting(works[0].student.user), at=NOW)
    assert the_record() == told() == []
    assert not Engagement.objects.filter(state="closed").exists()
