"""Days away, work taken up again, and a supervisor who has left."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.links import LinkError, open_link
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of, turns_of
from fairbrief.engagements.actions import (
    agree_absence,
    agree_reinstatement,
    approve_work,
    ask_absence,
    ask_reinstatement,
    decline_absence,
    end_early,
    log_hours,
    mark_not_completed,
    replace_supervisor,
    start_work,
)
from fairbrief.engagements.models import Absence, Engagement, Replacement
from fairbrief.kernel.clock import after_business_days, is_business_day
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.actions import remove_member
from fairbrief.organizations.models import Member, Term
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.payments.queries import unbalanced
from tests.builders import NOW, TODAY, a_campus, a_member, acting, an_officer, days, in_days
from tests.payments.books import balance_of
from tests.working import a_link, all_met, hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def away(found: Engagement, **facts: Any) -> Absence:
    asked = {
        "kind": "holiday",
        "starts_on": in_days(5),
        "ends_on": in_days(9),
        "why": "",
        "actor": the_student(found),
        "at": NOW,
        **facts,
    }
    return ask_absence(found, **asked)


def test_holidays_follow_the_country_and_its_part() -> None:
    chavez = date(2027, 3, 31)
    assert is_business_day(chavez)
    assert not is_business_day(chavez, subdivision="CA")
    assert is_business_day(chavez, subdivision="nowhere")
    assert not is_business_day(date(2027, 7, 14), country="FR")
    assert is_business_day(date(2027, 7, 14), country="XX")
    due = after_business_days(NOW, 1, off=[(in_days(1), in_days(6))])
    assert due.date() > in_days(6)


def test_the_review_follows_the_employers_own_holidays() -> None:
    found = work("active")
    found.employer.country, found.employer.state = "GB", ""
    found.employer.save()
    found = Engagement.objects.get(pk=found.pk)
    hand_in(found)
    turn = turn_of(found)
    assert turn is not None
    # Presidents' Day is no holiday there.
    assert turn.due_at.date() == in_days(7)


def test_the_days_to_come_are_those_where_the_student_is() -> None:
    found = work("active", due_on=in_days(29))
    found.student.user.time_zone = "Pacific/Auckland"
    found.student.user.save()
    evening = NOW.replace(hour=20)
    yesterday = evening.date()
    with pytest.raises(FairbriefError, match="days to come"):
        away(found, starts_on=yesterday - timedelta(days=1), at=evening)
    assert away(found, starts_on=yesterday, at=evening).pk


def test_days_away_move_the_due_date_and_the_clock_and_say_who_agreed() -> None:
    found = work("active", due_on=in_days(29))
    absence = away(found)
    turn = turn_of(absence)
    assert turn is not None
    assert turn.owner == "employer"
    with pytest.raises(NotAllowedError):
        agree_absence(absence, actor=the_student(found), at=NOW)
    agree_absence(absence, actor=the_supervisor(found), at=NOW)
    found.refresh_from_db()
    assert found.due_on == in_days(34)
    assert (absence.due_before, absence.due_after) == (in_days(29), in_days(34))
    assert absence.agreed_by_name == the_supervisor(found).name
    hand_in_by = next(each for each in turns_of(found) if each.kind == "engagement.hand_in")
    assert hand_in_by.due_at.date() == in_days(34)
    with pytest.raises(FairbriefError, match="agreed already"):
        away(found)


def test_silence_agrees_and_a_no_has_a_reason() -> None:
    found = work("active", due_on=in_days(29))
    absence = away(found, starts_on=in_days(12), ends_on=in_days(13))
    fire_due(at=NOW + days(7))
    absence.refresh_from_db()
    assert (absence.state, absence.agreed_by_name) == ("agreed", "silence")
    second = away(found, starts_on=in_days(20), ends_on=in_days(21))
    with pytest.raises(IllegalMoveError):
        away(found, starts_on=in_days(25), ends_on=in_days(26))
    with pytest.raises(FairbriefError):
        decline_absence(second, reason="", actor=the_supervisor(found), at=NOW)
    decline_absence(
        second, reason="The screening is that day.", actor=the_supervisor(found), at=NOW
    )
    found.refresh_from_db()
    assert found.due_on == in_days(31)


def test_exams_in_the_campus_exam_weeks_are_agreed_by_the_calendar() -> None:
    campus = a_campus()
    Term.objects.create(
        campus=campus, kind="exams", name="Finals", starts_on=in_days(5), ends_on=in_days(12)
    )
    found = work("active", campus=campus, due_on=in_days(29))
    absence = away(found, kind="exams", starts_on=in_days(5), ends_on=in_days(10))
    assert absence.state == "agreed"
    assert campus.name in absence.agreed_by_name
    other = away(found, kind="exams", starts_on=in_days(14), ends_on=in_days(15))
    assert other.state == "asked"


def test_the_supervisors_days_away_hold_the_review() -> None:
    found = work("submitted")
    before = turn_of(found)
    absence = away(
        found,
        actor=the_supervisor(found),
        starts_on=in_days(1),
        ends_on=in_days(12),
    )
    agree_absence(absence, actor=the_student(found), at=NOW)
    after = turn_of(found)
    assert before is not None
    assert after is not None
    assert after.due_at > before.due_at + timedelta(days=8)
    fire_due(at=NOW + days(10))
    found.refresh_from_db()
    assert (found.state, found.due_on) == ("submitted", in_days(29))
    fire_due(at=NOW + days(30))
    found.refresh_from_db()
    assert found.approved_by_clock


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "boredom"}, "kind"),
        ({"starts_on": in_days(-3)}, "starts_on"),
        ({"ends_on": in_days(2)}, "ends_on"),
        ({"ends_on": in_days(40)}, "ends_on"),
    ],
)
def test_days_nobody_could_agree_on_are_refused(facts: dict[str, Any], field: str) -> None:
    with pytest.raises(FairbriefError) as refusal:
        away(work("active"), **facts)
    assert refusal.value.field == field


def _owner(found: Engagement) -> Member:
    return Member.objects.get(employer=found.employer, role="owner")


def _funded(state: str = "active") -> tuple[Engagement, Funding]:
    # Fifteen hours are one milestone: the whole fee is secured before the start.
    found = work("authorized", starts_on=in_days(1), due_on=in_days(29), hours=15, fee_minor=43200)
    funding = Funding.objects.get(engagement=found)
    secure_funds(funding, reference="ACH 1", actor=acting(_owner(found).user), at=NOW)
    found.refresh_from_db()
    if state == "active":
        start_work(found, actor=the_student(found), at=NOW)
    return found, funding


def test_ended_work_is_taken_up_again_and_what_was_paid_counts() -> None:
    found, funding = _funded()
    log_hours(found, day=TODAY, minutes=450, note="x", actor=the_student(found), at=NOW)
    end_early(found, reason="I fell ill for the week.", actor=the_student(found), at=NOW)
    funding.refresh_from_db()
    assert (funding.released_minor, funding.returned_minor) == (21600, 21600)
    asked = ask_reinstatement(
        found,
        why="I am well again and would like to finish it.",
        due_on=in_days(40),
        actor=the_student(found),
        at=NOW + days(2),
    )
    with pytest.raises(NotAllowedError):
        agree_reinstatement(asked, actor=the_student(found), at=NOW + days(2))
    agree_reinstatement(asked, actor=the_supervisor(found), at=NOW + days(2))
    found.refresh_from_db()
    funding.refresh_from_db()
    assert (found.state, found.due_on, found.part_pay_minor) == ("authorized", in_days(40), None)
    assert (funding.state, funding.missing_minor) == ("due", 21600)
    secure_funds(funding, reference="ACH 2", actor=acting(_owner(found).user), at=NOW + days(3))
    found.refresh_from_db()
    assert found.state == "funded"
    start_work(found, actor=the_student(found), at=NOW + days(3))
    hand_in(found, at=NOW + days(4))
    approve_work(found, views=all_met(found), actor=the_supervisor(found), at=NOW + days(4))
    funding.refresh_from_db()
    assert (funding.released_minor, funding.returned_minor) == (43200, 21600)
    assert balance_of("student", found.student_id) == 43200
    assert unbalanced() == []
    assert found.endings.count() == 1


def test_it_stays_ended_without_both_in_time_or_when_the_office_ended_it() -> None:
    found, _funding = _funded()
    end_early(found, reason="We cannot go on.", actor=the_supervisor(found), at=NOW)
    facts = {"why": "Let us try again, please.", "due_on": in_days(40)}
    with pytest.raises(IllegalMoveError):
        ask_reinstatement(found, **facts, actor=the_student(found), at=NOW + days(15))
    asked = ask_reinstatement(found, **facts, actor=the_student(found), at=NOW + days(9))
    fire_due(at=NOW + days(14))
    asked.refresh_from_db()
    found.refresh_from_db()
    assert (asked.state, found.state) == ("withdrawn", "ended_early")
    campus = a_campus()
    other = work("active", campus=campus)
    officer = acting(an_officer(campus).user)
    end_early(other, reason="Neither of them answers us.", actor=officer, at=NOW)
    with pytest.raises(IllegalMoveError):
        ask_reinstatement(other, **facts, actor=the_student(other), at=NOW)
    third = work("active", campus=campus)
    mark_not_completed(third, reason="Neither of them answers us.", actor=officer, at=NOW)
    with pytest.raises(IllegalMoveError):
        ask_reinstatement(third, **facts, actor=the_student(third), at=NOW)


def test_nobody_agrees_to_a_day_that_has_come() -> None:
    """Silence until the eve of the new day is an answer, and work is due after it starts."""
    found, _funding = _funded()
    end_early(found, reason="We cannot go on.", actor=the_supervisor(found), at=NOW)
    asked = ask_reinstatement(
        found,
        why="Let us try again, please.",
        due_on=in_days(2),
        actor=the_student(found),
        at=NOW,
    )
    with pytest.raises(IllegalMoveError):
        agree_reinstatement(asked, actor=the_supervisor(found), at=NOW + days(2))
    fire_due(at=NOW + days(1.5))
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_an_owner_names_another_supervisor_and_earlier_links_end() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus)
    token = a_link(found, "supervisor", found.supervisor)
    second = a_member(found.employer, "supervisor")
    with pytest.raises(NotAllowedError):
        replace_supervisor(found, member=second, actor=the_supervisor(found), at=NOW)
    with pytest.raises(FairbriefError):
        replace_supervisor(
            found, member=a_member(work("active").employer, "supervisor"),
            actor=acting(_owner(found).user), at=NOW,
        )  # fmt: skip
    owner = acting(_owner(found).user)
    assert replace_supervisor(found, member=second, actor=owner, at=NOW)
    assert replace_supervisor(found, member=second, actor=owner, at=NOW) is None
    found.refresh_from_db()
    assert found.supervisor == second
    with pytest.raises(LinkError):
        open_link(token, at=NOW)
    told = set(
        Notice.objects.filter(kind="engagement.supervisor_changed").values_list("user", flat=True)
    )
    assert {found.student.user_id, officer.user_id, second.user_id} <= told


def test_when_the_supervisor_leaves_nobody_reports_to_no_one() -> None:
    found = work("submitted")
    owner = _owner(found)
    leaving = found.supervisor
    review = turn_of(found)
    assert review is not None
    late = review.due_at - timedelta(hours=1)
    remove_member(leaving, by=owner, actor=acting(owner.user), at=late)
    kinds = {turn.kind: turn for turn in turns_of(found)}
    assert kinds["engagement.supervisor"].owner == "employer"
    second = a_member(found.employer, "supervisor")
    replace_supervisor(found, member=second, actor=acting(owner.user), at=late)
    kinds = {turn.kind: turn for turn in turns_of(found)}
    assert "engagement.supervisor" not in kinds
    # The clock of the old one moves: the new one has two business days at least.
    assert kinds["engagement.review"].due_at > late + timedelta(days=1)


def test_without_a_name_who_stands_in_takes_over() -> None:
    found = work("active")
    owner = _owner(found)
    remove_member(found.supervisor, by=owner, actor=acting(owner.user), at=NOW)
    fire_due(at=NOW + days(7))
    found.refresh_from_db()
    assert found.supervisor.left_at is None
    change = Replacement.objects.get(engagement=found)
    assert (change.new, change.by_name) == (found.supervisor, "Fairbrief")


def test_all_of_it_is_there_on_the_pages() -> None:
    found, _funding = _funded()
    client, theirs, boss = Client(), Client(), Client()
    for each, user in (
        (client, found.student.user),
        (theirs, found.supervisor.user),
        (boss, _owner(found).user),
    ):
        assert user is not None
        each.force_login(user)
    base, other = f"/student/work/{found.code}/", f"/employer/work/{found.code}/"
    from fairbrief.kernel.clock import now

    first = now().date() + timedelta(days=3)
    sent = {"kind": "illness", "starts_on": first.isoformat(), "ends_on": first.isoformat()}
    assert client.post(f"{base}do/away/", {**sent, "kind": ""}).status_code == 422
    assert client.post(f"{base}do/away/", sent).status_code == 302
    absence = found.absences.get()
    assert "Agree" in theirs.get(f"{other}trouble/").content.decode()
    assert theirs.post(f"{other}do/agree-away/{absence.code}/").status_code == 302
    assert "Agreed by" in client.get(f"{base}trouble/").content.decode()
    second = a_member(found.employer, "supervisor")
    assert theirs.post(f"{other}do/replace/", {"who": second.code}).status_code == 404
    assert second.name in boss.get(f"{other}trouble/").content.decode()
    assert boss.post(f"{other}do/replace/", {"who": second.code}).status_code == 302
    client.post(f"{base}do/end/", {"reason": "I fell ill for the week.", "pay": "0"})
    assert "Take it up again" in client.get(f"{base}trouble/").content.decode()
    wish = {"why": "I am well again now.", "due_on": (first + timedelta(days=20)).isoformat()}
    assert client.post(f"{base}do/reinstate/", wish).status_code == 302
    asked = found.reinstatements.get()
    page = theirs.get(f"{other}trouble/").content.decode()
    assert "Shall it go on?" in page
    assert theirs.post(f"{other}do/agree-reinstatement/{asked.code}/").status_code == 302
    found.refresh_from_db()
    assert found.state == "authorized"
