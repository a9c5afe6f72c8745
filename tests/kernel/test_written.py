"""What is written once answers as the queryset would that it was made of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import connection, transaction
from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from fairbrief.audit.actors import CLOCK
from fairbrief.audit.models import Event
from fairbrief.audit.record import record
from fairbrief.kernel.written import Numbers, stand_in, written_once
from fairbrief.organizations.models import Campus, CampusDomain, Term
from fairbrief.students.models import Student
from tests.builders import a_campus, a_student

pytestmark = pytest.mark.django_db


def students_of(campus_id: int) -> QuerySet[Student]:
    has_domain = Exists(CampusDomain.objects.filter(campus=OuterRef("campus")))
    rows = Student.objects.filter(campus=campus_id).annotate(has_domain=has_domain)
    return rows.select_related("user").prefetch_related("campus__domains").order_by("pk")


@written_once
def _students_of(campus: int) -> QuerySet[Student]:
    return students_of(campus)


def test_objects_come_as_django_makes_them_with_all_they_bring() -> None:
    first, second = a_campus(), a_campus()
    a_student(first)
    a_student(second)
    a_student(second)
    for campus in (first, second, first):
        for mine, django in zip(_students_of(campus.pk), students_of(campus.pk), strict=True):
            assert mine == django
            assert mine.__dict__.keys() == django.__dict__.keys()
            with CaptureQueriesContext(connection) as asked:
                assert mine.user.email == django.user.email
                assert [each.domain for each in mine.campus.domains.all()] == [
                    each.domain for each in django.campus.domains.all()
                ]
            assert not asked
    (alone,) = _students_of(first.pk)
    alone.major = "Maps"
    alone.save()
    assert Student.objects.get(pk=alone.pk).major == "Maps"


def test_it_is_written_once_a_shape() -> None:
    written: list[bool] = []

    @written_once
    def named(campus: int, *, backwards: bool) -> QuerySet[Student, tuple[Any, ...]]:
        written.append(backwards)
        rows = Student.objects.filter(campus=campus).values_list("user__name")
        return rows.order_by("-pk" if backwards else "pk")

    campus = a_campus()
    names = [(a_student(campus).user.name,) for _number in range(2)]
    for _time in range(3):
        assert named(campus.pk, backwards=False) == names
        assert named(campus.pk, backwards=True) == names[::-1]
    assert written == [False, True]


def test_one_row_or_none() -> None:
    @written_once
    def campus_named(name: str) -> QuerySet[Campus, str]:
        return Campus.objects.filter(name=name).values_list("slug", flat=True)

    campus = a_campus()
    assert campus_named.first(campus.name) == campus.slug == campus_named.the(campus.name)
    assert campus_named.first("Nowhere") is None
    with pytest.raises(ValueError, match="unpack"):
        campus_named.the("Nowhere")


def test_nothing_is_refused_where_django_would_ask_for_what_has_none() -> None:
    with pytest.raises(TypeError, match="None"):
        _students_of(None)  # type: ignore[arg-type]


def test_moments_and_days_keep_how_far_off_they_stand() -> None:
    @written_once
    def told(campus: int, at: datetime, today: date) -> QuerySet[Campus, Any]:
        return Campus.objects.filter(pk=campus).values(
            a_day_ago=Value(at - timedelta(days=1)),
            its_day=Value((at + timedelta(days=2)).date()),
            next_week=Value(today + timedelta(days=7)),
            fixed=Value(date(2031, 1, 1)),
        )

    at, campus = datetime(2026, 3, 1, 22, 30, tzinfo=UTC), a_campus()
    for moment in (at, at + timedelta(days=500)):
        assert told.the(campus.pk, moment, date(2024, 2, 28)) == {
            "a_day_ago": moment - timedelta(days=1),
            "its_day": moment.date() + timedelta(days=2),
            "next_week": date(2024, 3, 6),
            "fixed": date(2031, 1, 1),
        }


def test_a_number_may_stand_within_words() -> None:
    @written_once
    def told(key: int, campus: int) -> QuerySet[Campus, str]:
        words = Value(f"person {key}, and {key}", output_field=CharField())
        return Campus.objects.filter(pk=campus).values_list(Concat(words, F("name")), flat=True)

    campus = a_campus()
    assert told.the(7, campus.pk) == f"person 7, and 7{campus.name}"


def test_what_an_order_needs_beside_the_columns_is_left_out() -> None:
    @written_once
    def days(campus: int) -> QuerySet[Term, tuple[date]]:
        rows = Term.objects.filter(campus=campus).values_list("starts_on")
        return rows.order_by("ends_on").distinct()

    campus = a_campus()
    Term.objects.filter(campus=campus).delete()
    for month in (4, 2):
        starts, ends = date(2026, month, 1), date(2026, month + 1, 1)
        Term.objects.create(campus=campus, name=f"{month}", starts_on=starts, ends_on=ends)
    assert days(campus.pk) == [(date(2026, 2, 1),), (date(2026, 4, 1),)]


def test_of_a_stand_in_only_what_is_known_may_be_looked_at() -> None:
    @written_once
    def kin(student: int, campus: int, *, whole: bool) -> QuerySet[Student]:
        who = (
            stand_in(Student, id=student, campus_id=campus)
            if whole
            else stand_in(Student, id=student)
        )
        return Student.objects.filter(campus_id=who.campus_id).exclude(pk=who.pk)

    campus = a_campus()
    one, other = a_student(campus), a_student(campus)
    assert kin(one.pk, campus.pk, whole=True) == [other]
    with pytest.raises(FieldFetchBlocked):
        kin(one.pk, campus.pk, whole=False)


def test_a_value_that_is_looked_at_instead_of_asked_for_is_refused() -> None:
    @written_once
    def open_at(campus: int, today: date) -> QuerySet[Campus]:
        return Campus.objects.filter(pk=campus) if today.year > 2000 else Campus.objects.all()

    with pytest.raises(TypeError, match=r"campus|today"):
        open_at(1, date(2026, 1, 1))


def test_several_values_with_a_place_each_are_refused() -> None:
    @written_once
    def those(keys: Numbers, *, newest: bool) -> QuerySet[Campus]:
        return Campus.objects.filter(pk__in=keys).order_by("-pk" if newest else "pk")

    with pytest.raises(TypeError, match="one by one: keys"):
        those([1, 2], newest=True)


def test_a_number_comes_as_the_kind_its_column_holds() -> None:
    @written_once
    def told(subject: int) -> QuerySet[Event, Any]:
        return Event.objects.filter(subject_id=subject).values_list("name", flat=True)

    campus = a_campus()
    record(campus, "seen", actor=CLOCK, at=datetime(2026, 3, 1, tzinfo=UTC))
    assert told(campus.pk)[-1:] == ["seen"]
    assert told(2**40) == []


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_within_a_transaction_only() -> None:
    @written_once
    def held(campus: int) -> QuerySet[Campus]:
        return Campus.objects.select_for_update().filter(pk=campus)

    campus = a_campus()
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        assert held(campus.pk) == [campus]
    assert "FOR UPDATE" in asked[0]["sql"]
    with pytest.raises(TransactionManagementError):
        held(campus.pk)
