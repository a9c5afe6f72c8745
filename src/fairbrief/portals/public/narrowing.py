"""The form that narrows a list of briefs, written from parts that are kept.

Of its twenty fields and a hundred and fifty boxes little differs from page to page: the numbers
beside the choices, and what is chosen. So its template writes it once for each language and set of
fields, with nothing chosen and a mark for each number; that is cut where something may differ, and
filled for each page. What does not fit in, such as a mistake to be pointed out or a figure that no
choice has, is written by the template.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fairbrief.discovery.choosing import chosen_note, skills_known
from fairbrief.discovery.engine.choices import FACETS
from fairbrief.discovery.filters import SearchForm
from fairbrief.students.models import Skill

type Counts = Mapping[str, Mapping[int, int]]

_TEMPLATE = "public/search_form.html"
#: In an address: that the list of skills is to be shown. No filter.
CHOOSING = "choosing"
#: Around the name of what is to be put in.
_OPENS, _CLOSES = "\ue000", "\ue001"
#: Where a form may differ from another: at the end of each match.
_PLACES = re.compile(
    r'<select name="(?P<select>\w+)"'
    r'|<option value="(?P<option>[^"]*)"(?: selected)?'
    r'|<input type="checkbox" name="(?P<box>\w+)"(?: value="(?P<value>[^"]*)")? id="[^"]*"'
    r'|<input type="(?:search|date)" name="(?P<typed>\w+)"'
    r'|<details class="choice-group"(?P<group>)'
    r"|<summary>(?P<heading>[^<]*)(?=</summary><div class=\"options\">)"
    rf"|{_OPENS}(?P<mark>\w+)(?::(?P<of>\d+))?{_CLOSES}"
)


@dataclass(frozen=True)
class Narrowing:
    """What a form shows. `form` only where something is wrong with what was typed."""

    asked: Mapping[str, Any]
    sent: QueryDict
    knows_exams: bool
    knows_funds: bool
    form: SearchForm | None = None
    counts: Counts = field(default_factory=dict)

    def written(self) -> SafeString:
        """The form as markup."""
        if self.form is None:
            found = _stencil(self).filled(self)
            if found is not None:
                return mark_safe(found)  # noqa: S308 - what was typed is escaped as it is put in
        return self.by_template()

    def by_template(self) -> SafeString:
        """The same, without anything that is kept."""
        form = self.form or self.made(self.sent)
        if self.counts:
            form.count(self.counts)
        unfolded = " open" if self.is_choosing else ""
        return _by_template(form, self.said, unfolded, lists_skills=self.lists_skills)

    @property
    def lists_skills(self) -> bool:
        """The long list of skills is shown; else a button that leads to it."""
        return self.is_choosing or "skill" in self.sent

    @property
    def facets(self) -> frozenset[str]:
        """The filters whose choices the form shows with their numbers."""
        return FACETS if self.lists_skills else FACETS - {"skill"}

    @property
    def is_choosing(self) -> bool:
        """Somebody without a script has pressed that button."""
        return self.sent.get(CHOOSING) == "skill"

    def made(self, sent: QueryDict) -> SearchForm:
        return SearchForm(sent, knows_exams=self.knows_exams, knows_funds=self.knows_funds)

    @property
    def said(self) -> str:
        """The heading of the filters."""
        number = sum(
            len(value) if isinstance(value, list) else 1
            for name, value in self.asked.items()
            if name != "q"
        )
        words = ngettext(
            "Filters and order: %(set)d set", "Filters and order: %(set)d set", number
        ) % {"set": number}
        return words if number else _("Filters and order")


def _by_template(form: SearchForm, said: str, unfolded: str, *, lists_skills: bool) -> SafeString:
    shown = {"form": form, "said": said, "unfolded": unfolded, "lists_skills": lists_skills}
    return render_to_string(_TEMPLATE, shown)


@dataclass
class Stencil:
    """A form in parts. Numbers lead to the parts in which something is put."""

    parts: list[str] = field(default_factory=list)
    selects: list[str] = field(default_factory=list)
    #: By filter and value: where it is said that this is chosen.
    options: dict[tuple[str, str], int] = field(default_factory=dict)
    boxes: dict[tuple[str, str], int] = field(default_factory=dict)
    #: By skill: where its group is opened, and where it is said how many of it are chosen.
    groups: dict[str, tuple[int, int]] = field(default_factory=dict)
    typed: dict[str, int] = field(default_factory=dict)
    numbers: list[tuple[int, str, int]] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)

    def filled(self, shown: Narrowing) -> str | None:
        """None where it does not fit in."""
        parts, asked = self.parts.copy(), shown.asked
        for name in self.selects:
            place = self.options.get((name, str(asked.get(name, ""))))
            if place is None:
                return None
            parts[place] = " selected"
        for name, place in self.typed.items():
            if value := asked.get(name):
                text = value.isoformat() if isinstance(value, date) else str(value)
                parts[place] = f' value="{escape(text)}"'
        for name, value in asked.items():
            if value is True and (name, "") in self.boxes:
                parts[self.boxes[name, ""]] = " checked"
        for place, name, number in self.numbers:
            parts[place] = str(shown.counts[name].get(number, 0))
        self._choose(parts, asked.get("skill", ()))
        parts[self.marks["said"]] = escape(shown.said)
        parts[self.marks["unfolded"]] = " open" if shown.is_choosing else ""
        return "".join(parts)

    def _choose(self, parts: list[str], skills: list[Skill]) -> None:
        for skill in skills:
            parts[self.boxes["skill", skill.slug]] = " checked"
        for (opens, says), number in Counter(self.groups[each.slug] for each in skills).items():
            parts[opens], parts[says] = " open", chosen_note(number)


def cut(html: str) -> Stencil:
    """The parts of a form that was written with nothing chosen, and with marks."""
    made, at, select, group = Stencil(), 0, "", [0, 0]
    for match in _PLACES.finditer(html):
        said = match.groupdict()
        kept = match.group().removesuffix(" selected") if said["mark"] is None else ""
        made.parts += [html[at : match.start()] + kept, ""]
        at, place = match.end(), len(made.parts) - 1
        if said["select"]:
            select = said["select"]
            made.selects.append(select)
        elif said["option"] is not None:
            made.options[select, said["option"]] = place
        elif said["box"]:
            made.boxes[said["box"], said["value"] or ""] = place
            if said["value"]:
                made.groups[said["value"]] = (group[0], group[1])
        elif said["typed"]:
            made.typed[said["typed"]] = place
        elif said["group"] is not None:
            group[0] = place
        elif said["heading"] is not None:
            group[1] = place
        elif said["of"]:
            made.numbers.append((place, said["mark"], int(said["of"])))
        else:
            made.marks[said["mark"]] = place
    made.parts.append(html[at:])
    return made


@dataclass(frozen=True)
class _Marks:
    """Instead of the numbers of a filter, a mark for each."""

    name: str

    def get(self, value: int, _otherwise: int = 0) -> str:
        return f"{_OPENS}{self.name}:{value}{_CLOSES}"


#: Each with the list of skills it was made with: where that is read anew, so is the form.
_STENCILS: dict[Hashable, tuple[list[Skill], Stencil]] = {}


def _stencil(shown: Narrowing) -> Stencil:
    """Kept by everything that its template and its fields depend on."""
    payer = str(shown.asked.get("paid_by", "")) if not shown.knows_funds else ""
    known = (shown.knows_exams, shown.knows_funds, shown.lists_skills, payer)
    key = (get_language(), *known, frozenset(shown.counts))
    skills = skills_known()
    kept = _STENCILS.get(key)
    if kept is None or kept[0] is not skills:
        form = shown.made(QueryDict(f"paid_by={payer}"))
        if shown.counts:
            marks: Any = {name: _Marks(name) for name in shown.counts}
            form.count(marks)
        said, unfolded = (f"{_OPENS}{name}{_CLOSES}" for name in ("said", "unfolded"))
        html = _by_template(form, said, unfolded, lists_skills=shown.lists_skills)
        kept = (skills, cut(html))
        _STENCILS[key] = kept
    return kept[1]
