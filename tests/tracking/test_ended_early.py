"""Work that did not come to its end: the hours worked and the pay that came stand in the ledger."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from fairbrief.audit.advancing import advance
from fairbrief.audit.models import Event
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.engagements.actions import (
    agree_reinstatement,
    ask_reinstatement,
    authorize,
    end_early,
    log_hours,
    mark_not_completed,
    start_work,
)
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.models import Member
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.portals.campus.words import title_of_entrys
from fairbrief.portfolio.showing import finished
from fairbrief.tracking.actions import Told, correct_experience, refuse_experience
from fairbrief.tracking.ledger import HEADINGS, Filters, cells_of, ledger_of
from fairbrief.tracking.models import Experience
from tests.builders import NOW, TODAY, a_campus, acting, an_officer, days, in_days
from tests.reports.builders import fill, rows_of, the_report
from tests.working import hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

UNPAID: dict[str, Any] = {"pay_kind": "none", "fee_minor": None}
WHY = "The exhibition was called off by the museum."


def secured(found: Engagement, reference: str = "ACH 1") -> None:
    owner = Member.objects.get(employer=found.employer, role="owner")
    funding = Funding.objects.get(engagement=found)
    secure_funds(funding, reference=reference, actor=acting(owner.user), at=NOW)
    found.refresh_from_db()


def begun(*, minutes: int = 300, **columns: Any) -> Engagement:
    """Fifteen hours for 432 dollars, under way, of which so many minutes are logged."""
    found = work("authorized", **{"hours": 15, "fee_minor": 43200, **columns})
    if found.fee_minor:
        secured(found)
    else:
        authorize(found, note="", actor=acting(an_officer(found.campus).user), at=NOW)
    found.refresh_from_db()
    start_work(found, actor=the_student(found), at=NOW)
    if minutes:
        log_hours(found, day=TODAY, minutes=minutes, note="x", actor=the_student(found), at=NOW)
    return found


def ended(**how: Any) -> Experience:
    found = begun(**how)
    end_early(found, reason=WHY, actor=the_supervisor(found), at=NOW + days(2))
    return Experience.objects.get(engagement=found)


def test_hours_worked_and_pay_released_stand_in_the_ledger() -> None:
    entry = ended()
    assert (entry.minutes, entry.paid_minor, entry.ended_early) == (300, 14400, True)
    assert entry.is_verified
    assert entry.verified_by == "the signed agreement and the recorded pay"
    assert entry.ends_on == in_days(2)
    assert not entry.what_i_did, "nothing was handed over"
    said = dict(zip(map(str, HEADINGS), cells_of(entry), strict=True))
    assert (said["hours"], said["paid"], said["ended early"]) == ("5", Decimal("144"), "yes")


def test_work_that_ended_before_anything_was_done_does_not() -> None:
    found = begun(minutes=0)
    end_early(found, reason=WHY, actor=the_supervisor(found), at=NOW)
    assert not Experience.objects.exists()


def test_what_an_office_marks_as_not_completed_stands_there_too() -> None:
    found = begun()
    officer = an_officer(found.campus)
    mark_not_completed(found, reason=WHY, actor=acting(officer.user), at=NOW)
    entry = Experience.objects.get(engagement=found)
    assert (entry.ended_early, entry.minutes, entry.paid_minor) == (True, 300, 14400)


def test_pay_that_comes_after_the_end_is_added_when_it_comes() -> None:
    found = work("active", hours=15, fee_minor=43200)
    log_hours(found, day=TODAY, minutes=300, note="x", actor=the_student(found), at=NOW)
    end_early(found, reason=WHY, actor=the_student(found), at=NOW)
    entry = Experience.objects.get(engagement=found)
    assert (entry.paid_minor, entry.is_waiting_for_office) == (0, True)
    secured(found)
    entry.refresh_from_db()
    assert (entry.paid_minor, entry.is_verified) == (14400, True)
    assert Event.objects.filter(subject_id=entry.pk, name="brought up to date").count() == 1


def test_unpaid_hours_wait_for_the_office(client: Client) -> None:
    entry = ended(**UNPAID)
    assert entry.is_waiting_for_office
    assert not entry.is_waiting_for_supervisor
    officer = an_officer(entry.campus)
    assert list(ledger_of(officer, Filters(state="waiting"))) == [entry]
    client.force_login(officer.user)
    page = client.get(f"/campus/ledger/{entry.code}/").text
    assert "the hours are those worked" in page
    assert "Does it count?" in page


def test_more_hours_than_were_agreed_wait_for_the_office_whatever_was_paid() -> None:
    assert ended(minutes=900).is_verified
    entry = ended(minutes=901)
    assert (entry.minutes, entry.paid_minor) == (901, 43200)
    assert entry.is_waiting_for_office


def test_the_student_does_not_rewrite_what_the_record_says(client: Client) -> None:
    entry = ended(**UNPAID)
    assert entry.student is not None
    told = Told(
        employer_name="Elsewhere",
        title="Other",
        starts_on=in_days(-9),
        ends_on=in_days(-8),
        minutes=900,
    )
    with pytest.raises(NotAllowedError):
        correct_experience(entry, told=told, actor=acting(entry.student.user), at=NOW)
    client.force_login(entry.student.user)
    page = client.get(f"/student/experiences/{entry.code}/").text
    assert "Mend it" not in page
    assert "Delete it" not in page


def test_deliverables_alone_count_as_the_agreed_hours_they_were_paid_for() -> None:
    found = begun(minutes=0)
    hand_in(found)
    Funding.objects.filter(engagement=found).update(owed_minor=21600)
    officer = an_officer(found.campus)
    advance(found, "ask_changes", actor=the_supervisor(found), at=NOW)
    mark_not_completed(found, reason=WHY, actor=acting(officer.user), at=NOW)
    entry = Experience.objects.get(engagement=found)
    assert (entry.paid_minor, entry.minutes) == (21600, 450)
    assert entry.what_i_did.splitlines() == [piece.title for piece in found.pieces.all()]


def taken_up_again(entry: Experience) -> Engagement:
    found = entry.engagement
    assert found is not None
    asked = ask_reinstatement(
        found, why="The museum opens after all.", due_on=in_days(40), actor=the_student(found),
        at=NOW + days(3),
    )  # fmt: skip
    agree_reinstatement(asked, actor=the_supervisor(found), at=NOW + days(3))
    found.refresh_from_db()
    if found.fee_minor:
        secured(found, "ACH 2")
    start_work(found, actor=the_student(found), at=NOW + days(4))
    return found


def finish(found: Engagement) -> None:
    hand_in(found, at=NOW + days(5))
    advance(found, "approve", actor=the_supervisor(found), at=NOW + days(6))
    assert found.state == "paid"


def test_work_that_is_taken_up_again_and_finished_stands_once_and_as_a_whole() -> None:
    entry = ended()
    finish(taken_up_again(entry))
    entry.refresh_from_db()
    assert Experience.objects.count() == 1
    assert (entry.ended_early, entry.paid_minor, entry.is_verified) == (False, 43200, True)
    assert entry.ends_on == in_days(6)
    assert entry.what_i_did


def test_what_an_office_did_not_count_counts_once_it_is_done_to_the_end() -> None:
    entry = ended(**UNPAID)
    officer = an_officer(entry.campus)
    refuse_experience(entry, reason="Nobody saw it.", actor=acting(officer.user), at=NOW)
    finish(taken_up_again(entry))
    entry.refresh_from_db()
    assert (entry.is_verified, entry.refused_reason, entry.ended_early) == (True, "", False)


def test_a_portfolio_shows_only_what_was_accepted() -> None:
    entry = ended()
    assert entry.student is not None
    assert not finished(entry.student).exists()


def test_the_ledger_shows_and_asks_for_it(client: Client) -> None:
    entry = ended()
    officer = an_officer(entry.campus)
    client.force_login(officer.user)
    assert "· ended early" in client.get("/campus/ledger/?ended=early").text
    assert entry.title not in client.get("/campus/ledger/?ended=whole").text
    history = client.get(f"/campus/ledger/{entry.code}/").context["history"]
    assert [each["title"] for each in history] == ["Logged", "Verified"]


def test_every_step_of_an_entry_has_a_title_of_its_own_in_its_history() -> None:
    steps = set(WORKFLOWS["tracking.experience"].transitions)
    titles = {name: title_of_entrys(Event(name=name)) for name in steps}
    unnamed = [name for name, title in titles.items() if title == name.capitalize()]
    assert unnamed == []


def test_a_report_counts_it_and_says_how_much_ended_so() -> None:
    campus = a_campus()
    fill(campus, "History", 30)
    Experience.objects.filter(pk__in=Experience.objects.values("pk")[:12]).update(ended_early=True)
    report = the_report(campus)
    assert rows_of(report, "ended") == {"done to the end": ["60 %"], "ended early": ["40 %"]}
