"""An answer from a page that has waited: nobody's words are dropped in silence, nobody is declined
whom nobody has read."""

from __future__ import annotations

import pytest

from fairbrief.applications.actions import decline, offer, withdraw
from fairbrief.notices.models import Notice
from tests.applications.test_applying import REASON, World
from tests.browsing import signed_in
from tests.builders import NOW, a_member, a_student, acting
from tests.pages import seen_in, seen_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
OTHER = "We would have needed somebody on Saturdays."


@pytest.fixture
def world() -> World:
    return World()


def test_a_second_no_with_another_reason_says_that_it_reached_nobody(world: World) -> None:
    row = world.apply()
    owner = signed_in(world.owner.user)
    colleague = signed_in(a_member(world.employer, role="owner").user)
    here = f"/employer/applicants/{row.code}/decline/"
    for _press in range(2):
        assert owner.post(here, {"standard": "", "reason": REASON}).status_code == 302
    refused = colleague.post(here, {"standard": "", "reason": OTHER})
    assert refused.status_code == 409
    assert "with other words than yours" in refused.text
    assert OTHER in refused.text, "what was typed"
    assert REASON in refused.text, "what the student reads"
    row.refresh_from_db()
    assert row.reason == REASON
    assert Notice.objects.filter(kind="application.declined").count() == 1


def test_a_students_second_no_is_told_too(world: World) -> None:
    row = world.apply()
    offer(row, actor=world.as_owner, at=NOW)
    student = signed_in(world.student.user)
    here = f"/student/applications/{row.code}/decline/"
    for _press in range(2):
        assert student.post(here, {"reason": "My classes have changed."}).status_code == 302
    refused = student.post(here, {"reason": "I have taken another place."})
    assert refused.status_code == 409
    assert "I have taken another place." in refused.text
    row.refresh_from_db()
    assert row.reason == "My classes have changed."


def test_words_on_an_offer_that_was_answered_meanwhile_are_kept(world: World) -> None:
    row = world.apply()
    offer(row, actor=world.as_owner, at=NOW)
    here = f"/employer/applicants/{row.code}/withdraw-offer/"
    owner = signed_in(world.owner.user)
    for _press in range(2):
        assert owner.post(here, {"reason": REASON}).status_code == 302
    refused = owner.post(here, {"reason": OTHER})
    assert refused.status_code == 409
    assert OTHER in refused.text
    assert owner.get(here).status_code == 302, "there is nothing to take back"
    row.refresh_from_db()
    assert row.offer_withdrawn_because == REASON


def test_who_applied_after_the_page_was_opened_is_not_declined_unread(world: World) -> None:
    first, gone = (world.apply(a_student(world.campus)) for _number in range(2))
    owner = signed_in(world.owner.user)
    here = f"/employer/briefs/{world.brief.code}/applicants/answer/"
    sent = {"reason": OTHER, "seen": seen_on(owner, here)}
    late = world.apply(a_student(world.campus))
    refused = owner.post(here, sent)
    assert refused.status_code == 409
    assert "Others wait now than when you opened this page" in refused.text
    assert "Decline all 3 who wait" in refused.text
    assert OTHER in refused.text
    late.refresh_from_db()
    assert late.state == "submitted"
    withdraw(gone, actor=acting(gone.student.user), at=NOW)
    sent["seen"] = seen_in(refused.text)
    again = owner.post(here, sent)
    assert again.status_code == 409
    sent["seen"] = seen_in(again.text)
    for _press in range(2):
        assert owner.post(here, sent).status_code == 302
    for row in (first, late):
        row.refresh_from_db()
        assert (row.state, row.reason) == ("declined", OTHER)


def test_an_old_page_without_a_print_is_not_compared(world: World) -> None:
    row = world.apply()
    decline(row, actor=world.as_owner, at=NOW, reason=REASON)
    here = f"/employer/briefs/{world.brief.code}/applicants/answer/"
    world.apply(a_student(world.campus))
    assert signed_in(world.owner.user).post(here, {"reason": OTHER}).status_code == 302
