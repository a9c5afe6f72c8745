"""Who the student reports to, meets, and hears from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairbrief.fairness.beginnings import WORD
from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.facts.advice import ADVISING, given_by_one_before, is_not_for_student
from fairbrief.fairness.facts.called import called_by_name
from fairbrief.fairness.facts.customers import customers_met
from fairbrief.fairness.facts.founders import founder_meets_student
from fairbrief.fairness.facts.gone_over import work_gone_over
from fairbrief.fairness.facts.guests import OCCASIONS, VIPS
from fairbrief.fairness.facts.he_or_she import named_before
from fairbrief.fairness.facts.named import as_named
from fairbrief.fairness.facts.roles import begins_in, is_in_charge, is_nobody, role_in_charge
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("people")

_SUPERVISOR = _BOOK.clue("supervisor")
_FIELD = _BOOK.rule("field")
_MENTORS = clue(r"\b(?:mentors?|mentorship|supervisors?)\b")
_NOT_SUPERVISOR = _BOOK.rule("not supervisor")
_A_HOUSE = _BOOK.rule("a house")
_IS_TITLE = re.compile(_BOOK.part("TITLE"))
_A_REPORT = _BOOK.rule("a report")
_A_THING = _BOOK.rule("a thing")

_LEADER = _BOOK.part("LEADER")
_CONTACT = _BOOK.words("contact")
_STUDENT = frozenset({"you", "intern", "interns", "student", "students"})
_TO_SOMEONE = frozenset({"with", "to", "by", "for", "under", "alongside", "from"})
#: Characters before a leader in which the contact is named, and words between "you" and "with".
_NEAR = 110
_NEARER = 90
_FEW_WORDS = 5
_LEADERS = clue(
    rf"\b{_LEADER}\b(?!'s (?:suite|signature|archives?|papers|letters|house|garden|office)\b)"
)
_IS_LEADER = re.compile(rf"\b{_LEADER}\b")
_SENIOR = _BOOK.clue("senior")
_ONLY_IN_CHARGE = _BOOK.rule("only in charge")
#: Letters that it can begin with.
_MAY_BE_IN_CHARGE = frozenset(
    {"ans", "acc", "res", "sup", "man", "ove", "ass", "dir", "gui", "led", "wor", "und"}
)
_IS_SUPERVISOR = re.compile(_BOOK.part("IS_SUPERVISOR"))
_SOON = 20
_IN_CHARGE_TOO = _BOOK.rule("in charge too")
_NOT_SENIOR = _BOOK.rule("not senior")
_SERVED = _BOOK.clue("served")
_HELPS_A_TEAM = _BOOK.rule("helps a team")
_PROMISED = _BOOK.rule("promised")
#: What one does with people, at the beginning of what a list of duties says.
_DOES = re.compile(
    r"(?:meet|work(?!s)|talk|speak|liais|interact|collaborat|present|pitch|network|shadow|accompan"
    r"|attend|sit|join|visit|interview|communicat)"
)
_WE = re.compile(r"\b(?:we|our|it|they|he|she|who|which|that)\b")
_CUT_OFF = _BOOK.rule("cut off")
_OF_STUDENT = _BOOK.rule("of student")
_CLOSE = _BOOK.rule("close")
_OF_FIRM = re.compile(
    r"\W{0,6}(?:we\b|our (?:company|team|clients)|founded|the company|it\b|he\b|she\b)"
)
#: "Our founder takes the review": it is the student's all the same.
_OURS = re.compile(r"\b(?:our|results are) $|\bdiscussed with\b[^\n]{0,40}$")
_FEEDBACK = _BOOK.clue("feedback")
_STANDS_BY = _BOOK.clue("stands by")
_AGAIN = _BOOK.clue("again")
_TALK = re.compile(rf"\b{_BOOK.part('TALK')}\b")
_ABOUT_YOU = re.compile(rf"\b{_BOOK.part('ABOUT_YOU')}")
#: Characters around what comes again in which it is said who talks of what.
_AROUND = 70
_HOLDS = _BOOK.rule("holds")
#: What applicants should have done before.
_WANTED = re.compile(
    r"\b(?:experience|familiarity|familiar|background) (?:in|with|of) (?:\w{3,12} )?$"
)
#: "We practise code review" says how the firm works, not who reviews the student.
_OF_THE_HOUSE = re.compile(
    r"\b(?:we (?:practi[sc]e|use|follow|value|believe)|excited (?:by|about))\b[^\n]{0,40}$|^\W{0,4}our\b[^\n]{0,40}$"
)
_OWN_DUTY = _BOOK.rule("own duty")
_NOT_FEEDBACK = _BOOK.rule("not feedback")
_GIVES = _BOOK.rule("gives")
_GIVEN_BEFORE = _BOOK.rule("given before")
_GIVEN_FIRST = _BOOK.rule("given first")


def read_senior(page: Page) -> Quote | None:
    """Somebody senior the student meets; whoever they report to, only where nobody else is named."""
    reported_to = None
    for quote in _seniors(page):
        if not _REPORTED.match(page.plain, quote.start):
            return quote
        reported_to = reported_to or quote
    return (
        reported_to
        or founder_meets_student(page)
        or customers_met(page)
        or _leader_named_before(page)
    )


def _leader_named_before(page: Page) -> Quote | None:
    named = page.once(named_before)
    return named if named and _IS_LEADER.search(named.text.lower()) else None


_REPORTED = re.compile(r"(?:you )?report(?:s|ing)?\b")


def _seniors(page: Page) -> Iterator[Quote]:
    plain, are_served = page.plain, page.holds(_SERVED)
    for begin, until, start, end in _contacts(page):
        before, said = plain[start:begin], plain[begin:until]
        if (are_served and "client" in said) or _HELPS_A_TEAM.match(said):
            continue
        if (
            _is_for_student(page, begin, until, start, end)
            and not (_NOT_SENIOR.search(before) or _NOT_SENIOR.search(said))
            and not _IS_SUPERVISOR.search(plain, begin, min(end, until + _SOON))
            and not _IN_CHARGE_TOO.match(plain, until, end)
            and not page.is_negated(begin, start)
        ):
            yield page.quote(begin, _with_name(page, begin, until))


#: A name of two words or more right behind a title: "our CEO, Dr. Ana Lima".
_NAME_BEHIND = re.compile(
    r",? (?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?[A-Z][\w'’-]{1,20}(?: (?:[A-Z]\.|[A-Z][\w'’-]{1,20})){1,2}(?<!\.)"
)


def _with_name(page: Page, begin: int, until: int) -> int:
    """Where the quote of a leader ends: past the name, but not into a heading, where every word is
    written like one."""
    words = page.text[begin:until].split()
    if all(word[0].isupper() for word in words):
        return until
    name = _NAME_BEHIND.match(page.text, until)
    return name.end() if name else until


def _is_for_student(page: Page, begin: int, until: int, start: int, end: int) -> bool:
    """Whether it is the student who has the contact, by the part it stands in and its sentence."""
    plain, part = page.plain, page.part_at(begin)
    before = plain[start:begin]
    if part == "applying":
        return False
    if part == "gains" or _PROMISED.search(before):
        return True
    if part in _ABOUT_OTHERS and not (part == "firm" and _YOU_FIRST.match(plain, start, end)):
        return False
    if _OURS.search(before) or _OF_STUDENT.search(plain[start:end]):
        return True
    return not _OF_FIRM.match(plain, start, end) and (
        _CLOSE.match(plain, begin, until) is not None
        or (
            part == "duties"
            and _DOES.match(plain, begin, until) is not None
            and _WE.search(before) is None
        )
    )


#: "You test with our clients" speaks of the student, in whatever part it stands.
_YOU_FIRST = re.compile(r"\W{0,4}(?:you|interns|students)(?:'ll| will)? (?:also )?[a-z]{3,}")
#: Parts of a posting that do not speak of the student's work.
_ABOUT_OTHERS = frozenset({"wanted", "applying", "firm"})


def _contacts(page: Page) -> list[tuple[int, int, int, int]]:
    """Where contact with senior people may be promised: from, to, and the bounds of its sentence."""
    found = [
        (match.start(), match.end(), start, end) for match, start, end in page.matches(_SENIOR)
    ]
    found += [
        (match.start(), match.end(), start, end) for match, start, end in page.matches(OCCASIONS)
    ]
    for sought, near in ((_LEADERS, _NEAR), (VIPS, _NEARER)):
        for leader, start, end in page.matches(sought):
            since = max(start, leader.start() - near)
            for cut in _CUT_OFF.finditer(page.plain, since, leader.start()):
                since = cut.end()
            begin = _approach(page.plain, since, leader)
            if begin is not None:
                found.append((begin, leader.end(), start, end))
    return sorted(found)


def _approach(plain: str, start: int, leader: re.Match[str]) -> int | None:
    """Where the words begin that lead to a leader: a word of contact, or "you" soon before "with"."""
    since_you, you = _FEW_WORDS, 0
    for word in WORD.finditer(plain, start, leader.start()):
        if word[0][:3] in _MAY_BE_IN_CHARGE and _ONLY_IN_CHARGE.match(
            plain, word.start(), leader.end()
        ):
            since_you = _FEW_WORDS
        elif word[0] in _CONTACT:
            return word.start()
        since_you += 1
        if word[0] in _STUDENT:
            since_you, you = 0, word.start()
        elif word[0] in _TO_SOMEONE and since_you <= _FEW_WORDS:
            return you
    return None


#: "Under the supervision of the IT team" names nobody.
_A_TEAM = re.compile(r"[^\n,.;]{0,30}\bteams?\b(?! (?:lead|manager|leader|coordinator))")


def read_supervisor(page: Page) -> Quote | None:
    """A person or role the student works under; whom to write to for applying is another thing."""
    found = _supervisor(page)
    if found and found.text.startswith(("He ", "She ", "he ", "she ")):
        found = page.once(named_before) or found
    return as_named(page, found) if found else None


def _supervisor(page: Page) -> Quote | None:
    for match, start, _end in page.matches(_SUPERVISOR):
        before = page.plain[start : match.start()]
        if (
            not _NOT_SUPERVISOR.search(before)
            and (_IS_TITLE.match(match.group()) or not _A_HOUSE.search(before))
            and not (match.group().startswith("report") and _A_REPORT.search(before))
            and not (
                match.group().endswith((" of", " by"))
                and _A_TEAM.match(page.plain[match.end() : match.end() + 45])
            )
            and not page.is_negated(match.start(), start)
        ):
            quote = page.quote(match.start(), match.end())
            if is_in_charge(page, quote) and not begins_in(page, quote, _A_THING):
                return quote
    has_field = ":" in page.plain or page.holds(_MENTORS)
    field = _field(page.plain) if has_field else None
    if field and is_in_charge(page, quote := page.quote(*field.span())):
        return quote
    return role_in_charge(page) or called_by_name(page) or page.once(named_before)


def _field(plain: str) -> re.Match[str] | None:
    """The first line that names whom one reports to; each begins with the break before it."""
    at = 0
    while at != -1:
        if found := _FIELD.match(plain, at):
            return found
        at = plain.find("\n", at + 1)
    return None


def read_feedback(page: Page) -> Quote | None:
    """Feedback or mentoring for the student; feedback the student gives is another thing."""
    return (
        _feedback(page, _FEEDBACK)
        or _feedback(page, ADVISING)
        or _feedback(page, _STANDS_BY)
        or _talks_again(page)
        or work_gone_over(page)
    )


def _talks_again(page: Page) -> Quote | None:
    """Talks that come again and again and are of the student's own work."""
    plain = page.plain
    for match, start, end in page.matches(_AGAIN):
        since, until = max(start, match.start() - _AROUND), min(end, match.end() + _AROUND)
        talk = _TALK.search(plain, since, until)
        if (
            talk
            and _ABOUT_YOU.search(plain, since, until)
            and page.part_at(match.start()) not in _ABOUT_OTHERS
            and not page.is_negated(match.start(), start)
        ):
            return page.quote(min(talk.start(), match.start()), max(talk.end(), match.end()))
    return None


def _feedback(page: Page, sought: Clue) -> Quote | None:
    for match, start, end in page.matches(sought):
        found = match.group()
        before = page.plain[start : match.start()]
        if page.is_negated(match.start(), start) or _GIVES.search(page.plain, start, end):
            continue
        if found != "mentored" and _GIVEN_BEFORE.search(before[-_AROUND:]):
            continue
        if _GIVEN_FIRST.match(page.plain, start, end):
            continue
        if "check" in found and _HOLDS.search(before):
            continue
        if is_not_for_student(page, match, start, end):
            continue
        if _WANTED.search(before):
            continue
        if found.startswith(("code", "pair")) and _OF_THE_HOUSE.search(before):
            continue
        if ("feedback" in found or "critique" in found) and (
            (_NOT_FEEDBACK.search(before) and not given_by_one_before(page.plain, start))
            or found.endswith(", providing feedback")
            or (found.startswith("provide ") and _OWN_DUTY.fullmatch(before))
        ):
            continue
        quote = page.quote(match.start(), match.end())
        if not is_nobody(page, quote):
            return quote
    return None
