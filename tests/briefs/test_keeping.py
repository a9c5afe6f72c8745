"""What is typed in the wizard is kept as one types, and written over nobody's words."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairbrief.audit.queries import history_of
from fairbrief.briefs.actions import (
    ReadAgainError,
    Sheet,
    Writing,
    keep_step,
    send_for_review,
)
from fairbrief.briefs.models import Brief, WrittenStep
from fairbrief.briefs.queries import unwritten_step
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.organizations.models import Campus, Member
from tests.briefs.typed import scope, step_url
from tests.builders import NOW, a_campus, a_draft, a_member, acting, an_employer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


@pytest.fixture
def brief(member: Member, campus: Campus) -> Brief:
    return a_draft(member.employer, campus)


class Window:
    """A window in which one step stands, with its form as the browser has it."""

    def __init__(self, page: Client, brief: Brief, step: str = "scope", **typed: Any) -> None:
        self.page, self.brief, self.step = page, brief, step
        content = page.get(step_url(brief, step)).content.decode()
        self.form = {**typed, **self._hidden(content)}

    @staticmethod
    def _hidden(content: str) -> dict[str, str]:
        found = {}
        for name in ("page-sheet", "page-seen"):
            known = re.search(rf'name="{name}"[^>]*value="([^"]*)"', content)
            if known:
                found[name] = known[1]
        return found

    def types(self, **typed: Any) -> str:
        """Types, and waits until it has arrived."""
        self.form |= typed
        url = reverse("employer:check_brief", args=[self.brief.code, self.step])
        answer = self.page.post(url, self.form, headers={"hx-request": "true"})
        assert answer.status_code == 200
        content = html.unescape(answer.content.decode())
        self.form |= self._hidden(content)
        return content

    def presses(self, button: str = "next", value: str = "1", **typed: Any) -> Any:
        self.form |= typed
        answer = self.page.post(step_url(self.brief, self.step), {**self.form, button: value})
        if answer.status_code != 302:
            self.form |= self._hidden(answer.content.decode())
        return answer


def test_what_is_typed_is_kept_as_it_is_typed(page: Client, brief: Brief) -> None:
    window = Window(page, brief, **scope())
    said = window.types(summary="A map that is checked twice.")
    assert "Kept" in said
    brief.refresh_from_db()
    assert brief.summary == "A map that is checked twice."
    assert [each.title for each in brief.deliverables.all()] == [
        "A table of 60 libraries",
        "A note on what was hard",
    ]
    window.types(summary="A map that is checked three times.", hours="12")
    brief.refresh_from_db()
    assert (brief.summary, brief.hours) == ("A map that is checked three times.", 12)
    assert "checked three times" in page.get(step_url(brief)).content.decode()


def test_one_sitting_is_one_event(page: Client, brief: Brief) -> None:
    window = Window(page, brief, **scope())
    for hours in ("10", "11", "12"):
        window.types(hours=hours)
    assert [each.name for each in history_of(brief)] == ["edited"]
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        window.types(hours="13")
    assert [each.name for each in history_of(brief)] == ["edited", "edited"]


def test_what_cannot_stand_in_the_brief_is_there_again(page: Client, brief: Brief) -> None:
    window = Window(page, brief, **scope())
    said = window.types(hours="about twelve", title="")
    assert "Kept as you typed it" in said
    brief.refresh_from_db()
    assert brief.hours == 18
    assert brief.summary == "A map that people can rely on."
    content = page.get(step_url(brief)).content.decode()
    assert 'value="about twelve"' in content
    assert "whole number" in content
    Window(page, brief, **scope()).presses()
    assert not brief.written_steps.exclude(typed={}).exists()
    assert "about twelve" not in page.get(step_url(brief)).content.decode()


@pytest.mark.parametrize("step", ["deadline", "reports", "senior", "pay", "review"])
def test_every_way_to_another_step_keeps_this_one(page: Client, brief: Brief, step: str) -> None:
    content = page.get(step_url(brief)).content.decode()
    assert f'form="step" name="go" value="{step}"' in content
    answer = Window(page, brief, **scope()).presses("go", step, hours="lots")
    assert answer.headers["Location"] == step_url(brief, step)
    brief.refresh_from_db()
    assert brief.title == "Map the opening hours of 60 libraries"
    assert 'value="lots"' in page.get(step_url(brief)).content.decode()


def test_the_reading_through_keeps_what_was_chosen(page: Client, brief: Brief) -> None:
    other = a_campus()
    answer = page.post(step_url(brief, "review"), {"campuses": [other.pk], "go": "pay"})
    assert answer.headers["Location"] == step_url(brief, "pay")
    assert list(brief.offerings.values_list("campus", flat=True)) == [other.pk]


def test_nothing_is_sent_beside_what_was_typed(page: Client, brief: Brief, member: Member) -> None:
    Window(page, brief, **scope(hours="lots")).presses("leave")
    content = page.get(step_url(brief, "review")).content.decode()
    assert "Something typed does not stand in the brief" in content
    with pytest.raises(MissingFactError, match="does not stand in the brief"):
        send_for_review(brief, actor=acting(member.user), at=NOW)
    Window(page, brief, **scope()).presses()


def test_half_an_address_makes_nobody(page: Client, brief: Brief) -> None:
    typed = {"supervisor": "", "backup": "", "checkins_a_week": "2", "channel": "Calls on Mondays"}
    new = {
        "new_supervisor_name": "Ines Roth",
        "new_supervisor_title": "Curator",
        "new_supervisor_email": "ines@museum.exam",
    }
    window = Window(page, brief, "reports", **typed)
    before = Member.objects.count()
    window.types(**new)
    assert Member.objects.count() == before
    brief.refresh_from_db()
    assert brief.channel == "Calls on Mondays"
    assert 'value="ines@museum.exam"' in page.get(step_url(brief, "reports")).content.decode()
    assert window.presses(new_supervisor_email="ines@museum.example").status_code == 302
    brief.refresh_from_db()
    assert str(brief.supervisor) == "Ines Roth, Curator"


def test_two_windows_do_not_write_over_each_other(page: Client, brief: Brief) -> None:
    first, second = Window(page, brief, **scope()), Window(page, brief, **scope())
    assert first.presses(summary="The first window’s words.", hours="20").status_code == 302
    said = second.types(summary="The second window’s words.")
    assert "Not kept" in said
    answer = second.presses()
    assert answer.status_code == 409
    content = html.unescape(answer.content.decode())
    assert "The first window’s words." in content
    assert content.count("The second window’s words.") == 2, "in the choice, and in the form"
    brief.refresh_from_db()
    assert (brief.summary, brief.hours) == ("The first window’s words.", 20)
    second.types(**{"page-choosing": "1"}, summary="The second window’s words again.")
    brief.refresh_from_db()
    assert brief.summary == "The first window’s words.", "nothing by itself before the choice"
    assert second.presses(**{"page-stored": ["hours"]}).status_code == 302
    brief.refresh_from_db()
    assert (brief.summary, brief.hours) == ("The second window’s words again.", 20)


def test_the_same_words_twice_are_no_quarrel(page: Client, brief: Brief) -> None:
    first, second = Window(page, brief, **scope()), Window(page, brief, **scope())
    assert first.presses().status_code == 302
    assert second.presses().status_code == 302


def test_windows_of_two_steps_do_not_meet(page: Client, brief: Brief) -> None:
    pay = {"pay_kind": "fixed", "fee": "500", "pay_days": "10", "pay_method": "Bank transfer"}
    first, second = Window(page, brief, **scope()), Window(page, brief, "pay", **pay)
    assert first.presses(hours="20").status_code == 302
    assert second.presses().status_code == 302
    brief.refresh_from_db()
    assert (brief.hours, brief.fee_minor) == (20, 50000)


def test_deliverables_of_two_windows_are_both_shown(page: Client, brief: Brief) -> None:
    first, second = Window(page, brief, **scope()), Window(page, brief, **scope())
    first.presses(**{"piece-0-title": "A table of 70 libraries"})
    answer = second.presses(**{"piece-0-title": "A table of 80 libraries"})
    content = answer.content.decode()
    assert answer.status_code == 409
    assert "A table of 70 libraries: each with a source; ten checked by phone" in content
    second.presses(**{"page-stored": ["deliverables"]})
    first_row = brief.deliverables.first()
    assert first_row is not None
    assert first_row.title == "A table of 70 libraries"


def test_what_another_window_could_not_keep_is_not_lost(page: Client, brief: Brief) -> None:
    first, second = Window(page, brief, **scope()), Window(page, brief, **scope())
    first.types(hours="lots of them")
    answer = second.presses()
    assert answer.status_code == 409
    assert "lots of them" in answer.content.decode()
    second.presses("leave", **{"page-stored": ["hours"]})
    assert 'value="lots of them"' in page.get(step_url(brief)).content.decode()


def test_ones_own_press_and_ones_own_typing_never_quarrel(page: Client, brief: Brief) -> None:
    window = Window(page, brief, **scope())
    before = dict(window.form)
    window.types(hours="20")
    window.form["page-seen"] = before["page-seen"]
    assert window.presses(hours="21").status_code == 302, "the answer to the typing was on its way"
    brief.refresh_from_db()
    assert brief.hours == 21
    window.form["page-seen"] = before["page-seen"]
    said = window.types(hours="2")
    assert 'id="kept"' not in said
    brief.refresh_from_db()
    assert brief.hours == 21, "what was typed before the press and arrives after it is too late"
    window.form["page-seen"] = before["page-seen"]
    window.types(hours="22", last="1")
    brief.refresh_from_db()
    assert brief.hours == 22, "the last word of a page that is left counts"


def test_two_at_the_very_same_moment(brief: Brief, member: Member) -> None:
    """Both have read the step before either kept it: the second reads again."""
    actor = acting(member.user)
    read = unwritten_step(brief, "scope"), unwritten_step(brief, "scope")
    for hours, (written, name) in enumerate(zip(read, ("a", "b"), strict=True), 20):
        writing = Writing(fields=["hours"], columns={"hours": hours}, parts={}, raw={})
        sheet = Sheet(name=name, version=0)
        if name == "b":
            with pytest.raises(ReadAgainError):
                keep_step(written, writing, sheet=sheet, actor=actor, at=NOW)
        else:
            keep_step(written, writing, sheet=sheet, actor=actor, at=NOW)
    brief.refresh_from_db()
    assert brief.hours == 20


def test_only_its_writers_keep_a_draft(brief: Brief, member: Member) -> None:
    stranger = a_member(an_employer())
    raw_only = Writing(fields=["hours"], columns={}, parts={}, raw={"hours": ["lots"]})
    sheet = Sheet(name="a", version=0)
    with pytest.raises(NotAllowedError):
        keep_step(
            unwritten_step(brief, "scope"),
            raw_only,
            sheet=sheet,
            actor=acting(stranger.user),
            at=NOW,
        )
    send_for_review(brief, actor=acting(member.user), at=NOW)
    with pytest.raises(IllegalMoveError):
        keep_step(
            unwritten_step(brief, "scope"), raw_only, sheet=sheet, actor=acting(member.user), at=NOW
        )
    assert not WrittenStep.objects.exists()


def test_what_is_far_too_long_or_no_text_breaks_nothing(page: Client, brief: Brief) -> None:
    window = Window(page, brief, **scope())
    window.types(summary="x" * 70_000)
    answer = window.presses()
    assert answer.status_code == 422
    assert not brief.written_steps.exclude(typed={}).exists()
    window.types(summary="A map.", hours="a\0b")
    assert brief.written_steps.get().typed["hours"] == ["ab"]
    for odd in ("-1", "x", "9" * 400, "²"):
        window.form["page-seen"] = odd
        window.types(hours="9")


def test_typing_costs_few_queries(page: Client, brief: Brief) -> None:
    window = Window(page, brief, **scope())
    window.types(hours="10")
    with CaptureQueriesContext(connection) as queries:
        window.types(hours="11", summary="Another map.")
    assert len(queries) <= 25, "\n".join(each["sql"][:150] for each in queries)


@pytest.mark.parametrize(
    "sent",
    [{"a\0b": "1", "hours": "lots"}, {"page-sheet": "a\0b", "page-seen": "0", "hours": "12"}],
)
def test_signs_that_no_database_keeps_stop_nothing(
    page: Client, brief: Brief, sent: dict[str, str]
) -> None:
    form = {**Window(page, brief, **scope()).form, **sent}
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    assert page.post(url, form, headers={"hx-request": "true"}).status_code == 200
    assert page.post(step_url(brief), {**form, "next": "1"}).status_code in (302, 422)
    brief.refresh_from_db()
    assert brief.title == scope()["title"]


def test_names_that_a_program_makes_up_are_not_kept_without_end(page: Client, brief: Brief) -> None:
    made_up = {f"{number:03}{'n' * 2000}": "1" for number in range(100)}
    form = {**Window(page, brief, **scope()).form, **made_up, "hours": "lots"}
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    sent = page.post(
        url,
        urlencode(form),
        content_type="application/x-www-form-urlencoded",
        headers={"hx-request": "true"},
    )
    assert sent.status_code == 200
    assert not brief.written_steps.exclude(typed={}).exists()


def test_a_draft_that_is_sent_while_it_is_kept_is_no_fault(
    page: Client, brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page was asked for while it was a draft, and a colleague was quicker."""
    window = Window(page, brief, **scope())
    window.form["summary"] = "Words that came too late."
    Brief.objects.filter(pk=brief.pk).update(state="in_review")
    looks = iter([True, True, True])
    monkeypatch.setattr(
        "fairbrief.portals.employer.briefs.keeping.is_editable", lambda brief: next(looks, False)
    )
    assert "Words that came too late." in window.presses().text
    looks = iter([True, True, True])
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    assert page.post(url, window.form, headers={"hx-request": "true"}).status_code == 200


def test_no_sign_in_a_title_turns_the_words_around_it(page: Client, brief: Brief) -> None:
    Window(page, brief, **scope()).presses(title="Map \u202eseirarbil 60\x07 in town")
    brief.refresh_from_db()
    assert brief.title == "Map seirarbil 60 in town"


def test_words_typed_after_it_was_sent_are_shown_and_can_be_kept(
    page: Client, brief: Brief, member: Member
) -> None:
    window = Window(page, brief, **scope())
    window.presses("stay")
    send_for_review(brief, actor=acting(member.user), at=NOW)
    said = window.types(summary="Words nobody wants to type twice.")
    assert "Not kept: this brief was sent" in said
    shown = window.presses()
    assert shown.status_code == 409
    assert "Words nobody wants to type twice." in shown.text
    assert "Not kept: this brief was sent" in shown.text
    brief.refresh_from_db()
    assert (brief.state, brief.summary) == ("in_review", "A map that people can rely on.")
    kept = window.presses("back")
    assert kept.headers["Location"] == step_url(brief)
    brief.refresh_from_db()
    assert (brief.state, brief.summary) == ("draft", "Words nobody wants to type twice.")


def test_words_typed_after_it_was_cancelled_are_there_to_copy(
    page: Client, brief: Brief, member: Member
) -> None:
    window = Window(page, brief, **scope())
    window.presses("stay")
    Brief.objects.filter(pk=brief.pk).update(state="cancelled", ended_at=NOW)
    shown = window.presses(summary="Words to copy.")
    assert shown.status_code == 409
    assert "Words to copy." in shown.text
    assert "Take it back and keep this" not in shown.text
    # With nothing typed there is nothing to show.
    Brief.objects.filter(pk=brief.pk).update(summary="Words to copy.")
    assert window.presses().headers["Location"] == reverse("employer:brief", args=[brief.code])
