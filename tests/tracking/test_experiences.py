"""The ledger: from here by itself, from elsewhere by a supervisor's and the office's word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.links import LinkError, open_link
from fairbrief.audit.actors import Actor
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.credentials.actions import issue
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.students.models import Student
from fairbrief.tracking.access import experiences_of_campus
from fairbrief.tracking.actions import (
    OPEN_LIMIT,
    Told,
    confirm_experience,
    correct_experience,
    deny_experience,
    log_outside,
    record_engagement,
    refuse_experience,
    send_link_again,
    verify_experience,
)
from fairbrief.tracking.files import lines, safe
from fairbrief.tracking.ledger import Filters, cells_of, ledger_of, rows_for_file
from fairbrief.tracking.models import Experience
from tests.builders import NOW, a_campus, a_student, acting, an_officer, days, in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

TOLD = Told(
    employer_name="Harbor Kitchen",
    title="Menu photographs",
    starts_on=in_days(-20),
    ends_on=in_days(-5),
    minutes=12 * 60,
    supervisor_name="Ana Ortiz",
    supervisor_email="ana@harborkitchen.example",
    paid_minor=25000,
)


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


def log(student: Student, **changes: Any) -> Experience:
    return log_outside(student, told=replace(TOLD, **changes), actor=acting(student.user), at=NOW)


def supervisor_of(experience: Experience) -> Actor:
    notice = Notice.objects.filter(
        kind="experience.please_confirm", email=experience.supervisor_email
    ).first()
    assert notice is not None
    return open_link(notice.link.split("/")[2], at=NOW)[1]


def test_a_paid_engagement_stands_verified_in_the_ledger() -> None:
    engagement = an_engagement("paid", minutes=20 * 60)
    experience = record_engagement(engagement, at=NOW)
    assert experience.is_verified
    assert (experience.minutes, experience.employer) == (1200, engagement.employer)
    assert record_engagement(engagement, at=NOW).pk == experience.pk
    assert not Notice.objects.filter(kind__startswith="experience.").exists()


def test_work_from_here_does_not_say_that_an_office_looked_at_it(client: Client) -> None:
    experience = record_engagement(an_engagement("paid"), at=NOW)
    officer = an_officer(experience.campus)
    said = "verified by the signed agreement and the recorded pay"
    code = experience.engagement.code
    for user, addresses in (
        (
            experience.student.user,
            ("/student/experiences/", f"/student/work/{code}/closing/"),
        ),
        (officer.user, ("/campus/ledger/", f"/campus/ledger/{experience.code}/")),
    ):
        client.force_login(user)
        for address in addresses:
            page = client.get(address).text
            assert said in page.lower(), address
            assert "verified by the office" not in page.lower(), address
    assert said in cells_of(experience)
    by_hand = log(experience.student)
    verify_experience(by_hand, actor=acting(officer.user), at=NOW, note="Pay slip seen.")
    assert by_hand.standing == "verified by the office"
    assert by_hand.verified_by == officer.user.name


def test_work_accepted_by_silence_waits_for_the_office() -> None:
    experience = record_engagement(an_engagement("paid", approved_by_clock=True), at=NOW)
    assert experience.is_waiting_for_office
    officer = an_officer(experience.campus)
    assert list(ledger_of(officer, Filters(state="waiting"))) == [experience]


def test_logged_then_confirmed_then_verified(student: Student) -> None:
    experience = log(student)
    turn = turn_of(experience)
    assert turn is not None
    assert turn.owner == "supervisor"
    confirm_experience(experience, actor=supervisor_of(experience), at=NOW, minutes=10 * 60)
    assert (experience.minutes, experience.confirmed_by_name) == (600, "Ana Ortiz")
    assert turn_of(experience) is None
    verify_experience(experience, actor=acting(an_officer(student.campus).user), at=NOW)
    assert experience.is_verified
    assert set(Notice.objects.filter(user=student.user).values_list("kind", flat=True)) == {
        "experience.confirmed",
        "experience.verified",
    }


def test_a_double_click_logs_once(student: Student) -> None:
    assert log(student).pk == log(student).pk
    assert Notice.objects.filter(kind="experience.please_confirm").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"employer_name": " "}, "employer_name"),
        ({"title": ""}, "title"),
        ({"ends_on": in_days(-30)}, "ends_on"),
        ({"ends_on": in_days(3)}, "ends_on"),
        ({"minutes": 5}, "hours"),
        ({"minutes": 17 * 60 * 16}, "hours"),
        ({"supervisor_email": "not an address"}, "supervisor_email"),
        ({"supervisor_email": "someone@mailinator.com"}, "supervisor_email"),
    ],
)
def test_what_cannot_be_right_names_its_field(
    student: Student, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(MissingFactError) as caught:
        log(student, **changes)
    assert caught.value.field == field
    assert not Experience.objects.exists()


def test_nobody_confirms_their_own_work(student: Student) -> None:
    with pytest.raises(MissingFactError):
        log(student, supervisor_email=student.user.email.upper())
    experience = log(student)
    for actor in (acting(student.user), acting(an_officer(a_campus()).user)):
        with pytest.raises(NotAllowedError):
            confirm_experience(experience, actor=actor, at=NOW)
        with pytest.raises(FairbriefError):
            verify_experience(experience, actor=actor, at=NOW, note="I saw it.")


def test_a_link_opens_one_experience_only(student: Student) -> None:
    first, second = log(student), log(student, title="Posters")
    actor = supervisor_of(first)
    theirs = first if actor.subject == ("tracking.experience", first.pk) else second
    other = second if theirs is first else first
    with pytest.raises(NotAllowedError):
        confirm_experience(other, actor=actor, at=NOW)


def test_too_many_waiting_entries_are_stopped(student: Student) -> None:
    for number in range(OPEN_LIMIT):
        log(student, title=f"Work {number}")
    with pytest.raises(LimitReachedError):
        log(student, title="One more")


def test_a_denied_entry_can_be_mended_and_sent_again(student: Student) -> None:
    experience = log(student)
    first = supervisor_of(experience)
    with pytest.raises(FairbriefError):
        deny_experience(experience, reason=" ", actor=first, at=NOW)
    deny_experience(experience, reason="It was 8 hours.", actor=first, at=NOW)
    assert experience.is_refused
    correct_experience(
        experience, told=replace(TOLD, minutes=480), actor=acting(student.user), at=NOW
    )
    assert (experience.minutes, experience.refused_reason) == (480, "")
    links = Notice.objects.filter(kind="experience.please_confirm")
    assert links.count() == 2
    first_token = links.order_by("id")[0].link.split("/")[2]
    assert open_link(first_token, at=NOW + days(0.9))
    with pytest.raises(LinkError):
        open_link(first_token, at=NOW + days(1.1))


def test_a_link_to_a_mistyped_address_ends_at_once(student: Student) -> None:
    experience = log(student, supervisor_email="typo@lakehouse.example")
    first = Notice.objects.get(kind="experience.please_confirm")
    deny_experience(
        experience, reason="I know nobody of that name.", actor=supervisor_of(experience), at=NOW
    )
    correct_experience(experience, told=TOLD, actor=acting(student.user), at=NOW)
    with pytest.raises(LinkError):
        open_link(first.link.split("/")[2], at=NOW)


def test_the_link_is_sent_again_at_most_once_a_day(student: Student) -> None:
    experience = log(student)
    with pytest.raises(LimitReachedError):
        send_link_again(experience, actor=acting(student.user), at=NOW)
    send_link_again(experience, actor=acting(student.user), at=NOW + days(1))
    assert Notice.objects.filter(kind="experience.please_confirm").count() == 2


def test_a_silent_supervisor_is_reminded_and_then_the_office_looks(student: Student) -> None:
    officer = an_officer(student.campus)
    log(student)
    for day in range(1, 20):
        fire_due(at=NOW + days(day))
    assert Notice.objects.filter(kind="experience.please_confirm").count() == 2
    assert Notice.objects.filter(kind="experience.unconfirmed", user=officer.user).count() == 1


def test_the_office_says_on_what_it_relies_without_the_supervisor(student: Student) -> None:
    officer = acting(an_officer(student.campus).user)
    experience = log(student, supervisor_email="")
    with pytest.raises(MissingFactError):
        verify_experience(experience, actor=officer, at=NOW)
    assert verify_experience(experience, actor=officer, at=NOW, note="Pay slip seen.")
    assert not verify_experience(experience, actor=officer, at=NOW, note="Pay slip seen.")
    with pytest.raises(IllegalMoveError):
        refuse_experience(experience, reason="No.", actor=officer, at=NOW)


def test_the_ledger_is_of_one_campus(student: Student) -> None:
    mine = log(student)
    elsewhere = a_student(a_campus())
    log_outside(elsewhere, told=TOLD, actor=acting(elsewhere.user), at=NOW)
    assert list(experiences_of_campus(an_officer(student.campus))) == [mine]


def test_filters_narrow_the_ledger(student: Student) -> None:
    officer = an_officer(student.campus)
    unpaid = log(student, paid_minor=0, title="Poster hanging")
    here = record_engagement(an_engagement("paid", campus=student.campus), at=NOW)
    assert list(ledger_of(officer, Filters(pay="unpaid", where="elsewhere"))) == [unpaid]
    assert list(ledger_of(officer, Filters(where="here"))) == [here]
    assert list(ledger_of(officer, Filters(q="poster"))) == [unpaid]
    assert list(ledger_of(officer, Filters(q=here.code.lower()))) == [here]
    assert list(ledger_of(officer, Filters(state="verified"))) == [here]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("-2", "'-2"),
        ("＝1", "'＝1"),
        (-2, "-2"),
        (date(2027, 1, 2), "2027-01-02"),
        ("Harbor, Kitchen", "Harbor, Kitchen"),
        (None, ""),
    ],
)
def test_no_cell_runs_as_a_formula(cell: object, text: str) -> None:
    assert safe(cell) == text


def test_the_file_has_every_row(student: Student) -> None:
    log(student, employer_name='=HYPERLINK("http://evil.example")')
    text = "".join(lines(rows_for_file(ledger_of(an_officer(student.campus), Filters()))))
    assert text.startswith("\ufeff")
    assert len(text.strip().splitlines()) == 2
    assert "'=HYPERLINK" in text


def test_file_credential_and_ledger_have_the_day_it_was_where_the_campus_is() -> None:
    # Half past eleven in the evening of the 20th, in New York.
    at, last = datetime(2027, 2, 21, 4, 30, tzinfo=UTC), date(2027, 2, 20)
    work = an_engagement("paid")
    Engagement.objects.filter(pk=work.pk).update(approved_at=at)
    work.refresh_from_db()
    experience = record_engagement(work, at=at)
    assert experience.ends_on == last
    cells = cells_of(experience)
    assert (cells[16], cells[18]) == (last, last)
    said = issue(work, at=at).document["credentialSubject"]
    assert said["activityEndDate"] == "2027-02-20T00:00:00Z"
    assert "20 February 2027" in said["achievement"]["criteria"]["narrative"]
