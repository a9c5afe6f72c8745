"""Work that is poured in to be measured has the trouble it says, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.bench.at_work import set_to_work
from fairbrief.portals.ui.http import PER_PAGE, paginate
from fairbrief.tracking.attention import attention, in_order, scope_of
from tests.builders import NOW, a_campus

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_campus_is_set_to_work_and_its_list_is_read_at_once(
    rf: Any, django_assert_num_queries: Any
) -> None:
    campus = a_campus()
    set_to_work(campus, works=200, at=NOW)
    scope = scope_of(campus, at=NOW)
    rows = attention(scope)
    with django_assert_num_queries(1):
        rows.look_ahead(0, PER_PAGE)
        numbers = in_order(rows.by_kind())
        page = paginate(rf.get("/"), rows)
        assert len(list(page)) == PER_PAGE
    assert page.paginator.count == sum(numbers.values())
    assert set(numbers) == {
        *("unpaid", "rate", "stuck", "unanswered", "no_check_in", "late", "unfunded")
    }
    with django_assert_num_queries(1):
        last = attention(scope)
        last.look_ahead(len(page.paginator.object_list) - 1, PER_PAGE)
        assert len(last[page.paginator.count - 1 : page.paginator.count]) == 1
    beyond = attention(scope, kinds=["late"])
    beyond.look_ahead(10_000, PER_PAGE)
    assert len(beyond) == numbers["late"]
