"""Pay: is it paid, enough, in writing and in time."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.market import ALL, Band, band_of, occupation_in
from fairbrief.fairness.market import SOURCE as MARKET
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import (
    FLSA71,
    FREELANCE,
    FTC,
    NACE_UNPAID,
    Hit,
    Reading,
    Rule,
    aimed,
    counted,
    dollars,
    missing,
    says,
    when,
)
from fairbrief.fairness.rules.places import REQUIRED_BY_COURSE, is_elsewhere, is_nonprofit
from fairbrief.fairness.wages import CHECKED, FEDERAL, SOURCE, MinimumWage

_BOOK = Phrasebook("rules-pay")

#: Cents an hour: above it, work without experience is too well paid; above it, any student work.
_HIGH_WITHOUT_EXPERIENCE, _HIGH = 6_000, 9_000
NO_EXPERIENCE = _BOOK.clue("no experience")
_LATE = _BOOK.clue("late")
_NO_MONEY = _BOOK.rule("no money")


def _no_money(fields: Fields) -> str:
    """What of how it is paid is no money; "" where all of it is."""
    if fields.pay_kind != "fixed":
        return ""
    found = _NO_MONEY.search(fields.pay_method.lower())
    return found[0] if found else ""


def _unpaid_text(reading: Reading) -> Iterable[Hit]:
    """A company's must change; of a charity, a public body or a course that asks for it, why."""
    page = reading.page
    if reading.facts.pay.status == "unpaid":
        is_open = is_nonprofit(page) or page.first(REQUIRED_BY_COURSE, plain=False)
        yield Hit(quote=reading.facts.pay.quote, severity=Severity.REVIEW if is_open else None)


def _unpaid_fields(reading: Reading) -> Iterable[Hit]:
    fields = reading.brief
    if fields.pay_kind == "none":
        allowed = fields.unpaid_allowed and fields.employer_kind != "for_profit"
        yield Hit(severity=Severity.NOTE if allowed else Severity.BLOCK)


def _unpaid_and_remote(fields: Fields) -> bool:
    allowed = fields.unpaid_allowed and fields.employer_kind != "for_profit"
    is_remote = fields.place == "remote" and not fields.unpaid_remote
    return fields.pay_kind == "none" and allowed and is_remote


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
    fields = reading.brief
    if fields.pay_kind == "fixed" and (fields.due_on or fields.starts_on):
        found = _minimum(reading)
        if not found.is_current:
            place = "the United States" if found.jurisdiction == FEDERAL else found.jurisdiction
            yield Hit(said=f"{dollars(found.hourly_minor)} an hour in {place}")


def _pay_in_order(reading: Reading) -> str:
    if reading.fields is None:
        return ""
    fields = reading.fields
    rate = fields.rate_minor
    if fields.pay_kind != "fixed" or rate is None or fields.fee_minor is None:
        return ""
    if fields.currency != "USD" or fields.hours is None:
        return ""
    floor = _floor(reading)
    return (
        f"Pay is {'above' if rate > floor else 'at'} the floor: {dollars(fields.fee_minor)} for "
        f"{counted(fields.hours, 'hour')} is {dollars(rate)} an hour; the floor is {dollars(floor)}."
    )


def _low_text(reading: Reading) -> Iterable[Hit]:
    hourly = _hourly_minor(reading)
    if hourly is not None and hourly < _federal_minor(reading) and not is_elsewhere(reading.page):
        yield Hit(quote=reading.facts.pay.quote, said=f"{dollars(hourly)} an hour")


def _federal_minor(reading: Reading) -> int:
    return reading.rulebook.wages.minimum("", CHECKED).hourly_minor


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


def _too_high(reading: Reading) -> Iterable[Hit]:
    """Half as much again as nearly everyone in the job earns; or $60 for work without experience."""
    hourly = _hourly_minor(reading)
    if hourly is None or hourly <= _HIGH_WITHOUT_EXPERIENCE:
        return
    band = _band(reading)
    most = band.too_good_minor if band else _HIGH
    if hourly > most or reading.page.first(NO_EXPERIENCE, plain=False):
        yield Hit(
            quote=reading.facts.pay.quote if reading.fields is None else None,
            said=f"{dollars(hourly)} an hour",
        )


def _low_for_work(reading: Reading) -> Iterable[Hit]:
    hourly = _hourly_minor(reading)
    if hourly is None or hourly < _federal_minor(reading):
        return
    band = _band(reading)
    if band is None or hourly >= band.p10_minor:
        return
    if reading.fields is None and is_elsewhere(reading.page):
        return
    job = band.title.partition(", Except ")[0]
    people = "people in all jobs" if band.occupation == ALL else f"in the job ({job})"
    yield Hit(
        quote=reading.facts.pay.quote if reading.fields is None else None,
        said=f"{dollars(hourly)} an hour; nine in ten {people} earn over {dollars(band.p10_minor)}",
    )


@aimed(_LATE)
def _late_pay(reading: Reading) -> Iterable[Hit]:
    for match, _start, _end in reading.page.matches(_LATE):
        days = int(match["days"]) if match["days"] else 0
        if not match["days"] or 30 < days < 366:
            yield Hit(quote=reading.page.quote(match.start(), match.end()))
            return


_NEW_YORK = _(
    "Where no date is agreed, the law of New York State gives who hires a freelancer 30 days from "
    "the end of the work to pay; elsewhere that is a fair measure, too."
)

RULES = (
    Rule(
        id="PAY-01",
        reads="text",
        severity=Severity.BLOCK,
        title=_("It is unpaid"),
        why=_(
            "Unpaid work shuts out everyone who cannot work for nothing, and paid interns get more "
            "job offers. What is lawful depends on the place: in the United States a company may "
            "leave an intern unpaid only when the student is the one who mainly benefits."
        ),
        source=NACE_UNPAID + "; " + FLSA71,
        remedy=_(
            "Ask whether it can be paid. A public agency or a nonprofit may say why it cannot."
        ),
        ask=_("Could this work be paid, or at least what taking part costs me, such as travel?"),
        field="pay_kind",
        version=2,
        judge=_unpaid_text,
    ),
    Rule(
        id="PAY-01F",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("It is unpaid"),
        why=_(
            "Unpaid work shuts out everyone who cannot work for nothing. Companies pay here; a "
            "nonprofit or a public agency may offer unpaid work only where the campus allows it, "
            "and students are always told plainly."
        ),
        source=NACE_UNPAID + "; " + FLSA71,
        version=2,
        remedy=_("Offer a fixed fee, or choose a campus whose policy allows unpaid work for you."),
        example=_("A fixed fee of $432 for the whole project, 18 hours at $24."),
        field="pay_kind",
        judge=_unpaid_fields,
    ),
    Rule(
        id="PAY-01R",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("It is unpaid and remote"),
        why=_(
            "This campus allows unpaid work only where the student is with the people, not from "
            "afar: what makes up for the pay is being among them."
        ),
        source="The campus's policy; " + NACE_UNPAID,
        remedy=_("Offer a fixed fee, or have the student with you for a part of the work."),
        field="place",
        judge=when(_unpaid_and_remote),
    ),
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
        version=2,
        judge=_below_floor,
        passed=_pay_in_order,
    ),
    Rule(
        id="PAY-02Y",
        reads="fields",
        severity=Severity.NOTE,
        title=_("The minimum wage may change before the work is done: {said} is the last known"),
        why=_(
            "Many states raise their minimum wage on 1 January; our table ends before the work does."
        ),
        source=SOURCE,
        remedy=_("Check the rate for every day of work when the agreement is made."),
        version=2,
        field="fee_minor",
        judge=_wage_may_change,
    ),
    Rule(
        id="PAY-02T",
        reads="text",
        severity=Severity.BLOCK,
        title=_("Pay comes to less than the minimum wage of the United States: {said}"),
        why=_(
            "An employee in the United States is owed $7.25 an hour at least, and about twice that in "
            "many states. For a stipend or a fee other rules may hold; this is what it comes to."
        ),
        version=2,
        source=SOURCE,
        remedy=_("Ask how many hours the pay is meant for, and what it comes to an hour."),
        ask=_("What does the pay come to an hour, and how many hours do you expect?"),
        judge=_low_text,
    ),
    Rule(
        id="PAY-03",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The fee is not said"),
        why=_("Both sides need the fee, how it is paid and when, in writing, before work starts."),
        source=FREELANCE,
        remedy=_("Give the fee for the whole project."),
        ask=_("How much is paid for the whole project?"),
        example=_("A fixed fee of $432 for the whole project."),
        field="fee_minor",
        judge=when(lambda fields: fields.pay_kind == "fixed" and not fields.fee_minor),
    ),
    Rule(
        id="PAY-03M",
        reads="fields",
        severity=Severity.COACH,
        title=_("How it is paid is not said"),
        why=_("A written agreement names the method of payment."),
        source=FREELANCE,
        remedy=_("Say how you pay, such as by bank transfer."),
        ask=_("How will I be paid?"),
        example=_("By bank transfer, through our payroll service."),
        field="pay_method",
        judge=when(lambda fields: fields.pay_kind == "fixed" and not fields.pay_method.strip()),
        version=2,
        passed=says(
            lambda fields: (
                f"How it is paid: {fields.pay_method}."
                if fields.pay_method and not _no_money(fields)
                else ""
            )
        ),
    ),
    Rule(
        id="PAY-03G",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("What is paid is not money: {said}"),
        why=_(
            "Gift cards, vouchers, coins and goods are hard to spend and impossible to call back; "
            "wages are paid in money, and who is asked to take them thinks of a scam."
        ),
        source=FTC + ", gift card scams; 29 CFR 531.27 (wages in cash or what is paid at par)",
        remedy=_("Pay in money, such as by bank transfer or check."),
        example=_("By bank transfer, through our payroll service."),
        field="pay_method",
        judge=when(lambda fields: _no_money(fields)),
    ),
    Rule(
        id="PAY-03T",
        reads="text",
        severity=Severity.REVIEW,
        title=_("Pay is not said"),
        why=_(
            "A posting that is clear about money is clear about work. In the United States, several "
            "states require many employers to say it."
        ),
        source="Pay transparency laws of California, Colorado, New York, Washington and Illinois",
        version=2,
        remedy=_("Ask before you spend an hour on an application."),
        ask=_("Is this paid, how much is it for the whole project, and when is it paid?"),
        judge=missing(lambda facts: facts.pay.status != "unstated"),
    ),
    Rule(
        id="PAY-04",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Pay is not due within 30 days of acceptance"),
        why=_NEW_YORK,
        source="New York Freelance Isn't Free Act",
        version=2,
        remedy=_("Give a number of days from acceptance to pay, 30 at most."),
        ask=_("How many days after you accept the work is it paid?"),
        example=_("Paid within 14 days of our accepting the work."),
        field="pay_days",
        judge=when(
            lambda fields: (
                fields.pay_kind == "fixed" and (fields.pay_days is None or fields.pay_days > 30)
            )
        ),
        passed=says(
            lambda fields: (
                f"Paid within {counted(fields.pay_days, 'day')} of acceptance."
                if fields.pay_days is not None and fields.pay_kind == "fixed"
                else ""
            )
        ),
    ),
    Rule(
        id="PAY-04T",
        reads="text",
        severity=Severity.REVIEW,
        title=_("Pay comes late"),
        why=_NEW_YORK,
        source="New York Freelance Isn't Free Act",
        version=2,
        remedy=_("Ask for pay within 30 days of handing in, whatever becomes of the work."),
        ask=_("Can I be paid within 30 days of handing in, whether or not it is used?"),
        judge=_late_pay,
    ),
    Rule(
        id="PAY-06",
        reads="both",
        severity=Severity.REVIEW,
        title=_("Pay is unusually high: {said}"),
        why=_("Pay far above what the work earns elsewhere is how many job scams draw people in."),
        source=FTC + "; " + MARKET,
        version=2,
        remedy=_("Check the figure. If it is right, say what about the work is worth so much."),
        advice=_("Find out what the work is and who pays before you give any details."),
        ask=_("What does the work ask for that it is paid this well, and who pays it?"),
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
        version=2,
        remedy=_("Compare it with what the work is worth to you."),
        advice=_("Have the figure at hand when you speak about pay."),
        field="fee_minor",
        judge=_low_for_work,
    ),
)
