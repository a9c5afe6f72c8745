"""A posting checked in a real browser: on a phone, without scripts, and from another site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from fairbrief.portals.public.carrying import bookmark
from fairbrief.readings.models import KeptReading
from tests.journeys.walking import PHONE, Walker

pytestmark = [
    pytest.mark.browser,
    # As the other walks: what one leaves to the next is then the same for all of them.
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

POOR = (
    "Social media intern, remote. Various tasks as needed, flexible hours, evenings and weekends. "
    "This is an unpaid position. All rights to everything you make belong to us."
)


def paste(walker: Walker, text: str = POOR) -> Page:
    page = walker.open("/check/")
    page.get_by_label("The posting").fill(text)
    walker.press("Check it")
    walker.sees("Not as it stands", "What the review found", "ready to send")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_check_copy_and_link_on_a_phone(walk: Callable[..., Walker], scheme: str) -> None:
    phone = walk(
        width=PHONE, color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"]
    )
    page = paste(phone)

    # From a finding to its place, and back.
    place = page.locator("a[href^='#place-']").first
    number = (place.get_attribute("href") or "").rpartition("-")[2]
    place.click()
    mark = page.locator(f"#place-{number}")
    expect(mark).to_be_in_viewport()
    mark.click()
    expect(page.locator(f"#finding-{number} details").first).to_have_attribute("open", "")

    # A reason of the verdict opens its finding.
    reason = page.locator(".reasons a").last
    target = reason.get_attribute("href") or ""
    reason.click()
    expect(page.locator(target)).to_be_visible()

    # One question, then all of them.
    page.get_by_role("button", name="Copy the question").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#ask-1").inner_text()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    area = page.locator("#message")
    area.fill(area.input_value().replace("Hello,", "Dear Ms Okafor,"))
    page.get_by_role("button", name="Copy the message").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Dear Ms Okafor,")
    mail = page.get_by_role("link", name="Write a mail with it").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=Questions%20about%20the%20internship&body=Dear%20Ms")
    phone.look()

    # A link, that someone else opens, until it is deleted.
    assert not KeptReading.objects.exists()
    phone.press("Make a link to this reading")
    phone.sees("The link is made", "This page goes away on", "Delete it now")
    address = page.url.removeprefix(phone.base)
    page.get_by_role("button", name="Copy the link").click()
    assert page.evaluate("navigator.clipboard.readText()").endswith(address)
    officer = walk(color_scheme=scheme)
    officer.open(address)
    officer.sees("Not as it stands", "It is unpaid")
    assert officer.page.get_by_role("button", name="Delete it now").count() == 0
    phone.press("Delete it now")
    phone.sees("Deleted. The link leads nowhere now.")
    assert not KeptReading.objects.exists()


def test_everything_is_there_without_a_script(walk: Callable[..., Walker]) -> None:
    plain = walk(width=PHONE, java_script_enabled=False)
    page = paste(plain)
    assert page.get_by_role("button", name="Copy the message").count() == 0
    assert "Could this work be paid" in page.locator("#message").input_value()
    page.locator("summary", has_text="We found no number of hours").click()
    assert page.get_by_text("How many hours a week, and how many in all?").first.is_visible()
    page.locator("a[href^='#place-']").first.click()
    page.locator(".reasons a").nth(1).click()
    expect(page.locator("#why-2")).to_be_visible()
    plain.press("Make a link to this reading")
    plain.sees("The link is made")
    plain.press("Delete it now")
    plain.sees("Deleted.")


def test_all_of_it_by_keyboard(walk: Callable[..., Walker]) -> None:
    desk = walk()
    page = desk.open("/check/")
    page.get_by_label("The posting").focus()
    page.keyboard.insert_text(POOR)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".findings")
    second = page.locator("#finding-2 summary")
    second.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why-2")).to_be_visible()
    desk.look()


def test_back_and_reload_come_to_the_reading_again(walk: Callable[..., Walker]) -> None:
    desk = walk()
    first = paste(desk)
    first.wait_for_url("**/check/#read")
    first.reload()
    expect(first.locator(".findings")).to_be_visible(timeout=15_000)

    # Beside a place in the text, too, and each reading to its own words.
    first.locator("a[href^='#place-']").first.click()
    first.reload()
    expect(first.locator(".findings")).to_be_visible(timeout=15_000)
    paste(desk, f"{POOR} A second posting.")
    desk.open("/guides/")
    first.go_back()
    expect(first.locator(".posting")).to_contain_text("A second posting.", timeout=15_000)
    assert not KeptReading.objects.exists()
    # Who asks for the page itself gets it empty.
    first.goto(f"{desk.base}/check/")
    assert first.get_by_label("The posting").input_value() == ""


def test_a_source_opens_beside_the_reading(walk: Callable[..., Walker]) -> None:
    plain = walk(java_script_enabled=False)
    page = paste(plain)
    sources = page.locator(".source a")
    assert sources.count()
    assert {each.get_attribute("target") for each in sources.all()} == {"_blank"}


@pytest.mark.parametrize("policy", ["", "form-action 'none'"])
@pytest.mark.parametrize("selects", [True, False])
def test_the_bookmark_brings_words_from_another_site(
    browser: Browser, live_server: Any, policy: str, selects: bool
) -> None:
    """Also from a site that forbids its forms to leave it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    headers = {"Content-Security-Policy": policy} if policy else {}
    context.route(
        "http://jobs.example/**",
        lambda route: route.fulfill(
            content_type="text/html; charset=utf-8",
            headers=headers,
            body=f"<title>A job</title><nav>Menu</nav><p>{POOR} 50 % done, ümlaut & more #1</p>",
        ),
    )
    page = context.new_page()
    page.goto("http://jobs.example/1")
    if selects:
        page.evaluate("getSelection().selectAllChildren(document.querySelector('p'))")
    with context.expect_page() as opened:
        page.evaluate("code => { location.href = code }", bookmark(live_server.url))
    check = opened.value
    check.wait_for_selector(".findings", timeout=15_000)
    assert check.url.startswith(f"{live_server.url}/check/")
    read = check.locator(".posting").inner_text()
    assert "50 % done, ümlaut & more #1" in read
    assert ("Menu" in read) is not selects
    assert page.url == "http://jobs.example/1"
    assert not KeptReading.objects.exists()
    context.close()
