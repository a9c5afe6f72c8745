"""The wizard coaches early and never scolds: least pay, what is still to say, days to apply."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from fairbrief.briefs.actions import send_for_review
from fairbrief.briefs.houses import House
from fairbrief.briefs.kinds import BY_KEY, KINDS
from fairbrief.briefs.least_pay import least_pay, least_pay_words
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import look_at, look_at_draft, whole_of
from fairbrief.fairness import Severity
from fairbrief.fairness.market import ALL, band_of
from fairbrief.organizations.models import Campus, Member
from tests.briefs.typed import part, scope, step_url
from tests.builders import NOW, a_campus, a_draft, acting, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
TODAY = NOW.date()


def begun(page: Client, kind: str, campus: Campus) -> Brief:
    page.post(reverse("employer:new_brief"), {"function": kind, "campuses": [campus.pk]})
    return Brief.objects.latest("id")


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_an_untouched_draft_scolds_nobody(page: Client, campus: Campus, kind: str) -> None:
    brief = begun(page, kind, campus)
    for step in ("scope", "deadline", "reports", "senior", "pay"):
        content = page.get(step_url(brief, step)).content.decode()
        assert "Must change" not in content, step
        assert "Could be better" not in content, step
        assert "Still to say in this step" in content, step
        assert "In other steps" not in content, step
        assert "This step is clear" not in content, step


def test_something_else_is_a_kind_of_work(page: Client, campus: Campus) -> None:
    brief = begun(page, "other", campus)
    assert brief.function == "other"
    content = page.get(step_url(brief)).content.decode()
    assert '<option value="other" selected' in content


def test_what_was_passed_over_is_said(page: Client, campus: Campus) -> None:
    brief = begun(page, "other", campus)
    typed = scope(learning="", hours="")
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    said = page.post(url, typed, headers={"hx-request": "true"}).content.decode()
    assert "Must change" not in said, "it is still being typed"
    assert "Estimate the hours" in said
    page.post(step_url(brief), {**typed, "go": "pay"})
    assert "Scope</button>" not in page.get(step_url(brief, "pay")).content.decode()
    page.post(step_url(brief), {**typed, "next": "1"})
    content = page.get(step_url(brief)).content.decode()
    assert "The hours are not said" in part(content, "found-hours")
    assert 'value="scope">Scope</button> (2)' in page.get(step_url(brief, "pay")).content.decode()


def test_what_is_written_wrongly_is_said_at_once(page: Client, campus: Campus) -> None:
    brief = begun(page, "other", campus)
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    said = page.post(url, scope(hours="90"), headers={"hx-request": "true"}).content.decode()
    assert "Hours outside the range" in part(said, "found-hours")


def test_what_was_taken_out_again_is_said(page: Client, member: Member, campus: Campus) -> None:
    brief = a_draft(member.employer, campus)
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    typed = {**scope(learning=""), "page-sheet": "one", "page-seen": "0"}
    said = page.post(url, typed, headers={"hx-request": "true"}).content.decode()
    assert "What the student learns is not said" in part(said, "found-learning")


def test_reading_through_leaves_nothing_out(page: Client, campus: Campus) -> None:
    content = page.get(step_url(begun(page, "other", campus), "review")).content.decode()
    assert "The hours are not said" in content


def test_the_least_pay_is_said_where_the_hours_are_written(page: Client, member: Member) -> None:
    lenient, strict = a_campus(), a_campus(policy={"pay_floor_minor": 2200})
    brief = a_draft(member.employer, lenient, strict, fee_minor=None)
    content = page.get(step_url(brief)).content.decode()
    assert "18 hours are paid $396 at least, $22 an hour: the floor of the career" in content
    url = reverse("employer:check_brief", args=[brief.code, "scope"])
    said = page.post(url, scope(hours="10"), headers={"hx-request": "true"}).content.decode()
    assert "10 hours are paid $220 at least" in said
    assert 'id="least-pay"' in said


def test_the_higher_of_floor_and_law_is_the_least(member: Member) -> None:
    member.employer.state = "WA"
    brief = a_draft(member.employer, due_on=date(2026, 12, 20), starts_on=date(2026, 12, 1))
    low, high = House(pay_floor_minor=0), House(pay_floor_minor=2500)
    law = least_pay(brief, low, today=TODAY)
    assert law.is_law
    assert law.hourly == law.minimum
    assert (law.place, law.is_sure) == ("Washington", True)
    words = least_pay_words(brief, low, today=TODAY)
    assert f"{law.minimum} an hour: the minimum wage in Washington on 20 December 2026." in words
    assert least_pay(brief, high, today=TODAY).hourly.minor == 2500
    brief.due_on = date(2027, 2, 1)
    assert "may rise by 1 February 2027" in least_pay_words(brief, low, today=TODAY)
    assert "may rise by 1 February 2027" in least_pay_words(brief, high, today=TODAY)
    brief.hours = None
    assert least_pay_words(brief, high, today=TODAY).startswith("Every hour is paid $25 at least")
    brief.pay_kind = "none"
    assert least_pay_words(brief, high, today=TODAY) == ""


def test_what_a_budget_pays_for_is_said_in_ones_own_hours(member: Member) -> None:
    brief = a_draft(member.employer, a_campus(), fee_minor=25000)
    assert "A fee of $250 pays for 12 hours." in least_pay_words(brief, House(), today=TODAY)
    brief.fee_minor = 36000
    assert "pays for" not in least_pay_words(brief, House(), today=TODAY)


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("PAY-02", {"fee_minor": 9000}),
        ("PAY-03", {"fee_minor": None}),
        ("PAY-01F", {"pay_kind": "none", "fee_minor": None}),
    ],
)
def test_a_better_sentence_on_pay_has_the_briefs_own_hours(
    member: Member, rule: str, columns: dict[str, object]
) -> None:
    brief = whole_of(a_draft(member.employer, a_campus(), hours=10, **columns).pk)
    found = {each.rule: each for each in look_at(brief, today=TODAY).review.findings}
    assert found[rule].example == (
        "A fixed fee of $200 or more for the whole project: 10 hours at $20."
    )


def test_social_media_is_a_kind_with_wages_of_its_own() -> None:
    kind = BY_KEY["marketing"]
    assert "Social media" in str(kind.name)
    band = band_of(kind.occupation)
    assert band.occupation == "13-1161" != ALL
    assert "Marketing" in band.title


@pytest.mark.parametrize(
    ("apply_by", "said"),
    [
        # NOW is a Wednesday; three business days and a holiday later it is Tuesday, in 6 days.
        (in_days(6), "Students may have no day left to apply"),
        (in_days(7), "Students may have 1 day to apply"),
        (in_days(10), "Students may have 4 days to apply"),
        (in_days(11), ""),
        (None, ""),
    ],
)
def test_few_days_to_apply_are_advised_against(
    page: Client, member: Member, campus: Campus, apply_by: date | None, said: str
) -> None:
    brief = a_draft(member.employer, campus, apply_by=apply_by)
    content = html.unescape(page.get(step_url(brief, "deadline")).content.decode())
    assert ("Choose Sunday 21 February or later" in part(content, "found-apply_by")) is bool(said)
    assert said in content
    if not said:
        return
    look = look_at_draft(whole_of(brief.pk), at=NOW)
    advice = next(each for each in look.review.findings if each.rule == "TIME")
    assert advice.severity is Severity.COACH
    assert "3 business days to decide" in advice.why
    review = send_for_review(brief, actor=acting(member.user), at=NOW)
    assert not any(each.rule == "TIME" for each in review.findings), "nothing to be read later"


def test_days_to_apply_are_counted_where_the_brief_is(member: Member) -> None:
    late = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # Thursday evening in Honolulu
    brief = whole_of(a_draft(member.employer, apply_by=date(2026, 11, 27)).pk)
    days = []
    for zone in ("Pacific/Honolulu", "Asia/Tokyo"):
        brief.time_zone = zone
        found = look_at_draft(brief, at=late).review.findings
        days += [each.title for each in found if each.rule == "TIME"]
    assert days == ["Students may have 3 days to apply", "Students may have 2 days to apply"]


def test_other_parts_of_the_review_stay(member: Member) -> None:
    brief = whole_of(a_draft(member.employer, apply_by=in_days(6)).pk)
    draft, plain = look_at_draft(brief, at=NOW).review, look_at(brief, today=TODAY).review
    assert replace(draft, findings=()) == replace(plain, findings=())
    assert draft.blocking == plain.blocking
