"""A report that betrays nobody: what is hidden cannot be computed from what is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.organizations.models import Campus
from fairbrief.tracking.models import Experience
from fairbrief.tracking.report import report_of, rows_for_file
from fairbrief.tracking.suppression import coded_share, hidden
from tests.builders import NOW, a_campus, a_student, in_days


@given(
    st.dictionaries(st.integers(0, 30), st.integers(0, 60), max_size=12),
    st.integers(5, 20),
)
def test_the_hidden_cannot_be_worked_out(people: dict[int, int], limit: int) -> None:
    out = hidden(people, limit=limit)
    total = sum(people.values())
    assert all(people[key] >= limit or people[key] == 0 for key in people if key not in out)
    if not out or out == frozenset(people):
        return
    assert len(out) >= 2
    assert sum(people[key] for key in out) >= limit
    assert total - sum(people[key] for key in people if key not in out) >= limit


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    assert hidden({"a": 40, "b": 3, "c": 12, "d": 25}, limit=10) == {"b", "c"}
    assert hidden({"a": 40, "b": 0, "c": 12}, limit=10) == frozenset()
    assert hidden({"a": 4, "b": 5}, limit=10) == {"a", "b"}
    assert hidden({"a": 40, "b": 3, "c": 4}, limit=10) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(11, 12, "90 %"), (12, 12, "> 95 %"), (0, 12, "< 5 %"), (1, 3, "35 %"), (1, 0, "")],
)
def test_a_share_does_not_betray_one(part: int, whole: int, words: str) -> None:
    assert coded_share(part, whole) == words


def fill(campus: Campus, major: str, people: int, **columns: object) -> None:
    for number in range(people):
        Experience.objects.create(
            campus=campus,
            student=a_student(campus, major=major),
            state=columns.get("state", "verified"),
            employer_name="Somewhere",
            title="Work",
            starts_on=in_days(-20),
            ends_on=in_days(-5),
            minutes=600,
            paid_minor=columns.get("paid_minor", 20000 + 1000 * number),
            logged_at=NOW,
            confirmed_at=NOW,
            verified_at=NOW,
            refused_reason="no",
        )


@pytest.mark.django_db
def test_page_and_file_hide_the_same() -> None:
    campus = a_campus()
    fill(campus, "History", 14)
    fill(campus, "Physics", 11)
    fill(campus, "Dance", 2)
    fill(campus, "Law", 30, state="logged")
    report = report_of(campus)
    assert report.total.students == 27
    assert [str(line.name) for line in report.by_major.lines] == ["History"]
    assert report.by_major.hidden_groups == 2
    text = "\n".join(",".join(map(str, row)) for row in rows_for_file(report))
    assert "History" in text
    assert "Dance" not in text
    assert "Physics" not in text
    assert "Law" not in text


@pytest.mark.django_db
def test_a_small_campus_shows_nothing_at_all() -> None:
    campus = a_campus()
    fill(campus, "History", 9)
    report = report_of(campus)
    assert report.is_empty
    assert report.total.students is None
    assert not report.by_major.lines
    text = "\n".join(",".join(map(str, row)) for row in rows_for_file(report))
    assert "fewer than 10" in text
    assert "9" not in text


@pytest.mark.django_db
def test_the_spread_of_pay_is_in_whole_dollars_an_hour() -> None:
    campus = a_campus()
    fill(campus, "History", 21)
    spread = report_of(campus).total.spread
    assert spread is not None
    assert (str(spread.low), str(spread.middle), str(spread.high)) == ("$22", "$30", "$38")


@pytest.mark.django_db
def test_unpaid_work_is_counted_and_never_hidden_in_the_pay() -> None:
    campus = a_campus()
    fill(campus, "History", 20)
    fill(campus, "Music", 20, paid_minor=0)
    total = report_of(campus).total
    assert total.paid_share == "50 %"
    majors = {str(line.name): line.paid_share for line in report_of(campus).by_major.lines}
    assert majors == {"History": "> 95 %", "Music": "< 5 %"}


@pytest.mark.django_db
def test_the_limit_is_the_campus_own() -> None:
    campus = a_campus(policy={"small_cell": 5})
    fill(campus, "History", 9)
    assert report_of(campus).total.students == 9


@pytest.mark.django_db
def test_a_report_takes_a_fixed_number_of_queries(django_assert_num_queries: object) -> None:
    for people in (12, 30):
        campus = a_campus()
        fill(campus, "History", people)
        with django_assert_num_queries(4):  # type: ignore[operator]
            report_of(campus)
