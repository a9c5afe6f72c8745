"""From two signatures to accepted work: plan, hours, questions, hand-in, and whose turn it is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fairbrief.audit.actors import CLOCK, INSTALLATION, Actor, link_holder
from fairbrief.audit.advancing import advance
from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import (
    accept_meeting,
    answer_pulse,
    answer_stuck,
    approve_work,
    ask_changes,
    authorize,
    call_stuck,
    choose_at_guard,
    hand_over_version,
    log_hours,
    plan_week,
    propose_meeting,
    record_meeting,
    refuse_authorization,
    remove_entry,
    review_work,
    start_work,
    submit_work,
)
from fairbrief.engagements.models import Engagement, HoursEntry
from fairbrief.engagements.overview import work_for_office
from fairbrief.engagements.queries import View, guards_open, hours_of, weeks_of
from fairbrief.kernel.clock import after_business_days
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.files import FileRefusedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member
from fairbrief.payments.models import Funding
from fairbrief.tracking.attention import scope_of, worst_of_works
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_member,
    a_student,
    a_user,
    acting,
    an_employer,
    an_officer,
    days,
    in_days,
)
from tests.working import all_met, hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def log(found: Engagement, minutes: int, *, day: int = 0, note: str = "Read") -> HoursEntry:
    return log_hours(
        found,
        day=TODAY + timedelta(days=day),
        minutes=minutes,
        note=note,
        actor=the_student(found),
        at=NOW + days(day),
    )


def test_the_plan_spreads_the_hours_over_the_weeks() -> None:
    found = work(starts_on=in_days(1), due_on=in_days(24), hours=18)
    weeks = weeks_of(found)
    assert [week.starts_on for week in weeks] == [in_days(1), in_days(8), in_days(15), in_days(22)]
    assert sum(week.planned_minutes for week in weeks) == 18 * 60
    assert max(w.planned_minutes for w in weeks) - min(w.planned_minutes for w in weeks) <= 60


def planned(found: Engagement) -> list[tuple[Any, int, str]]:
    return [(week.starts_on, week.planned_minutes, week.goal) for week in weeks_of(found)]


def test_a_plan_begins_with_the_real_start() -> None:
    found = work("funded", starts_on=in_days(10), due_on=in_days(24), hours=18)
    assert [start for start, _minutes, _goal in planned(found)] == [in_days(10), in_days(17)]
    start_work(found, actor=the_student(found), at=NOW)
    log(found, 60)
    weeks = weeks_of(found)
    assert [week.starts_on for week in weeks] == [TODAY, *map(in_days, (7, 14, 21))]
    assert [week.logged_minutes for week in weeks] == [60, 0, 0, 0]
    assert sum(week.planned_minutes for week in weeks) == 18 * 60


def test_ones_own_plan_is_moved_and_not_made_anew() -> None:
    found = work("funded", starts_on=in_days(10), due_on=in_days(24), hours=18)
    plan_week(found, number=1, minutes=900, goal="Sources", actor=the_student(found), at=NOW)
    plan_week(found, number=2, minutes=180, goal="Write", actor=the_student(found), at=NOW)
    start_work(found, actor=the_student(found), at=NOW)
    assert planned(found) == [
        (TODAY, 900, "Sources"),
        (in_days(7), 180, "Write"),
        (in_days(14), 0, ""),
        (in_days(21), 0, ""),
    ]


def test_a_late_start_presses_the_plan_together() -> None:
    found = work("funded", starts_on=in_days(1), due_on=in_days(22), hours=18)
    plan_week(found, number=3, minutes=240, goal="Write", actor=the_student(found), at=NOW)
    before = sum(minutes for _start, minutes, _goal in planned(found))
    late = NOW + days(9)
    start_work(found, actor=the_student(found), at=late)
    after = planned(found)
    assert [start for start, _minutes, _goal in after] == [in_days(9), in_days(16)]
    assert sum(minutes for _start, minutes, _goal in after) == before
    assert after[-1][2] == "Write"


def test_a_student_on_a_visa_waits_for_the_office() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    student = a_student(campus, authorization="student_visa")
    found = work("agreed", campus=campus, student=student)
    assert found.state == "agreed"
    assert not Funding.objects.exists()
    turn = turn_of(found)
    assert turn is not None
    assert turn.owner == "campus"
    with pytest.raises(NotAllowedError):
        authorize(found, actor=acting(an_officer(a_campus()).user), at=NOW)
    authorize(found, actor=acting(officer.user), at=NOW, note="CPT until May")
    assert (found.state, found.authorized_by_name) == ("authorized", officer.user.name)
    assert Funding.objects.filter(engagement=found).exists()


def test_the_office_can_say_no_and_nothing_is_owed() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    student = a_student(campus, authorization="student_visa")
    found = work("agreed", campus=campus, student=student)
    with pytest.raises(FairbriefError):
        refuse_authorization(found, reason="no", actor=acting(officer.user), at=NOW)
    refuse_authorization(
        found, reason="CPT cannot begin before the term.", actor=acting(officer.user), at=NOW
    )
    assert (found.state, found.part_pay_minor) == ("not_completed", 0)


def test_work_starts_only_when_funds_are_secured_and_then_by_itself() -> None:
    found = work("authorized", starts_on=in_days(1))
    with pytest.raises(IllegalMoveError):
        advance(found, "start", actor=the_student(found), at=NOW)
    advance(found, "fund", actor=INSTALLATION, at=NOW)
    fire_due(at=NOW + days(2))
    found.refresh_from_db()
    assert found.state == "active"


def test_hours_are_logged_removed_and_not_logged_twice() -> None:
    found = work("active")
    first = log(found, 90)
    assert log(found, 90).pk == first.pk
    log(found, 45, note="Wrote")
    assert hours_of(found).logged_minutes == 135
    remove_entry(first, actor=the_student(found), at=NOW)
    remove_entry(first, actor=the_student(found), at=NOW)
    assert hours_of(found).logged_minutes == 45
    assert HoursEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 4}, "minutes"),
        ({"minutes": 17 * 60}, "minutes"),
        ({"day": in_days(1)}, "day"),
        ({"day": in_days(-2)}, "day"),
        ({"note": "  "}, "note"),
    ],
)
def test_hours_that_cannot_be_are_refused(change: dict[str, Any], field: str) -> None:
    found = work("active")
    entry = {"day": TODAY, "minutes": 60, "note": "Read", **change}
    with pytest.raises(FairbriefError) as refusal:
        log_hours(found, actor=the_student(found), at=NOW, **entry)
    assert refusal.value.field == field


def test_a_day_has_sixteen_hours_and_the_supervisor_logs_none() -> None:
    found = work("active")
    log(found, 15 * 60)
    with pytest.raises(FairbriefError):
        log(found, 90, note="More")
    with pytest.raises(NotAllowedError):
        log_hours(found, day=TODAY, minutes=60, note="x", actor=the_supervisor(found), at=NOW)


def test_the_guard_rises_at_80_and_100_percent_and_needs_both() -> None:
    found = work("active", hours=10)
    log(found, 470)
    assert guards_open(found) == []
    log(found, 15, note="More")
    (guard,) = guards_open(found)
    assert guard.percent == 80
    student, supervisor = the_student(found), the_supervisor(found)
    with pytest.raises(NotAllowedError):
        choose_at_guard(guard, side="employer", choice="on_track", actor=student, at=NOW)
    choose_at_guard(guard, side="student", choice="add_pay", actor=student, at=NOW)
    choose_at_guard(guard, side="employer", choice="on_track", actor=supervisor, at=NOW)
    assert guard.settled_at is None
    choose_at_guard(guard, side="student", choice="on_track", actor=student, at=NOW)
    assert guard.settled_at == NOW
    log(found, 200, day=1)
    assert [each.percent for each in guards_open(found)] == [100]
    assert hours_of(found).real_rate.minor == 43200 * 60 // 685


def test_a_guard_nobody_settles_is_told_to_the_office() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus, hours=10)
    log(found, 500)
    fire_due(at=NOW + days(7))
    assert Notice.objects.filter(kind="engagement.guard_open", user=officer.user).count() == 1


def test_the_real_rate_falls_under_the_floor_with_hours_over_plan() -> None:
    found = work("active", hours=10, fee_minor=20000)
    log(found, 600)
    assert not hours_of(found).is_under_floor
    log(found, 120, note="More")
    assert hours_of(found).is_under_floor
    assert hours_of(found).earned.minor == 20000


def test_a_week_is_planned_by_the_student_alone() -> None:
    found = work("active")
    plan_week(found, number=1, minutes=120, goal="Sources", actor=the_student(found), at=NOW)
    assert weeks_of(found)[0].planned_minutes == 120
    with pytest.raises(NotAllowedError):
        plan_week(found, number=1, minutes=0, goal="", actor=the_supervisor(found), at=NOW)
    with pytest.raises(FairbriefError):
        plan_week(found, number=99, minutes=60, goal="", actor=the_student(found), at=NOW)


def meeting(found: Engagement, **change: Any) -> Any:
    asked = {
        "kind": "checkin",
        "when": NOW + days(1),
        "minutes": 30,
        "link": "https://meet.example/abc",
        "agenda": "The first ten sources",
        "actor": the_student(found),
        "at": NOW,
        **change,
    }
    return propose_meeting(found, **asked)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"link": "http://meet.example/abc"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://user:secret@meet.example/"}, "link"),
        ({"when": NOW - days(1)}, "when"),
        ({"when": NOW + days(400)}, "when"),
        ({"kind": "senior", "when": NOW + timedelta(minutes=12)}, "when"),
        ({"kind": "senior", "when": NOW + timedelta(hours=23)}, "when"),
        ({"minutes": 500}, "minutes"),
        ({"kind": "senior", "minutes": 10}, "minutes"),
        ({"kind": "party"}, "kind"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(change: dict[str, Any], field: str) -> None:
    found = work("active")
    with pytest.raises(FairbriefError) as refusal:
        meeting(found, **change)
    assert refusal.value.field == field


def test_each_is_told_of_a_conversation_in_their_own_time() -> None:
    employer = an_employer(campus := a_campus())
    owner = a_member(employer, "owner", user=a_user("Olga", time_zone="Europe/Berlin"))
    found = work("active", campus=campus, employer=employer)
    Member.objects.filter(pk=found.supervisor_id).update(user=None)
    found = Engagement.objects.get(pk=found.pk)
    in_new_york = (NOW + days(1)).astimezone(ZoneInfo("America/New_York"))
    meeting(found, when=in_new_york)
    told = {notice.email: notice.body for notice in Notice.objects.filter(kind="meeting.proposed")}
    assert "16:00 (Berlin time)" in told[owner.user.email]
    # Who has no account reads it where the brief says that the employer is.
    assert "10:00 (New York time)" in told[found.supervisor.email]


def test_both_write_down_what_was_said_once_they_have_met() -> None:
    found = work("active")
    held = meeting(found)
    with pytest.raises(IllegalMoveError):
        record_meeting(held, note="Fine so far", actor=the_student(found), at=NOW)
    later = NOW + days(1)
    record_meeting(held, note="Cut the list to 30", actor=the_student(found), at=later)
    record_meeting(held, note="Agreed on 30", actor=the_supervisor(found), at=later)
    held.refresh_from_db()
    assert (held.student_note, held.other_note) == ("Cut the list to 30", "Agreed on 30")


def test_the_leader_without_an_account_gets_a_link_to_the_session_and_can_note() -> None:
    employer = an_employer(campus := a_campus())
    a_member(employer, "owner")
    leader = a_member(employer, "leader", user=None, name="Lee Senior")
    found = work("active", campus=campus, employer=employer, leader=leader)
    held = meeting(found, kind="senior")
    notice = Notice.objects.filter(kind="meeting.asked", email=leader.email).get()
    assert notice.link.startswith("/senior/")
    holder = link_holder(
        name=leader.name,
        email=leader.email,
        capacity="leader",
        subject=("engagements.engagement", found.pk),
    )
    accept_meeting(held, actor=holder, at=NOW)
    record_meeting(held, note="A good half hour", actor=holder, at=NOW + days(2))
    with pytest.raises(NotAllowedError):
        approve_work(found, actor=holder, at=NOW)


def test_the_weekly_question_is_asked_once_a_week() -> None:
    found = work("active")
    student = the_student(found)
    for note in ("mostly", "yes"):  # a second press corrects
        answer_pulse(found, question="clear", rating=4, note=note, actor=student, at=NOW)
    assert found.pulses.get().note == "yes"
    with pytest.raises(IllegalMoveError):
        answer_pulse(found, question="answers", rating=4, note="", actor=student, at=NOW + days(2))
    answer_pulse(found, question="answers", rating=2, note="", actor=student, at=NOW + days(7))
    with pytest.raises(FairbriefError):
        answer_pulse(found, question="pace", rating=2, note="", actor=student, at=NOW + days(20))


def stuck(found: Engagement, question: str = "Which archive has the third photo?") -> Any:
    return call_stuck(
        found,
        goal="Date the third photograph",
        tried="Both archives and the library",
        question=question,
        actor=the_student(found),
        at=NOW,
    )


def test_a_stuck_call_goes_to_supervisor_then_backup_then_office() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus)
    call = stuck(found)
    assert stuck(found).pk == call.pk
    assert Notice.objects.filter(kind="stuck.raised", user=found.supervisor.user).exists()
    fire_due(at=NOW + days(1) + timedelta(hours=12))
    backup = found.brief.backup
    assert backup is not None
    passed = Notice.objects.get(kind="stuck.passed_on")
    assert passed.email == backup.email
    assert passed.link.startswith("/supervise/")
    assert not Notice.objects.filter(kind="stuck.silence").exists()
    fire_due(at=NOW + days(3))
    scope = scope_of(campus, at=NOW + days(3))
    (row,) = work_for_office(officer)
    worst = worst_of_works(scope, [row])[found.code].alert
    assert (worst.name, worst.tone) == ("stuck", "stop")
    assert Notice.objects.filter(kind="stuck.silence", user=officer.user).count() == 1
    answer_stuck(call, answer="The city archive.", actor=the_supervisor(found), at=NOW + days(3))
    assert Notice.objects.filter(kind="stuck.answered", user=found.student.user).count() == 1
    assert not worst_of_works(scope, [row])


def test_an_answer_stops_the_clock_and_three_questions_are_enough() -> None:
    found = work("active")
    call = stuck(found)
    answer_stuck(call, answer="The city archive.", actor=the_supervisor(found), at=NOW)
    fire_due(at=NOW + days(4))
    assert not Notice.objects.filter(kind__in=["stuck.passed_on", "stuck.silence"]).exists()
    for number in range(3):
        stuck(found, f"Question number {number}?")
    with pytest.raises(LimitReachedError):
        stuck(found, "And one more question?")


PDF = b"%PDF-1.7 and so on"


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [
        ("report.pdf", PDF, True),
        ("notes.md", "# Für Maya".encode(), True),
        ("report.pdf", b"<html><script>", False),
        ("page.html", b"<html>", False),
        ("drawing.svg", b"<svg onload=alert(1)>", False),
        ("run.exe", b"MZ", False),
        ("letter.docx", b"PK\x03\x04 not a document", False),
        ("notes.txt", b"\x00\x01\x02", False),
        ("empty.pdf", b"", False),
        ("noending", PDF, False),
    ],
)
def test_only_files_that_are_what_they_say_are_taken(
    name: str, content: bytes, taken: bool
) -> None:
    found = work("active")
    piece = found.pieces.get(position=1)

    def hand_over() -> Any:
        return hand_over_version(
            piece,
            file=SimpleUploadedFile(name, content),
            link="",
            note="",
            self_check=[True],
            actor=the_student(found),
            at=NOW,
        )

    if not taken:
        with pytest.raises(FileRefusedError):
            hand_over()
        return
    version = hand_over()
    assert version.file_name == name
    assert name.split(".")[0] not in version.file.name
    assert version.self_check == [True, False]


def test_a_file_too_large_is_refused(settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024
    found = work("active")
    with pytest.raises(FileRefusedError):
        hand_over_version(
            found.pieces.get(position=1),
            file=SimpleUploadedFile("a.pdf", PDF + b"x" * 2000),
            link="",
            note="",
            self_check=[],
            actor=the_student(found),
            at=NOW,
        )


def test_handing_in_needs_a_version_of_every_deliverable() -> None:
    found = work("active")
    with pytest.raises(MissingFactError):
        submit_work(found, actor=the_student(found), at=NOW)
    hand_in(found)
    assert found.state == "submitted"
    turn = turn_of(found)
    assert turn is not None
    assert turn.owner == "employer"


def test_silence_accepts_the_work_after_five_business_days_with_reminders() -> None:
    found = work("submitted")
    for day in range(1, 9):  # a weekend and a holiday lie between
        fire_due(at=NOW + days(day))
    found.refresh_from_db()
    assert found.state == "submitted"
    reminded = Notice.objects.filter(
        kind="engagement.review_soon", user=found.supervisor.user
    ).count()
    assert reminded == 3
    fire_due(at=NOW + days(9))
    found.refresh_from_db()
    assert found.approved_by_clock
    assert found.state == "approved"


def test_the_reviewer_is_reminded_on_their_own_business_days() -> None:
    found = work("active")
    for column, value in {"time_zone": "Asia/Tokyo", "country": "JP", "state": ""}.items():
        setattr(found.employer, column, value)
    found.employer.save()
    hand_in(found)
    clock = Clock.objects.get(kind="engagement.review", fired_at=None, stopped_at=None)
    expected = [after_business_days(NOW, nth, zone="Asia/Tokyo", country="JP") for nth in (1, 3, 4)]
    for moment in expected:
        clock.refresh_from_db()
        assert clock.next_at == moment
        fire_due(at=moment)
    clock.refresh_from_db()
    assert clock.next_at == clock.due_at


def test_changes_can_be_asked_for_twice_and_need_new_work() -> None:
    found = work("submitted")
    supervisor, student = the_supervisor(found), the_student(found)
    with pytest.raises(FairbriefError):
        ask_changes(found, reason="more", actor=supervisor, at=NOW)
    for round_ in (1, 2):
        ask_changes(found, reason="Ten sources are in English only.", actor=supervisor, at=NOW)
        assert (found.state, found.rounds) == ("changes_asked", round_)
        with pytest.raises(MissingFactError):
            submit_work(found, actor=student, at=NOW)
        hand_in(found, at=NOW + days(round_))
    with pytest.raises(MissingFactError):
        ask_changes(found, reason="Ten sources are in English only.", actor=supervisor, at=NOW)
    approve_work(found, views=all_met(found), actor=supervisor, at=NOW + days(3))
    assert found.state == "approved"
    assert not found.approved_by_clock


def test_handing_in_early_costs_nothing_when_changes_are_asked() -> None:
    found = work("submitted", due_on=in_days(29))
    ask_changes(
        found, reason="Ten sources are in English only.", actor=the_supervisor(found), at=NOW
    )
    turn = turn_of(found)
    assert turn is not None
    assert (turn.kind, turn.due_at.date()) == ("engagement.mend", in_days(29))
    fire_due(at=NOW + days(20))
    assert not Notice.objects.filter(kind="engagement.late").exists()
    fire_due(at=NOW + days(30))
    assert Notice.objects.filter(kind="engagement.late").exists()


def test_near_the_due_date_five_business_days_are_left_to_mend() -> None:
    found = work("submitted", due_on=in_days(8))
    ask_changes(
        found,
        reason="Ten sources are in English only.",
        actor=the_supervisor(found),
        at=NOW + days(7),
    )
    turn = turn_of(found)
    assert turn is not None
    assert turn.due_at.date() == in_days(14)


def test_a_review_goes_by_the_criteria_of_the_newest_version() -> None:
    found = work("submitted")
    supervisor = the_supervisor(found)
    version = found.pieces.get(position=1).versions.get()

    def say(*views: View, actor: Actor = supervisor) -> None:
        review_work(found, views={version.code: views}, actor=actor, at=NOW)

    with pytest.raises(FairbriefError) as refusal:
        say(View(met=True), View(met=False))
    assert refusal.value.field == f"note_{version.code}_1"
    say(View(met=True), View(met=False, note="Six are"))
    version.refresh_from_db()
    assert version.review == [{"met": True, "note": ""}, {"met": False, "note": "Six are"}]
    with pytest.raises(NotAllowedError):
        say(View(met=True), actor=the_student(found))
    ask_changes(found, reason="Ten sources are in English only.", actor=supervisor, at=NOW)
    hand_in(found, at=NOW + days(1))
    with pytest.raises(IllegalMoveError):
        say(View(met=True))


def test_a_view_may_stay_open_and_is_written_down_once() -> None:
    found = work("submitted")
    supervisor = the_supervisor(found)
    version = found.pieces.get(position=1).versions.get()
    for _press in range(2):
        views = {version.code: [View(note="Read half of it")]}
        review_work(found, views=views, actor=supervisor, at=NOW)
    version.refresh_from_db()
    assert version.review[0] == {"met": None, "note": "Read half of it"}
    assert history_of(found).filter(name="piece reviewed").count() == 1


def test_only_work_that_is_met_throughout_is_accepted() -> None:
    found = work("submitted")
    supervisor = the_supervisor(found)
    with pytest.raises(MissingFactError, match="every criterion"):
        approve_work(found, actor=supervisor, at=NOW)
    views = all_met(found)
    first = next(iter(views))
    views[first] = [View(met=True), View(met=False, note="Six are")]
    with pytest.raises(MissingFactError, match="not met yet"):
        approve_work(found, views=views, actor=supervisor, at=NOW)
    found.refresh_from_db()
    assert found.state == "submitted"
    views[first] = [View(met=True, note="Well chosen"), View(met=True)]
    for _press in range(2):
        approve_work(found, views=views, actor=supervisor, at=NOW)
    assert found.pieces.get(position=1).versions.get().review[0]["note"] == "Well chosen"
    assert history_of(found).filter(name="approve").count() == 1


def test_the_sum_that_is_released_is_the_one_that_was_read() -> None:
    found = work("submitted")
    accept = {"views": all_met(found), "actor": the_supervisor(found), "at": NOW}
    with pytest.raises(FairbriefError, match=r"\$432 by now"):
        approve_work(found, fee_minor=40000, **accept)
    approve_work(found, fee_minor=43200, **accept)
    assert found.approved_at


def test_nobody_else_moves_the_work() -> None:
    found = work("submitted")
    stranger = a_member(an_employer(), "owner")
    leader = a_member(found.employer, "leader", title="CEO")
    for actor in (acting(stranger.user), acting(leader.user), the_student(found)):
        with pytest.raises(NotAllowedError):
            approve_work(found, actor=actor, at=NOW)
    with pytest.raises(NotAllowedError):
        submit_work(found, actor=CLOCK, at=NOW)
