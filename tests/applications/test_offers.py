"""An offer is made knowingly, and can be taken back once, as long as nobody has answered it."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.applications.actions import (
    accept_offer,
    decline_offer,
    keep_as_alternate,
    offer,
    withdraw_offer,
)
from fairbrief.applications.models import Application
from fairbrief.applications.states import ApplicationState as A
from fairbrief.audit.queries import history_of
from fairbrief.briefs.actions import cancel_brief
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.actions import hold_employer
from fairbrief.tracking.records import reply_record
from tests.applications.test_applying import World
from tests.browsing import signed_in
from tests.builders import NOW, a_student, a_user, acting, days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
WHY = "The place was meant for another applicant. The mistake is ours."


@pytest.fixture
def world() -> World:
    return World()


def offered(world: World) -> Application:
    row = world.apply()
    offer(row, actor=world.as_owner, at=NOW)
    return row


def pages(world: World) -> Client:
    return signed_in(world.owner.user)


def test_nothing_is_offered_before_the_page_has_said_what(world: World) -> None:
    row = world.apply()
    other = world.apply(a_student(world.campus))
    keep_as_alternate(other, actor=world.as_owner, at=NOW)
    client, here = pages(world), f"/employer/applicants/{row.code}/"
    assert f'href="{here}offer/"' in client.get(here).text
    page = client.get(f"{here}offer/").text
    for words in (
        world.brief.title,
        "may answer until",
        "Tue 16 Feb, 17:00",
        "You see the name and the campus once the offer is made.",
        "1 other waits on",
        "offered by itself to the alternate",
    ):
        assert words in page, words
    row.refresh_from_db()
    assert row.state == A.SEEN
    page = client.post(f"{here}offer/", follow=True).text
    row.refresh_from_db()
    assert row.state == A.OFFERED
    assert "Offered." in page
    # The page leads back where there is nothing to offer any more.
    assert client.get(f"{here}offer/").status_code == 302


def test_the_page_says_before_it_is_pressed_that_no_place_is_left(world: World) -> None:
    offered(world)
    second = world.apply(a_student(world.campus))
    page = pages(world).get(f"/employer/applicants/{second.code}/offer/").text
    assert "Every place is taken or offered" in page
    assert "Make the offer" not in page


def test_a_withdrawn_offer_leaves_the_student_on_the_shortlist_with_a_reason(world: World) -> None:
    row = offered(world)
    client, here = pages(world), f"/employer/applicants/{row.code}/"
    assert f"{here}withdraw-offer/" in client.get(here).text
    listed = f"/employer/briefs/{world.brief.code}/applicants/"
    assert "1 is offered and waits for an answer." in client.get(listed).text
    page = client.get(f"{here}withdraw-offer/").text
    assert "stands on your public record" in page
    assert client.post(f"{here}withdraw-offer/", {"reason": "Oops"}).status_code == 422
    page = client.post(f"{here}withdraw-offer/", {"reason": WHY}, follow=True).text
    assert WHY in page
    page = client.get(listed).text
    assert "offer withdrawn" in page
    assert "is offered" not in page
    row.refresh_from_db()
    assert (row.state, row.offered_at, row.offer_withdrawn_at) == (A.SHORTLISTED, None, NOW)
    turn = turn_of(row)
    assert turn is not None
    assert (turn.owner, turn.kind) == ("employer", "application.decide_again")
    told = Notice.objects.get(kind="application.offer_withdrawn")
    assert told.user == world.student.user
    assert WHY in told.body
    last = history_of(row).last()
    assert last is not None
    assert (last.name, last.data["reason"]) == ("withdraw_offer", WHY)
    shown = signed_in(world.student.user).get(f"/student/applications/{row.code}/").text
    for words in (WHY, "Why the offer was withdrawn", "They withdrew the offer"):
        assert words in shown, words


def test_the_place_is_free_again_and_nobody_moves_up(world: World) -> None:
    row = offered(world)
    meant, kept = (world.apply(a_student(world.campus)) for _each in range(2))
    keep_as_alternate(kept, actor=world.as_owner, at=NOW)
    withdraw_offer(row, actor=world.as_owner, at=NOW, reason=WHY)
    kept.refresh_from_db()
    assert kept.state == A.ALTERNATE
    offer(meant, actor=world.as_owner, at=NOW)
    assert meant.state == A.OFFERED


def test_silence_after_a_withdrawal_counts_as_no_answer(world: World) -> None:
    row = offered(world)
    withdraw_offer(row, actor=world.as_owner, at=NOW, reason=WHY)
    fire_due(at=NOW + days(7))
    row.refresh_from_db()
    assert row.state == A.RETURNED
    assert "withdrew its offer" in row.reason
    record = reply_record(world.employer)
    assert (record.returned, record.offers_withdrawn, record.is_empty) == (1, 1, False)
    page = Client().get(f"/employers/{world.employer.slug}/").text
    assert "Offers withdrawn before an answer" in page


def test_an_answered_offer_is_not_withdrawn(world: World) -> None:
    row = offered(world)
    accept_offer(row, actor=acting(world.student.user), at=NOW)
    with pytest.raises(IllegalMoveError):
        withdraw_offer(row, actor=world.as_owner, at=NOW, reason=WHY)
    row.refresh_from_db()
    assert (row.state, row.offer_withdrawn_at) == (A.ACCEPTED, None)


def test_only_the_employer_withdraws_and_with_a_reason(world: World) -> None:
    row = offered(world)
    with pytest.raises(NotAllowedError):
        withdraw_offer(row, actor=acting(world.student.user), at=NOW, reason=WHY)
    with pytest.raises(FairbriefError, match="reason"):
        withdraw_offer(row, actor=world.as_owner, at=NOW, reason="Oops")
    row.refresh_from_db()
    assert row.state == A.OFFERED


def test_a_student_is_not_played_with(world: World) -> None:
    """Once; what is offered again stands."""
    row = offered(world)
    withdraw_offer(row, actor=world.as_owner, at=NOW, reason=WHY)
    offer(row, actor=world.as_owner, at=NOW)
    assert turn_of(row).kind == "application.answer_offer"  # type: ignore[union-attr]
    with pytest.raises(LimitReachedError, match="once"):
        withdraw_offer(row, actor=world.as_owner, at=NOW, reason=WHY)
    here = f"/employer/applicants/{row.code}/"
    page = pages(world).get(here).text
    assert "This one stands until it is answered" in page
    assert "withdraw-offer" not in page
    assert pages(world).get(f"{here}withdraw-offer/").status_code == 302


def test_an_offer_that_came_by_itself_stands(world: World) -> None:
    first, second = offered(world), world.apply(a_student(world.campus))
    keep_as_alternate(second, actor=world.as_owner, at=NOW)
    decline_offer(first, actor=acting(world.student.user), at=NOW, reason="I took another place.")
    second.refresh_from_db()
    assert second.state == A.OFFERED
    with pytest.raises(LimitReachedError, match="by itself"):
        withdraw_offer(second, actor=world.as_owner, at=NOW, reason=WHY)
    assert "It stands until it is answered" in (
        pages(world).get(f"/employer/applicants/{second.code}/").text
    )


def test_an_employer_on_hold_offers_nothing_new(world: World) -> None:
    world.brief.seats = 2
    world.brief.save()
    first, kept, third = (world.apply(a_student(world.campus)) for _each in range(3))
    offer(first, actor=world.as_owner, at=NOW)
    keep_as_alternate(kept, actor=world.as_owner, at=NOW)
    operator = acting(a_user(is_operator=True))
    hold_employer(world.employer, reason="It asked students for money.", actor=operator, at=NOW)
    third = Application.objects.get(pk=third.pk)
    with pytest.raises(LimitReachedError, match="on hold"):
        offer(third, actor=world.as_owner, at=NOW)
    page = pages(world).get(f"/employer/applicants/{third.code}/offer/").text
    assert "on hold, so nothing is offered" in page
    assert "Make the offer" not in page
    first = Application.objects.get(pk=first.pk)
    student = acting(first.student.user)
    with pytest.raises(MissingFactError, match="on hold"):
        accept_offer(first, actor=student, at=NOW)
    decline_offer(first, actor=student, at=NOW, reason="I took another place.")
    kept.refresh_from_db()
    assert kept.state == A.ALTERNATE


def test_an_offer_that_lapses_on_hold_is_laid_at_nobodys_door(world: World) -> None:
    row = world.apply()
    offer(row, actor=world.as_owner, at=NOW)
    operator = acting(a_user(is_operator=True))
    hold_employer(world.employer, reason="It asked students for money.", actor=operator, at=NOW)
    row = Application.objects.get(pk=row.pk)
    fire_due(at=NOW + days(7))
    row = Application.objects.get(pk=row.pk)
    assert row.state == A.RETURNED
    assert row.reason == "The employer is on hold, so the offer could not be accepted in time."


def test_a_cancelled_brief_is_offered_to_nobody(world: World) -> None:
    row = world.apply()
    cancel_brief(world.brief, actor=world.as_owner, at=NOW)
    row = Application.objects.get(pk=row.pk)
    with pytest.raises(LimitReachedError, match="cancelled"):
        offer(row, actor=world.as_owner, at=NOW)
    assert "was cancelled" in pages(world).get(f"/employer/applicants/{row.code}/offer/").text
