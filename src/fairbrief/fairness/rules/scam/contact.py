"""Words of scams about people: offers nobody asked for, borrowed names, data by reply."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.contact import OF_LISTS
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed, hits
from fairbrief.fairness.rules.conduct import FOR_A_CHECK
from fairbrief.fairness.rules.scam.headers import replies_elsewhere
from fairbrief.fairness.rules.scam.worked import is_wage
from fairbrief.fairness.text import Page, Quote

BOOK = Phrasebook("scam-contact")

IMPERSONATE = BOOK.clue("impersonate")
APPLY_WITH = BOOK.clue("apply with")
#: What a person is asked for, by what it is.
_PERSONAL = {
    "name": BOOK.clue("personal name"),
    "address": BOOK.clue("personal address"),
    "phone": BOOK.clue("personal phone"),
    "age": BOOK.clue("personal age"),
    "place": clue(r"\bzip(?: code)?\b|\bcity\b(?=\W{1,3}(?:state|zip))|\bstate\b(?=\W{1,3}zip)"),
    "work": BOOK.clue("personal work"),
    "bank": BOOK.clue("personal bank"),
    "papers": BOOK.clue("personal papers"),
}
_SEND = BOOK.rule("send")
#: So many kinds of personal data in one sentence, before anything is agreed, are a mark.
_MANY = 3


#: What a contract or a parcel needs; who writes to each other may ask for it.
_NAME_AND_PLACE = BOOK.rule("name and place")
_FOR_A_TICKET = re.compile(
    r"\bfor (?:the|your|our) (?:\w{3,10} )?(?:tickets?|bus|train|flight|insurance|certificates?|badges?"
    r"|guest list|hotel|booking)\b"
)
_MONEY = re.compile(r"\b(?:che(?:ck|que)s?|payments?|money|funds|salary|job|position)\b")
_BANK = re.compile(r"\b(?:bank|ssn|social|account|card|occupation|sex|gender)\b")
_INVOICE = re.compile(r"\binvoices?\b")


def _is_between_people(reading: Reading, quote: Quote) -> bool:
    """Whether a message asks for a name and an address alone, or for what an invoice shows."""
    if not reading.posting.is_message:
        return False
    said = quote.text.lower()
    start, end = reading.page.sentence_at(quote.start)
    is_ticket = _FOR_A_TICKET.search(reading.page.plain, start, end) and not _BANK.search(said)
    is_plain = _NAME_AND_PLACE.fullmatch(said) and not _MONEY.search(reading.page.plain, start, end)
    return bool(is_plain or _INVOICE.search(said) or is_ticket)


_A_CODE = re.compile(r"\b(?:code|otp) (?!.*\b(?:me|us)\b)")
_GIVE_IT = re.compile(
    r"\b(?:send|give|tell|text|share|forward|read|reply|report|need|provide|confirm|verify|enter|what)\b"
)
#: "A code was sent to your phone. Read it to me": it may stand in the next words.
_SOON = 90


def _is_code(reading: Reading, quote: Quote) -> bool:
    """Whether a code that comes to the reader's phone is told of, and nobody wants to have it."""
    if not (reading.posting.is_message and _A_CODE.search(quote.text.lower())):
        return False
    plain = reading.page.plain
    start, end = reading.page.sentence_at(quote.start)
    return _GIVE_IT.search(plain, start, end + _SOON) is None


#: What no check of who works with children takes.
_BEYOND_IT = re.compile(
    r"\b(?:banks?|accounts?|ssn|social security|cards?|passports?|licen[cs]e|selfie|photos?|copy)\b"
)


def _is_for_a_check(reading: Reading, quote: Quote) -> bool:
    """Whether who pays a plain wage needs it for the check of those who work with children."""
    page = reading.page
    start, end = page.sentence_at(quote.start)
    return (
        is_wage(reading.facts.pay)
        and FOR_A_CHECK.search(page.plain, start, end + _SOON) is not None
        and _BEYOND_IT.search(page.plain, start, end) is None
    )


_HELPS_THEM = BOOK.rule("helps them")
_TREATS_ALIKE = BOOK.rule("treats alike")


def _is_no_request(reading: Reading, quote: Quote) -> bool:
    """Whether nobody wants the reader's data: others are helped with theirs, a contract is to be
    written, a code is told of, or it is what nobody looks at."""
    page = reading.page
    return (
        _TREATS_ALIKE.search(page.plain, *page.sentence_at(quote.start)) is not None
        or _HELPS_THEM.search(page.plain, page.sentence_at(quote.start)[0], quote.end) is not None
        or _is_for_a_check(reading, quote)
        or _is_between_people(reading, quote)
        or _is_code(reading, quote)
        or _is_name_alone(page, quote)
    )


_BLANKS = BOOK.rule("blanks of a person")
_NEXT_BLANKS = 160


def _is_name_alone(page: Page, quote: Quote) -> bool:
    """Whether a blank for a name has none beside it for where one lives, one's age or number."""
    behind = quote.end + _NEXT_BLANKS
    return quote.text.endswith(":") and not _BLANKS.search(page.plain, quote.end, behind)


@aimed(APPLY_WITH, *_PERSONAL.values())
def personal_data(reading: Reading) -> Iterable[Hit]:
    """Data of a person asked for by reply: in known words, or many kinds in one sentence."""
    for hit in hits(reading, APPLY_WITH):
        if hit.quote is None or not _is_no_request(reading, hit.quote):
            yield hit
    page = reading.page
    kinds: dict[int, dict[str, Quote]] = {}
    bounds: dict[int, int] = {}
    for kind, sought in page.among(_PERSONAL):
        for match, start, end in page.matches(sought):
            kinds.setdefault(start, {}).setdefault(kind, page.quote(match.start(), match.end()))
            bounds[start] = end
    for start, found in kinds.items():
        if len(found) >= _MANY and _SEND.search(page.plain, start, bounds[start]):
            first = min(found.values(), key=lambda each: each.start)
            if not (page.is_negated(first.start, start) or _is_for_a_check(reading, first)):
                last = max(found.values(), key=lambda each: each.end)
                yield Hit(quote=page.quote(first.start, last.end))
                return


_SCHOOL = clue(r"\b(?:university|college|professor|department of)\b")
#: Kinds of marks of an offer that came unasked; two together are the mark.
_OFFER = {
    "greeting": BOOK.clue("offer greeting"),
    "offer": BOOK.clue("offer offer"),
    "chosen": BOOK.clue("offer chosen"),
    "reply": BOOK.clue("offer reply"),
    "delay": BOOK.clue("offer delay"),
    "agent": BOOK.clue("offer agent"),
    "list": BOOK.clue("offer list"),
    "template": BOOK.clue("offer template"),
}  # fmt: skip


_TAKEN_OFF = BOOK.rule("taken off")


def _has_terms(reading: Reading) -> bool:
    """Whether an offer names a plain wage and how long it holds, as a letter to who applied does."""
    return is_wage(reading.facts.pay) and reading.facts.duration is not None


_WELCOME = re.compile(r"welcome (?:you )?(?:aboard|on ?board)|congratulations")


def _is_greeted(found: dict[str, Quote]) -> bool:
    """Whether somebody who is known is wished well: no more is said of having been chosen."""
    return "chosen" in found and _WELCOME.fullmatch(found["chosen"].text.lower()) is not None


def _is_of_a_list(page: Page, kind: str, quote: Quote) -> bool:
    """Whether a reply is only how one is taken off a list; spam has a link for that."""
    if kind != "reply" or not quote.text.lower().startswith(("reply", "respond", "write")):
        return False
    return _TAKEN_OFF.search(page.plain, *page.sentence_at(quote.start)) is not None


@aimed(*_OFFER.values())
def unbidden_offer(reading: Reading) -> Iterable[Hit]:
    """Two kinds of marks or more, of which one offers or flatters."""
    page = reading.page
    found: dict[str, Quote] = {
        kind: quote
        for kind, sought in page.among(_OFFER)
        if (quote := page.first(sought)) and not _is_of_a_list(page, kind, quote)
    }
    if reading.posting.is_message and _is_greeted(found):
        del found["chosen"]
    needed = 4 if reading.speaks_of_work else 2
    left_open = page.all(_OFFER["template"], most=3)
    if len(left_open) > 1:
        for quote in left_open:
            is_strong = not reading.speaks_of_work
            yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)
    elif "agent" in found and not reading.speaks_of_work:
        yield Hit(quote=found["agent"])
    elif len(found) >= needed and found.keys() & {"offer", "chosen", "template", "delay", "list"}:
        is_strong = len(found) >= 3 and not reading.speaks_of_work and not _has_terms(reading)
        for quote in sorted(found.values(), key=lambda each: each.start)[:3]:
            yield Hit(quote=quote, scam=is_strong, is_sure=is_strong)


#: Firms whose name is borrowed most, and where they really write from.
_BRANDS = (
    "amazon",
    "google",
    "github",
    "microsoft",
    "apple",
    "linkedin",
    "indeed",
    "walmart",
    "netflix",
    "tiktok",
    "facebook",
    "paypal",
    "unicef",
    "meta",
)
_BRAND = re.compile("|".join(_BRANDS))
_BRAND_NAMES = frozenset(_BRANDS)
#: Between the words of the name in an address.
_PARTED = re.compile(r"[^a-z]+")
#: A firm hires under its own name, not under one like it.
_HIRES = re.compile(r"careers?|jobs?|hiring|talent|recruit")
#: Endings that cost next to nothing; no university and few employers use them.
_CHEAP = (
    "online",
    "xyz",
    "top",
    "live",
    "site",
    "club",
    "icu",
    "buzz",
    "work",
    "vip",
    "shop",
    "cyou",
    "rest",
    "click",
    "fun",
)


#: What is added to a name so that it is free to register.
_ADDED = re.compile(
    r"[-_.]|\b(?:jobs?|careers?|hr|hiring|recruit\w{0,5}|talent|apply|onboarding)\b"
)


def _looks_like(domain: str, others: set[str]) -> bool:
    """Whether a domain is nearly, not quite, another one named in the same text."""
    name = _ADDED.sub("", domain.rpartition(".")[0]) if others else ""
    for other in others:
        if other.endswith("." + domain) or domain.endswith("." + other):
            continue  # a host of the same organization
        real = _ADDED.sub("", other.rpartition(".")[0])
        if real != name and min(len(real), len(name)) > 6 and _near(real, name):
            return True
    return False


#: So much of two names is the same where one is made to be taken for the other.
_NEARLY = 0.84


def _near(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 2:
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() > _NEARLY and matcher.ratio() > _NEARLY  # never more than quickly


_PROFESSOR = clue(r"\bprof(?:essor)?\b\.?(?= [a-z])")


def _is_borrowed_title(reading: Reading) -> bool:
    """Whether a professor is to be written to at a free address, and no school's is named."""
    contact = reading.facts.contact
    named = {*contact.mail_domains, *contact.link_domains}
    schools = (".edu", ".ac", ".edu.", ".ac.", "uni", "college")
    return bool(contact.free_mail) and not any(
        sign in domain for domain in named for sign in schools
    )


_SCHOOL_MAIL = re.compile(r"\.edu$|\.ac\.[a-z]{2}$|\.edu\.[a-z]{2}$")


def _is_own_name(reading: Reading, quote: Quote) -> bool:
    """Whether a student who does research writes with an address of the school, and no other way."""
    contact = reading.facts.contact
    return (
        quote.text.lower().startswith("phd student")
        and any(_SCHOOL_MAIL.search(each) for each in contact.mail_domains)
        and not contact.free_mail
        and not contact.channels
    )


#: Who passes a text on writes so for a name that is not to be read.
_MASKED = re.compile(r"(\w)\1{2,}")


def borrowed_names(reading: Reading) -> Iterable[Hit]:
    """Names in the text, and names in addresses that are not the name's own."""
    for hit in hits(reading, IMPERSONATE):
        if not (hit.quote and _is_own_name(reading, hit.quote)):
            yield hit
    yield from replies_elsewhere(reading)
    page = reading.page
    if _is_borrowed_title(reading) and (title := page.first(_PROFESSOR)):
        yield Hit(quote=title)
    for quote in reading.facts.contact.free_mail:
        if _BRAND_NAMES & set(_PARTED.split(quote.text.lower().partition("@")[0])):
            yield Hit(quote=quote)
    others = {*reading.facts.contact.mail_domains, *reading.facts.contact.link_domains} - OF_LISTS
    for domain in sorted(others):
        labels = domain.split(".")
        if _MASKED.fullmatch(labels[max(len(labels) - 2, 0)]):
            continue
        is_theirs = labels[-2] in _BRANDS if len(labels) > 1 else False
        is_twin = _looks_like(domain, others - {domain})
        borrows = is_twin or _BRAND.search(domain.rpartition(".")[0])
        is_school = labels[-1] in _CHEAP and page.first(_SCHOOL, plain=False) is not None
        if (borrows and not is_theirs) or is_school:
            at = page.plain.find(domain)
            is_sure = bool(is_twin or (borrows and _HIRES.search(domain) and labels[-1] in _CHEAP))
            yield Hit(quote=page.quote(at, at + len(domain)), scam=is_sure, is_sure=is_sure)
