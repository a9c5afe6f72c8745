"""Rows and cards of lists are kept, and never of yesterday."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.utils import translation

from fairbrief.applications.models import Application
from fairbrief.applications.queries import number_applied
from fairbrief.briefs.listed import Listed, listed
from fairbrief.briefs.models import Brief
from fairbrief.organizations.models import Employer, Member
from fairbrief.portals.ui.tags.trade import brief_card, listed_card
from tests.builders import NOW, a_campus, a_student, an_employer, an_open_brief

pytestmark = pytest.mark.django_db


@pytest.fixture
def brief() -> Brief:
    campus = a_campus()
    return an_open_brief(an_employer(campus), campus)


def row_of(brief: Brief) -> Listed:
    return listed([brief.pk], applied=number_applied())[0]


def test_a_second_list_reads_one_query(brief: Brief, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        first = row_of(brief)
    with django_assert_num_queries(1):
        assert row_of(brief) == first
    with django_assert_num_queries(0):
        assert listed([]) == []


def test_whatever_a_card_shows_is_as_it_is_now(brief: Brief) -> None:
    card = listed_card(brief=row_of(brief))
    Brief.objects.filter(pk=brief.pk).update(title="Map the shade")
    Employer.objects.filter(pk=brief.employer_id).update(name="Northlight")
    Member.objects.filter(pk=brief.supervisor_id).update(name="Ines Prado")
    Member.objects.filter(pk=brief.leader_id).update(title="Head of everything")
    fresh = listed_card(brief=row_of(brief))
    assert fresh != card
    for words in ("Map the shade", "Northlight", "Ines Prado", "Head of everything"):
        assert words not in card
    assert "Map the shade" in fresh
    assert "Northlight" in fresh
    assert "Ines Prado" in fresh
    assert row_of(brief).leader_title == "Head of everything"
    # Written by other means than ours, too.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE briefs_brief SET hours = 7 WHERE id = %s", [brief.pk])
    assert row_of(brief).hours == 7


def test_how_many_applied_is_never_kept(brief: Brief) -> None:
    assert row_of(brief).applied == 0
    Application.objects.create(
        brief=brief,
        student=a_student(brief.offerings.get().campus),
        state="submitted",
        made_at=NOW,
        submitted_at=NOW,
    )
    assert row_of(brief).applied == 1
    assert listed([brief.pk])[0].applied == 0


def test_the_kept_card_is_the_written_one_and_the_readers_words_stand_outside(
    brief: Brief,
) -> None:
    row = row_of(brief)
    written = brief_card(
        title=row.title,
        url=f"/briefs/{row.code}/",
        employer=row.employer,
        employer_url=f"/employers/{row.employer_slug}/",
        place=str(row.place_words),
        terms=row.terms,
        because="Fits <you>",
    )
    for _twice in range(2):
        assert listed_card(brief=row, because="Fits <you>") == written
    assert "Fits" not in listed_card(brief=row)
    with translation.override("de"):
        assert row.title in listed_card(brief=row, level=3, linked=False)
