"""A follow-up is told of once, whatever happens in between, and only when it makes sense."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from fairbrief.contacts.actions import (
    agree,
    following,
    keep_words,
    leave_out,
    mark_sent,
    meet,
    move_follow_up,
    plan_after,
    plan_own,
    remind_of_follow_ups,
    take_back_tick,
)
from fairbrief.contacts.drafts import draft_of, gaps_in
from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.contacts.states import ContactRole, FollowUpKind
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.planning.actions import entries_of, open_feed, read_feed
from fairbrief.tracking.today import today_of
from tests.builders import NOW, acting, days, in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Engagement:
    found = an_engagement("active", starts_on=in_days(-2), due_on=in_days(20))
    meet(found, at=NOW)
    return found


def a_year(at: Any = NOW) -> None:
    """Every day while there is something to do, then now and then: a worker may be that late."""
    for day in (*range(60), *range(60, 371, 10)):
        remind_of_follow_ups(at=at + days(day))


def told() -> list[str]:
    return list(
        FollowUp.objects.filter(told_at__isnull=False).order_by("id").values_list("kind", flat=True)
    )


def test_one_notice_for_what_is_due_at_once_and_never_again(work: Engagement) -> None:
    a_year()
    notice = Notice.objects.get(kind="follow_up.due")
    assert notice.user == work.student.user
    for contact in Contact.objects.all():
        assert contact.name in notice.body
    assert told() == ["midpoint", "midpoint"]


def test_lines_long_after_go_only_to_who_has_agreed(work: Engagement) -> None:
    plan_after(work, at=NOW)
    Engagement.objects.filter(pk=work.pk).update(
        state="paid", submitted_at=NOW, approved_at=NOW, paid_at=NOW
    )
    supervisor = Contact.objects.get(role="supervisor")
    agree(supervisor, email="s@home.example", actor=acting(work.supervisor.user), at=NOW)
    a_year()
    rows = FollowUp.objects.filter(told_at__isnull=False)
    assert {(each.contact.role, each.kind) for each in rows} == {
        ("supervisor", "thanks"),
        ("leader", "thanks"),
        ("supervisor", "month"),
        ("supervisor", "quarter"),
    }


def test_what_is_ticked_or_left_out_is_not_reminded_of(work: Engagement) -> None:
    student = acting(work.student.user)
    first, second = FollowUp.objects.all()
    mark_sent(first, actor=student, at=NOW)
    leave_out(second, actor=student, at=NOW)
    leave_out(first, actor=student, at=NOW)
    assert (first.is_done, first.skipped_at) == (True, None)
    a_year()
    assert not Notice.objects.filter(kind="follow_up.due").exists()
    take_back_tick(first, actor=student)
    a_year()
    assert told() == ["midpoint"]


def test_a_moved_day_is_told_of_on_the_day_it_was_moved_to(work: Engagement) -> None:
    student = acting(work.student.user)
    row = FollowUp.objects.filter(contact__role="leader").get()
    move_follow_up(row, day=in_days(12), actor=student, at=NOW)
    remind_of_follow_ups(at=NOW + days(10))
    row.refresh_from_db()
    assert row.told_at is None
    a_year()
    assert Notice.objects.filter(kind="follow_up.due").count() == 2
    with pytest.raises(MissingFactError):
        move_follow_up(row, day=in_days(-1), actor=student, at=NOW)


def test_a_worker_that_is_killed_tells_nobody_twice(
    work: Engagement, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the notices were written and before the round is over, in every batch."""
    student = acting(work.student.user)
    contact = Contact.objects.get(role="supervisor")
    for number in range(6):
        plan_own(contact, about=f"Talk {number}", day=in_days(3 + number), actor=student, at=NOW)
    monkeypatch.setattr(following, "A_BATCH", 2)
    real = following._remind_some
    calls = iter(range(100))

    def killed(at: Any, most: int) -> int:
        with transaction.atomic():
            done = real(at, most)
            if next(calls) % 2 == 0:
                raise KeyboardInterrupt
        return done

    monkeypatch.setattr(following, "_remind_some", killed)
    later = NOW + days(10)
    for _round in range(12):
        try:
            remind_of_follow_ups(at=later)
        except KeyboardInterrupt:
            continue
    bodies = "\n".join(Notice.objects.filter(kind="follow_up.due").values_list("body", flat=True))
    for number in range(6):
        assert bodies.count(f"Talk {number}") == 1
    assert not FollowUp.objects.filter(told_at=None, due_at__lte=later).exists()


def test_nobody_is_told_of_what_is_long_past(work: Engagement) -> None:
    remind_of_follow_ups(at=NOW + days(60))
    assert not Notice.objects.filter(kind="follow_up.due").exists()


@pytest.mark.parametrize("kind", [each for each in FollowUpKind if each != "own"])
@pytest.mark.parametrize("role", ContactRole.values)
def test_every_draft_is_whole(work: Engagement, kind: str, role: str) -> None:
    contact = Contact.objects.filter(role="supervisor").get()
    contact.role = role
    row = FollowUp(contact=contact, engagement=work, kind=kind, due_at=NOW)
    words = draft_of(row)
    assert words.startswith(f"Dear {contact.first_name},")
    assert words.endswith(work.student.user.name)
    assert "{" not in words
    assert len(words) < 600
    assert all(gap in words for gap in gaps_in(words))


def test_own_words_take_the_place_of_the_draft_until_they_are_deleted(work: Engagement) -> None:
    row = FollowUp.objects.filter(contact__role="leader").get()
    draft = draft_of(row)
    student = acting(work.student.user)
    keep_words(row, words="Hello.", actor=student)
    assert draft_of(row) == "Hello."
    keep_words(row, words=" ", actor=student)
    assert draft_of(row) == draft
    with pytest.raises(NotAllowedError):
        keep_words(row, words="x", actor=acting(work.supervisor.user))


def test_the_calendar_shows_what_is_planned_and_calls_off_what_is_done(work: Engagement) -> None:
    user = work.student.user
    key = open_feed(user, actor=acting(user), at=NOW)
    titles = [entry.title for entry in entries_of(user, at=NOW)]
    assert sum("Write to" in title for title in titles) == 2
    first = read_feed(key, at=NOW)
    row = FollowUp.objects.filter(contact__role="leader").get()
    mark_sent(row, actor=acting(user), at=NOW)
    second = read_feed(key, at=NOW + days(1))
    assert first is not None
    assert second is not None
    assert f"follow-up-{row.code}@".encode() in first[0]
    assert b"STATUS:CANCELLED" in second[0]
    supervisor = work.supervisor.user
    assert supervisor is not None
    assert not [each for each in entries_of(supervisor, at=NOW) if "Write to" in each.title]


def test_what_is_due_stands_on_the_first_page_until_it_is_ticked(work: Engagement) -> None:
    at = NOW + days(10)
    names = {each.contact.name for each in FollowUp.objects.all()}

    def waiting(at: datetime) -> set[tuple[str, str]]:
        found = today_of(work.student, at=at).waiting
        mine = [each for each in found if "follow-ups" in each.path]
        assert {each.who for each in mine} <= {work.employer.name}
        return {(str(each.what), each.about) for each in mine}

    assert not waiting(NOW), "not before its day"
    assert [each.can_wait for each in today_of(work.student, at=at).waiting][-2:] == [True, True]
    asked = "Write to somebody you met: one question, half way through the work"
    assert waiting(at) == {(asked, name) for name in names}
    mark_sent(FollowUp.objects.all()[0], actor=acting(work.student.user), at=at)
    assert len(waiting(at)) == 1
    assert not waiting(at + days(20)), "what is long past stands on the page of its person alone"
