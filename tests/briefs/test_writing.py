"""Writing, sending and repeating a brief."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from fairbrief.audit.actors import CLOCK
from fairbrief.audit.queries import history_of
from fairbrief.briefs.actions import (
    NewPerson,
    NotClearError,
    copy_brief,
    draft_brief,
    edit_brief,
    expire_brief,
    free_seat,
    open_brief,
    pause_brief,
    resume_brief,
    send_for_review,
    take_back,
    take_seat,
)
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import is_editable
from fairbrief.briefs.snapshots import differences
from fairbrief.briefs.states import BriefState
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.organizations.models import Member
from fairbrief.students.models import Skill
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
    in_days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def member() -> Member:
    return a_member(an_employer(a_campus()))


def test_draft_keeps_its_parts(member: Member) -> None:
    campus = a_campus()
    skill = Skill.objects.first() or Skill.objects.create(slug="x", name="Xylography", field="art")
    brief = draft_brief(
        member.employer,
        by=member,
        actor=acting(member.user),
        at=NOW,
        title="Sort an archive",
        campuses=[campus],
        deliverables=[("A list", ["forty entries", " "])],
        skills=[skill],
    )
    assert brief.state == BriefState.DRAFT
    assert [offering.campus for offering in brief.offerings.all()] == [campus]
    assert [each.criteria for each in brief.deliverables.all()] == [["forty entries"]]
    assert list(brief.skills.all()) == [skill]
    assert [term.is_open for term in clear_terms_of(brief)] == [True] * 5


def test_strangers_write_nothing(member: Member) -> None:
    stranger = a_member(an_employer())
    brief = a_draft(member.employer)
    for act in (
        lambda: draft_brief(member.employer, actor=acting(stranger.user), at=NOW, title="x"),
        lambda: edit_brief(brief, actor=acting(stranger.user), at=NOW, title="x"),
        lambda: send_for_review(brief, actor=acting(stranger.user), at=NOW),
        lambda: copy_brief(brief, actor=acting(stranger.user), at=NOW),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_writer_cannot_set_the_state(member: Member) -> None:
    brief = a_draft(member.employer)
    with pytest.raises(TypeError):
        edit_brief(brief, actor=acting(member.user), at=NOW, state="open")
    with pytest.raises(TypeError):
        draft_brief(member.employer, actor=acting(member.user), at=NOW, title="x", version=7)


def test_people_of_another_employer_are_refused(member: Member) -> None:
    other = a_member(an_employer(), "supervisor")
    gone = a_member(member.employer, "supervisor", left_at=NOW)
    for person in (other, gone):
        with pytest.raises(FairbriefError) as refusal:
            edit_brief(
                a_draft(member.employer), actor=acting(member.user), at=NOW, supervisor=person
            )
        assert refusal.value.field == "supervisor"


def test_people_are_added_by_name(member: Member) -> None:
    brief = a_draft(member.employer)
    new = NewPerson(name="Ines Roth", title="Curator", email="ines@museum.example")
    edit_brief(brief, actor=acting(member.user), at=NOW, people={"supervisor": new})
    assert brief.supervisor is not None
    assert (brief.supervisor.name, brief.supervisor.user) == ("Ines Roth", None)
    edit_brief(brief, actor=acting(member.user), at=NOW, people={"leader": new})
    assert brief.leader == brief.supervisor, "the same address is the same person"


def test_unpaid_has_no_fee(member: Member) -> None:
    brief = a_draft(member.employer)
    edit_brief(brief, actor=acting(member.user), at=NOW, pay_kind="none", fee_minor=9000)
    assert brief.fee_minor is None


def test_due_before_start_is_refused(member: Member) -> None:
    with pytest.raises(FairbriefError) as refusal:
        edit_brief(a_draft(member.employer), actor=acting(member.user), at=NOW, due_on=in_days(1))
    assert refusal.value.field == "due_on"


def test_nine_deliverables_are_too_many(member: Member) -> None:
    brief = a_draft(member.employer)
    with pytest.raises(LimitReachedError):
        edit_brief(brief, actor=acting(member.user), at=NOW, deliverables=[("One", ["x"])] * 9)
    assert brief.deliverables.count() == 2, "nothing is lost"


def test_sending_keeps_what_was_sent_and_found(member: Member) -> None:
    campus = a_campus()
    brief = a_draft(member.employer, campus)
    result = send_for_review(brief, actor=acting(member.user), at=NOW)
    assert (brief.state, brief.version) == (BriefState.IN_REVIEW, 1)
    version = brief.versions.get()
    assert version.verdict == str(result.verdict)
    assert version.terms["fee"] == "$432"
    assert version.review["rules_version"] == result.rules_version
    send_for_review(brief, actor=acting(member.user), at=NOW)
    assert brief.versions.count() == 1, "a second press changes nothing"
    assert [event.name for event in history_of(brief)] == ["send_for_review"]


def test_sending_needs_a_campus(member: Member) -> None:
    with pytest.raises(MissingFactError):
        send_for_review(a_draft(member.employer), actor=acting(member.user), at=NOW)


@pytest.mark.parametrize(
    ("columns", "rule"),
    [
        ({"fee_minor": 18000}, "PAY-02"),
        ({"hours": 60, "fee_minor": 200000}, "SCOPE-02H"),
        ({"learning": ""}, "LEARN-01"),
        ({"pay_kind": "none", "fee_minor": None}, "PAY-01F"),
        ({"starts_on": None, "due_on": None}, "SCOPE-03"),
    ],
)
def test_what_blocks_is_not_sent(member: Member, columns: dict[str, object], rule: str) -> None:
    brief = a_draft(member.employer, a_campus(), **columns)
    with pytest.raises(NotClearError) as refusal:
        send_for_review(brief, actor=acting(member.user), at=NOW)
    assert rule in {each.rule for each in refusal.value.review.blocking}
    assert refusal.value.review.blocking[0].title in str(refusal.value)
    brief.refresh_from_db()
    assert brief.state == BriefState.DRAFT


def test_strictest_campus_counts(member: Member) -> None:
    lenient, strict = a_campus(), a_campus(policy={"pay_floor_minor": 3000})
    send_for_review(a_draft(member.employer, lenient), actor=acting(member.user), at=NOW)
    with pytest.raises(NotClearError, match="the floor is \\$30"):
        send_for_review(
            a_draft(member.employer, lenient, strict), actor=acting(member.user), at=NOW
        )


def test_held_employer_sends_nothing(member: Member) -> None:
    brief = a_draft(member.employer, a_campus())
    member.employer.held_at = NOW
    member.employer.save()
    with pytest.raises(NotAllowedError):
        send_for_review(brief, actor=acting(member.user), at=NOW)


def test_sent_brief_is_not_edited_until_taken_back(member: Member) -> None:
    brief = a_draft(member.employer, a_campus())
    send_for_review(brief, actor=acting(member.user), at=NOW)
    with pytest.raises(IllegalMoveError):
        edit_brief(brief, actor=acting(member.user), at=NOW, title="Another")
    take_back(brief, actor=acting(member.user), at=NOW)
    assert is_editable(brief)
    edit_brief(brief, actor=acting(member.user), at=NOW, title="Another", fee_minor=54000)
    send_for_review(brief, actor=acting(member.user), at=NOW + days(1))
    second, first = brief.versions.all()
    changed = {str(each.label): (each.old, each.new) for each in differences(second, first)}
    assert changed["Fee"] == ("$432", "$540")
    assert set(changed) == {"Title", "Fee"}


def test_brief_never_opens_itself(member: Member) -> None:
    brief = a_draft(member.employer, a_campus())
    send_for_review(brief, actor=acting(member.user), at=NOW)
    with pytest.raises(NotAllowedError):
        open_brief(brief, actor=acting(member.user), at=NOW)
    with pytest.raises(NotAllowedError):
        open_brief(brief, actor=acting(an_officer(a_campus()).user), at=NOW)


def test_apply_by_closes_the_door(member: Member) -> None:
    campus = a_campus()
    brief = a_draft(member.employer, campus)
    send_for_review(brief, actor=acting(member.user), at=NOW)
    open_brief(brief, actor=acting(an_officer(campus).user), at=NOW)
    turn = turn_of(brief)
    assert turn is not None
    assert turn.due_at.date() == in_days(10)
    expire_brief(brief, actor=CLOCK, at=turn.due_at)
    assert brief.state == BriefState.EXPIRED


def test_opened_brief_is_found_by_its_words(member: Member) -> None:
    campus = a_campus()
    brief = a_draft(member.employer, campus)
    send_for_review(brief, actor=acting(member.user), at=NOW)
    open_brief(brief, actor=acting(an_officer(campus).user), at=NOW)
    for words in ("documentaries", member.employer.name, "interview directors"):
        assert Brief.objects.filter(search=words).exists(), words


def test_pause_and_resume(member: Member) -> None:
    brief = an_open_brief(member.employer, a_campus())
    pause_brief(brief, actor=acting(member.user), at=NOW)
    assert brief.state == BriefState.PAUSED
    pause_brief(brief, actor=acting(member.user), at=NOW)
    resume_brief(brief, actor=acting(member.user), at=NOW)
    assert brief.state == BriefState.OPEN


def test_last_seat_fills_and_a_free_one_reopens(member: Member) -> None:
    brief = an_open_brief(member.employer, a_campus(), seats=2)
    take_seat(brief, at=NOW)
    assert brief.state == BriefState.OPEN
    take_seat(brief, at=NOW)
    assert brief.state == BriefState.FILLED
    with pytest.raises(LimitReachedError):
        take_seat(brief, at=NOW)
    free_seat(brief, at=NOW)
    assert (brief.state, brief.seats_taken) == (BriefState.OPEN, 1)


def test_repeat_is_a_draft_without_dates_or_people_who_left(member: Member) -> None:
    brief = an_open_brief(member.employer, a_campus())
    assert brief.backup is not None
    brief.backup.left_at = NOW
    brief.backup.save()
    copy = copy_brief(brief, actor=acting(member.user), at=NOW)
    assert copy.pk != brief.pk
    assert (copy.state, copy.version, copy.due_on, copy.backup) == (BriefState.DRAFT, 0, None, None)
    assert copy.title == brief.title
    assert copy.deliverables.count() == 2
    assert copy.offerings.count() == 1


def test_a_deadline_of_another_year_says_the_year() -> None:
    employer = a_member(an_employer()).employer
    brief = a_draft(employer, starts_on=date(2031, 1, 5), due_on=date(2031, 2, 7))
    assert clear_terms_of(brief)[1].said == "Fri 7 February 2031"
    with time_machine.travel(datetime(2031, 1, 1, 12, tzinfo=UTC)):
        assert clear_terms_of(brief)[1].said == "Fri 7 February"
