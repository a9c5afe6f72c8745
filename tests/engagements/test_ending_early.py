"""Ending before the end: the pay is worked out, said before it counts, and stands in a letter."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from fairbrief.engagements.actions import end_early, log_hours, review_work
from fairbrief.engagements.earned import Earned, earned_at, earned_by
from fairbrief.engagements.letters import as_pdf, letter_of_ending
from fairbrief.engagements.models import Ending, Engagement
from fairbrief.engagements.queries import View, newest_versions
from fairbrief.kernel.errors import FairbriefError
from fairbrief.payments.models import Funding
from tests.builders import NOW, TODAY, a_campus, acting, an_officer
from tests.working import a_link, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

WHY = "The film was cancelled by its funder."


def earned(**figures: int | bool) -> Earned:
    given = {
        "fee_minor": 43200,
        "agreed": 1080,
        "logged": 0,
        "pieces": 3,
        "accepted": 0,
        "pieces_count": True,
        **figures,
    }
    return Earned(currency="USD", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figures", "pay"),
    [
        ({}, 0),
        ({"logged": 540}, 21600),
        ({"accepted": 1}, 14400),
        ({"logged": 540, "accepted": 1}, 21600),
        ({"logged": 540, "accepted": 2}, 28800),
        ({"logged": 1081}, 43200),
        ({"accepted": 3}, 43200),
        ({"accepted": 3, "pieces_count": False}, 0),
        ({"fee_minor": 0, "logged": 540}, 0),
        ({"pieces": 0, "logged": 1}, 40),
        ({"fee_minor": 10000, "accepted": 1}, 3334),
    ],
)
def test_the_larger_of_hours_and_accepted_deliverables_is_earned(
    figures: dict[str, int | bool], pay: int
) -> None:
    found = earned(**figures)
    assert found.pay.minor == pay
    assert found.pay.minor + found.rest.minor == found.fee_minor
    said = " ".join(found.in_words())
    assert str(found.pay) in said or not pay
    assert Earned(**found.as_figures()) == found


def test_the_sum_is_explained_with_its_rule_and_its_rest() -> None:
    said = earned(logged=540, accepted=1).in_words()
    assert said == [
        "By hours: 9 h of 18 h agreed, so $216 of $432.",
        "By deliverables: 1 of 3 accepted, each the same part of the fee, so $144.",
        "The larger of the two is paid, as both signed: $216.",
        "The rest, $216, goes back to the employer.",
    ]


def _half_accepted() -> Engagement:
    """One of two deliverables is found met throughout, then changes are asked for."""
    from fairbrief.engagements.actions import ask_changes

    found = work("submitted")
    first, second = newest_versions(found)
    review_work(
        found,
        views={first.code: [View(met=True)] * len(first.piece.criteria)},
        actor=the_supervisor(found),
        at=NOW,
    )
    missing = [View(met=False, note="No names yet")] * len(second.piece.criteria)
    ask_changes(
        found,
        reason="The second one lacks its names.",
        views={second.code: missing},
        actor=the_supervisor(found),
        at=NOW,
    )
    return found


def test_a_deliverable_found_met_throughout_is_paid_when_it_ends() -> None:
    found = _half_accepted()
    assert earned_by(found).pay.minor == 21600
    end_early(found, reason=WHY, actor=the_student(found), at=NOW)
    funding = Funding.objects.get(engagement=found)
    assert (funding.amount_minor, funding.payable_at) == (21600, NOW)
    ending = Ending.objects.get(engagement=found)
    assert (ending.pay_minor, ending.by_side, ending.reason) == (21600, "student", WHY)
    assert earned_at(ending).accepted == 1


def test_what_was_read_is_what_is_confirmed() -> None:
    found = work("active")
    log_hours(found, day=TODAY, minutes=60, note="x", actor=the_student(found), at=NOW)
    with pytest.raises(FairbriefError, match="by now"):
        end_early(found, reason=WHY, pay_minor=0, actor=the_supervisor(found), at=NOW)
    end_early(found, reason=WHY, pay_minor=2400, actor=the_supervisor(found), at=NOW)
    assert found.part_pay_minor == 2400
    # A second press is no second ending, whatever was read.
    end_early(found, reason=WHY, pay_minor=0, actor=the_supervisor(found), at=NOW)
    assert found.endings.count() == 1


def test_the_ending_is_kept_as_it_was() -> None:
    found = work("active")
    end_early(found, reason=WHY, actor=the_student(found), at=NOW)
    ending = found.endings.get()
    for change in (lambda: Ending.objects.update(pay_minor=1), lambda: ending.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_letter_says_who_why_and_how_much_and_is_read_by_both_and_the_office() -> None:
    campus = a_campus()
    officer, stranger = an_officer(campus), an_officer(a_campus())
    found = work("active", campus=campus)
    log_hours(found, day=TODAY, minutes=540, note="x", actor=the_student(found), at=NOW)
    end_early(found, reason=WHY, actor=the_supervisor(found), at=NOW)
    ending = found.endings.get()
    assert as_pdf(letter_of_ending(ending)).startswith(b"%PDF")
    supervisor = found.supervisor.user
    assert supervisor is not None
    for user, status in (
        (found.student.user, 200),
        (supervisor, 200),
        (officer.user, 200),
        (stranger.user, 404),
    ):
        client = Client()
        client.force_login(user)
        page = client.get(f"/letters/ending/{ending.code}/")
        assert page.status_code == status
        assert client.get(f"/letters/ending/{ending.code}.pdf").status_code == status
        if status == 200:
            assert WHY in page.content.decode()
            assert "so $216 of $432" in page.content.decode()


def test_the_pay_is_shown_before_anyone_confirms_and_again_when_it_has_changed() -> None:
    found = work("active")
    log_hours(found, day=TODAY, minutes=540, note="x", actor=the_student(found), at=NOW)
    client = Client()
    client.force_login(found.student.user)
    page = client.get(f"/student/work/{found.code}/trouble/").content.decode()
    assert "so $216 of $432" in page
    assert 'name="pay" value="21600"' in page
    sent = client.post(f"/student/work/{found.code}/do/end/", {"reason": WHY, "pay": "100"})
    assert sent.status_code == 422
    assert "worth $216 by now" in sent.content.decode()
    sent = client.post(f"/student/work/{found.code}/do/end/", {"reason": WHY, "pay": "21600"})
    assert sent.status_code == 302
    assert "owed: $216" in client.get(sent["Location"]).content.decode()


def test_the_office_ends_it_and_a_supervisor_without_account_does_too() -> None:
    campus = a_campus()
    officer = an_officer(campus)
    found = work("active", campus=campus)
    client = Client()
    client.force_login(officer.user)
    sent = client.post(f"/campus/work/{found.code}/end/", {"reason": WHY, "pay": "0"})
    assert sent.status_code == 302
    ending = found.endings.get()
    assert (ending.by_side, ending.by_name) == ("", acting(officer.user).name)

    other = work("active")
    token = a_link(other, "supervisor", other.supervisor)
    visitor = Client()
    page = visitor.get(f"/supervise/{token}/trouble/")
    assert page.status_code == 200
    sent = visitor.post(f"/supervise/{token}/do/end/", {"reason": WHY, "pay": "0"}, follow=True)
    assert sent.status_code == 200
    code = other.endings.get().code
    assert f"/supervise/{token}/letters/ending/{code}.pdf" in sent.content.decode()
    letter = visitor.get(f"/supervise/{token}/letters/ending/{code}.pdf")
    assert letter["Content-Type"] == "application/pdf"
    foreign = found.endings.get().code
    assert visitor.get(f"/supervise/{token}/letters/ending/{foreign}.pdf").status_code == 404
