"""Briefs that read nearly alike, and new organizations that send many: signs, not verdicts."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from fairbrief.briefs.actions import edit_brief, send_for_review, take_back
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import whole_of
from fairbrief.organizations.models import Campus, Employer
from fairbrief.vetting.evidence import signs_of
from fairbrief.vetting.models import BriefReview, Print
from fairbrief.vetting.queries import alike as alike_queries
from fairbrief.vetting.queries import is_rush, lookalikes_of
from fairbrief.vetting.wording import bands_of, marks_of, share_of
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    acting,
    an_employer,
    an_officer,
    days,
)

pytestmark = pytest.mark.django_db
WORDS = st.lists(st.sampled_from(["market", "night", "film", "source", "claim", "team", "hour"]))


def sent(*campuses: Campus, employer: Employer | None = None, **columns: Any) -> Brief:
    member = a_member(employer or an_employer(*campuses))
    brief = a_draft(member.employer, *campuses, **columns)
    send_for_review(brief, actor=acting(member.user), at=NOW)
    return brief


def another_text(seed: str) -> dict[str, Any]:
    """Columns of a brief that shares nothing with the builders' own."""
    words = " ".join(f"{seed}{number}" for number in range(90))
    return {
        "title": f"{seed} work",
        "summary": words,
        "learning": f"{seed} learning of {seed} by {seed}",
        "deliverables": [(f"{seed} piece", [f"{seed} criterion"])],
    }


# The wording itself


def test_case_and_punctuation_do_not_count() -> None:
    assert marks_of("Read, judge and order — sources!") == marks_of("read judge and ORDER sources")
    assert marks_of("three words only") == frozenset()
    assert marks_of("ночные рынки четырёх городов") != frozenset()


def test_short_texts_have_no_bands() -> None:
    assert bands_of(marks_of("one two three four five six")) == []


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_share_lies_between_nothing_and_all(first: list[str], second: list[str]) -> None:
    one, other = marks_of(" ".join(first)), marks_of(" ".join(second))
    assert 0 <= share_of(one, other) <= 1
    assert share_of(one, one) == (1 if one else 0)


def test_texts_that_share_most_share_a_band_and_strangers_none() -> None:
    text = [f"word{number}" for number in range(200)]
    bands = set(bands_of(marks_of(" ".join(text))))
    for place in range(0, 200, 10):  # one word in ten is another: two fifths of the runs change
        text[place] = f"other{place}"
        if place % 50 == 0:
            assert bands & set(bands_of(marks_of(" ".join(text)))), place
    strangers = set(bands_of(marks_of(" ".join(f"x{number}" for number in range(200)))))
    assert not bands & strangers
    assert all(-(2**31) <= each < 2**31 for each in [*bands, *marks_of(" ".join(text))])


# What the officer sees


def test_another_employers_brief_of_the_same_wording_is_found() -> None:
    campus = a_campus()
    brief = sent(campus)
    copy = sent(campus, learning="Something else is learned here, and it is said in other words.")
    sent(campus, **another_text("zebra"))
    sent(campus, employer=brief.employer)
    found = lookalikes_of(whole_of(brief.pk), campus=campus)
    (alike,) = found.seen
    assert (alike.brief, alike.is_here, found.elsewhere) == (copy, True, 0)
    assert 60 < alike.percent < 95


def test_brief_that_is_not_ours_to_see_is_only_counted() -> None:
    here, there = a_campus(), a_campus()
    brief = sent(here)
    hidden, public = sent(there), sent(there)
    Brief.objects.filter(pk=public.pk).update(state="open", opened_at=NOW)
    found = lookalikes_of(whole_of(brief.pk), campus=here)
    assert [(each.brief, each.is_here) for each in found.seen] == [(public, False)]
    assert found.elsewhere == 1
    assert hidden not in [each.brief for each in found.seen]


def test_print_follows_what_was_sent_last() -> None:
    campus = a_campus()
    brief, other = sent(campus), sent(campus)
    member = other.employer.members.get(role="owner")
    take_back(other, actor=acting(member.user), at=NOW)
    edit_brief(other, actor=acting(member.user), at=NOW, **another_text("yak"))
    assert lookalikes_of(whole_of(brief.pk), campus=campus).seen, "it was sent like this"
    send_for_review(other, actor=acting(member.user), at=NOW)
    assert not lookalikes_of(whole_of(brief.pk), campus=campus).seen
    assert Print.objects.count() == 2


def test_work_is_bounded_and_the_nearest_are_kept(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    campus = a_campus()
    brief = sent(campus)
    for _number in range(4):
        sent(campus)
    monkeypatch.setattr(alike_queries, "MOST_COMPARED", 3)
    whole = whole_of(brief.pk)
    with django_assert_num_queries(1):
        assert len(lookalikes_of(whole, campus=campus).seen) == 3


def test_rush_is_many_briefs_of_a_new_organization() -> None:
    employer = an_employer()
    assert is_rush(employer, 5, at=NOW + days(29))
    assert not is_rush(employer, 4, at=NOW)
    assert not is_rush(employer, 50, at=NOW + days(31))


def test_page_shows_the_signs_as_questions(client: Client) -> None:
    campus = a_campus()
    officer = an_officer(campus)
    with time_machine.travel(NOW, tick=False):
        client.force_login(officer.user)
        employer = an_employer(campus)
        brief = sent(campus, employer=employer)
        address = reverse("campus:brief", args=[brief.code])
        content = client.get(address).content.decode()
        assert "Look closer" not in content
        assert "What only a person can judge" in content
        for number in range(4):
            sent(campus, employer=employer, **another_text(f"word{number}q"))
        copy = sent(campus)
        content = client.get(address).content.decode()
        assert "Look closer" in content
        assert "has sent 5 briefs within a week" in content
        assert reverse("campus:brief", args=[copy.code]) in content
        assert "These are questions, not verdicts" in content
        assert [each.name for each in signs_of(employer, at=NOW) if each.tone == "attention"] == [
            "Briefs sent this week"
        ]
        BriefReview.objects.filter(brief=brief).update(
            state="declined", reason="Not for us.", decided_at=NOW
        )
        assert "Look closer" not in client.get(address).content.decode(), "it is decided"
