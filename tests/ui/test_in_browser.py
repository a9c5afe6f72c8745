"""The gallery in a real browser: whole at any width, open to every reader, quiet in the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.open_to_all import faults_of
from tests.ui import urls

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.ui.urls"),
    pytest.mark.django_db(transaction=True),
]

type Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Opener]:
    """Opens an address; any message of the console as an error or warning fails the test."""
    said: list[str] = []
    contexts = []

    def opened(address: str, *, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(live_server.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_gallery_is_open_to_every_reader(open_page: Opener, width: int, scheme: str) -> None:
    page = open_page("/ui/", width=width, color_scheme=scheme)
    assert not faults_of(page, "best-practice")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_sticks_out_of_the_page(open_page: Opener, direction: str) -> None:
    page = open_page("/ui/")
    page.evaluate("direction => document.documentElement.dir = direction", direction)
    for width in (320, 360, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_word_without_an_end_stays_on_the_page(open_page: Opener) -> None:
    page = open_page("/ui/")
    page.evaluate(
        """() => document.querySelectorAll('main :is(bdi, p, li, dd, td, h1, h2, h3, small, q)')
             .forEach(each => each.append(' ' + 'endless'.repeat(30)))"""
    )
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_words_of_a_table_stay_whole_with_letters_twice_as_large(open_page: Opener) -> None:
    """360 pixels with letters twice as large are as many letters wide as 180."""
    page = open_page("/ui/", width=180)
    page.locator(".table.stacks td[data-label]").first.wait_for()
    broken = page.evaluate(
        """() => { const out = [];
             for (const cell of document.querySelectorAll('.table.stacks td[data-label]')) {
               cell.replaceChildren(document.createElement('bdi'));
               const text = cell.firstChild.appendChild(new Text('Mathematics'));
               const range = document.createRange();
               range.selectNode(text);
               if (range.getClientRects().length > 1) out.push(cell.outerHTML); }
             return out; }"""
    )
    assert broken == []


def test_the_bar_at_the_foot_never_covers_what_has_the_focus(open_page: Opener) -> None:
    page = open_page("/ui/", width=360)
    assert page.locator(".act.sticky").count()
    for key in ["Tab"] * 60 + ["Shift+Tab"] * 60:
        page.keyboard.press(key)
        covered = page.evaluate(
            """() => { const on = document.activeElement.getBoundingClientRect();
                 return [...document.querySelectorAll('.act.sticky')]
                   .filter(bar => !bar.contains(document.activeElement))
                   .map(bar => bar.getBoundingClientRect())
                   .map(bar => Math.min(on.bottom, bar.bottom) - Math.max(on.top, bar.top))
                   .some(both => both > 1 && on.height < 500); }"""
        )
        assert not covered, page.evaluate("document.activeElement.outerHTML")


def test_targets_are_large_enough_for_a_thumb(open_page: Opener) -> None:
    """24 pixels (WCAG 2.5.8), links within a line of text aside."""
    page = open_page("/ui/", width=360)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
             'button, .button, summary, nav a, input:not([type=hidden]), select, .me a')]
           .filter(e => e.checkVisibility() && !e.closest('label'))
           .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
           .filter(([, box]) => box.height < 24 || box.width < 20).map(([html]) => html)"""
    )
    assert small == []


def test_a_form_is_sent_once_however_often_one_presses(open_page: Opener) -> None:
    page = open_page("/ui/")
    urls.RECEIVED.clear()
    page.evaluate(
        """() => { const form = document.querySelector('form.single');
             form.action = '/received/';
             const button = form.querySelector('button');
             button.click(); button.click(); button.click(); }"""
    )
    page.wait_for_timeout(300)
    assert urls.RECEIVED == ["POST"]


def test_room_left_is_said_only_when_little_is_left(open_page: Opener) -> None:
    page = open_page("/ui/")
    page.fill("#id_summary", "x" * 10)
    room = page.locator(".field:has(#id_summary) output.count")
    assert not room.is_visible()
    page.fill("#id_summary", "x" * 290)
    assert room.inner_text() == "10 characters left"
    page.fill("#id_summary", "x" * 145 + "\n" * 8 + "x" * 145)
    assert room.inner_text() == "6 characters too many"


def test_without_a_script_everything_is_still_there(open_page: Opener) -> None:
    page = open_page("/ui/", java_script_enabled=False)
    page.get_by_text("Withdraw the application").click()
    assert page.get_by_text("Your place in the queue is given up").is_visible()
    assert page.locator("output.count").count() == 0


def test_a_part_of_the_page_answers_while_one_types(open_page: Opener) -> None:
    page = open_page("/ui/")
    page.locator("#typed").press_sequentially("unpaid work for exposure")
    page.get_by_text("4 words").wait_for()
    plain = open_page("/ui/", java_script_enabled=False)
    plain.fill("#typed", "three more words")
    plain.get_by_role("button", name="Read it").click()
    plain.get_by_text("3 words").wait_for()


def test_a_choice_is_found_by_its_letters(open_page: Opener) -> None:
    page = open_page("/ui/")
    field = page.locator("fieldset.choices", has=page.locator("[data-groups]")).first
    field.get_by_label("Find in the list").fill("edit")
    assert field.locator("summary:visible").all_inner_texts() == ["Making"]
    assert field.locator(".option:visible").all_inner_texts() == ["Editing"]
    field.get_by_label("Editing").check()
    field.get_by_label("Find in the list").fill("zebra")
    assert "Nothing in the list" in field.locator("output").inner_text()
    field.get_by_label("Find in the list").fill("")
    assert field.locator("summary:visible").count() == 2
    assert field.get_by_label("Maps").is_visible(), "the group one chose in stays open"
    assert field.locator("output").inner_text() == "Editing"
    plain = open_page("/ui/", java_script_enabled=False)
    plain.locator("summary", has_text="Making").first.click()
    assert plain.get_by_label("Maps").first.is_visible()
