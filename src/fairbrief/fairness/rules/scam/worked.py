"""What a text says of work: terms and people it names, things to do, things to know.

A fraud may copy some of it, but few take the trouble; a posting that means it can hardly do without.
"""

from __future__ import annotations

import re

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.pay import Pay
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Reading, kept
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("scam-worked")

#: Beginnings of words of doing, by five letters.
_DOING = frozenset(
    {"analy", "answe", "asses", "assig", "assis", "audit", "bake", "bring", "build", "built",
     "calcu", "calib", "carry", "catal", "check", "clean", "coach", "codin", "colle", "compa",
     "compi", "condu", "confi", "contr", "cook", "coord", "creat", "curat", "debug", "deliv",
     "deplo", "desig", "devel", "docum", "draft", "draw", "drawi", "drive", "edit", "editi",
     "ensur", "enter", "estim", "evalu", "facil", "feed", "film", "filmi", "fixin", "fold",
     "greet", "grill", "guide", "handl", "ident", "imple", "impro", "index", "inspe", "insta",
     "integ", "interv", "inves", "label", "launc", "lead", "leadi", "learn", "lift", "maint",
     "manag", "mappi", "measu", "meeti", "model", "monit", "mow", "optim", "organ", "packa",
     "packi", "parti", "perfo", "photo", "plan", "plann", "plant", "pour", "prepa", "prese",
     "proce", "produ", "progr", "proof", "proto", "prune", "read", "recon", "recor", "repai",
     "repor", "resea", "resol", "revie", "sched", "sell", "serve", "servi", "sew", "shado",
     "shape", "shoot", "sort", "sorti", "stand", "stock", "summa", "suppo", "surve", "teach",
     "test", "testi", "track", "trans", "troub", "tutor", "updat", "verif", "visit", "visua",
     "walk", "washi", "weigh", "write", "writi"}
)  # fmt: skip
#: What one must know, or work with.
_TO_KNOW = frozenset(
    {"excel", "powerpoint", "photoshop", "illustrator", "figma", "python", "java", "javascript",
     "typescript", "sql", "react", "css", "html", "git", "github", "aws", "salesforce",
     "hubspot", "quickbooks", "crm", "erp", "sap", "api", "apis", "linux", "spreadsheet",
     "spreadsheets", "wordpress", "seo", "adobe", "matlab", "autocad", "plc", "canva", "notion",
     "jira", "tableau", "premiere", "indesign", "stata", "latex", "docker", "kubernetes",
     "arduino", "degree", "bachelor", "bachelors", "master", "masters", "diploma", "certified",
     "certification", "licence", "license", "proficient", "proficiency", "knowledge", "familiar",
     "familiarity", "fluent", "portfolio", "enrolled", "majoring", "undergraduate",
     "undergraduates", "ged", "coursework", "lab", "laboratory"}
)  # fmt: skip
#: Whom one works with, and how one gets there.
_TOGETHER = frozenset(
    {"manager", "mentor", "mentors", "mentoring", "mentorship", "supervisor", "supervised",
     "supervises", "supervision", "interview", "interviews", "deadline", "semester",
     "colleagues", "colleague", "team", "reports", "feedback", "founder", "founders",
     "coworkers", "faculty", "department", "editor", "director", "lead", "engineer", "engineers",
     "curator"}
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")


@kept
def words_of(reading: Reading) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(_WORD.findall(reading.page.plain))


def said_of_work(reading: Reading) -> int:
    """What weighs for a posting, in all."""
    return named(reading) + done(reading) + placed(reading)


#: A month of trial is not how long the work lasts.
_TRIAL = re.compile(r"\b(?:trial|probation\w{0,3})\b")


#: Pay by the hour up to so much is what shops and offices state, in money worth about as much.
_USUAL = 30
#: Nobody is baited with so little.
_MODEST = 15
_LIKE_DOLLARS = frozenset({"USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"})


def is_wage(pay: Pay) -> bool:
    """Whether "riders earn $16 an hour" is a wage like any other."""
    return (
        pay.unit == "hour"
        and pay.hourly is not None
        and pay.hourly <= _USUAL
        and pay.currency in _LIKE_DOLLARS
    )


#: Who has studied so long is paid so.
_LONG_STUDIED = re.compile(
    r"\b(?:ph\.?d\.?|doctoral|postdoc\w{0,6}|attorneys?|physicians?|surgeons?|actuar(?:y|ial))'?s? ?"
    r"(?:candidates?|students?|degree|level|in\b|required|needed|preferred|only|with|programs?|programmes?|holders?)"
)
#: What an expert's hour is worth at the most.
_EXPERTS = 120


def is_long_studied(page: Page) -> bool:
    return _LONG_STUDIED.search(page.plain) is not None


def _is_experts(reading: Reading) -> bool:
    """Whether who has studied for long is paid a plain wage by the hour."""
    pay = reading.facts.pay
    return (
        pay.unit == "hour"
        and pay.hourly is not None
        and pay.hourly <= _EXPERTS
        and is_long_studied(reading.page)
    )


@kept
def named(reading: Reading) -> int:
    """Terms and people."""
    facts, page = reading.facts, reading.page
    lasts = facts.duration and not _TRIAL.search(
        page.plain, *page.sentence_at(facts.duration.start)
    )
    said = (
        facts.deliverables.concrete,
        facts.supervisor,
        facts.learning,
        facts.senior_access,
        facts.feedback,
        lasts,
        facts.deadline or facts.application_deadline,
        facts.place.kind in {"onsite", "hybrid"},
        is_wage(facts.pay) or _is_experts(reading),
    )
    is_modest = is_wage(facts.pay) and (facts.pay.hourly or 0) <= _MODEST
    is_lawful = page.first(_LAWFUL) is not None
    return 2 * sum(map(bool, said)) + facts.hours.stated + is_modest + _LAWFUL_WEIGHS * is_lawful


#: What the law asks of both, which no fraud speaks of.
_LAWFUL = _BOOK.clue("lawful")
_LAWFUL_WEIGHS = 3
_AT_A_PLACE = _BOOK.rule("at a place")
_A_PLACE_WEIGHS = 5


#: A firm that answers at an address of its own name can be looked up.
_FIRM_WEIGHS = 4
_SHORTEST_NAME = 5
#: So many addresses are looked at; who gives more is not one firm.
_MOST_ADDRESSES = 5
#: What is brought to a door, and on what: a trade by itself, though an app pays for it by the piece.
_BRINGS = clue(r"\b(?:couriers?|riders?|drivers?|drive with|deliver(?:y|ing|ies)?)\b")
_WHEELS = clue(r"\b(?:bikes?|bicycles?|scooters?|mopeds?|vans?|cars?)\b")
#: The one stands so near to the other.
_NEAR = 200
_LICENSED = _BOOK.clue("licensed")


@kept
def is_firm(reading: Reading) -> bool:
    """Whether an address is given that bears the name of who is spoken of."""
    contact = reading.facts.contact
    free = {each.text.lower().rpartition("@")[2] for each in contact.free_mail}
    joined = ""
    given = sorted({*contact.mail_domains, *contact.link_domains} - free)
    for domain in given[:_MOST_ADDRESSES]:
        for name in domain.split(".")[-2].split("-"):
            if len(name) >= _SHORTEST_NAME:
                joined = joined or reading.text.replace(" ", "")
                if any(
                    match[0][0].isupper() for match in re.finditer(re.escape(name), joined, re.I)
                ):
                    return True
    return False


_YOUNG = _BOOK.clue("young")
_PIECE_RATE = _BOOK.clue("piece rate")


def is_on_wheels(reading: Reading) -> bool:
    page = reading.page
    return any(
        abs(wheels.start() - brings.start()) < _NEAR
        for wheels, _start, _end in page.matches(_WHEELS)[:5]
        for brings, _start, _end in page.matches(_BRINGS)[:5]
    )


_TEACHES = _BOOK.clue("teaches")
_TAUGHT = _BOOK.clue("taught")
_SHARE_OF_SALES = _BOOK.clue("share of sales")


def is_teaching(reading: Reading) -> bool:
    """Lessons in something, or by the hour: a trade that many do from home for good pay."""
    page = reading.page
    return page.holds(_TEACHES) and (page.holds(_TAUGHT) or reading.facts.pay.unit == "hour")


@kept
def is_plain_trade(reading: Reading) -> bool:
    """Whether it is work that is paid by what one sells or brings, said plainly: by a firm that can
    be looked up, under a licence, on wheels, or for a share of each sale; what is picked by the
    piece with an hourly wage under it; or lessons."""
    page = reading.page
    return (
        any(map(page.holds, (_LICENSED, _YOUNG, _SHARE_OF_SALES)))
        or (page.holds(_PIECE_RATE) and is_wage(reading.facts.pay))
        or is_teaching(reading)
        or is_on_wheels(reading)
        or is_firm(reading)
    )


@kept
def done(reading: Reading) -> int:
    """Things to do and to know, and with whom."""
    words = words_of(reading)
    doing = len({word[:5] for word in words} & _DOING)
    return min(doing, 14) // 2 + min(len(words & _TO_KNOW), 3) + min(len(words & _TOGETHER), 3)


@kept
def placed(reading: Reading) -> int:
    """A place that one comes to, or else a trade; both take long to look for."""
    if _AT_A_PLACE.search(reading.page.plain):
        return _A_PLACE_WEIGHS
    return _FIRM_WEIGHS if is_plain_trade(reading) else 0
