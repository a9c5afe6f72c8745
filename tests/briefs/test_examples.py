"""A template's words are examples: what is left of them must change before a brief is sent."""

from __future__ import annotations

import pytest

from fairbrief.briefs.actions import draft_brief, edit_brief, send_for_review
from fairbrief.briefs.actions.sending import NotClearError
from fairbrief.briefs.forms import example_of
from fairbrief.briefs.kinds import KINDS
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import review_of, whole_of
from fairbrief.organizations.models import Member
from tests.builders import NOW, a_campus, a_draft, a_member, acting, an_employer

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> Member:
    return a_member(an_employer())


def begun(member: Member, kind: str) -> Brief:
    return draft_brief(member.employer, actor=acting(member.user), at=NOW, **example_of(kind))


def left(brief: Brief) -> list[str]:
    found = review_of(whole_of(brief.pk), today=NOW.date())
    return [each.field for each in found.blocking if each.rule == "EXAMPLE"]


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS if kind.pieces])
def test_an_untouched_template_is_never_ready(member: Member, kind: str) -> None:
    assert set(left(begun(member, kind))) == {"title", "learning", "deliverables"}


def test_a_blank_page_needs_a_title(member: Member) -> None:
    assert left(begun(member, "other")) == ["title"]


def test_what_was_written_over_is_the_employers_own(member: Member) -> None:
    brief = begun(member, "research")
    edit_brief(
        brief,
        actor=acting(member.user),
        at=NOW,
        title="Find out why people walk past our door … and come back",
        learning="How to ask people on a street, and to count honestly.",
        deliverables=[
            ("A list of 30 sources", ["each with a date", "ten not in English"]),
            ("Two pages on …", ["in plain words"]),
        ],
    )
    assert left(brief) == ["title", "deliverables"]
    edit_brief(
        brief,
        actor=acting(member.user),
        at=NOW,
        title="Find out why people walk past our door… and come back",
        deliverables=[("A list of 30 sources", ["each with a date"])],
    )
    assert left(brief) == []


def test_an_example_left_in_a_good_brief_stops_the_sending(member: Member) -> None:
    brief = a_draft(member.employer, a_campus(), title="Find out … for …")
    with pytest.raises(NotClearError, match="The title is still the example’s"):
        send_for_review(brief, actor=acting(member.user), at=NOW)


def test_each_deliverable_left_as_it_was_is_named(member: Member) -> None:
    brief = begun(member, "research")
    found = review_of(whole_of(brief.pk), today=NOW.date())
    assert [each.title for each in found.blocking if each.field == "deliverables"] == [
        f"The deliverable “{each.title}” is still the example’s"
        for each in brief.deliverables.all()
    ]
