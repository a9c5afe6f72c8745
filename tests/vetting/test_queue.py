"""The brief queue: whose, narrowed, and several decided at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fairbrief.briefs.actions import send_for_review
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Officer
from fairbrief.vetting.actions import assign_reviews, decide_several, tell_of_late_review
from fairbrief.vetting.models import BriefReview, EmployerReview
from tests.builders import NOW, a_campus, a_draft, a_member, acting, an_employer, an_officer

pytestmark = pytest.mark.django_db

REASON = "Say who reads the first version, and when."


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus(), role="director")


def a_waiting(officer: Officer, **columns: Any) -> BriefReview:
    employer = columns.pop("employer", None) or an_employer(officer.campus)
    brief = a_draft(employer, officer.campus, **columns)
    send_for_review(brief, actor=acting(a_member(employer).user), at=NOW)
    return BriefReview.objects.get(brief=brief)


def test_what_is_shown_before_is_what_then_happens(officer: Officer) -> None:
    good, blocked, unvetted = a_waiting(officer), a_waiting(officer), a_waiting(officer)
    type(blocked.brief).objects.filter(pk=blocked.brief_id).update(fee_minor=1000)
    EmployerReview.objects.filter(employer=unvetted.brief.employer).update(
        state="waiting", decided_at=None
    )
    rows = [good, blocked, unvetted]
    actor = acting(officer.user)
    told = Notice.objects.count()
    tried = decide_several(rows, "approve", reason="", actor=actor, at=NOW, only_try=True)
    assert [each.is_done for each in tried] == [True, False, False]
    assert Notice.objects.count() == told
    assert set(BriefReview.objects.values_list("state", flat=True)) == {"waiting"}
    rows = list(BriefReview.objects.order_by("pk"))
    done = decide_several(rows, "approve", reason="", actor=actor, at=NOW)
    assert [(each.is_done, each.why_not) for each in done] == [
        (each.is_done, each.why_not) for each in tried
    ]
    states = list(BriefReview.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["approved", "waiting", "waiting"]
    again = decide_several(rows, "approve", reason="", actor=actor, at=NOW)
    assert not again[0].is_done, "a second press decides nothing twice"


def test_several_are_refused_with_one_reason(client: Client, officer: Officer) -> None:
    rows = [a_waiting(officer) for _number in range(3)]
    client.force_login(officer.user)
    address = reverse("campus:several_briefs")
    chosen = [*(each.brief.code for each in rows[:2]), "no\x00code"]
    page = client.post(address, {"chosen": chosen, "decision": "ask"}).content.decode()
    assert "2 of 2 would be decided." in page
    assert set(BriefReview.objects.values_list("state", flat=True)) == {"waiting"}
    sent = {"chosen": chosen, "decision": "ask", "confirm": "1", "reason": ""}
    assert client.post(address, sent).status_code == 422
    page = client.post(address, {**sent, "reason": REASON}).content.decode()
    assert "2 of 2 decided." in page
    states = dict(BriefReview.objects.values_list("brief__code", "state"))
    assert [states[each.brief.code] for each in rows] == [
        "changes_asked", "changes_asked", "waiting",
    ]  # fmt: skip
    assert set(BriefReview.objects.exclude(reason="").values_list("reason", flat=True)) == {REASON}


def test_nobody_decides_for_another_campus(client: Client, officer: Officer) -> None:
    theirs = a_waiting(an_officer(a_campus()))
    mine = a_waiting(officer)
    client.force_login(officer.user)
    address = reverse("campus:several_briefs")
    chosen = [theirs.brief.code, mine.brief.code]
    sent = {"chosen": chosen, "decision": "approve", "confirm": "1"}
    page = client.post(address, sent).content.decode()
    assert "1 of 1 decided." in page
    theirs.refresh_from_db()
    assert theirs.state == "waiting"
    client.post(address, {"chosen": [theirs.brief.code], "take": "1"})
    theirs.refresh_from_db()
    assert theirs.owner is None
    with pytest.raises(NotAllowedError):
        assign_reviews([theirs], officer, actor=acting(officer.user), at=NOW)
    with pytest.raises(FairbriefError):
        decide_several([], "approve", reason="", actor=acting(officer.user), at=NOW)


def test_the_list_is_reached_at_once_by_keyboard(client: Client, officer: Officer) -> None:
    client.force_login(officer.user)
    address = reverse("campus:briefs")
    assert "Skip to the list" not in client.get(address).text
    a_waiting(officer)
    a_waiting(officer)
    content = client.get(address).text
    assert content.index('class="skip" href="#first-row"') < content.index("<main")
    assert content.count('id="first-row"') == 1
    assert content.index("data-keys-hint") < content.index('id="first-row"')


def test_briefs_are_shared_out_in_the_office(client: Client, officer: Officer) -> None:
    colleague = an_officer(officer.campus)
    mine, theirs, free = (a_waiting(officer) for _number in range(3))
    client.force_login(officer.user)
    client.post(reverse("campus:several_briefs"), {"chosen": [mine.brief.code], "take": "1"})
    give = reverse("campus:assign_brief", args=[theirs.brief.code])
    assert client.post(give, {"officer": colleague.user.code}).status_code == 302
    assert client.post(give, {"officer": an_officer(a_campus()).user.code}).status_code == 422
    codes = {name: each.brief.code for name, each in
             {"mine": mine, "theirs": theirs, "free": free}.items()}  # fmt: skip
    seen = {
        whose: [name for name, code in codes.items()
                if code in client.get(reverse("campus:briefs"), {"whose": whose}).content.decode()]
        for whose in ("", "mine", "nobodys")
    }  # fmt: skip
    assert seen == {"": ["mine", "theirs", "free"], "mine": ["mine"], "nobodys": ["free"]}


def test_the_queue_is_narrowed(client: Client, officer: Officer) -> None:
    late, clear = a_waiting(officer), a_waiting(officer)
    tell_of_late_review(late, actor=acting(officer.user), at=NOW)
    late.brief.versions.update(verdict="ask")
    client.force_login(officer.user)

    def shown(**narrowed: str) -> list[bool]:
        page = client.get(reverse("campus:briefs"), narrowed).content.decode()
        return [reverse("campus:brief", args=[each.brief.code]) in page for each in (late, clear)]

    assert shown() == [True, True]
    assert shown(late="on") == [True, False]
    assert shown(clear="on") == [False, True]
    assert shown(employer=clear.brief.employer.code) == [False, True]
    assert shown(employer="nonsense", whose="x") == [True, True]


def test_the_next_one_follows_at_a_press(client: Client, officer: Officer) -> None:
    first, second = a_waiting(officer), a_waiting(officer)
    client.force_login(officer.user)
    answer = client.post(reverse("campus:approve_brief", args=[first.brief.code]), {"next": "1"})
    assert answer.headers["Location"] == reverse("campus:brief", args=[second.brief.code])
    answer = client.post(reverse("campus:approve_brief", args=[second.brief.code]), {"next": "1"})
    assert answer.headers["Location"] == reverse("campus:briefs")
