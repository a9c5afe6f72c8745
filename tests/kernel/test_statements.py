"""Statements whose plan is kept answer as if it were not, whatever happens to the tables."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import NotSupportedError, connection, transaction
from django.test.utils import CaptureQueriesContext

from fairbrief.boards.models import Brand
from fairbrief.kernel.statements import among, rows_of, whole
from fairbrief.students.models import Student
from tests.builders import a_campus, a_student

pytestmark = pytest.mark.django_db(transaction=True)

ASKED = "SELECT number FROM pebbles WHERE number >= %s"


def prepared() -> int:
    counted = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"
    ((number,),) = rows_of(counted, ["%pebbles%"])
    return int(number)


@pytest.fixture
def pebbles() -> Any:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE pebbles (number integer)")
        cursor.execute("INSERT INTO pebbles VALUES (1), (2)")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE pebbles")
        cursor.execute("DEALLOCATE ALL")
    connection.close()


def test_a_plan_is_kept_from_the_third_time_on_and_counted_as_a_query(pebbles: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        for _time in range(2):
            assert rows_of(ASKED, [2]) == [(2,)]
    assert len(asked) == 2
    assert not prepared()
    assert rows_of(ASKED, [1]) == [(1,), (2,)]
    assert prepared() == 1


@pytest.mark.parametrize("is_atomic", [False, True])
def test_where_a_column_has_changed_since_it_is_asked_without_a_plan(
    pebbles: None, is_atomic: bool
) -> None:
    for _time in range(4):
        assert rows_of(ASKED, [2]) == [(2,)]
    elsewhere = connection.copy()
    with elsewhere.cursor() as cursor:
        cursor.execute("ALTER TABLE pebbles ALTER number TYPE bigint")
    elsewhere.close()
    if is_atomic:
        # It is for who began the transaction to begin it again.
        with pytest.raises(NotSupportedError), transaction.atomic():
            rows_of(ASKED, [2])
    assert rows_of(ASKED, [2]) == [(2,)]


def test_no_plan_is_kept_where_none_may_be(pebbles: None, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    connection.connection.prepare_threshold = None
    for _time in range(4):
        assert rows_of(ASKED, [2]) == [(2,)]
    assert not prepared()


def test_a_row_is_read_with_the_one_it_points_to_as_django_reads_it() -> None:
    student = a_student(a_campus())
    reading = whole(Student.objects.extra(**among('"students_student"."user_id"')), "campus")
    with CaptureQueriesContext(connection) as asked:
        found = reading.of(student.user_id)
        assert found is not None
        campus = found.campus
    assert len(asked) == 1
    kept = Student.objects.select_related("campus").get(pk=student.pk)
    for mine, django in ((found, kept), (campus, kept.campus)):
        assert mine == django
        for each in mine._meta.concrete_fields:
            assert getattr(mine, each.attname) == getattr(django, each.attname)
    found.major = "Maps"
    found.save()
    assert Student.objects.get(pk=student.pk).major == "Maps"
    assert reading.of(0) is None


def test_columns_that_django_reads_in_a_way_of_its_own_are_refused() -> None:
    with pytest.raises(TypeError, match="Brand"):
        whole(Brand.objects.extra(**among('"boards_brand"."id"')), "campus")
