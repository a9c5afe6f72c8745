"""Pay beside what such work earns elsewhere: too good, or little."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.dated import is_of_earlier_year
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.market import ALL, Band, band_of, occupation_in
from fairbrief.fairness.market import SOURCE as MARKET
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import FTC, Hit, Reading, Rule, dollars
from fairbrief.fairness.rules.pay.floor import federal_minor
from fairbrief.fairness.rules.places import is_elsewhere

_BOOK = Phrasebook("rules-market")

#: Cents an hour: above it, work without experience is too well paid; above it, any student work;
#: and above it even work that is told in full.
_HIGH_WITHOUT_EXPERIENCE, _HIGH, _HIGH_IN_FULL = 6_000, 9_000, 15_000
_NO_EXPERIENCE = _BOOK.clue("no experience")
_IN_A_STUDY = _BOOK.clue("in a study")
_IN_SHARES = _BOOK.rule("in shares")


def _band(reading: Reading) -> Band | None:
    """What such work earns: of the brief's occupation, or of the one the text speaks of."""
    if reading.fields is not None:
        return band_of(reading.fields.occupation) if reading.fields.occupation else None
    occupation = occupation_in(reading.page)
    return band_of(occupation) if occupation else None


def _hourly_minor(reading: Reading) -> int | None:
    """Pay an hour in cents of a US dollar: from a brief's fields, or as the text says."""
    if reading.fields is not None:
        return reading.fields.rate_minor if reading.fields.currency == "USD" else None
    hourly = reading.facts.pay.hourly_usd
    return round(hourly * 100) if hourly is not None else None


def _is_told_in_full(reading: Reading) -> bool:
    """Whether a text names who one works under and what one does: it may well be worth it."""
    return reading.facts.supervisor is not None and reading.speaks_of_work


def _too_high(reading: Reading) -> Iterable[Hit]:
    """Half as much again as nearly everyone in the job earns; or $60 for work without experience."""
    hourly = _hourly_minor(reading)
    if hourly is None or hourly <= _HIGH_WITHOUT_EXPERIENCE:
        return
    band = _band(reading)
    most = band.too_good_minor if band else _HIGH
    is_easy = reading.page.first(_NO_EXPERIENCE, plain=False) is not None
    if hourly > most or is_easy:
        is_text = reading.fields is None
        is_light = is_text and not is_easy and hourly <= _HIGH_IN_FULL and _is_told_in_full(reading)
        yield Hit(
            quote=reading.facts.pay.quote if is_text else None,
            said=f"{dollars(hourly)} an hour",
            severity=Severity.NOTE if is_light else None,
        )


def _is_wage_of_today(reading: Reading) -> bool:
    """Whether a text's pay can stand beside what people earn: money for work, here and now."""
    page, quote = reading.page, reading.facts.pay.quote
    if is_elsewhere(page) or is_of_earlier_year(page) or page.holds(_IN_A_STUDY):
        return False
    if quote is None:
        return True
    _start, end = page.sentence_at(quote.start)
    return _IN_SHARES.match(page.plain, quote.end, end) is None


def _low_for_work(reading: Reading) -> Iterable[Hit]:
    hourly = _hourly_minor(reading)
    if hourly is None or hourly < federal_minor(reading):
        return
    band = _band(reading)
    if band is None or hourly >= band.p10_minor:
        return
    if reading.fields is None and not _is_wage_of_today(reading):
        return
    job = band.title.partition(", Except ")[0]
    people = "people in all jobs" if band.occupation == ALL else f"in the job ({job})"
    yield Hit(
        quote=reading.facts.pay.quote if reading.fields is None else None,
        said=f"{dollars(hourly)} an hour; nine in ten {people} earn over {dollars(band.p10_minor)}",
    )


RULES = (
    Rule(
        id="PAY-06",
        reads="both",
        severity=Severity.REVIEW,
        title=_("Pay is unusually high: {said}"),
        why=_(
            "Some work is worth it. But pay far above what work of a kind earns elsewhere is also "
            "how many job scams draw people in."
        ),
        source=MARKET + "; " + FTC,
        version=3,
        remedy=_("Check the figure. If it is right, say what about the work is worth so much."),
        advice=_("Find out what the work is and who pays before you give any details."),
        ask=_("Could you tell me more about what the role involves, and which organization pays?"),
        field="fee_minor",
        judge=_too_high,
    ),
    Rule(
        id="PAY-06L",
        reads="both",
        severity=Severity.NOTE,
        title=_("Less than the work earns elsewhere: {said}"),
        why=_(
            "These are wages of people in the job, across the United States. Students often earn "
            "less; the figure helps both sides to talk about pay."
        ),
        source=MARKET,
        version=3,
        remedy=_("Compare it with what the work is worth to you."),
        advice=_("Have the figure at hand when you speak about pay."),
        field="fee_minor",
        judge=_low_for_work,
    ),
)
