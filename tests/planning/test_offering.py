"""Times one side offers and the other picks, in both zones, with and without an account."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fairbrief.accounts.models import MailedLink
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Member
from fairbrief.planning.actions import decline_times, offer_times, pick_time, take_times_back
from fairbrief.planning.models import TimeOffer
from fairbrief.students.models import Student
from tests.builders import NOW, a_member, a_student, acting, days
from tests.planning.world import a_busy_student, me, some_work

pytestmark = pytest.mark.django_db

TIMES = [NOW + days(2), NOW + days(3), NOW + days(4)]


@pytest.fixture
def student() -> Student:
    return a_busy_student()


@pytest.fixture
def work(student: Student) -> Engagement:
    return some_work(student)


def offer(work: Engagement, **changes: object) -> TimeOffer:
    values = {
        "kind": "checkin",
        "times": TIMES,
        "minutes": 30,
        "link": "https://meet.example/pair",
        "agenda": "The list",
        "actor": acting(work.student.user),
        "at": NOW,
    }
    return offer_times(work, **{**values, **changes})  # type: ignore[arg-type]


def without_account(work: Engagement) -> Member:
    member = work.supervisor
    member.user = None
    member.save()
    work.refresh_from_db()
    return member


def test_the_supervisor_picks_and_the_conversation_stands(work: Engagement) -> None:
    made = offer(work)
    told = Notice.objects.get(kind="offer.made")
    assert told.user == work.supervisor.user
    assert "3 times" in told.body
    meeting = pick_time(made, time=TIMES[1], actor=acting(work.supervisor.user), at=NOW)
    assert (meeting.at, meeting.minutes, meeting.link) == (
        TIMES[1],
        30,
        "https://meet.example/pair",
    )
    assert meeting.proposed_by == "student", "the words are the student’s"
    made.refresh_from_db()
    assert made.meeting == meeting
    # The same press again is the same conversation; another time is refused.
    again = pick_time(made, time=TIMES[1], actor=acting(work.supervisor.user), at=NOW)
    assert again == meeting
    with pytest.raises(IllegalMoveError):
        pick_time(made, time=TIMES[0], actor=acting(work.supervisor.user), at=NOW)
    assert Meeting.objects.count() == 1


def test_the_student_picks_too(work: Engagement, student: Student) -> None:
    made = offer(work, actor=acting(work.supervisor.user))
    assert Notice.objects.get(kind="offer.made").user == student.user
    pick_time(made, time=TIMES[0], actor=me(student), at=NOW)
    assert Meeting.objects.get().proposed_by == "employer"


def test_who_offers_does_not_pick_and_strangers_do_neither(
    work: Engagement, student: Student
) -> None:
    made = offer(work)
    stranger = acting(a_student(student.campus).user)
    for actor in (me(student), stranger):
        with pytest.raises(NotAllowedError):
            pick_time(made, time=TIMES[0], actor=actor, at=NOW)
        with pytest.raises(NotAllowedError):
            decline_times(made, actor=actor, at=NOW)
    with pytest.raises(NotAllowedError):
        take_times_back(made, actor=acting(work.supervisor.user), at=NOW)


def test_none_suits_and_others_are_offered(work: Engagement, student: Student) -> None:
    made = offer(work)
    decline_times(made, actor=acting(work.supervisor.user), at=NOW)
    assert Notice.objects.get(kind="offer.declined").user == student.user
    second = offer(work, times=[each + days(7) for each in TIMES])
    assert second.pk != made.pk
    take_times_back(second, actor=me(student), at=NOW)
    with pytest.raises(IllegalMoveError):
        pick_time(second, time=second.times[0], actor=acting(work.supervisor.user), at=NOW)


def test_a_newer_offer_takes_the_place_of_the_earlier_one(work: Engagement) -> None:
    first = offer(work)
    assert offer(work).pk == first.pk, "a double press"
    second = offer(work, times=TIMES[:2])
    first.refresh_from_db()
    assert first.ended_at
    assert second.ended_at is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"times": TIMES[:1]}, "time_1"),
        ({"times": [TIMES[0]] * 3}, "time_1"),
        ({"times": [NOW - days(1), TIMES[0]]}, "time_1"),
        ({"times": [TIMES[0], NOW + days(90)]}, "time_1"),
        ({"minutes": 2}, "minutes"),
        ({"kind": "senior"}, "kind"),
        ({"link": "javascript:alert(1)"}, "link"),
    ],
)
def test_offers_that_make_no_sense(
    work: Engagement, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(FairbriefError) as refused:
        offer(work, **changes)
    assert refused.value.field == field


def link_of(work: Engagement) -> str:
    return Notice.objects.filter(kind="offer.made").latest("id").link


def test_without_an_account_a_link_shows_both_clocks_and_picks(
    work: Engagement, settings: object
) -> None:
    without_account(work)
    work.brief.time_zone = "Europe/Berlin"
    work.brief.save()
    made = offer(work)
    path = link_of(work)
    page = Client().get(path)
    assert page.status_code == 200
    content = page.content.decode()
    # 15:00 UTC on Friday: four in the afternoon in Berlin, ten in the morning in New York.
    assert "Fri 12 Feb" in content
    assert "16:00 your time · Fri 10:00 New York time" in content
    answer = Client().post(f"{path}one/", {"time": TIMES[0].isoformat()})
    assert answer.status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.at == TIMES[0]
    assert "It stands" in Client().get(path).content.decode()
    told = Notice.objects.filter(kind="meeting.proposed")
    assert {each.email for each in told} >= {work.student.user.email, work.supervisor.email}
    assert all("METHOD:REQUEST" in each.calendar for each in told)
    made.refresh_from_db()
    assert made.meeting == meeting


def test_a_link_ends_with_the_offer_and_with_who_holds_it(work: Engagement) -> None:
    holder = without_account(work)
    offer(work)
    first = link_of(work)
    offer(work, times=TIMES[:2])
    assert Client().get(first).status_code == 404
    second = link_of(work)
    assert Client().get(second).status_code == 200
    # Someone else supervises now.
    Engagement.objects.filter(pk=work.pk).update(supervisor=a_member(work.employer, "supervisor"))
    assert Client().get(second).status_code == 404
    Engagement.objects.filter(pk=work.pk).update(supervisor=holder)
    assert Client().post(f"{second}none/").status_code == 302
    assert Client().get(second).status_code == 404
    assert Notice.objects.filter(kind="offer.declined").count() == 1


def test_a_forged_time_and_another_link_do_nothing(work: Engagement) -> None:
    without_account(work)
    offer(work)
    path = link_of(work)
    forged = (NOW + timedelta(days=9)).isoformat()
    assert Client().post(f"{path}one/", {"time": forged}).status_code == 422
    assert Client().get("/pick/no-such-token/").status_code == 404
    assert not Meeting.objects.exists()


def test_an_expired_link_is_renewed_for_the_same_address(work: Engagement) -> None:
    without_account(work)
    made = offer(work)
    path = link_of(work)
    token = path.split("/")[2]
    MailedLink.objects.update(made_at=now() - days(40), expires_at=now() - days(10))
    assert "A newer one took its place" in Client().get(path).content.decode()
    assert Client().post(f"/links/{token}/fresh/").status_code == 302
    fresh = link_of(work)
    assert fresh != path
    assert Client().get(fresh).status_code == 200
    # Not once there is nothing to pick any more.
    take_times_back(made, actor=acting(work.student.user), at=NOW)
    MailedLink.objects.update(made_at=now() - days(40), expires_at=now() - days(10))
    Client().post(f"/links/{fresh.split('/')[2]}/fresh/")
    assert Notice.objects.filter(kind="offer.made").count() == 2
