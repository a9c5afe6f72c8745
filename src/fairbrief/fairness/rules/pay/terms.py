"""The terms of pay: how much, in what, how and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import (
    FREELANCE,
    FTC,
    Hit,
    Reading,
    Rule,
    aimed,
    counted,
    missing,
    says,
    when,
)
from fairbrief.fairness.rules.spoken_of import is_spoken_of

_BOOK = Phrasebook("rules-terms")

_LATE = _BOOK.clue("late")
_IN_COINS = _BOOK.clue("paid in coins")
_NO_MONEY = _BOOK.rule("no money")
_SHARES = _BOOK.rule("shares")
_MONEY = _BOOK.rule("money")
_OR = _BOOK.rule("or instead")
_A_SUM = _BOOK.rule("a sum")
_KNOWN_ELSEWHERE = _BOOK.rule("known elsewhere")
#: How far from the words on pay a sum may stand that is not read as the amount, or where it is laid
#: down; it may be the line before.
_BESIDE = 160

#: Days to pay, at most. Five working days make a week.
_MOST_DAYS, _WORKING, _WEEK = 30, 5, 7
_A_YEAR = 366


def _no_money(fields: Fields) -> str:
    """What of how it is paid is no money, where nothing in it is; "" otherwise."""
    method = fields.pay_method.lower()
    if fields.pay_kind != "fixed" or _MONEY.search(method):
        return ""
    found = _NO_MONEY.search(method)
    return found[0] if found else ""


def _in_goods(reading: Reading) -> Iterable[Hit]:
    """Where nothing is money, that must change; something beside money is looked at where it may be
    had in its place."""
    fields = reading.brief
    if said := _no_money(fields):
        yield Hit(said=said)
    elif fields.pay_kind == "fixed" and (found := _OR.search(fields.pay_method.lower())):
        yield Hit(said=found["said"], severity=Severity.REVIEW)


def _in_shares(fields: Fields) -> str:
    """Shares that are the pay; "" where there is money or something else."""
    method = fields.pay_method.lower()
    if fields.pay_kind != "fixed" or _MONEY.search(method) or _NO_MONEY.search(method):
        return ""
    found = _SHARES.search(method)
    return found[0] if found else ""


@aimed(_LATE)
def _late_pay(reading: Reading) -> Iterable[Hit]:
    for match, _start, _end in reading.page.matches(_LATE):
        days = int(match["days"]) if match["days"] else 0
        if match["working"]:
            days = days * _WEEK // _WORKING
        if not match["days"] or _MOST_DAYS < days < _A_YEAR:
            yield Hit(quote=reading.page.quote(match.start(), match.end()))
            return


def _no_sum(reading: Reading) -> Iterable[Hit]:
    """Paid, and not how much: neither a sum nor where one can be looked up, such as a union's scale."""
    pay, page = reading.facts.pay, reading.page
    if pay.status != "paid" or pay.amount is not None or pay.quote is None:
        return
    since, until = max(0, pay.quote.start - _BESIDE), pay.quote.end + _BESIDE
    around = page.plain[since:until]
    if not (_A_SUM.search(around) or _KNOWN_ELSEWHERE.search(around)):
        yield Hit(quote=pay.quote)


@aimed(_IN_COINS)
def _paid_in_coins(reading: Reading) -> Iterable[Hit]:
    """Coins as the pay; not those that the work is about."""
    page = reading.page
    for found in page.all(_IN_COINS, most=2):
        if not is_spoken_of(page, found):
            yield Hit(quote=found)


_WHEN = (
    "The platform's default; for contractors: New York General Business Law, article 44-A; "
    "California SB 988; Illinois 820 ILCS 193/15"
)
_TRANSPARENCY = "Pay transparency laws of states such as California, Colorado, New York, Washington and Illinois"
_THIRTY_DAYS = _(
    "An employee is paid for every hour on the regular payday, whether or not the work is accepted. "
    "For a contractor 30 days are the most we allow. Where no date is agreed, New York State and "
    "California give 30 days from the end of the work; Illinois allows no later date than 30 days "
    "after the work is provided."
)

RULES = (
    Rule(
        id="PAY-03",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The fee is not said"),
        why=_("Both sides need the fee, how it is paid and when, in writing, before work starts."),
        source=FREELANCE,
        version=2,
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
        version=3,
        passed=says(
            lambda fields: (
                f"How it is paid: {fields.pay_method}."
                if fields.pay_method and not _no_money(fields) and not _in_shares(fields)
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
        version=2,
        remedy=_("Pay in money, such as by bank transfer or check."),
        example=_("By bank transfer, through our payroll service."),
        field="pay_method",
        judge=_in_goods,
    ),
    Rule(
        id="PAY-03C",
        reads="text",
        severity=Severity.REVIEW,
        title=_("It is paid in coins and not in money"),
        why=_(
            "Coins change their value overnight, cost fees to spend and can never be called back; in "
            "the United States wages are paid in money. Who is asked to take them thinks of a scam."
        ),
        source="29 CFR 531.27 (wages in cash or what is paid at par); " + FTC,
        checked=date(2026, 11, 29),
        remedy=_("Pay in money, such as by bank transfer or check."),
        advice=_("Ask to be paid in money, and open no wallet and send no coins for the work."),
        ask=_("Can I be paid in money, such as by bank transfer?"),
        judge=_paid_in_coins,
    ),
    Rule(
        id="PAY-03E",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Shares are not pay: {said}"),
        why=_("Shares may never be worth anything; wages are paid in money."),
        source="29 CFR 531.27 (wages in cash or what is paid at par)",
        remedy=_("Pay in money; shares may come on top."),
        example=_("By bank transfer, through our payroll service."),
        field="pay_method",
        judge=when(_in_shares),
    ),
    Rule(
        id="PAY-03T",
        reads="text",
        severity=Severity.REVIEW,
        title=_("We found no word on pay"),
        why=_(
            "A posting that is clear about money is clear about work. In the United States, several "
            "states require many employers to say it."
        ),
        source=_TRANSPARENCY,
        version=3,
        remedy=_("Say how much is paid for the whole project, and when."),
        advice=_("Ask before you spend an hour on an application."),
        ask=_("Is this paid, how much is it for the whole project, and when is it paid?"),
        judge=missing(lambda facts: facts.pay.status != "unstated"),
    ),
    Rule(
        id="PAY-03A",
        reads="text",
        severity=Severity.REVIEW,
        title=_("It is paid, and not said how much"),
        why=_(
            "“Competitive” is no sum: nobody can tell from it whether the work is worth their time. In "
            "the United States, several states require many employers to say what they pay."
        ),
        source=_TRANSPARENCY,
        remedy=_("Say how much it is, by the hour or for the whole project, and when it is paid."),
        advice=_("Ask how much it is before you spend an hour on an application."),
        ask=_("How much is it, by the hour or for the whole project, and when is it paid?"),
        judge=_no_sum,
    ),
    Rule(
        id="PAY-04",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("Pay is not due within 30 days of acceptance"),
        why=_THIRTY_DAYS,
        source=_WHEN,
        version=3,
        remedy=_("Give a number of days from acceptance to pay, 30 at most."),
        ask=_("How many days after you accept the work is it paid?"),
        example=_(
            "On payroll: on each regular payday, for every hour until then. / For a contractor: "
            "within 14 days of our accepting the work."
        ),
        field="pay_days",
        judge=when(
            lambda fields: (
                fields.pay_kind == "fixed"
                and (fields.pay_days is None or fields.pay_days > _MOST_DAYS)
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
        why=_THIRTY_DAYS,
        source=_WHEN,
        version=3,
        remedy=_("Pay within 30 days of handing in, whatever becomes of the work."),
        advice=_("Ask for pay within 30 days of handing in, whatever becomes of the work."),
        ask=_("Can I be paid within 30 days of handing in, whether or not it is used?"),
        judge=_late_pay,
    ),
)
