"""The lines of the text that the two may still change before they sign, one object a line.

A line knows where its value stands in the terms, what values are possible, and how one is said.
What is fair is another question: see `floor`.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.text import Terms, settled
from fairbrief.kernel.money import Money

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Deliverables an agreement has at most, and criteria a deliverable.
MOST_PIECES, MOST_CRITERIA = 8, 8
#: With so many there is one way only to split them.
TWO = 2
LONGEST_TITLE, LONGEST_CRITERION = 120, 240
_PIECE = "piece"
#: What is open to be filled in on the page, after the last deliverable.
_BLANK: dict[str, Any] = {"title": "", "criteria": []}


class Kind(StrEnum):
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"
    TEXT = "text"
    EMAIL = "email"
    CHOICE = "choice"
    PIECE = "piece"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line. `path` is where its value stands in the terms; `topic` is one of the five terms,
    or "care" for the rest."""

    key: str
    label: _StrOrPromise
    topic: str
    kind: Kind
    path: tuple[str | int, ...]
    least: int = 0
    most: int = 0
    longest: int = 200
    hint: _StrOrPromise = ""
    #: For a choice: what "yes" and "no" mean.
    choices: tuple[_StrOrPromise, _StrOrPromise] = ("", "")

    def value(self, terms: Terms) -> Any:
        """What the terms say, as they hold it."""
        found: Any = terms
        for step in self.path:
            if isinstance(step, int):
                found = found[step] if step < len(found) else _BLANK
            else:
                found = found.get(step)
        return found

    def said(self, value: Any, *, currency: str = "USD") -> str:
        """A value in words, in the reader's language."""
        if value is None or value == "":
            return _t("nothing")
        match self.kind:
            case Kind.MONEY:
                return str(Money(value, currency))
            case Kind.DAY:
                return date_format(date.fromisoformat(value), _t("D j F Y"))
            case Kind.CHOICE:
                return str(self.choices[0] if value else self.choices[1])
            case Kind.PIECE:
                return as_words(value) or _t("nothing")
            case _:
                return str(value)


def _number(
    key: str, label: _StrOrPromise, topic: str, least: int, most: int, *path: str, **more: Any
) -> Line:
    return Line(
        key=key,
        label=label,
        topic=topic,
        kind=Kind.NUMBER,
        path=path or (key,),
        least=least,
        most=most,
        **more,
    )


def _plain(key: str, label: _StrOrPromise, topic: str, kind: Kind, *path: str, **more: Any) -> Line:
    return Line(key=key, label=label, topic=topic, kind=kind, path=path or (key,), **more)


LINES = (
    _number("hours", _("Hours in all"), "scope", 1, 40),
    _number("weekly_cap", _("Most hours in a week of term"), "scope", 1, 40),
    _plain("tools", _("What the employer provides"), "scope", Kind.TEXT, longest=500),
    _plain("starts_on", _("Starts on"), "deadline", Kind.DAY),
    _plain("due_on", _("Due on"), "deadline", Kind.DAY),
    _plain("midway_what", _("First milestone"), "deadline", Kind.TEXT, "midway", "what"),
    _number(
        "midway_pieces",
        _("Deliverables in the first milestone"),
        "deadline",
        1,
        MOST_PIECES - 1,
        "midway",
        "pieces",
        hint=_("Counted from (a) on; at least one is left for the second."),
    ),
    _plain("midway_on", _("First milestone by"), "deadline", Kind.DAY, "midway", "on"),
    _number("checkins_a_week", _("Check-ins a week"), "reports_to", 1, 7),
    _plain("channel", _("How you keep in touch"), "reports_to", Kind.TEXT, longest=120),
    _number("senior_sessions", _("Conversations with the senior person"), "senior_access", 0, 8),
    _number("senior_minutes", _("Minutes each"), "senior_access", 15, 120),
    _plain("fee_minor", _("Fee"), "pay", Kind.MONEY),
    _number(
        "midway_percent",
        _("Percent of the fee for the first milestone"),
        "pay",
        10,
        90,
        "midway",
        "percent",
    ),
    _number("pay_days", _("Days from acceptance to pay"), "pay", 1, 30),
    _plain("pay_method", _("How it is paid"), "pay", Kind.TEXT, longest=120),
    _plain(
        "portfolio_allowed",
        _("In a portfolio"),
        "care",
        Kind.CHOICE,
        choices=(_("the work may be shown"), _("shown only with permission")),
    ),
    _number(
        "confidential_months",
        _("Months that confidential things stay so"),
        "care",
        0,
        24,
        hint=_("0 when nothing is confidential."),
    ),
    _plain("accommodation_contact", _("Contact for accommodations"), "care", Kind.EMAIL),
)
_PAID = frozenset({"fee_minor", "midway_percent", "pay_days", "pay_method"})
_SENIOR = frozenset({"senior_sessions", "senior_minutes"})


def lines_of(terms: Terms) -> list[Line]:
    """The lines of these terms, in the order of the five terms; a blank one for one deliverable
    more comes last among the deliverables."""
    if not terms:
        return []
    pieces = terms["deliverables"]
    found = [_piece(place, len(pieces)) for place in range(min(len(pieces) + 1, MOST_PIECES))]
    for line in LINES:
        is_there = (
            (line.key not in _PAID or terms["pay_kind"] != "none")
            and (line.path[0] != "midway" or _is_in_midway(line, terms))
            and (line.key not in _SENIOR or bool(terms.get("leader")))
            and line.path[0] in terms
        )
        if is_there:
            found.append(line)
    return found


def _is_in_midway(line: Line, terms: Terms) -> bool:
    """Which deliverables belong to a milestone is a question only where there are three or more."""
    midway = terms.get("midway") or {}
    return line.path[1] in midway and (line.path[1] != "pieces" or len(terms["deliverables"]) > TWO)


def line_of(terms: Terms, key: str) -> Line | None:
    """The line a key names. A key that names none any more gives None."""
    return next((line for line in lines_of(terms) if line.key == key), None)


def _piece(place: int, count: int) -> Line:
    label = (
        _t("Deliverable (%(letter)s)") % {"letter": "abcdefgh"[place]}
        if place < count
        else _t("One deliverable more")
    )
    return Line(
        key=f"{_PIECE}_{place}",
        label=label,
        topic="scope",
        kind=Kind.PIECE,
        path=("deliverables", place),
        hint=_("The first line names it. Each line after it says when it is accepted."),
    )


def with_values(terms: Terms, values: Mapping[str, Any]) -> Terms:
    """The terms with other values in some lines; what follows from them is brought along."""
    changed: dict[str, Any] = copy.deepcopy(terms)
    for key, value in values.items():
        line = line_of(terms, key)
        if line is None:
            continue
        holder: Any = changed
        for step in line.path[:-1]:
            holder = holder[step]
        last = line.path[-1]
        if isinstance(last, int) and last >= len(holder):
            holder.append(copy.deepcopy(value))
        else:
            holder[last] = copy.deepcopy(value)
    changed["deliverables"] = [each for each in changed["deliverables"] if each["title"]]
    return settled(changed)


def as_words(piece: Mapping[str, Any]) -> str:
    """A deliverable as people write it: its name, then a line a criterion."""
    return "\n".join(filter(None, [piece["title"], *(f"- {each}" for each in piece["criteria"])]))


def as_piece(words: str) -> dict[str, Any]:
    """What people wrote as a deliverable; nothing written takes it away."""
    lines = [line.strip().lstrip("-•*").strip() for line in words.splitlines()]
    title, *criteria = [line for line in lines if line] or [""]
    return {"title": title, "criteria": criteria}
