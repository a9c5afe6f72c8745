"""Risk that belongs to the employer and is moved to the student: luck, sales, contests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import CAREER_OFFICES, Hit, Reading, Rule, aimed
from fairbrief.fairness.rules.spoken_of import is_spoken_of
from fairbrief.fairness.text import Quote

_BOOK = Phrasebook("rules-risk")

_LUCK_ALONE = _BOOK.clue("luck alone")
_PAID_BY_LUCK = _BOOK.clue("paid by luck")
_PAYS_BY_LUCK = _BOOK.clue("pays by luck")
_IS_PAY = _BOOK.rule("is pay")
_IS_PAY_AFTER = _BOOK.rule("is pay after")
_CONTEST = _BOOK.clue("contest")
_TAKES_PART = _BOOK.rule("takes part")
_SHARE = _BOOK.clue("share")
_OF_SALES = _BOOK.rule("of sales")
_READER_GETS = _BOOK.rule("reader gets")
_BESIDE = _BOOK.rule("beside a wage")
_OUR_SHARE = re.compile(r"\b(?:we|the gallery|the shop) $")
_A_FIGURE = re.compile(r"\d|percent")

#: Units in which a wage is paid, whatever comes of the work.
_WAGE = frozenset({"hour", "day", "week", "month", "year"})
_SHOWN = 3


def _has_wage(reading: Reading, found: Quote) -> bool:
    """Whether a wage or a fixed sum is stated that does not itself depend on it."""
    fields, pay = reading.fields, reading.facts.pay
    if fields is not None:
        return fields.pay_kind == "fixed" and bool(fields.fee_minor)
    if pay.quote is None or pay.unit not in _WAGE | {"whole"}:
        return False
    if pay.unit == "hour":
        return not found.start <= pay.quote.start < found.end
    sentence_at = reading.page.sentence_at
    return sentence_at(pay.quote.start) != sentence_at(found.start)


def _is_beside_wage(reading: Reading, share: Quote) -> bool:
    """Whether a share of what is sold comes on top of a wage by the hour."""
    pay = reading.facts.pay
    if pay.unit != "hour" or pay.quote is None:
        return False
    first, then = sorted((share, pay.quote), key=lambda each: each.start)
    return _BESIDE.match(reading.page.plain, first.end, then.start) is not None


def _is_ones_share(reading: Reading, found: Quote) -> bool:
    """Whether a share of sales is what the reader gets, and not on top of an hourly wage."""
    page, said = reading.page, found.text.lower()
    if is_spoken_of(page, found):
        return False
    start, end = page.sentence_at(found.start)
    if _A_FIGURE.search(said):
        if said[0].isdigit() and (
            reading.facts.pay.unit in {"hour", "day"}
            or not _READER_GETS.search(page.plain, start, end)
        ):
            return False
        if _is_beside_wage(reading, found) or _OUR_SHARE.search(page.plain, start, found.start):
            return False
    return said[0].isdigit() or _OF_SALES.match(page.plain, found.end) is not None


def _is_ones_pay(reading: Reading, found: Quote) -> bool:
    """Whether a way to pay is how the reader is paid, and no gift beside a wage."""
    page = reading.page
    start, end = page.sentence_at(found.start)
    is_gift = "vesting" in found.text.lower() and _has_wage(reading, found)
    if is_gift or is_spoken_of(page, found):
        return False
    return bool(
        _IS_PAY.search(page.plain, start, found.start)
        or _IS_PAY_AFTER.match(page.plain, found.end, end)
    )


def _is_ones_contest(reading: Reading, found: Quote) -> bool:
    """Whether the reader takes part in a contest: who is paid anyway does so only where it is said."""
    if is_spoken_of(reading.page, found):
        return False
    if not _has_wage(reading, found):
        return True
    start, end = reading.page.sentence_at(found.start)
    return _TAKES_PART.search(reading.page.plain, start, end) is not None


def _is_always(_reading: Reading, _found: Quote) -> bool:
    """For words that name the reader's pay themselves."""
    return True


_KINDS: tuple[tuple[Clue, Callable[[Reading, Quote], bool]], ...] = (
    (_PAID_BY_LUCK, _is_always),
    (_PAYS_BY_LUCK, _is_ones_pay),
    (_CONTEST, _is_ones_contest),
    (_SHARE, _is_ones_share),
)


def _found(reading: Reading) -> Iterator[tuple[Quote, Severity | None]]:
    """Each place where the reader's pay depends on luck; none where luck is what the work is about."""
    page = reading.page
    for found in page.all(_LUCK_ALONE):
        if not is_spoken_of(page, found):
            yield found, Severity.BLOCK
    for sought, is_ones in _KINDS:
        for found in page.all(sought):
            if is_ones(reading, found):
                yield found, Severity.REVIEW if _has_wage(reading, found) else None


@aimed(_LUCK_ALONE, _PAID_BY_LUCK, _PAYS_BY_LUCK, _CONTEST, _SHARE)
def _spec_work(reading: Reading) -> Iterable[Hit]:
    """Pay that depends on luck or sales; beside a wage it is looked at by a person."""
    hits: list[Hit] = []
    until = 0
    for quote, severity in sorted(_found(reading), key=lambda each: (each[0].start, -each[0].end)):
        if quote.start >= until:
            hits.append(Hit(quote=quote, severity=severity))
            until = quote.end
    return hits[:_SHOWN]


RULES = (
    Rule(
        id="PAY-05",
        reads="both",
        severity=Severity.BLOCK,
        title=_("Pay depends on luck or sales"),
        why=_("Commission, contests and work on trial move the employer's risk to the student."),
        source=CAREER_OFFICES + " (such as Oregon State University)",
        remedy=_("Pay a fixed fee for the work itself."),
        advice=_("Ask for a fixed fee, and begin only when it is agreed."),
        version=3,
        ask=_("Is there a fixed fee that does not depend on sales or on being chosen?"),
        example=_("You are paid $432 for the two reports, whether or not we use them."),
        field="pay_kind",
        judge=_spec_work,
    ),
)
