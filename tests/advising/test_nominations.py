"""Nominations: named by the office, decided by the student, read by the employer."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.advising.actions import nominate, withdraw_nomination
from fairbrief.advising.models import Nomination
from fairbrief.advising.queries import briefs_to_nominate_for
from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.roster.models import RosterEntry
from tests.browsing import signed_in
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    acting,
    an_employer,
    an_entry,
    an_officer,
    an_open_brief,
    entry_of,
)

pytestmark = pytest.mark.django_db

SENTENCE = "Read for our oral history project for two years and never lost a source."


@pytest.fixture
def entry() -> RosterEntry:
    return entry_of(a_student(a_campus(), name="Maya Okafor"))


@pytest.fixture
def brief(entry: RosterEntry) -> Brief:
    return an_open_brief(an_employer(entry.campus), entry.campus)


def named(entry: RosterEntry, brief: Brief, sentence: str = SENTENCE, **by: Any) -> Nomination:
    officer = by.get("officer") or an_officer(entry.campus)
    return nominate(entry, brief=brief, sentence=sentence, actor=acting(officer.user), at=NOW)


def applied(entry: RosterEntry, brief: Brief, state: str = "submitted") -> Application:
    assert entry.student is not None
    return Application.objects.create(
        brief=brief,
        student=entry.student,
        state=state,
        interest="I like it.",
        made_at=NOW,
        submitted_at=NOW,
    )


def test_the_student_is_told_and_nothing_is_applied(entry: RosterEntry, brief: Brief) -> None:
    assert entry.student is not None
    nomination = named(entry, brief)
    assert named(entry, brief) == nomination
    notice = Notice.objects.get(kind="nomination.made")
    assert notice.user == entry.student.user
    assert SENTENCE in notice.body
    assert not Application.objects.exists()
    assert not briefs_to_nominate_for(entry, at=NOW).exists()


def test_the_employer_reads_it_with_the_application(entry: RosterEntry, brief: Brief) -> None:
    nomination = named(entry, brief)
    owner = signed_in(a_member(brief.employer, "owner").user)
    other = applied(entry_of(a_student(entry.campus)), brief)
    own = applied(entry, brief)
    page = owner.get(f"/employer/applicants/{own.code}/").text
    assert "Nominated by the career office" in page
    assert SENTENCE in page
    # The first look is without names, and without the campus.
    assert "Maya" not in page
    assert entry.campus.office_name not in page
    assert SENTENCE not in owner.get(f"/employer/applicants/{other.code}/").text
    assert owner.get(f"/employer/briefs/{brief.code}/applicants/").text.count("nominated by") == 1
    withdraw_nomination(nomination, actor=acting(an_officer(entry.campus).user), at=NOW)
    assert SENTENCE not in owner.get(f"/employer/applicants/{own.code}/").text


def test_no_employer_reads_it_before_the_student_applies(entry: RosterEntry, brief: Brief) -> None:
    nomination = named(entry, brief)
    owner = signed_in(a_member(brief.employer, "owner").user)
    for path in (
        f"/employer/briefs/{brief.code}/applicants/",
        f"/employer/briefs/{brief.code}/",
        "/employer/",
    ):
        assert SENTENCE not in owner.get(path).text
    assert owner.get(f"/report/nomination/{nomination.code}/").status_code == 404
    applied(entry, brief)
    assert owner.get(f"/report/nomination/{nomination.code}/").status_code == 200


@pytest.mark.parametrize(
    "sentence", ["Good.", "Maya is the most careful reader of her year.", "okafor reads well, ask"]
)
def test_a_sentence_says_why_and_not_who(sentence: str, entry: RosterEntry, brief: Brief) -> None:
    with pytest.raises(FairbriefError) as refused:
        named(entry, brief, sentence)
    assert refused.value.field == "sentence"


def test_only_open_briefs_of_the_campus_can_be_named(entry: RosterEntry, brief: Brief) -> None:
    elsewhere = an_open_brief(brief.employer, a_campus())
    draft = a_draft(brief.employer, entry.campus)
    assert list(briefs_to_nominate_for(entry, at=NOW)) == [brief]
    for other in (elsewhere, draft):
        with pytest.raises(IllegalMoveError):
            named(entry, other)
    applied(entry, brief)
    with pytest.raises(IllegalMoveError):
        named(entry, brief)
    with pytest.raises(NotAllowedError):
        named(entry, brief, officer=an_officer(a_campus()))


def test_briefs_are_listed_for_who_has_no_account_and_naming_says_so(
    entry: RosterEntry, brief: Brief
) -> None:
    """Nobody or somebody has applied: it is all the same to whoever has no account."""
    second = an_open_brief(brief.employer, entry.campus)
    applied(entry, second)
    without = an_entry(entry.campus)
    assert without.student_id is None
    assert {*briefs_to_nominate_for(without, at=NOW)} == {brief, second}
    assert list(briefs_to_nominate_for(entry, at=NOW)) == [brief]
    with pytest.raises(FairbriefError, match="no account here yet"):
        named(without, brief)
