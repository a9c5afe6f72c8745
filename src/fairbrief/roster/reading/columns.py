"""What a column of a roster may mean, guessed from its heading; and a row read by it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.names import readable

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

GROUP, NOTHING = "group", ""
#: What a column can be, in the order it is offered.
MEANINGS: dict[str, _StrPromise] = {
    "number": _("student number"),
    "email": _("mail address"),
    "name": _("whole name"),
    "given": _("given name"),
    "family": _("family name"),
    "college": _("college"),
    "major": _("major"),
    "class_level": _("class"),
    "degree_level": _("degree level"),
    "first_generation": _("first generation (yes or no)"),
    "receives_aid": _("receives financial aid (yes or no)"),
    "left_on": _("left or graduated on (a date)"),
    "is_private": _("keeps details private (yes or no)"),
    GROUP: _("a kind of group, named by the heading"),
}
_WORDS = {
    "number": "student number|student id|studentid|id|id number|sid|emplid|banner id|pidm|"
    "university id|campus id|matriculation number|matrikelnummer|identifier",
    "email": "email|e mail|mail|email address|mail address|student email|university email|"
    "campus email|school email",
    "name": "name|full name|student|student name|whole name|display name|legal name",
    "given": "given name|first name|firstname|given|forename|preferred name|vorname",
    "family": "family name|last name|lastname|surname|family|nachname",
    "college": "college|school|faculty|division|college name|school name",
    "major": "major|program|programme|primary major|major 1|major name|course of study|plan",
    "class_level": "class|class level|class year|year|standing|academic level|class standing|"
    "student level|grade",
    "degree_level": "degree level|degree|level|career|academic career|degree type",
    "first_generation": "first generation|first gen|firstgen|first generation student|fgen|"
    "first generation flag|is first generation",
    "receives_aid": "aid|financial aid|receives aid|pell|pell eligible|pell recipient|"
    "receives financial aid|aid recipient|need based aid",
    "left_on": "left on|leaving date|graduated on|graduation date|exit date|left|date left|"
    "left or graduated on|completion date|end date",
    "is_private": "privacy|private|ferpa|ferpa hold|ferpa flag|confidential|privacy flag|"
    "directory hold|privacy hold|keeps details private",
}
_MEANT = {word: meaning for meaning, words in _WORDS.items() for word in words.split("|")}
_YES = {"yes", "y", "true", "t", "1", "x", "on", "ja", "j", "oui", "sí", "si", "s", "v"}
_NO = {"no", "n", "false", "f", "0", "-", "off", "nein", "non"}
_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%Y/%m/%d", "%m/%d/%y", "%Y%m%d")
#: Most letters of each text, as the tables hold them.
LONGEST = {
    "number": 60,
    "email": 254,
    "name": 120,
    "college": 80,
    "major": 80,
    "class_level": 40,
    "degree_level": 40,
}
_TRUTHS: dict[str, _StrPromise] = {
    "first_generation": _("first generation"),
    "receives_aid": _("financial aid"),
    "is_private": _("keeps details private"),
}
_ONCE = [meaning for meaning in MEANINGS if meaning != GROUP]


@dataclass
class Person:
    """One row as understood; `problem` says why it cannot be taken, "" when it can."""

    line: int
    cells: Sequence[str]
    texts: dict[str, str] = field(default_factory=dict)
    truths: dict[str, bool | None] = field(default_factory=dict)
    left_on: date | None = None
    groups: list[tuple[str, str]] = field(default_factory=list)
    problem: str = ""


def guessed(headings: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """What each column means: as the campus said last time, else by its heading, each once."""
    found: list[str] = []
    for heading in headings:
        meaning = known.get(_plain(heading))
        if meaning is None:
            meaning = _MEANT.get(_plain(heading), NOTHING)
        found.append(NOTHING if meaning in found and meaning in _ONCE else meaning)
    return found


def remembered(headings: Sequence[str], mapping: Sequence[str]) -> dict[str, str]:
    """A mapping as it is kept for the next file: by what a heading says, not how it is written."""
    return {_plain(heading): meaning for heading, meaning in zip(headings, mapping, strict=True)}


def trouble_of(headings: Sequence[str], mapping: Sequence[str]) -> str:
    """Why a file cannot be read by this mapping; "" when it can."""
    twice = [meaning for meaning in _ONCE if mapping.count(meaning) > 1]
    if twice:
        columns = [
            heading for heading, said in zip(headings, mapping, strict=True) if said == twice[0]
        ]
        return _t("%(columns)s cannot all be the %(meaning)s. Choose one.") % {
            "columns": ", ".join(f"“{each}”" for each in columns),
            "meaning": MEANINGS[twice[0]],
        }
    if "name" not in mapping and not {"given", "family"} <= set(mapping):
        return _t("Say which column holds the name, or which two hold given and family name.")
    if "number" not in mapping and "email" not in mapping:
        return _t("Say which column holds the student number or the mail address.")
    return ""


def person_of(
    line: int, cells: Sequence[str], headings: Sequence[str], mapping: Sequence[str]
) -> Person:
    """A row read by a mapping."""
    person = Person(line, cells)
    if any(cells[len(headings) :]):
        person.problem = _t("The row has %(count)d cells, the headings are %(expected)d.") % {
            "count": len(cells),
            "expected": len(headings),
        }
        return person
    said: dict[str, str] = {}
    for place, meaning in enumerate(mapping):
        cell = cells[place] if place < len(cells) else ""
        if meaning == GROUP:
            kind = readable(headings[place])[:60]
            person.groups += [(kind, name) for each in _parts(cell) if (name := readable(each))]
        elif meaning:
            said[meaning] = cell
    _read(person, said)
    return person


def _read(person: Person, said: dict[str, str]) -> None:
    """Each cell by itself, so that a row says all that is wrong with it at once."""
    problems: list[str] = []
    person.texts = _texts(said, problems)
    person.truths = {
        name: _truth(said[name], words, problems) for name, words in _TRUTHS.items() if name in said
    }
    person.left_on = _day(said.get("left_on", ""), problems)
    long = next((name for _kind, name in person.groups if len(name) > 80), None)
    if long:
        problems.append(_t("The group “%(name)s…” has over 80 letters.") % {"name": long[:30]})
    person.problem = " ".join(problems)


def _texts(said: dict[str, str], problems: list[str]) -> dict[str, str]:
    texts = {
        name: " ".join(said[name].split()) for name in LONGEST if name in said and name != "name"
    }
    whole = said.get("name") or f"{said.get('given', '')} {said.get('family', '')}"
    texts["name"] = readable(whole)
    if not any(map(str.isalpha, texts["name"])):
        problems.append(_t("There is no name."))
    problems += [
        _t("The %(meaning)s has over %(most)d letters.") % {"meaning": MEANINGS[name], "most": most}
        for name, most in LONGEST.items()
        if len(texts.get(name, "")) > most
    ]
    email = texts.get("email", "").lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            problems.append(_t("“%(email)s” is no mail address.") % {"email": email[:80]})
        texts["email"] = email
    if not email and not texts.get("number"):
        problems.append(_t("There is neither a student number nor a mail address."))
    return texts


def _truth(cell: str, meaning: object, problems: list[str]) -> bool | None:
    word = cell.casefold()
    if word and word not in _YES | _NO:
        problems.append(
            _t("“%(cell)s” is neither yes nor no (%(meaning)s).")
            % {"cell": cell[:40], "meaning": meaning}
        )
    return word in _YES if word in _YES | _NO else None


def _day(cell: str, problems: list[str]) -> date | None:
    if not cell:
        return None
    for written in _DAYS:
        try:
            return datetime.strptime(cell[:10], written).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    problems.append(_t("“%(cell)s” is no date. Write it as 2027-05-14.") % {"cell": cell[:40]})
    return None


def _parts(cell: str) -> list[str]:
    return re.split(r"[;|]", cell) if cell else []


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", heading.casefold()).split())
