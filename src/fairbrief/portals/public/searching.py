"""What every list of briefs that can be searched shows: the form, what narrows it, and its pages.

Everything that was asked stands in the address; each link here is that address with a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.briefs.kinds import kind_of
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import Place
from fairbrief.discovery.engine.asking import FUND, Scope
from fairbrief.discovery.filters import SearchForm, hours_words, weeks_words
from fairbrief.discovery.finding import Results, Shelf, find
from fairbrief.portals.public.narrowing import CHOOSING, Narrowing
from fairbrief.portals.ui.shapes import Chip
from fairbrief.portals.ui.tags.writing import day_words

#: Where a page begins; not a filter.
AFTER = "after"


class Address:
    """The address of a list; what stays of it in the many that lead from it is written once."""

    def __init__(self, sent: QueryDict) -> None:
        self._parts = {
            name: _part(name, values)
            for name, values in sent.lists()
            if name not in {"page", CHOOSING}
        }

    def but(self, **changed: str | list[str]) -> str:
        """The same with other parameters; empty ones are left out."""
        parts = self._parts.copy()
        for name, value in changed.items():
            parts[name] = _part(name, [value] if isinstance(value, str) else value)
        return f"?{'&'.join(filter(None, parts.values()))}"


def _part(name: str, values: list[str]) -> str:
    return urlencode([(name, each) for each in values if each])


@dataclass(frozen=True)
class Way:
    """A way out of an empty list: what it asks instead, where that leads, how much is there."""

    label: str
    url: str
    number: int


@dataclass(frozen=True, kw_only=True)
class FilterChip(Chip):
    """What narrows the list, by the name of its filter."""

    name: str
    #: The address without the whole filter.
    bare: str


@dataclass(frozen=True)
class Searched:
    """One page of a list, with what was asked of it."""

    narrowing: Narrowing
    asked: dict[str, Any]
    found: Results
    address: Address
    chips: list[FilterChip]
    sent: QueryDict

    @property
    def context(self) -> dict[str, Any]:
        """What a page of the list and `public/found.html` show."""
        found, chips, address = self.found, self.chips, self.address
        first = address.but(**{AFTER: ""})
        # Not the page.
        filters = first.removesuffix("?")
        return {
            "form": self.narrowing.form,
            # Called where it is shown.
            "search_form": self.narrowing.written,
            "found": found,
            # A campus's board has one.
            "brand": None,
            "chips": chips,
            "is_narrowed": bool(chips),
            "show_words": _show_words(found.total),
            "total_words": _total_words(found.total, is_narrowed=bool(chips)),
            "is_first": AFTER not in self.sent,
            "next_url": address.but(**{AFTER: found.after}) if found.after else "",
            "first_url": first,
            "nearest_url": address.but(**{AFTER: "", "q": found.nearest}) if found.nearest else "",
            "filters": filters,
            # What a feed follows, where it is not everything.
            "followed": filters if chips else "",
            "ways": list(self._ways()),
        }

    def _ways(self) -> Iterator[Way]:
        """Out of an empty list: with one word of several, or without one filter."""
        for word, number in self.found.alone:
            url = self.address.but(**{AFTER: "", "q": word})
            yield Way(_("Only “%(word)s”") % {"word": word}, url, number)
        for name, number in self.found.ways:
            told = [chip for chip in self.chips if chip.name == name]
            if told:
                dropped = ", ".join(str(chip.label) for chip in told)
                yield Way(_("Without %(filter)s") % {"filter": dropped}, told[0].bare, number)


def searched(
    request: HttpRequest,
    briefs: QuerySet[Brief] | Shelf,
    *,
    scope: Scope,
    at: datetime,
    most: int = 20,
    has_form: bool = True,
) -> Searched:
    """Of the briefs a reader may see, those that fit what the address asks for.

    `has_form` is False where nothing of the page says how many a filter would leave.
    """
    sent = request.GET
    asked = SearchForm.read(sent)
    narrowing = Narrowing(asked or {}, sent, bool(scope.exams), bool(scope.funds))
    if asked is None:
        # Something is wrong with it: what is left, and a form that says what.
        form = narrowing.made(sent)
        asked = form.asked
        narrowing = replace(narrowing, asked=asked, form=form)
    found = find(
        briefs,
        asked,
        scope=scope,
        at=at,
        after=sent.get(AFTER, ""),
        most=most,
        facets=narrowing.facets if has_form else frozenset(),
    )
    narrowing = replace(narrowing, counts=found.counts.by_filter)
    address = Address(sent)
    return Searched(narrowing, asked, found, address, list(_chips(address, asked)), sent)


def _show_words(total: int) -> str:
    """On the button below the filters."""
    return ngettext("Show %(total)d brief", "Show %(total)d briefs", total) % {"total": total}


def _total_words(total: int, *, is_narrowed: bool) -> str:
    if is_narrowed:
        said = ngettext("%(total)d open brief fits", "%(total)d open briefs fit", total)
    else:
        said = ngettext("%(total)d open brief", "%(total)d open briefs", total)
    return said % {"total": total}


def _chips(address: Address, asked: dict[str, Any]) -> Iterator[FilterChip]:
    """What narrows the list, each with the address of the list without it."""
    for name, said in _WORDS.items():
        if name not in asked:
            continue
        bare = address.but(**{name: "", AFTER: ""})
        if name != "skill":
            yield FilterChip(name=name, label=said(asked[name]), url=bare, bare=bare)
            continue
        slugs = [skill.slug for skill in asked[name]]
        for skill in asked[name]:
            left = [slug for slug in slugs if slug != skill.slug]
            url = address.but(skill=left, **{AFTER: ""})
            yield FilterChip(name=name, label=skill.name, url=url, bare=bare)


def _overlap_words(hours: int) -> str:
    return ngettext(
        "%(hours)d hour of the day in common", "%(hours)d hours of the day in common", hours
    ) % {"hours": hours}


def _payer_words(payer: str) -> str:
    return _("a fund of the campus may pay") if payer == FUND else _("paid by the employer")


_WORDS: dict[str, Callable[[Any], str]] = {
    "q": lambda value: f"“{value}”",
    "skill": str,
    "work": lambda value: str(kind_of(value).name),
    "hours_max": hours_words,
    "pay_min": lambda value: _("$%(dollars)d an hour or more") % {"dollars": value},
    "weeks_max": weeks_words,
    "paid_by": _payer_words,
    "starts_after": lambda value: _("starts from %(day)s") % {"day": day_words(value)},
    "due_before": lambda value: _("due by %(day)s") % {"day": day_words(value)},
    "place": lambda value: str(Place(value).label),
    "overlap": _overlap_words,
    "outside_exams": lambda _value: _("not in my exam weeks"),
    "first_times": lambda _value: _("places for a first time"),
    "credit": lambda _value: _("academic credit"),
    "endorsed": lambda _value: _("read by a career officer"),
    "answers": lambda _value: _("answers nearly everyone"),
    "new_employers": lambda _value: _("new employers"),
    "unpaid": lambda _value: _("unpaid ones too"),
}
