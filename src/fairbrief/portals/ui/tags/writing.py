"""Filters and small tags for dates, hours, money, icons."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path

from django import template
from django.apps import apps
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.kernel.clock import now
from fairbrief.kernel.money import Money
from fairbrief.portals.ui.tags.declared import InputError, icon_svg

register = template.Library()


@cache
def icon_names() -> frozenset[str]:
    sprite = Path(__file__).parent.parent / "static" / "ui" / "icons.svg"
    return frozenset(re.findall(r'<symbol id="([a-z]+)"', sprite.read_text("utf-8")))


@register.simple_tag
def icon(*, name: str) -> SafeString:
    """A decorative icon from the sprite; say what it means in words beside it."""
    if name not in icon_names():
        raise InputError(f"there is no icon {name!r}")
    return icon_svg(name)


def _reader_time(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def day_words(value: date, *, always_year: bool = False) -> str:
    """Thu 14 May; with the year when it is not this one. A datetime is as the reader sees it."""
    local = _reader_time(value) if isinstance(value, datetime) else value
    same_year = local.year == timezone.localtime(now()).year and not always_year
    return _day_words(date(local.year, local.month, local.day), same_year, get_language())


@lru_cache(maxsize=2000)
def _day_words(day: date, same_year: bool, _language: str | None) -> str:
    """Lists say the same few days again and again."""
    # Translators: a day of this year / of another year, in Django's date format letters
    return date_format(day, _("D j M") if same_year else _("D j M Y"))


def when_words(value: datetime) -> str:
    """Thu 14 May, 17:00; "UTC" is added for a reader whose zone is not known."""
    local = _reader_time(value)
    words = f"{day_words(value)}, {date_format(local, _('H:i'))}"
    return f"{words} UTC" if timezone.get_current_timezone_name() == "UTC" else words


@register.filter
def when(value: datetime | date | None, reader: str = "") -> SafeString | str:
    """`{{ clock.due_at|when }}`; `{{ …|when:"yours" }}` adds "your time". A date has no hour."""
    if not value:
        return ""
    if not isinstance(value, datetime):
        return day(value)
    words = when_words(value)
    if reader and not words.endswith("UTC"):
        words = _("%(when)s your time") % {"when": words}
    return format_html('<time datetime="{}">{}</time>', value.isoformat(timespec="minutes"), words)


@register.filter
def day(value: date | None, year: str = "") -> SafeString | str:
    """`{{ brief.due_on|day }}` → Fri 12 Jun; `{{ …|day:"year" }}` for what is kept for long."""
    if not value:
        return ""
    local = _reader_time(value).date() if isinstance(value, datetime) else value
    words = day_words(value, always_year=bool(year))
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), words)


@register.filter
def clock_time(value: datetime | None) -> SafeString | str:
    """The hour alone: 17:00."""
    if not value:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>',
        value.isoformat(timespec="minutes"),
        date_format(_reader_time(value), _("H:i")),
    )


@register.filter
def hours(minutes: int | None) -> str:
    """Minutes as hours: 210 → "3 h 30", 180 → "3 h", 45 → "45 min"."""
    if minutes is None:
        return ""
    sign, minutes = ("−" if minutes < 0 else ""), abs(int(minutes))
    whole, rest = divmod(minutes, 60)
    # Translators: the spaces keep number and unit on one line
    if not whole and rest:
        return _("%(minutes)s\u00a0min") % {"minutes": f"{sign}{rest}"}
    if not rest:
        return _("%(hours)s\u00a0h") % {"hours": f"{sign}{whole}"}
    return _("%(hours)s\u00a0h\u00a0%(minutes)s") % {
        "hours": f"{sign}{whole}",
        "minutes": f"{rest:02}",
    }


@register.filter
def money(amount: Money | int | str | None, currency: str = "USD") -> str:
    """`{{ brief.fee|money }}` for a Money, `{{ minor|money:brief.currency }}` for minor units."""
    # A name that leads nowhere, such as the pay of a group that is not shown, comes as "".
    if not isinstance(amount, Money | int):
        return ""
    return str(amount if isinstance(amount, Money) else Money(amount, currency))


@register.filter
def thing(label: str) -> str:
    """What the record is about, by its model's label: "vetting.briefreview" → Brief review."""
    try:
        return capfirst(str(apps.get_model(label)._meta.verbose_name))
    except (LookupError, ValueError):  # of a room that is no more
        return label


@register.filter
def spelled(name: str) -> str:
    """The name of an event in words: "policy_saved" → Policy saved."""
    return capfirst(name.replace("_", " "))


@register.filter
def in_state(state: str, label: str) -> str:
    """A state of what the record is about, in words: "ended_early" of work → ended early."""
    try:
        model = apps.get_model(label)
        column = WORKFLOWS[label.lower()].state_field
    except (LookupError, ValueError):  # of a room that is no more
        return state.replace("_", " ")
    said = dict(model._meta.get_field(column).flatchoices)
    return str(said.get(state, state.replace("_", " ")))


_LONG_WORD = re.compile(r"\S{16,}")
_JOINT = re.compile(r"(?<=[^@./_-])(?=[@./_-])")


@register.filter
def breaks(text: object) -> SafeString:
    """Text whose long words, such as mail addresses, break at their joints if they must break.

    Without it the last letter of an address would stand alone on a line.
    """
    said, end = str(text), 0
    parts: list[str] = []
    for word in _LONG_WORD.finditer(said):
        parts.append(escape(said[end : word.start()]))
        parts.append("<wbr>".join(escape(piece) for piece in _JOINT.split(word.group())))
        end = word.end()
    parts.append(escape(said[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - every piece is escaped above
