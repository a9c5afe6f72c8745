"""Pay is enough: the minimum wage where the work is done, and the campus's floor."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairbrief.fairness.dated import judged_on
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, Rule, counted, dollars
from fairbrief.fairness.rules.places import is_elsewhere
from fairbrief.fairness.states import state_name, state_of_work
from fairbrief.fairness.wages import CHECKED, FEDERAL, SOURCE, MinimumWage

_BOOK = Phrasebook("rules-floor")

_ALLOWS_LESS = _BOOK.clue("allows less")
_TIPS = _BOOK.clue("tips")
#: How near the last known rate pay is, in percent of it, for a raise to matter.
_NEAR_PERCENT = 115
_NO_WAGE = _BOOK.rule("no wage")
#: How near a sum it may be said what it is called.
_NEAR = 40
#: Cents an hour in money that federal law asks for where tips make up the rest.
_FEDERAL_BESIDE_TIPS = 213
#: States in which the whole minimum wage is owed before tips.
_NO_TIP_CREDIT = frozenset({"AK", "CA", "MN", "MT", "NV", "OR", "WA"})
_TIPPED = (
    "US Department of Labor, minimum wages for tipped employees "
    "(dol.gov/agencies/whd/state/minimum-wage/tipped)"
)


def _minimum(reading: Reading) -> MinimumWage:
    """The minimum wage on the day the work ends, where it is done: rates change in between."""
    fields = reading.brief
    on = fields.due_on or fields.starts_on or fields.today or CHECKED
    return reading.rulebook.wages.minimum(fields.work_state, on)


def _floor(reading: Reading) -> int:
    return max(reading.brief.floor_minor, _minimum(reading).hourly_minor)


def _below_floor(reading: Reading) -> Iterable[Hit]:
    fields, floor = reading.brief, _floor(reading)
    rate = fields.rate_minor
    if (
        fields.pay_kind == "fixed"
        and rate is not None
        and fields.currency == "USD"
        and rate < floor
    ):
        yield Hit(said=f"{dollars(rate)} an hour; the floor is {dollars(floor)}")


def _wage_may_change(reading: Reading) -> Iterable[Hit]:
    """A rate may be raised before the work is done: said where the pay is near the last known one."""
    fields = reading.brief
    rate = fields.rate_minor
    if fields.pay_kind != "fixed" or rate is None or not (fields.due_on or fields.starts_on):
        return
    found = _minimum(reading)
    last = max(found.hourly_minor, found.local_minor or 0)
    if not found.is_current and fields.currency == "USD" and rate * 100 < last * _NEAR_PERCENT:
        is_federal = found.jurisdiction == FEDERAL
        place = "the United States" if is_federal else state_name(found.jurisdiction)
        also = f" ({found.locally})" if found.locally else ""
        yield Hit(said=f"{dollars(found.hourly_minor)} an hour in {place}{also}")


def _pay_in_order(reading: Reading) -> str:
    if reading.fields is None:
        return ""
    fields = reading.fields
    rate = fields.rate_minor
    if fields.pay_kind != "fixed" or rate is None or fields.fee_minor is None:
        return ""
    if fields.currency != "USD" or fields.hours is None:
        return ""
    floor, minimum = _floor(reading), _minimum(reading)
    more = ""
    if minimum.may_be_more(rate):
        more = (
            f" The law may ask for more in {state_name(minimum.jurisdiction)}: {minimum.locally}."
        )
    return (
        f"Pay is {'above' if rate > floor else 'at'} the floor: {dollars(fields.fee_minor)} for "
        f"{counted(fields.hours, 'hour')} is {dollars(rate)} an hour; the floor is {dollars(floor)}."
        + more
    )


def federal_minor(reading: Reading) -> int:
    """The federal minimum in the year that a text is of; nothing for one before the table begins."""
    federal = reading.rulebook.wages.in_force(FEDERAL, judged_on(reading.page))
    return federal.hourly_minor if federal else 0


def _stated_minor(reading: Reading) -> int | None:
    """What a text's pay comes to an hour in cents, where wages of the United States may hold."""
    hourly = reading.facts.pay.hourly_usd
    if hourly is None or is_elsewhere(reading.page):
        return None
    return round(hourly * 100)


def _is_beside_tips(reading: Reading, minor: int) -> bool:
    """Whether it may be what an employer adds to tips."""
    return minor >= _FEDERAL_BESIDE_TIPS and reading.page.holds(_TIPS)


def _low_text(reading: Reading) -> Iterable[Hit]:
    """An hourly wage that is too low must change; where the law may allow less, and of sums over
    many hours, it is looked at."""
    minor = _stated_minor(reading)
    if minor is None or minor >= federal_minor(reading) or _is_beside_tips(reading, minor):
        return
    pay, page = reading.facts.pay, reading.page
    is_plain = pay.unit == "hour" and not (page.holds(_ALLOWS_LESS) or page.holds(_TIPS))
    yield Hit(
        quote=pay.quote,
        said=f"{dollars(minor)} an hour",
        severity=None if is_plain else Severity.REVIEW,
    )


def _low_beside_tips(reading: Reading) -> Iterable[Hit]:
    """Under the federal minimum beside tips, where the state is not known to ask for all of it."""
    minor = _stated_minor(reading)
    if minor is None or minor >= federal_minor(reading) or not _is_beside_tips(reading, minor):
        return
    if state_of_work(reading.page) not in _NO_TIP_CREDIT:
        yield Hit(quote=reading.facts.pay.quote, said=f"{dollars(minor)} an hour")


def _may_be_no_wage(reading: Reading) -> bool:
    """Whether a sum over many hours is called what no wage is called, or the law counts more."""
    quote, page = reading.facts.pay.quote, reading.page
    if quote is None or page.holds(_ALLOWS_LESS):
        return True
    around = page.plain[max(0, quote.start - _NEAR) : quote.end + _NEAR]
    return _NO_WAGE.search(around) is not None


def _low_in_state(reading: Reading) -> Iterable[Hit]:
    """Stated pay that comes to less than the state's minimum in the year of the text, where that is
    known; from afar one works in a state the text does not know."""
    minor, pay = _stated_minor(reading), reading.facts.pay
    if minor is None or reading.facts.place.kind == "remote":
        return
    if pay.unit != "hour" and _may_be_no_wage(reading):
        return
    if not (state := state_of_work(reading.page)):
        return
    is_tipped = _is_beside_tips(reading, minor) and state in _NO_TIP_CREDIT
    if minor < federal_minor(reading) and not is_tipped:
        return
    minimum = reading.rulebook.wages.in_force(state, judged_on(reading.page))
    if minimum is not None and minor < minimum.hourly_minor:
        comes_to = "" if pay.unit == "hour" else "about "
        before = ", before tips" if is_tipped else ""
        also = f"; {minimum.locally}" if minimum.locally else ""
        yield Hit(
            quote=pay.quote,
            said=(
                f"{comes_to}{dollars(minor)} an hour; the minimum in {state_name(state)} is "
                f"{dollars(minimum.hourly_minor)} from {_day(minimum.effective_from)}{before}{also}"
            ),
        )


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


RULES = (
    Rule(
        id="PAY-02",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Pay is below the floor: {said}"),
        why=_(
            "The floor is the higher of the campus's own and the minimum wage where the work is "
            "done, for every estimated hour, and all of it reaches the student."
        ),
        source=SOURCE + "; the campus's policy",
        remedy=_("Raise the fee or take work out, so that each estimated hour is paid."),
        example=_("A fixed fee of $432: 18 hours at $24 an hour."),
        field="fee_minor",
        version=3,
        judge=_below_floor,
        passed=_pay_in_order,
    ),
    Rule(
        id="PAY-02Y",
        reads="fields",
        severity=Severity.NOTE,
        title=_("The minimum wage may change before the work is done: {said} is the last known"),
        why=_(
            "Many states raise their minimum wage on 1 January; our table ends before the work does, "
            "and this pay is little above the last rate in it."
        ),
        source=SOURCE,
        remedy=_("Check the rate for every day of work when the agreement is made."),
        version=3,
        field="fee_minor",
        judge=_wage_may_change,
    ),
    Rule(
        id="PAY-02T",
        reads="text",
        severity=Severity.BLOCK,
        title=_("Pay comes to less than the minimum wage of the United States: {said}"),
        why=_(
            "Most employees in the United States are owed $7.25 an hour or more, in many states about "
            "twice that. The law allows less in some cases: the first 90 days for those under 20, "
            "board and lodging, some seasonal camps and volunteer programs."
        ),
        version=4,
        source=(
            SOURCE
            + "; Fair Labor Standards Act, sections 3(m), 6(g) and 13(a)(3), and Fact Sheet 32"
        ),
        remedy=_("Pay at least the minimum wage, and say how many hours the pay is meant for."),
        advice=_("Ask how many hours the pay is meant for, and what it comes to an hour."),
        ask=_("What does the pay come to an hour, and how many hours do you expect?"),
        judge=_low_text,
    ),
    Rule(
        id="PAY-02P",
        reads="text",
        severity=Severity.REVIEW,
        title=_("Beside tips it is less than the minimum wage: {said}"),
        why=_(
            "Where tips are paid, federal law allows $2.13 an hour in money if the tips bring it to "
            "$7.25, and the employer makes up what is missing. Most states ask for more, and in some "
            "the whole minimum wage is owed before tips."
        ),
        checked=date(2026, 11, 29),
        source=_TIPPED + "; Fair Labor Standards Act, section 3(m), and Fact Sheet 15",
        remedy=_(
            "Say what is paid at least with tips, and pay what the state asks for before them."
        ),
        advice=_(
            "Ask what it comes to at least, and look up what your state asks for beside tips."
        ),
        ask=_("What does it come to an hour at least, and who makes up for a day with few tips?"),
        judge=_low_beside_tips,
    ),
    Rule(
        id="PAY-02S",
        reads="text",
        severity=Severity.REVIEW,
        title=_("Pay is under the minimum wage of the state: {said}"),
        why=_(
            "Most employees are owed the minimum wage of the place where they work. States allow "
            "less in some cases, such as small employers and, in most states, tips; cities may ask "
            "for more."
        ),
        version=2,
        source=SOURCE + "; " + _TIPPED,
        remedy=_("Pay at least the minimum wage of the place, or say why it is not owed."),
        advice=_("Ask whether the minimum wage of the place is paid, and if not, why not."),
        ask=_("Is at least the minimum wage of the place of work paid, and if not, why not?"),
        judge=_low_in_state,
    ),
)
