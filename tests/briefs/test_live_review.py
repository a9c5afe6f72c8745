"""The review beside the fields, while an employer types and when a step is kept."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from fairbrief.organizations.models import Campus, Member
from fairbrief.portals import limits
from tests.briefs.typed import STEPS, part, scope, step_url
from tests.builders import (
    a_draft,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


def test_live_review_reads_what_is_typed_and_keeps_nothing(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus)
    url = reverse("employer:check_brief", args=[brief.code, "pay"])
    answer = page.post(url, {"pay_kind": "fixed", "fee": "90", "pay_days": "90"})
    content = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in content
    assert "$90" in content
    assert "Pay is below the floor" in content
    assert "Pay is not due within 30 days" in content
    brief.refresh_from_db()
    assert brief.fee_minor == 43200
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    content = page.post(url, scope(**{"piece-2-criteria": ""})).content.decode()
    assert "2 deliverables" in content
    assert "Without criteria of acceptance: A note on what was hard" in content
    assert "usually take 12 to 20 hours" in content
    assert page.post(url, {}).status_code == 200, "whatever is typed, it answers"


def test_live_review_is_not_asked_without_end(
    page: Client, member: Member, campus: Campus, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = a_draft(member.employer, campus)
    few = limits.Limit(name="few", most=2, seconds=60)
    monkeypatch.setattr("fairbrief.portals.employer.briefs.writing.ADVICE", few)
    url = reverse("employer:check_brief", args=[brief.code, "pay"])
    typed = {"pay_kind": "fixed", "fee": "432", "pay_days": "10"}
    assert [page.post(url, typed).status_code for _word in range(3)] == [200, 200, 429]
    assert page.post(step_url(brief, "pay"), {**typed, "next": ""}).status_code == 302


def test_live_review_stands_at_the_field_with_a_better_sentence(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus)
    url = reverse("employer:check_brief", args=[brief.code, "pay"])
    typed = {"pay_kind": "fixed", "fee": "90", "pay_days": "90"}
    content = html.unescape(page.post(url, typed, headers={"hx-request": "true"}).content.decode())
    at_fee = part(content, "found-fee")
    assert 'hx-swap-oob="true"' in at_fee
    assert "Pay is below the floor" in at_fee
    assert "A better sentence" in at_fee
    assert "data-copy=" not in at_fee, "a sentence cannot be pasted into an amount"
    place = re.search(r'href="#(why-\d+)"', at_fee)
    assert place is not None
    assert f'id="{place[1]}"' in content, "where it jumps to"
    assert "Source:" in content
    assert "not due within 30 days" in part(content, "found-pay_days")
    mended = page.post(
        url, {**typed, "fee": "432", "pay_days": "10"}, headers={"hx-request": "true"}
    ).content.decode()
    assert ">" + "</div>" in part(mended, "found-fee"), "empty, so that it takes no room"


def test_a_better_sentence_is_copied_only_where_one_writes(
    page: Client, member: Member, campus: Campus
) -> None:
    """It cannot be pasted into a day; live or not, what is offered is the same."""
    brief = a_draft(member.employer, campus)
    vague = scope(learning="", summary="Do what comes up.", tools="")
    for step, slot, typed, is_text in (
        ("scope", "found-learning", vague, True),
        ("deadline", "found-due_on", {}, False),
    ):
        place = [brief.code, step]
        headers = {"hx-request": "true"}
        for answer in (
            page.post(reverse("employer:check_brief", args=place), typed, headers=headers),
            page.post(reverse("employer:edit_brief", args=place), {**typed, "stay": "1"}),
            page.get(reverse("employer:edit_brief", args=place)),
        ):
            content = html.unescape(answer.content.decode())
            if answer.status_code == 200 and "A better sentence" in part(content, slot):
                assert ("data-copy=" in part(content, slot)) is is_text
        live = page.post(reverse("employer:check_brief", args=place), typed, headers=headers)
        at_field = part(html.unescape(live.content.decode()), slot)
        assert "A better sentence" in at_field


def test_every_slot_sent_by_itself_stands_on_the_page(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus)
    for step in STEPS:
        there = set(
            re.findall(r'id="(found-[\w-]+)"', page.get(step_url(brief, step)).content.decode())
        )
        url = reverse("employer:check_brief", args=[brief.code, step])
        sent = page.post(url, {}, headers={"hx-request": "true"}).content.decode()
        assert set(re.findall(r'id="(found-[\w-]+)"', sent)) == there, step


def test_words_are_found_in_the_field_that_holds_them(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus)
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    scam = "You deposit the check we mail you and send the rest on."
    for typed, slot in (
        ({"learning": scam}, "found-learning"),
        ({"tools": scam}, "found-tools"),
        ({"summary": scam}, "found-summary"),
        ({"piece-0-criteria": scam}, "found-deliverables"),
    ):
        content = page.post(url, scope(**typed), headers={"hx-request": "true"}).content.decode()
        assert "A check to deposit" in part(content, slot), slot
    pay = reverse("employer:check_brief", args=[brief.code, "pay"])
    content = page.post(
        pay, {"pay_kind": "fixed", "fee": "432", "pay_method": scam}, headers={"hx-request": "true"}
    ).content.decode()
    assert "A check to deposit" in part(content, "found-pay_method"), "and in that step"


def test_without_a_script_the_step_is_kept_and_read_again(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus)
    data = {"pay_kind": "fixed", "fee": "90", "pay_days": "10", "pay_method": "Bank", "stay": "1"}
    answer = page.post(step_url(brief, "pay"), data)
    assert answer.headers["Location"] == step_url(brief, "pay")
    content = html.unescape(page.get(step_url(brief, "pay")).content.decode())
    assert "Pay is below the floor" in part(content, "found-fee")
    assert "<noscript><button" in content


def test_what_one_rule_finds_twice_leaves_room_for_what_another_finds(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus)
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    words = (
        "You deposit the check we mail to you. Then you buy gift cards and send us the codes. "
        "After that you deposit the second check from our office. Women only, please."
    )
    sent = page.post(url, scope(summary=words), headers={"hx-request": "true"}).content.decode()
    content = html.unescape(sent)
    at_field = part(content, "found-summary")
    assert at_field.count("<b>A check to deposit</b>") == 1
    assert "beside the form" not in at_field
    for place in re.findall(r'href="#(why-\d+)"', at_field):
        assert f'id="{place}"' in content, "each of them leads to its reason"
    told = re.findall(r"<b>([^<]+)</b>", at_field) + re.findall(r'why-\d+">([^<]+)</a>', at_field)
    assert any("shut" in each.lower() or "only" in each.lower() for each in told), told


def test_a_mark_in_an_honest_brief_is_mended_by_what_it_says(
    page: Client, member: Member, campus: Campus
) -> None:
    brief = a_draft(member.employer, campus)
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    words = "A map that people can rely on. The list of libraries: https://bit.ly/3xYlibs"
    answer = page.post(url, scope(summary=words), headers={"hx-request": "true"})
    assert "Give the full address" in part(html.unescape(answer.content.decode()), "found-summary")
