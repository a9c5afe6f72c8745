"""What holds of a work at every moment, whatever happened to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Sum
from django.test import Client

from fairbrief.clocks.queries import failed_clocks, live_clocks
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.kept import kept_of
from fairbrief.engagements.milestones import milestone_of, paid_by_milestone
from fairbrief.engagements.models import Dispute
from fairbrief.funds.queries import holding_of
from fairbrief.notices.models import Notice
from fairbrief.payments.models import Funding, Transfer
from fairbrief.payments.queries import unbalanced
from tests.lives.life import Life
from tests.lives.where import OVER
from tests.payments.books import balance_of

#: Where the work is, and the clocks of which one runs there: nothing waits for nobody.
TURNS = {
    "agreement proposed": {"agreement."},
    "agreement half_signed": {"agreement."},
    "agreed": {"engagement.authorize"},
    "authorized": {"payments.fund_by"},
    "funded": {"engagement.start"},
    "active": {"engagement.hand_in", "engagement.late"},
    "changes_asked": {"engagement.mend", "engagement.late"},
    "paused": {"engagement.resume"},
    "submitted": {"engagement.review"},
    "dispute opened": {"dispute.student_answers", "dispute.employer_answers"},
    "dispute answered": {"dispute.decide"},
    "dispute decided": {"dispute.appeal"},
    "dispute appealed": {"dispute.decide_appeal"},
}


def check(life: Life, seen: dict[str, Any]) -> None:
    """Everything that is quick to look at, where something was done."""
    if not life.is_changed:
        return
    life.is_changed = False
    failed = failed_clocks().first()
    assert failed is None, failed.failure
    assert unbalanced() == []
    _somebody_is_asked(life)
    _notices_are_whole(seen)
    holding = holding_of(life.pool)
    assert min(holding.free.minor, holding.committed.minor, holding.paid.minor) >= 0
    if life.funding is not None:
        _money_is_right(life, life.funding, seen)


def _runs(kinds: set[str], label: str, key: int) -> bool:
    found = live_clocks().filter(subject_label=label, subject_id=key)
    return any(clock.kind.startswith(tuple(kinds)) for clock in found)


def _somebody_is_asked(life: Life) -> None:
    """Whatever is not over has a clock, on what it waits for."""
    where = life.where
    subject: Any = life.work or life.agreement
    if where.startswith("dispute"):
        subject = Dispute.objects.filter(engagement=life.work).order_by("-pk")[0]
    if where == "authorized":
        subject = life.funding
    if where in TURNS:
        assert _runs(TURNS[where], subject._meta.label_lower, subject.pk), f"{where}: no clock"
    if life.work is None:
        return
    for part in _waiting(life):
        assert (
            live_clocks().filter(subject_label=part._meta.label_lower, subject_id=part.pk).exists()
        ), f"{part!r} waits for nobody"
    if where in ("approved", "ended_early", "not_completed"):
        funding = life.funding
        if funding is None:
            assert where != "approved"
        elif not funding.is_settled:
            assert _runs({"payments.fund"}, funding._meta.label_lower, funding.pk)


def _waiting(life: Life) -> Iterator[Any]:
    """What one side has asked the other, or looks at."""
    work = life.the_work
    yield from work.change_orders.filter(state="proposed")
    yield from work.absences.filter(state="asked")
    yield from work.reinstatements.filter(state="asked")
    yield from work.talks.filter(state__in=["talking", "ready"])
    milestone = milestone_of(work)
    if milestone is not None and milestone.is_handed_in:
        yield milestone


def _money_is_right(life: Life, funding: Funding, seen: dict[str, Any]) -> None:
    work = life.the_work
    is_owed = funding.payable_at is not None
    columns = ("amount", "later", "owed", "secured", "released", "returned")
    assert all(getattr(funding, f"{each}_minor") >= 0 for each in columns)
    for column in ("secured", "released", "returned"):
        now = getattr(funding, f"{column}_minor")
        assert now >= seen.get(column, 0), f"less {column} than before"
        seen[column] = now
        kind = {"secured": "secure", "released": "release", "returned": "return"}[column]
        moved = Transfer.objects.filter(engagement=work, kind=kind, entries__amount_minor__gt=0)
        assert now == (moved.aggregate(sum=Sum("entries__amount_minor"))["sum"] or 0)
    had = balance_of("student", work.student_id, work.currency)
    assert had == funding.released_minor <= funding.amount_minor
    assert funding.is_due == (funding.missing_minor > 0), "due, and nothing to secure"
    assert is_owed == (work.state in OVER), "owed when it is over"
    if not is_owed:
        assert funding.amount_minor == work.fee_minor
        assert not funding.is_settled
    if funding.is_settled:
        assert funding.released_minor == funding.amount_minor
        assert funding.held_minor == 0
    _no_less_than_earned(life, funding, seen)


def _no_less_than_earned(life: Life, funding: Funding, seen: dict[str, Any]) -> None:
    """What is owed in the end is what the agreement's rule gives, or what was decided."""
    work = life.the_work
    assert max(funding.owed_minor, funding.released_minor) >= paid_by_milestone(work)
    kept = kept_of(work).pay.minor
    if funding.payable_at is None:
        assert funding.released_minor <= kept, "released, and could be taken back"
        return
    assert funding.amount_minor >= kept
    decided = Dispute.objects.filter(engagement=work, state="closed").order_by("-pk").first()
    award = None
    if decided is not None and decided.closed_at >= funding.payable_at:
        award = decided.last_word.award_minor
    if award is not None:
        assert funding.amount_minor == max(award, funding.owed_minor, funding.released_minor)
    elif work.state in ("approved", "paid", "closed"):
        assert funding.amount_minor == work.fee_minor
    else:
        assert funding.amount_minor >= earned_by(work).pay.minor
    if work.state in ("ended_early", "not_completed") or award is not None:
        assert work.part_pay_minor in (None, funding.amount_minor), "another pay is shown"


#: What a text must not hold: a place nothing was put in, or nothing itself.
_HOLE = re.compile(r"\{\w*\}|%\(\w+\)|\bNone\b|&#|&amp;|<\w+>")


def _notices_are_whole(seen: dict[str, Any]) -> None:
    for notice in Notice.objects.filter(pk__gt=seen.get("notice", 0)).order_by("pk"):
        assert notice.subject.strip(), notice.kind
        assert notice.body.strip(), notice.kind
        hole = _HOLE.search(f"{notice.subject} {notice.body}")
        assert hole is None, (notice.kind, notice.subject, notice.body)
        assert notice.path or notice.link, notice.kind
        seen["notice"] = notice.pk


# The pages; slower.

STUDENT_PAGES = ("", "hours/", "pieces/", "messages/", "rhythm/", "talk/", "changes/", "trouble/")
EMPLOYER_PAGES = tuple(each for each in STUDENT_PAGES if each != "pieces/")


def pages_of(life: Life) -> Iterator[tuple[Any, str]]:
    """Who opens which page."""
    code = life.agreement.code
    people = [(life.student.user, "/student/"), (life.owner.user, "/employer/")]
    for user, home in people:
        yield user, home
        yield user, f"{home}agreements/"
        yield user, f"{home}agreements/{code}/"
        yield user, f"{home}work/"
    yield life.officer.user, "/campus/"
    if life.work is None:
        return
    work = life.work.code
    for user, home, pages in (
        (*people[0], STUDENT_PAGES),
        (*people[1], EMPLOYER_PAGES),
    ):
        for page in (*pages, "record/"):
            yield user, f"{home}work/{work}/{page}"
    if life.funding is not None:
        yield life.student.user, f"/student/work/{work}/pay/"
        yield life.owner.user, f"/employer/work/{work}/funds/"
        if life.finance.user:
            yield life.finance.user, f"/employer/work/{work}/funds/"
    if life.where in ("paid", "closed"):
        yield life.student.user, f"/student/work/{work}/closing/"
        yield life.owner.user, f"/employer/work/{work}/closing/"
    for page in ("", "record/"):
        yield life.officer.user, f"/campus/work/{work}/{page}"
    for dispute in Dispute.objects.filter(engagement=life.work):
        yield life.officer.user, f"/campus/disputes/{dispute.code}/"
        appeal = dispute.appeal_or_none
        if appeal is not None:
            yield life.neutral.user, f"/campus/disputes/{dispute.code}/"
        if dispute.decision:
            yield life.student.user, f"/letters/decision/{dispute.code}/"
    for ending in life.work.endings.all():
        yield life.owner.user, f"/letters/ending/{ending.code}/"


def check_pages(life: Life) -> None:
    """Each page of the work opens for its people."""
    clients: dict[int, Client] = {}
    for user, path in pages_of(life):
        if user.pk not in clients:
            clients[user.pk] = Client()
            clients[user.pk].force_login(user)
        # A list of one leads on to it.
        answer = clients[user.pk].get(path, follow=True)
        assert answer.status_code == 200, (user.name, path, answer.status_code)
