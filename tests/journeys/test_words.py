"""A student is warned on a phone, reports it, and hears what became of it; a brief is mended."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from fairbrief.applications.models import Message
from fairbrief.concerns.models import Concern
from fairbrief.notices.models import Notice
from fairbrief.vetting.models import EmployerReview
from tests.builders import a_campus, a_draft, a_member, an_employer, an_officer
from tests.journeys.walking import DESK, PHONE, Walker
from tests.working import work

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

type Walk = Callable[..., Walker]

SCAM = "We mail you a check for your equipment. Deposit the check and send the rest with Zelle."


def test_warned_reported_and_decided(walk: Walk) -> None:
    running = work("active")
    officer = an_officer(running.campus, role="director")
    boss = walk(running.supervisor.user, width=PHONE)
    boss.open(f"/employer/work/{running.code}/messages/")
    boss.page.get_by_label("Your message").fill(SCAM)
    boss.press("Send")
    boss.sees(SCAM)
    expect(boss.page.locator(".heed")).to_have_count(0)

    maya = walk(running.student.user, width=PHONE)
    maya.open("/student/")
    maya.page.get_by_role("link", name="Read a new message").click()
    maya.look()
    maya.sees("Do not deposit a check", "A check to deposit", "Source", SCAM)
    warning, words = maya.page.locator(".heed"), maya.page.get_by_text(SCAM, exact=True)
    above, below = warning.bounding_box(), words.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] < below["y"], "the warning stands above the words"
    maya.page.get_by_role("link", name="Report this").click()
    maya.look()
    maya.sees("Report these words", SCAM)
    maya.page.get_by_label(re.compile("What worries you")).fill("They want me to deposit a check.")
    maya.press("Report to the career office")
    maya.sees("Messages", SCAM)
    expect(maya.page.locator(".messages")).to_contain_text("Reported")

    office = walk(officer.user, width=DESK)
    office.open("/campus/")
    office.page.get_by_role("link", name="Reported words to decide on").click()
    office.look()
    office.page.get_by_role("table").get_by_role("link", name="Words").click()
    office.look()
    office.sees(
        SCAM, running.employer.name, "They want me to deposit a check.", "A check to deposit"
    )
    office.page.get_by_label("Put the employer on hold at this campus").check()
    office.page.get_by_label("Your words to them").fill(
        "Nobody here is asked to deposit a check. Write to us before you go on."
    )
    office.page.get_by_label(re.compile("A word to who reported it")).fill("You did right.")
    office.press("Decide")
    office.sees("On hold at this campus")
    assert Concern.objects.get().state == "held"
    assert EmployerReview.objects.get(employer=running.employer).state == "declined"

    maya.open(f"/report/message/{Message.objects.get().code}/")
    maya.sees("You did right.", "on hold at your campus")
    owner = running.employer.members.get(role="owner")
    told = Notice.objects.filter(user=owner.user, kind="employer.declined")
    assert [running.student.user.name in each.body for each in told] == [False]


def test_it_works_without_a_script_and_by_a_mailed_link(walk: Walk) -> None:
    running = work("active")
    running.supervisor.user = None
    running.supervisor.save()
    maya = walk(running.student.user, width=PHONE, java_script_enabled=False)
    maya.open(f"/student/work/{running.code}/messages/")
    maya.page.get_by_label("Your message").fill("Which archive do you mean?")
    maya.press("Send")
    path = Notice.objects.filter(kind="message.posted").latest("id").link
    tomas = walk(width=PHONE)
    tomas.open(path)
    tomas.sees("Which archive do you mean?")
    tomas.page.get_by_label("Your message").fill("The city’s. Text me on WhatsApp if it is closed.")
    tomas.press("Send")
    maya.open(f"/student/work/{running.code}/messages/")
    maya.sees("Stay here", "WhatsApp")
    maya.page.get_by_role("link", name="Report this").click()
    maya.press("Report to the career office")
    assert Concern.objects.get().reports.count() == 1


def test_the_wizard_reads_along_and_offers_a_better_sentence(walk: Walk) -> None:
    campus = a_campus()
    member = a_member(an_employer(campus))
    brief = a_draft(member.employer, campus)
    boss = walk(member.user, width=PHONE, permissions=["clipboard-read", "clipboard-write"])
    boss.open(f"/employer/briefs/{brief.code}/edit/pay/")
    at_fee = boss.page.locator("#found-fee")
    expect(at_fee).to_be_empty()
    boss.page.get_by_label(re.compile("^Fee")).fill("90")
    expect(at_fee).to_contain_text("Pay is below the floor", timeout=10_000)
    expect(at_fee).to_contain_text("A better sentence")
    boss.look()
    # It cannot be pasted into an amount.
    expect(at_fee.get_by_role("button", name="Copy the sentence")).to_have_count(0)
    at_fee.get_by_role("link", name=re.compile("Why")).first.click()
    expect(boss.page.locator("#why-1")).to_be_in_viewport()
    boss.page.get_by_label(re.compile("^Fee")).fill("432")
    expect(at_fee).to_be_empty(timeout=10_000)
    boss.open(f"/employer/briefs/{brief.code}/edit/scope/")
    boss.page.locator("[name=learning]").fill("")
    at_learning = boss.page.locator("#found-learning")
    expect(at_learning).to_contain_text("A better sentence", timeout=10_000)
    at_learning.get_by_role("button", name="Copy the sentence").first.click()
    expect(at_learning.get_by_role("button", name="Copied")).to_be_visible()
    sentence = at_learning.locator("q").first.inner_text()
    assert boss.page.evaluate("navigator.clipboard.readText()") == sentence
    assert not boss.said
    plain = walk(member.user, width=PHONE, java_script_enabled=False)
    plain.open(f"/employer/briefs/{brief.code}/edit/pay/")
    plain.page.get_by_label(re.compile("^Fee")).fill("90")
    plain.press("Keep it and read it again")
    plain.sees("Pay is below the floor", "A better sentence")
    expect(plain.page.get_by_role("button", name="Copy the sentence")).to_have_count(0)
