"""The closing pages: blind in the browser too."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.notices.models import Notice
from fairbrief.relationships.actions import ask_next, open_closing
from fairbrief.relationships.forms import FeedbackForm
from fairbrief.relationships.models import Feedback, NextStep
from tests.browsing import browser_of
from tests.builders import a_campus, a_member, a_student, acting, an_employer, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

WORDS = {
    "rating_communication": "3",
    "rating_equity": "",
    "went_well": "A sentence nobody should read early.",
    "next_time": "Start sooner.",
    "to_the_office": "Only for the office.",
}


@pytest.fixture
def work() -> Engagement:
    engagement = an_engagement("paid", at=now())
    open_closing(engagement, at=now())
    return engagement


def page(work: Engagement, side: str) -> str:
    return f"/{side}/work/{work.code}/closing/"


def test_neither_page_tells_whether_the_other_side_has_spoken(work: Engagement) -> None:
    student, employer = browser_of(work.student.user), browser_of(work.supervisor.user)
    before = employer.get(page(work, "employer")).text
    assert student.post(f"{page(work, 'student')}feedback/", WORDS).status_code == 302
    after = employer.get(page(work, "employer")).text
    assert "A sentence nobody" not in after
    assert _plain(before) == _plain(after)
    assert employer.post(f"{page(work, 'employer')}feedback/", WORDS).status_code == 302
    both = employer.get(page(work, "employer")).text
    assert both.count("A sentence nobody") == 2
    assert "Only for the office" not in both


def _plain(text: str) -> list[str]:
    return [line for line in text.splitlines() if "csrf" not in line]


def test_feedback_without_words_or_with_a_forged_rating_is_refused(work: Engagement) -> None:
    client = browser_of(work.student.user)
    for wrong in ({"went_well": ""}, {"rating_agreed": "9"}, {"went_well": "x" * 1501}):
        answer = client.post(f"{page(work, 'student')}feedback/", {**WORDS, **wrong})
        assert answer.status_code == 422
    assert not Feedback.objects.exists()


def test_what_is_asked_for_comes_first_and_the_rest_is_folded(work: Engagement) -> None:
    """Folded, nothing is lost: what was picked stands open when the form comes back."""
    for side, user in (("student", work.student.user), ("employer", work.supervisor.user)):
        browser = browser_of(user)
        plain = browser.get(page(work, side)).content.decode()
        assert plain.index('name="went_well"') < plain.index("picking is-folded")
        name = [each for each in FeedbackForm(side=side).fields if each.startswith("rating_")][1]
        back = browser.post(f"{page(work, side)}feedback/", {"went_well": "", name: "1"})
        assert back.status_code == 422
        content = back.content.decode()
        assert content.count('class="disclosure" open') > plain.count('class="disclosure" open')
        picked = content[: content.index(f'name="{name}" value="1"')]
        assert picked.rindex('class="disclosure" open') > picked.rindex("</details>")


def test_strangers_find_nothing_and_colleagues_may_not_speak(work: Engagement) -> None:
    stranger = browser_of(a_member(an_employer(), "owner").user)
    assert stranger.get(page(work, "employer")).status_code == 404
    assert stranger.post(f"{page(work, 'employer')}feedback/", WORDS).status_code == 404
    finance = browser_of(a_member(work.employer, "finance").user)
    assert finance.get(page(work, "employer")).status_code == 404
    assert work.leader is not None
    leader = browser_of(work.leader.user)
    shown = leader.get(page(work, "employer"))
    assert shown.status_code == 200
    assert "Your turn" not in shown.text
    assert "The supervisor or an owner of your organization gives it." in shown.text
    assert leader.post(f"{page(work, 'employer')}feedback/", WORDS).status_code == 403
    other = browser_of(a_student(a_campus()).user)
    assert other.get(page(work, "student")).status_code == 404
    assert other.post(f"{page(work, 'student')}ask/", {"wish": "More"}).status_code == 404
    assert not Feedback.objects.exists()


def test_asking_and_answering_what_comes_next(work: Engagement) -> None:
    student, employer = browser_of(work.student.user), browser_of(work.supervisor.user)
    student.post(f"{page(work, 'student')}ask/", {"wish": "The second episode, please."})
    assert "The second episode, please." in employer.get(page(work, "employer")).text
    step = f"{page(work, 'employer')}next/"
    assert employer.post(step, {"kind": "not_now", "note": ""}).status_code == 422
    assert employer.post(step, {"kind": "fame", "note": ""}).status_code == 422
    assert employer.post(step, {"kind": "again", "note": "From January."}).status_code == 302
    assert "From January." in student.get(page(work, "student")).text


def test_a_supervisor_closes_by_mailed_link() -> None:
    employer = an_employer()
    a_member(employer, "owner")
    supervisor = a_member(employer, "supervisor", user=None)
    work = an_engagement("paid", at=now(), employer=employer, supervisor=supervisor)
    open_closing(work, at=now())
    link = Notice.objects.get(kind="closing.employer").link
    client = Client()
    page = client.get(link).text
    assert work.title in page
    assert "Times on this page are New York time." in page
    assert client.post(link, {"answer": "1", "note": ""}).status_code == 422
    assert client.post(link, {"answer": "1", "kind": "longer", "note": ""}).status_code == 302
    assert client.post(link, WORDS).status_code == 302
    assert NextStep.objects.get().kind == "longer"
    assert "Change the answer" in client.get(link).text
    assert client.post(link, {"answer": "1", "kind": "offer", "note": ""}).status_code == 302
    assert NextStep.objects.get().kind == "offer"
    assert Feedback.objects.get().side == "employer"
    assert client.get(link.replace("/closing/", "/confirm/")).status_code == 404


def test_a_newer_mail_does_not_end_the_page_one_is_writing_on() -> None:
    employer = an_employer()
    a_member(employer, "owner")
    supervisor = a_member(employer, "supervisor", user=None)
    work = an_engagement("paid", at=now(), employer=employer, supervisor=supervisor)
    open_closing(work, at=now())
    link = Notice.objects.get(kind="closing.employer").link
    ask_next(work, wish="A summer post.", actor=acting(work.student.user), at=now())
    newer = Notice.objects.get(kind="next.asked").link
    assert newer != link
    assert Client().post(link, WORDS).status_code == 302
    assert Feedback.objects.get().went_well == WORDS["went_well"]
    assert Client().get(newer).status_code == 200


def test_feedback_is_each_ones_own_turn_until_they_have_spoken(work: Engagement) -> None:
    for side, user in (("student", work.student.user), ("employer", work.supervisor.user)):
        client = browser_of(user)
        for address in (f"/{side}/work/{work.code}/", f"/{side}/work/"):
            assert "Your turn" in client.get(address).text, address
        client.post(f"{page(work, side)}feedback/", WORDS)
        for address in (f"/{side}/work/{work.code}/", f"/{side}/work/"):
            shown = client.get(address).text
            # What comes next is a question of its own, on the list of those who answer it.
            own = shown.count("Say what comes next") if address == "/employer/work/" else 0
            assert shown.count("Your turn") == own, address
            assert "Say how it went" not in shown, address
            assert "You have done your part" in shown, address
    assert "Both sides’s" not in browser_of(work.student.user).get("/student/").text


def test_today_says_that_feedback_is_the_students_turn(work: Engagement) -> None:
    shown = browser_of(work.student.user).get("/student/").text
    assert "Say how it went" in shown
    assert "Your turn" in shown


def test_before_the_pay_the_page_says_what_will_be_here() -> None:
    work = an_engagement("active", at=now() - days(3))
    assert "Here you will find" in browser_of(work.student.user).get(page(work, "student")).text
    assert browser_of(work.supervisor.user).get(page(work, "employer")).status_code == 200
