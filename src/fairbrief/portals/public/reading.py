"""A reading as a page shows it: made now, or kept some days ago. One shape for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairbrief.fairness import Posting, beside_label, clear_terms, is_of_fraud, review, to_json
from fairbrief.kernel.money import Money
from fairbrief.portals.ui.shapes import Fact, Tone
from fairbrief.portals.ui.tags.receipts import SEVERITIES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise, _StrPromise

#: A verdict's tone, title, and what it means in a sentence.
VERDICTS: dict[str, tuple[Tone, _StrPromise, _StrPromise]] = {
    "clear": (
        "done",
        _("Clear terms"),
        _("Everything a student needs to decide is said."),
    ),
    "ask": (
        "attention",
        _("Ask first"),
        _("Something you need to know is not said. The questions stand below, ready to send."),
    ),
    "refuse": (
        "stop",
        _("Not as it stands"),
        _("Something in it should not be agreed to. It says below what, why, and what to do."),
    ),
    "scam": (
        "stop",
        _("Looks like a scam"),
        _("Do not answer, and send no money or personal data. Show it to your career office."),
    ),
}


_LIGHT = {"coach", "note"}
#: Questions of one message.
_ASKED_AT_ONCE = 3

#: Of what looks like a scam nothing is to be mended: its marks are called what they are.
_FRAUD = "fraud"
_MARK_OF_FRAUD = _("Mark of fraud")
_WEIGHTS: dict[str, tuple[str, _StrOrPromise]] = {
    _FRAUD: ("stop", _MARK_OF_FRAUD),
    **{name: (tone, word) for name, (tone, _icon, word) in SEVERITIES.items()},
}
#: What is only worth asking is nothing that is missing.
_WORTH_ASKING = _(
    "Nothing weighty stands against it. What may be worth asking stands below, ready to send."
)

_UNREAD = _(
    "Only English is read here, so this cannot tell what it promises, or whether it is a fraud. "
    "Send no money and no data before somebody has read it."
)
#: Of a warning, by its rule.
_WARNS = "NOTICE-01"
_NO_WORK = _("There is nothing to apply for. If you got what it warns of, do not answer.")

#: Where to tell of a fraud, by country; of another one nothing better is known than the police.
_TELL = {
    "US": _(
        "If you already sent money, tell your bank today, and report it at reportfraud.ftc.gov."
    ),
    "GB": _(
        "If you already sent money, tell your bank today, and report it at reportfraud.police.uk "
        "or by 0300 123 2040; in Scotland call 101."
    ),
    "CA": _(
        "If you already sent money, tell your bank today, and report it to the police and to the "
        "Canadian Anti-Fraud Centre, 1-888-495-8501."
    ),
    "AU": _("If you already sent money, tell your bank today, and report it at scamwatch.gov.au."),
}
_TELL_POLICE = _(
    "If you already sent money, tell your bank today, and report it to the police where you are."
)

#: Rules of fair terms, by the family of fraud that goes by the same words.
_AS_FRAUD = {"PAY-06": "F-HIGHPAY", "PAY-07": "F-UPFRONT"}


@dataclass(frozen=True)
class Quoted:
    """Words of the posting that a finding rests on: which of all such places it is, and where."""

    place: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """A stretch of the posting, with the places that findings rest on it belongs to.

    `begins` are the places that begin here, each with the number of its finding; `tone` is that of
    the weightiest.
    """

    text: str
    places: tuple[int, ...] = ()
    begins: tuple[tuple[int, int], ...] = ()
    tone: str = ""


@dataclass(frozen=True)
class Reason:
    """Findings of one weight, in a line: the word for it, and each one's number and title."""

    word: _StrOrPromise
    tone: str
    titles: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Reading:
    """What the page of a reading shows. `found` is a review as `fairness.to_json` writes it."""

    text: str
    found: dict[str, Any]
    terms: Sequence[Any]

    @property
    def tone(self) -> Tone:
        return VERDICTS[self.found["verdict"]][0]

    @property
    def title(self) -> _StrPromise:
        return VERDICTS[self.found["verdict"]][1]

    @property
    def words(self) -> _StrPromise:
        verdict = self.found["verdict"]
        if verdict == "ask" and not self.is_read:
            warns = any(each["rule"] == _WARNS for each in self.found["findings"])
            return _NO_WORK if warns else _UNREAD
        if verdict == "ask" and all(each["severity"] in _LIGHT for each in self.found["findings"]):
            return _WORTH_ASKING
        return VERDICTS[verdict][2]

    @property
    def is_scam(self) -> bool:
        return bool(self.found["scam"]["likely"])

    @property
    def tell(self) -> _StrPromise:
        """Where to tell of a likely scam."""
        return _TELL.get(self.found["scam"].get("country", "US"), _TELL_POLICE)

    @property
    def is_read(self) -> bool:
        """Whether its language is one that is read; of another no terms and no facts are known."""
        is_read: bool = self.found.get("is_read", True)  # no release before asked
        return is_read

    @property
    def is_answered(self) -> bool:
        """Whether it makes sense to ask its sender anything; of a likely scam it does not."""
        return not self.is_scam

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """What was found, weightiest first; what one rule finds in several places is one finding
        with its `quotes`.

        Of a likely scam, what the words say: what they leave out is nothing to ask for, and of two
        findings on the same, the one about fraud says what to do.
        """
        rows = together(self.found["findings"])
        if not self.is_scam:
            return rows
        rules = {row["rule"] for row in rows}
        return [
            row | {"word": _MARK_OF_FRAUD} if is_of_fraud(row["rule"]) else row
            for row in rows
            if row["quotes"] and _AS_FRAUD.get(row["rule"]) not in rules
        ]

    @property
    def reasons(self) -> list[Reason]:
        """Why the verdict is what it is, weightiest first; what is found twice is named once.

        Beside something weightier, what is light is only counted.
        """
        by_weight: dict[str, dict[str, int]] = {}
        for number, each in enumerate(self.findings, 1):
            weight = _FRAUD if "word" in each else each["severity"]
            by_weight.setdefault(weight, {}).setdefault(_t(each["title"]), number)
        reasons: list[Reason] = []
        for weight, titles in by_weight.items():
            named = [(number, title) for title, number in titles.items()]
            if reasons and weight in _LIGHT and len(named) > 1:
                count = ngettext("%(count)s thing", "%(count)s things", len(named))
                named = [(named[0][0], count % {"count": len(named)})]
            tone, word = _WEIGHTS[weight]
            reasons.append(Reason(word, tone, tuple(named)))
        return reasons

    @property
    def parts(self) -> list[Part]:
        return marked_parts(self.text, self.findings)

    @property
    def facts(self) -> list[Fact]:
        return _facts(self.found["facts"])

    @property
    def message(self) -> str:
        """The weightiest questions in one message, ready to send; "" when there is none, or none to
        send. Who is sent more at once answers none."""
        questions = self.found["questions"][:_ASKED_AT_ONCE]
        if not questions or self.is_scam:
            return ""
        lines = [f"{number}. {_t(each)}" for number, each in enumerate(questions, 1)]
        return "\n".join(
            (
                _t("Hello,"),
                "",
                _t("I read your posting and would like to know a little more before I apply:"),
                "",
                *lines,
                "",
                _t("Thank you for your time."),
            )
        )

    @property
    def later(self) -> list[str]:
        """The questions that can wait for the interview."""
        return [] if self.is_scam else self.found["questions"][_ASKED_AT_ONCE:]

    @property
    def mail(self) -> str:
        """The message as an address that a mail program opens."""
        body = quote(self.message.replace("\n", "\r\n"))
        return f"mailto:?subject={quote(_t('Questions about the internship'))}&body={body}"


def read(text: str) -> Reading:
    """Reads a text now. Nothing of it is kept."""
    found = review(Posting(text=text))
    return Reading(text, to_json(found), [asdict(term) for term in clear_terms(found.facts)])


def together(findings: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings of one rule that say the same as one, where the first of them stands, with the
    `quotes` that it rests on; each number of a place stands once."""
    rows: dict[tuple[str, str, str], dict[str, Any]] = {}
    for place, each in enumerate(findings, 1):
        same = (each["rule"], each["severity"], each["title"])
        row = rows.setdefault(same, {**each, "quotes": []})
        start, end = each["span"]
        known = {(quoted.start, quoted.end) for quoted in row["quotes"]}
        if start < end and (start, end) not in known:
            row["quotes"].append(Quoted(place, each["evidence"], start, end))
    return list(rows.values())


def marked_parts(text: str, findings: Sequence[dict[str, Any]]) -> list[Part]:
    """The posting cut wherever quoted words begin or end; where they overlap, a part belongs to
    several. `findings` as of `together`, in order of weight."""
    marks = [
        (quoted.start, min(quoted.end, len(text)), quoted.place, number, each["severity"])
        for number, each in enumerate(findings, 1)
        for quoted in each["quotes"]
        if quoted.start < min(quoted.end, len(text))
    ]
    cuts = {0, len(text), *(cut for start, end, *_ in marks for cut in (start, end))}
    parts = []
    for start, end in pairwise(sorted(cuts)):
        here = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        begins = tuple((place, number) for first, _, place, number, _ in here if first == start)
        tone = SEVERITIES[str(here[0][4])][0] if here else ""
        parts.append(Part(text[start:end], tuple(mark[2] for mark in here), begins, tone))
    return parts


_NOT_SAID = _("not said")
_PAY = {"paid": _("paid"), "unpaid": _("unpaid"), "unstated": _NOT_SAID}
_PLACES = {
    "remote": _("remote"),
    "onsite": _("on site"),
    "hybrid": _("partly on site"),
    "unstated": _NOT_SAID,
}
_QUOTED = (
    ("start", _("Starts")),
    ("duration", _("How long")),
    ("deadline", _("Due")),
    ("application_deadline", _("Apply by")),
    ("feedback", _("Feedback")),
    ("learning", _("Learning")),
    ("follow_on", _("What may follow")),
)


def _an_hour(pay: dict[str, Any]) -> str:
    """What it comes to an hour: as it is said, or about as much where it was worked out."""
    amount = {"amount": Money(round(pay["hourly_usd"] * 100), "USD")}
    if pay["unit"] == "hour":
        return _t("%(amount)s an hour") % amount
    return _t("about %(amount)s an hour") % amount


def _facts(facts: dict[str, Any]) -> list[Fact]:
    """What is said, each by itself; what is not, in one line."""
    rows = _all_facts(facts)
    unsaid = [str(each.term) for each in rows if each.said == _NOT_SAID]
    said = [each for each in rows if each.said != _NOT_SAID]
    return [*said, Fact(term=_("Not said"), said=", ".join(unsaid))] if unsaid else said


def _all_facts(facts: dict[str, Any]) -> list[Fact]:
    pay = facts["pay"]
    rows = [
        Fact(
            term=_("Pay"),
            said=_PAY.get(pay["status"], pay["status"]),
            note=_an_hour(pay) if pay["hourly_usd"] else "",
        ),
        Fact(term=_("Place"), said=_PLACES.get(facts["place"], facts["place"])),
        Fact(term=_("Hours"), said=_hours(facts["hours"])),
    ]
    for name, term in _QUOTED:
        said = beside_label(name, _words(facts.get(name)))
        rows.append(Fact(term=term, said=said or _NOT_SAID))
    terms = {each.casefold(): each for each in map(_words, facts.get("eligibility", ()))}
    asked = ", ".join(filter(None, terms.values()))
    if asked:
        rows.append(Fact(term=_("Who may apply"), said=asked[:240]))
    return rows


def _words(fact: dict[str, Any] | None) -> str:
    """The words that say it, on one line. A reading kept by an earlier release may know less."""
    return " ".join((fact or {}).get("evidence", "").split())[:120]


def _hours(hours: dict[str, Any]) -> _StrOrPromise:
    said = []
    if hours["weekly"]:
        said.append(_t("%(hours)s a week") % {"hours": f"{hours['weekly']:g}"})
    if hours["total"]:
        said.append(_t("%(hours)s in all") % {"hours": f"{hours['total']:g}"})
    words = _words(hours) or _("said")
    return ", ".join(said) or (words if hours["stated"] else _NOT_SAID)
