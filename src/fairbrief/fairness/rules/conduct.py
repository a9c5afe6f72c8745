"""Fair dealing: personal data, trial work, what one may do elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.facts.selection import SELECTION, Task, is_of_selection, selection_tasks
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import CAREER_OFFICES, Hit, Reading, Rule, aimed, words
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("conduct")

_PERSONAL = {
    "number": _BOOK.clue("personal number"),
    "bank": _BOOK.clue("personal bank"),
    "paper": _BOOK.clue("personal paper"),
    "secret": _BOOK.clue("personal secret"),
}
_ASKS = _BOOK.rule("asks")
_ASKS_APPLICANTS = _BOOK.rule("asks applicants")
_AFTER_HIRE = _BOOK.rule("after hire")
_FOR_PAYMENT = _BOOK.rule("for payment")
_OFFICE_TAKES = _BOOK.rule("office takes")
_IS_TO_SEND = _BOOK.rule("is to send")
_SIGNS_IN = _BOOK.rule("signs in")
_OPENS_IT = _BOOK.rule("opens it")
_GIVES_AWAY = _BOOK.rule("gives away")
_BIRTHDAY = _BOOK.rule("birthday")
FOR_A_CHECK = _BOOK.rule("for a check")
_KEPT_FOR_IT = _BOOK.rule("kept for it")
_STUDENT_CARD = _BOOK.rule("student card")
_OF_A_FORM = _BOOK.rule("of a form")
_PASSWORD_ANEW = _BOOK.rule("password anew")
_LEADS_ON = _BOOK.rule("leads on")
_OF_OTHERS = _BOOK.rule("of others")
_HELPS_OTHERS = _BOOK.rule("helps others")
_ASKS_OTHERS = _BOOK.rule("asks others")
_CLERK_DOES = _BOOK.rule("clerk does")
_OF_READER = re.compile(r"\b(?:your|yours|us|me)\b")
_OTHERS = _BOOK.rule("others")
_OF_APPLICANTS = _BOOK.rule("of applicants")
_ON_ITS_PAGES = _BOOK.rule("on its pages")
_NOT_TO_ME = _BOOK.rule("not to me")
#: "You can send it to housing, not to me": it may stand in the next words.
_NEXT = 60
#: How far above an item the words stand that ask for its list.
_LIST = 600
#: What an office looks at; nobody needs to see a card's number or a password.
_SHOWN = frozenset({"number", "paper"})
_OF_INVOICE = re.compile(r".*\binvoice\b.*|should i")
_PAYROLL_OFFICE = _BOOK.clue("payroll office")
_TAX_FORMS = _BOOK.clue("tax forms")
_IN_PERSON = _BOOK.clue("brought in person")
_BY_MAIL = _BOOK.rule("by mail")
_TRIAL_WORK = _BOOK.clue("trial work")
_TRIAL_HOURS = _BOOK.rule("trial hours")
_PAID_FOR = _BOOK.rule("paid for")
_NOT_PAID_FOR = _BOOK.rule("not paid for")
_SPELT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_OF_A_PRODUCT = _BOOK.rule("of a product")
_MADE_ALREADY = _BOOK.rule("made already")
_NON_COMPETE = _BOOK.clue("non-compete")
_RIGHTS = _BOOK.clue("rights")
_SILENCE = _BOOK.clue("silence")


@aimed(_TRIAL_WORK, SELECTION)
def _trial(reading: Reading) -> Iterable[Hit]:
    """Trial work; from two hours on it stops a posting, unless it is paid for. Neither the trial of a
    thing nor work that one has already made is any."""
    page = reading.page
    tasks = page.once(selection_tasks)
    trials = [
        Task(quote, *page.sentence_at(quote.start))
        for quote in page.all(_TRIAL_WORK, most=2)
        if not is_of_selection(page, quote.start)
    ]
    for quote, start, end in (*trials, *tasks[:1]):
        said = page.plain[start:end]
        is_of_product = "period" in quote.text.lower() and _OF_A_PRODUCT.search(
            page.plain, start, quote.start
        )
        if (
            _is_paid_for(said)
            or is_of_product
            or _MADE_ALREADY.search(page.plain, quote.start, end)
        ):
            continue
        long = _TRIAL_HOURS.search(said)
        hours = _hours_of(long) if long else 0.0
        yield Hit(quote=quote, severity=Severity.BLOCK if hours > 2 else None)


def _is_paid_for(said: str) -> bool:
    return _PAID_FOR.search(said) is not None and _NOT_PAID_FOR.search(said) is None


def _hours_of(found: re.Match[str]) -> float:
    number = _SPELT.get(found["hours"]) or int(found["hours"])
    unit = found["unit"][0]
    return number * {"h": 1, "d": 8, "w": 40, "m": 160}[unit]


_ASKED_FIRST = _BOOK.clue("asked first")


@aimed(*_PERSONAL.values(), _ASKED_FIRST)
def _personal_data(reading: Reading) -> Iterable[Hit]:
    """Data asked for before anything is agreed; two kinds of it together are a mark of fraud."""
    page, is_payroll = reading.page, _is_payroll(reading.page)
    for quote in page.all(_ASKED_FIRST, most=1):
        yield Hit(quote=quote, scam=True, is_sure=True)
    named = [
        (kind, quote)
        for kind, sought in page.among(_PERSONAL)
        for quote in page.all(sought, most=4)
        if not _AFTER_HIRE.search(page.plain, *page.sentence_at(quote.start))
        and not (is_payroll and not _BY_MAIL.search(page.plain, *page.sentence_at(quote.start)))
        and not _is_of_office(page, kind, quote, is_message=reading.posting.is_message)
    ]
    kinds: dict[tuple[int, int], set[str]] = {}
    for kind, quote in named:
        kinds.setdefault(page.sentence_at(quote.start), set()).add(kind)
    listed = {quote for _kind, quote in named if _is_listed(page, quote)}
    found = [
        (kind, quote)
        for kind, quote in named
        if len(kinds[page.sentence_at(quote.start)]) > 1
        or quote in listed
        or _is_asked_for(page, quote)
    ]
    early = {quote: _is_only_early(page, quote, kinds) for _kind, quote in found}
    # A long list for "the file" is bad practice more often than fraud.
    told = {kind for kind, quote in found if early[quote] is None and quote not in listed}
    is_strong = len(told) > 1 and not is_payroll
    for _kind, quote in sorted(found, key=lambda each: each[1].start):
        severity = early[quote]
        yield Hit(quote=quote, severity=severity, scam=is_strong and severity is None)


def _is_only_early(
    page: Page, quote: Quote, kinds: dict[tuple[int, int], set[str]]
) -> Severity | None:
    """How much it weighs where it is asked for with a reason, only too early: for the check of who
    works with children, to pay who has done the work, or a student's card by itself, to show that
    one is enrolled."""
    bounds = page.sentence_at(quote.start)
    said = quote.text.lower()
    if kinds[bounds] == {"number"} and _is_for_payment(page, quote):
        return Severity.REVIEW
    if _STUDENT_CARD.search(said) and len(kinds[bounds]) == 1:
        return Severity.COACH
    is_kept = _KEPT_FOR_IT.fullmatch(said) and kinds[bounds] <= {"number", "secret"}
    if is_kept and FOR_A_CHECK.search(page.plain, bounds[0], bounds[1] + _NEXT):
        return Severity.REVIEW
    return None


def _is_of_office(page: Page, kind: str, quote: Quote, *, is_message: bool) -> bool:
    """Whether an office takes it in where it must, with the contract or on the first day; or it is
    what others are helped with. An invoice has an account on it, which one may have to ask for."""
    bounds = page.sentence_at(quote.start)
    if _is_harmless(page, quote, is_message=is_message) or _is_theirs(page, quote):
        return True
    is_of_reader = _OF_READER.search(page.plain, *bounds) is not None
    if kind == "number" and not is_of_reader and _is_for_payment(page, quote):
        return True
    if _ON_ITS_PAGES.search(page.plain, bounds[0], bounds[1] + _NEXT):
        return True
    if is_message and _NOT_TO_ME.search(page.plain, bounds[0], bounds[1] + _NEXT):
        return True
    found = _OFFICE_TAKES.search(page.plain, bounds[0], bounds[1] + _NEXT * is_message)
    if found is None:
        return False
    if _OF_INVOICE.fullmatch(found[0]):
        is_with_it = kind == "bank" and found[0].startswith("invoice")
        return is_message or (is_with_it and _IS_TO_SEND.search(page.plain, *bounds) is None)
    if found[0].startswith("bring") and kind not in _SHOWN:
        return False
    return _IS_TO_SEND.search(page.plain, *bounds) is None


def _is_for_payment(page: Page, quote: Quote) -> bool:
    """Whether a number is what the tax asks of who is paid; nobody needs a bank's card beside it."""
    start, end = page.sentence_at(quote.start)
    return (
        _FOR_PAYMENT.match(page.plain, quote.end, end) is not None
        and _IS_TO_SEND.search(page.plain, start, end) is None
        and not page.holds(_PERSONAL["bank"])
    )


def _is_harmless(page: Page, quote: Quote, *, is_message: bool) -> bool:
    """Whether a school's name for who signs in is used on its own page, not given away; who works
    together may ask for it, as for a mail address or a birthday, but not for what opens it."""
    start, end = page.sentence_at(quote.start)
    if is_message and _BIRTHDAY.fullmatch(quote.text.lower()):
        return _OF_A_FORM.search(page.plain) is None
    if is_message and quote.text.lower() == "your password":
        is_anew = _PASSWORD_ANEW.search(page.plain, start, quote.start)
        return is_anew is not None and _LEADS_ON.search(page.plain) is None
    if quote.text.lower() != "netid":
        return False
    if is_message:
        return _OPENS_IT.search(page.plain, start, end) is None
    is_used = _SIGNS_IN.search(page.plain, start, quote.start)
    return bool(is_used) and _GIVES_AWAY.search(page.plain, start, end) is None


def _is_theirs(page: Page, quote: Quote) -> bool:
    """Whether it is the data of clients, patients or guests, with whom the reader has to do."""
    start, end = page.sentence_at(quote.start)
    before = page.plain, start, quote.start
    if _HELPS_OTHERS.search(*before) or (
        _CLERK_DOES.search(*before) and not _OF_READER.search(page.plain, start, end)
    ):
        return True
    if _OF_APPLICANTS.search(page.plain, start, end):
        return False
    return bool(
        _ASKS_OTHERS.search(*before)
        or (_OF_OTHERS.search(*before) and _OTHERS.search(page.plain, start, end))
    )


def _is_payroll(page: Page) -> bool:
    """Whether an office tells who is hired what to bring for the payroll and the tax."""
    return all(map(page.holds, (_PAYROLL_OFFICE, _TAX_FORMS, _IN_PERSON)))


def _is_asked_for(page: Page, quote: Quote) -> bool:
    start, end = page.sentence_at(quote.start)
    sentence = page.plain[start:end]
    is_form_line = len(sentence) < 60 and (
        sentence.rstrip().endswith(":") or ":" in sentence[quote.end - start :]
    )
    return bool(is_form_line or _ASKS.search(sentence))


_ITEM = re.compile(r"[ \t]{0,8}(?:[-*•·–]|\d{1,2}[.)])")


def _is_listed(page: Page, quote: Quote) -> bool:
    """Whether words stand in an item of a list that applicants are asked to send."""
    start, _end = page.sentence_at(quote.start)
    lines = page.plain[max(start - _LIST, 0) : start].split("\n")
    if not _ITEM.match(lines.pop() + page.plain[start : start + 9]):
        return False
    while lines and (not lines[-1].strip() or _ITEM.match(lines[-1])):
        lines.pop()
    lead = lines[-1] if lines else ""
    return bool(
        _ASKS_APPLICANTS.search(lead) and _ASKS.search(lead) and not _AFTER_HIRE.search(lead)
    )


_PRACTICE = "General practice of career offices; the platform's defaults"


RULES = (
    Rule(
        id="FAIR-02",
        reads="both",
        severity=Severity.BLOCK,
        title=_("It asks for personal data before anything is agreed"),
        why=_(
            "Nobody needs an identity number or bank details to consider an application. What the check "
            "of those who work with children needs can wait for an offer, and that one is enrolled can "
            "be shown by an address of the school."
        ),
        source=CAREER_OFFICES + " (such as Case Western Reserve University); Handshake",
        version=3,
        remedy=_("Take it out. Payment details come after signing, through a payment provider."),
        advice=_(
            "Do not send it before you have an offer and know who asks. Payment details come after "
            "signing."
        ),
        ask=_("May I give identity and bank details only after both of us have signed?"),
        example=_(
            "Apply with a short note; we ask for payment details after both sides have signed."
        ),
        field="summary",
        judge=_personal_data,
    ),
    Rule(
        id="FAIR-03",
        reads="both",
        severity=Severity.COACH,
        title=_("It claims rights in the student's work, paid or not"),
        why=_("A few hours of student work call for no claim on every idea."),
        source=_PRACTICE,
        version=3,
        remedy=_("Let rights pass when the work is paid."),
        advice=_("Ask that rights pass when the work is paid."),
        ask=_("Do the rights in my work pass to you only when it is paid?"),
        example=_("Rights in the work pass to us when it is paid."),
        field="summary",
        judge=words(_RIGHTS),
    ),
    Rule(
        id="FAIR-03C",
        reads="both",
        severity=Severity.REVIEW,
        title=_("It forbids work for others"),
        why=_(
            "A few hours of student work call for no ban on other work. Many places limit such bans; in "
            "Massachusetts they cannot be enforced against student interns."
        ),
        source="Massachusetts G.L. c. 149 § 24L(c); general practice of career offices",
        remedy=_("Take it out; what is confidential can be agreed on instead."),
        advice=_("Ask to have it taken out before you sign; your career office can help."),
        ask=_("May I work for others during this work and after it?"),
        example=_("You may work for others; what you learn of our clients stays confidential."),
        field="summary",
        is_law=True,
        judge=words(_NON_COMPETE),
    ),
    Rule(
        id="FAIR-03S",
        reads="both",
        severity=Severity.COACH,
        title=_("Nothing may be said or shown of the work"),
        why=_(
            "A few hours of student work call for no silence without end, and no portfolio without a "
            "trace of it."
        ),
        source=_PRACTICE,
        remedy=_("End confidentiality on a date, and agree what may be shown."),
        advice=_("Ask when confidentiality ends, and what you may show."),
        ask=_("When does confidentiality end, and what may I show of my work?"),
        example=_(
            "You may name the project and show a sample we agree on; client names stay confidential "
            "for one year."
        ),
        field="summary",
        judge=words(_SILENCE),
    ),
    Rule(
        id="FAIR-04",
        reads="both",
        severity=Severity.COACH,
        title=_("It asks for trial work"),
        why=_(
            "A long trial is hard to tell from work: by the British government's guidance one of more "
            "than a day is to be paid in all but rare cases. Work already made shows as much."
        ),
        source="UK government, guidance on the minimum wage and unpaid work trials; the platform's defaults",
        version=3,
        remedy=_("Ask for existing work, or pay for the trial."),
        advice=_(
            "Offer a piece of work that you have already made, or ask for the trial to be paid."
        ),
        ask=_("How long does the trial take, is it paid, and could I send existing work instead?"),
        example=_("Send us one piece of work you have already made."),
        field="summary",
        judge=_trial,
    ),
)
