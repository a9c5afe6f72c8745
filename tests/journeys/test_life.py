"""The whole life of a micro-internship, in browsers, by all its people."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core import mail
from playwright.sync_api import expect

from fairbrief.accounts.models import User
from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.credentials.models import Credential
from fairbrief.demo.tour import before
from fairbrief.demo.tour.scene import Scene
from fairbrief.engagements.models import Engagement
from fairbrief.notices.models import Notice
from fairbrief.payments.models import Funding
from fairbrief.students.models import Student
from tests.journeys.walking import DESK, PHONE, Walker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

type Walk = Callable[..., Walker]


def scene_up_to(step: str) -> Scene:
    """The tour's own steps, at the present moment, up to and with one of them."""
    scene = Scene(at=datetime.now(UTC))
    for name, act in before.BEFORE:
        act(scene)
        if name == step:
            return scene
    raise LookupError(step)


def mailed_path(kind: str) -> str:
    return Notice.objects.filter(kind=kind).latest("id").link


def test_a_student_joins_finds_asks_and_applies_on_a_phone(walk: Walk) -> None:
    scene = scene_up_to("the office approves")
    me = walk(width=PHONE)
    me.open("/")
    me.open("/join/student/")
    me.page.get_by_label("Your name").fill("Noor Haddad")
    me.page.get_by_label(re.compile("address", re.I)).first.fill("noor@harbour.example")
    me.press("Mail me the code")
    found = re.search(r"^\s*([A-Z0-9]{4,}-?[A-Z0-9]*)\s*$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    me.page.get_by_label(re.compile("code", re.I)).first.fill(found[1])
    me.page.keyboard.press("Enter")
    me.page.wait_for_url("**/student/welcome/**")
    me.look()
    me.page.get_by_label("Major").fill("History")
    me.page.get_by_label(re.compile("Free hours a week")).fill("8")
    me.page.get_by_label("I am 18 or older").check()
    me.press("Show me what fits")
    me.sees("night markets", "$432")
    me.page.get_by_label("Words").fill("documentary")
    me.press("Search")
    me.page.get_by_role("link", name=re.compile("night markets")).click()
    me.look()
    me.sees("Tomas Lindqvist", "Executive producer", "What you will make")
    me.page.get_by_role("textbox", name="Your own question").fill(
        "Do you already know people in Tainan?"
    )
    me.press("Ask without my name")
    me.sees("Do you already know people in Tainan?")
    assert scene.brief.questions.get().asked_by == Student.objects.get(user__name="Noor Haddad")
    me.page.get_by_role("link", name=re.compile("^Apply")).click()
    me.look()
    me.page.get_by_label("Why this one").fill("I grew up beside a night market and wrote on one.")
    me.page.get_by_label(re.compile("Hours a week")).fill("6")
    me.press("Send the application")
    me.sees("night markets", "sent", "turn")
    assert Application.objects.get().state == "submitted"


def test_an_employer_is_stopped_mends_and_the_office_approves(walk: Walk) -> None:
    scene = scene_up_to("a brief is written")
    boss = walk(scene.owner, width=DESK)
    boss.open("/employer/")
    boss.open(f"/employer/briefs/{scene.brief.code}/edit/pay/")
    fee = boss.page.get_by_label(re.compile("^Fee"))
    expect(boss.page.locator("main")).to_contain_text(re.compile("below the floor"))
    fee.fill("432")
    expect(boss.page.locator("main")).not_to_contain_text(
        re.compile("Pay is below the floor"), timeout=10_000
    )
    boss.press("Keep it and read it through")
    boss.look()
    boss.press("Send for review")
    boss.sees("in review")
    office = walk(scene.officer.user, width=DESK)
    office.open("/campus/")
    office.open("/campus/employers/")
    office.page.get_by_role("link", name=re.compile("Lantern Street Films")).first.click()
    office.look()
    office.press("Approve this employer")
    office.open("/campus/briefs/")
    office.page.get_by_role("link", name=re.compile("night markets")).first.click()
    office.look()
    office.sees("night markets", "Scope", "Pay")
    office.press("Approve and list it")
    scene.brief.refresh_from_db()
    assert scene.brief.opened_at
    visitor = walk(width=PHONE)
    visitor.open(f"/briefs/{scene.brief.code}/")
    visitor.sees("$432", "Tomas Lindqvist")


def record_as_secured(boss: Walker, work: Engagement, reference: str) -> None:
    boss.open(f"/employer/work/{work.code}/funds/")
    boss.page.get_by_label(re.compile("Reference", re.I)).fill(reference)
    boss.page.get_by_label(re.compile("is set aside for this work")).check()
    boss.press("Record $216 as secured")
    work.refresh_from_db()


def hand_over_the_next(maya: Walker) -> None:
    closed = maya.page.locator("details:not([open]) summary", has_text="the first version")
    closed.first.click()
    shown = maya.page.locator("details[open] form").first
    shown.get_by_role("textbox", name=re.compile("link")).fill(
        "https://drive.example/night-markets"
    )
    shown.get_by_role("button", name="Hand over this version").click()
    maya.look()


def test_from_applicants_to_a_credential(walk: Walk) -> None:
    scene = scene_up_to("students apply")
    boss = walk(scene.owner)
    boss.open(f"/employer/briefs/{scene.brief.code}/applicants/")
    assert "Maya Ortiz" not in boss.page.content()
    first = Application.objects.order_by("id").first()
    assert first is not None
    boss.open(f"/employer/applicants/{first.code}/")
    boss.press("Put on the shortlist")
    boss.sees("Maya Ortiz")
    boss.page.get_by_role("link", name="Offer the place").click()
    boss.sees("Offer the place to Maya Ortiz?", "2 others wait on")
    boss.look()
    boss.press("Make the offer")
    boss.open(f"/employer/briefs/{scene.brief.code}/applicants/answer/")
    boss.page.get_by_label("The hours or dates do not fit together.").check()
    boss.press("Decline all 2 who wait")
    boss.sees("2 applications are declined")
    assert Application.objects.filter(state="declined").count() == 2

    maya = walk(scene.student.user, width=PHONE)
    maya.open("/student/")
    maya.page.get_by_role("link", name="Answer the offer").click()
    maya.look()
    maya.press("Accept the offer")
    maya.sees("Agreement", "SHA-256", "goes first")
    maya.page.get_by_role("link", name="A line is not right: propose another").click()
    maya.look()
    maya.unfold("Days from acceptance to pay")
    maya.page.get_by_label("Days from acceptance to pay").fill("7")
    maya.page.locator("details[open]").get_by_label("Why").fill("Rent is due on the first.")
    maya.press("Propose these changes")
    maya.sees("Proposed changes", "Rent is due on the first.")

    tomas = walk(width=PHONE)
    tomas.open(mailed_path("agreement.to_answer_by_link"))
    tomas.sees("Rent is due on the first.")
    tomas.page.get_by_label("Accept", exact=True).check()
    tomas.press("Send your answers")
    tomas.page.get_by_label("as an independent contractor, paid for a result").check()
    tomas.page.get_by_label(re.compile("the student, within the dates")).check()
    tomas.press("Keep these answers")
    tomas.sees("within 7 days of acceptance", "A contractor decides how and when")
    maya.open(f"/student/agreements/{Agreement.objects.get().code}/")
    maya.page.get_by_label("no, I may work here without one").check()
    maya.page.get_by_label("18 or older").check()
    maya.page.get_by_label("no", exact=True).check()
    maya.press("Keep these answers")
    maya.sees("You are paid as a contractor")
    maya.page.get_by_label("Type your full name").fill("Maya Ortiz")
    maya.page.get_by_label(re.compile("I have read this agreement")).check()
    maya.press("Sign and agree")
    tomas.page.get_by_label("Type your full name").fill("Tomas Lindqvist")
    tomas.page.get_by_label(re.compile("I have read this agreement")).check()
    tomas.press("Sign and agree")
    work = Engagement.objects.get()

    record_as_secured(boss, work, "ACH 2041-77")
    assert work.funded_at

    maya.open(f"/student/work/{work.code}/")
    maya.press("Start the work")
    work.refresh_from_db()
    assert work.started_at
    maya.open(f"/student/work/{work.code}/pieces/")
    hand_over_the_next(maya)
    maya.press("Hand in the first milestone")
    maya.sees("Handed in")
    tomas.open(mailed_path("milestone.handed_in"))
    tomas.sees("Maya", "night markets")
    tomas.press("Accept and release $216")
    record_as_secured(boss, work, "ACH 2077-12")
    assert (work.state, work.milestone.is_accepted) == ("active", True)

    maya.open(f"/student/work/{work.code}/pieces/")
    hand_over_the_next(maya)
    maya.press("Hand in the work")
    maya.sees("Handed in")
    tomas.open(mailed_path("engagement.submitted_link"))
    tomas.sees("Maya", "night markets")
    for met in tomas.page.get_by_label("met", exact=True).all():
        met.check()
    tomas.unfold("Accept the work")
    tomas.press("Accept and release $216")
    work.refresh_from_db()
    assert work.state == "paid"
    assert Funding.objects.get(engagement=work).released_minor == 43200

    for person, path in (
        (maya, f"/student/work/{work.code}/closing/"),
        (boss, f"/employer/work/{work.code}/closing/"),
    ):
        person.open(path)
        person.page.get_by_label(re.compile("what went well", re.I)).fill("Clear from the start.")
        person.press("Give feedback")
    boss.open(f"/employer/work/{work.code}/closing/")
    boss.page.get_by_label("another micro-internship").check()
    boss.press("Tell the student")
    maya.open(f"/student/work/{work.code}/closing/")
    maya.sees("another micro-internship")

    visitor = walk(width=PHONE)
    visitor.open(f"/credentials/{Credential.objects.get().code}/")
    visitor.sees("Lantern Street Films")
    office = walk(scene.officer.user)
    office.open("/campus/ledger/")
    office.sees("night markets")
    office.open("/campus/report/")


def test_life_goes_on_without_javascript(walk: Walk) -> None:
    scene = scene_up_to("students enrol")
    plain = walk(scene.student.user, width=PHONE, java_script_enabled=False)
    plain.open("/check/")
    plain.page.get_by_label("The posting").fill("Unpaid intern. Deposit the check we mail you.")
    plain.press("Check it")
    plain.sees("Not as it stands", "A check to deposit")
    plain.open("/briefs/?q=markets")
    plain.page.get_by_role("link", name=re.compile("night markets")).click()
    plain.page.get_by_role("link", name=re.compile("^Apply")).click()
    plain.page.get_by_label("Why this one").fill(
        "I grew up beside a night market and wrote on one."
    )
    plain.page.get_by_label(re.compile("Hours a week")).fill("6")
    plain.press("Send the application")
    plain.sees("night markets", "sent")


def test_the_keyboard_is_enough_to_sign_in(walk: Walk) -> None:
    scene = scene_up_to("students enrol")
    user: User = scene.student.user
    user.set_password("a long pass phrase")
    user.save()
    keys = walk(width=PHONE)
    keys.open("/account/login/")
    for _step in range(60):
        keys.page.keyboard.press("Tab")
        focused = keys.page.evaluate("document.activeElement.getAttribute('name')")
        if focused == "login":
            keys.page.keyboard.type(user.email)
        if focused == "password":
            keys.page.keyboard.type("a long pass phrase")
            keys.page.keyboard.press("Enter")
            break
    keys.page.wait_for_url(re.compile("/(student|home)/"))
    keys.look()
