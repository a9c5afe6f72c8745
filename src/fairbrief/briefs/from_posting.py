"""A posting somebody has already, as the fields of a brief: what it says, each with its words.

Nothing is added to what it says: what is not in it, or not sure, is left to the steps that ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from fairbrief.briefs.actions.writing import MOST_DELIVERABLES, MOST_FEE, MOST_HOURS
from fairbrief.briefs.models import Brief, Deliverable
from fairbrief.briefs.pieces_of_posting import pieces_in
from fairbrief.briefs.states import PayKind
from fairbrief.fairness import Facts
from fairbrief.fairness.around import alone
from fairbrief.fairness.facts import facts_of
from fairbrief.fairness.facts.dates import days_of
from fairbrief.fairness.facts.money import amounts_of
from fairbrief.fairness.language import is_in_another_language
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.visible import visible
from fairbrief.organizations.models import Member


def _most(model: type[Model], column: str) -> int:
    """Signs that a column takes."""
    field: Any = model._meta.get_field(column)
    return int(field.max_length)


MOST_TITLE = _most(Brief, "title")
MOST_SUMMARY = _most(Brief, "summary")
MOST_LEARNING = _most(Brief, "learning")
MOST_FOLLOW_ON = _most(Brief, "follow_on")
MOST_PIECE = _most(Deliverable, "title")
_TITLED = re.compile(
    r"^[ \t]*(?:job title|title|subject|position|role|project)(?:[ \t]{0,4}[:\-–]|\t)[ \t]*"
    r"(\S.{1,119})$",
    re.I | re.M,
)
#: How a mail begins: with its heads, or a greeting.
_GREETING = re.compile(
    r"(?:from|to|date|sent|cc|reply-to)\s?:"
    r"|(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day))\b(?!-)"
    r"(?:.{0,60}[,!:]|.{0,30}\b(?:all|everyone|everybody|students?|team|folks|colleagues|friends))?$",
    re.I,
)
_BULLET = " \t-–•*·;.,:"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing a posting says: the field of the brief, its value, and the words it rests on."""

    field: str
    value: Any
    words: str
    #: How the value follows from the words, where it does not stand there as it is.
    how: str = ""
    #: Whether it can hardly be meant for the brief that begins now.
    is_over: bool = False


@dataclass(frozen=True)
class Posting:
    """A posting as it was read. `people` are words about people, whom the steps let one choose."""

    said: tuple[Said, ...]
    people: tuple[Said, ...]
    is_too_long: bool
    is_in_another_language: bool

    @property
    def fields(self) -> list[str]:
        return [each.field for each in self.said]

    @property
    def proposed(self) -> list[str]:
        """The fields that begin the brief unless its writer says otherwise."""
        return [each.field for each in self.said if not each.is_over]

    def columns(self, taken: Iterable[str]) -> dict[str, Any]:
        """What `draft_brief` takes of the fields that are confirmed."""
        names = set(taken)
        found = {each.field: each.value for each in self.said if each.field in names}
        return found | ({"currency": "USD"} if "fee_minor" in found else {})


def read_posting(text: str, *, near: date, members: Sequence[Member]) -> Posting:
    """Reads it; days without a year are those nearest to `near`."""
    text = alone(visible(text).text)
    page = Page(text)
    facts = facts_of(page)
    title = _title(text)
    said = (
        *([title] if title else []),
        *_summary(text, title),
        *_pieces(page),
        *_learning(page, facts),
        *_hours(facts),
        *_days(facts, near),
        *_place(facts),
        *_supervisor(page, facts, members),
        *_pay(page, facts),
        *_follow_on(page, facts),
    )
    known = {each.field for each in said}
    people = [
        Said(field=field, value=None, words=_sentence(page, quote))
        for field, quote in (("supervisor", facts.supervisor), ("leader", _leader(facts)))
        if quote is not None and field not in known
    ]
    is_too_long = "summary" not in known and len(text) > MOST_SUMMARY
    return Posting(said, tuple(people), is_too_long, is_in_another_language(page))


def _leader(facts: Facts) -> Quote | None:
    """The words on a senior person the student meets, who is another than who they report to."""
    leader, reports_to = facts.senior_access, facts.supervisor
    if leader and reports_to and leader.start < reports_to.end and reports_to.start < leader.end:
        return None
    return leader


def _sentence(page: Page, quote: Quote) -> str:
    """The whole sentence, with its stop, and without the mark of a list."""
    start, end = page.sentence_at(quote.start)
    end = max(end, quote.end)
    stop = page.text[end : end + 1]
    words = page.text[start : end + (stop in {".", "!"})]
    return " ".join(words.split()).lstrip(_BULLET)


def _title(text: str) -> Said | None:
    """The line that is called the title, or the first one, if it is no sentence and no greeting."""
    called = _TITLED.search(text)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    line = called.group(1).strip() if called else first
    if not called and (line.endswith((".", "!", "?", ":", ",")) or _GREETING.match(line)):
        return None
    if not 2 < len(line) <= MOST_TITLE:
        return None
    return Said(field="title", value=line, words=line)


def _summary(text: str, title: Said | None) -> Iterator[Said]:
    """All of it but the title: the employer's own words."""
    body = text.strip()
    if title is not None and body.startswith(title.words):
        body = body.removeprefix(title.words).strip()
    body = body.replace("\r\n", "\n")
    if 0 < len(body) <= MOST_SUMMARY:
        yield Said(field="summary", value=body, words=body)


def _pieces(page: Page) -> Iterator[Said]:
    found = pieces_in(page, longest=MOST_PIECE)[:MOST_DELIVERABLES]
    if found:
        words = "; ".join(found)
        yield Said(field="deliverables", value=[(title, []) for title in found], words=words)


def _learning(page: Page, facts: Facts) -> Iterator[Said]:
    if facts.learning is not None:
        words = _sentence(page, facts.learning)
        if len(words) <= MOST_LEARNING:
            yield Said(field="learning", value=words, words=words)


def _hours(facts: Facts) -> Iterator[Said]:
    hours = facts.hours
    if hours.quote is None or not hours.total or not 1 <= hours.total <= MOST_HOURS:
        return
    how = "" if hours.total_stated else _("hours a week, times the weeks it lasts")
    yield Said(field="hours", value=round(hours.total), words=hours.quote.text, how=how)


def _days(facts: Facts, near: date) -> Iterator[Said]:
    """Whole dates alone, and only those that can be so together."""
    quotes = {
        "apply_by": facts.application_deadline,
        "starts_on": facts.start,
        "due_on": facts.deadline,
    }
    days = {
        field: (day, quote.text)
        for field, quote in quotes.items()
        if quote is not None
        and (day := _day_in(quote.text, near, is_last=field == "due_on")) is not None
    }
    if "starts_on" in days and "due_on" in days and days["due_on"][0] <= days["starts_on"][0]:
        del days["due_on"]
    for field, (day, words) in days.items():
        is_over = day < near
        how = _("this day is over") if is_over else ""
        yield Said(field=field, value=day, words=words, how=how, is_over=is_over)


def _day_in(words: str, near: date, *, is_last: bool) -> date | None:
    """The day they name; of a time from one to another the first or the last."""
    days = days_of(words, near=near)
    return days[-1 if is_last else 0] if days else None


def _place(facts: Facts) -> Iterator[Said]:
    if facts.place.kind != "unstated":
        words = facts.place.quote.text if facts.place.quote else ""
        yield Said(field="place", value=facts.place.kind, words=words)


def _supervisor(page: Page, facts: Facts, members: Sequence[Member]) -> Iterator[Said]:
    """A member whom the words about supervision name in full."""
    if facts.supervisor is None:
        return
    words = _sentence(page, facts.supervisor)
    named = [each for each in members if each.name and each.name.lower() in words.lower()]
    if len(named) == 1:
        yield Said(field="supervisor", value=named[0], words=words)


def _pay(page: Page, facts: Facts) -> Iterator[Said]:
    """Whether it is paid, and the fee for the whole work in US dollars."""
    pay = facts.pay
    words = pay.quote.text if pay.quote else ""
    if pay.status == "unpaid":
        yield Said(field="pay_kind", value=PayKind.NONE, words=words)
    if pay.status != "paid":
        return
    is_elsewhere = pay.currency not in {"", "USD"}
    how = _("fees are in US dollars here, so its step asks for the fee") if is_elsewhere else ""
    yield Said(field="pay_kind", value=PayKind.FIXED, words=words, how=how)
    if pay.currency != "USD" or not pay.amount:
        return
    hours = facts.hours.total
    if pay.unit == "whole":
        fee, how = pay.amount, ""
    elif pay.unit == "hour" and hours:
        fee = pay.amount * hours
        stated = _sum_stated(page, fee)
        words = stated or words
        how = "" if stated else _("pay an hour, times %(hours)s hours") % {"hours": round(hours)}
    else:
        return
    if 0 < fee <= MOST_FEE:
        yield Said(field="fee_minor", value=round(fee * 100), words=words, how=how)


def _sum_stated(page: Page, fee: float) -> str:
    """The words that name the whole sum, where the posting has it beside the pay an hour."""
    return next(
        (
            each.quote.text
            for each in amounts_of(page)
            if each.unit == "whole" and each.low == each.high and abs(each.low - fee) < 1
        ),
        "",
    )


def _follow_on(page: Page, facts: Facts) -> Iterator[Said]:
    if facts.follow_on is not None:
        words = _sentence(page, facts.follow_on)
        if len(words) <= MOST_FOLLOW_ON:
            yield Said(field="follow_on", value=words, words=words)
