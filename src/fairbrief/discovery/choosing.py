"""Choosing any number of the skills: boxes under the headings of their fields, each with how many
briefs it would leave.

Written without a template: a hundred and fifty boxes would take one longer than the whole page.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairbrief.skills import spellings_of
from fairbrief.students.models import Skill
from fairbrief.students.queries import skills

#: Seconds for which the list of skills is remembered.
REMEMBERED = 60


def skills_known() -> list[Skill]:
    """The curated list, by field and name; remembered for a minute. At most one query."""
    return skills_at(int(time.monotonic() // REMEMBERED))


@lru_cache(maxsize=1)
def skills_at(_minute: int) -> list[Skill]:
    """The list as it was when it was first asked for in that minute of the process."""
    return list(skills())


@lru_cache(maxsize=1_000)
def _halves(name: str, slug: str, label: str) -> tuple[str, str]:
    """A box before and after the word that says it is ticked."""
    also = "; ".join(spellings_of(slug)[1:])
    head = f'<label class="option"><input type="checkbox" name="{name}" value="{slug}"'
    return (
        f'{head} id="{name}-{slug}"',
        f' data-also="{escape(also)}"><span>{escape(label)}',
    )


def chosen_note(number: int) -> str:
    """Beside the name of a group: how many of it are chosen."""
    said = ngettext("%(count)d chosen", "%(count)d chosen", number) % {"count": number}
    return f' <span class="soft">{escape(said)}</span>'


class SkillBoxes(forms.SelectMultiple):
    """A box for each skill, folded under its field. `counts` by the skill's id, where known."""

    counts: Mapping[int, int] | None = None

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = frozenset(map(str, value or ()))
        groups = groupby(skills_known(), key=lambda skill: skill.field)
        html = "".join(self._group(name, field, list(rows), chosen) for field, rows in groups)
        return mark_safe(html)  # noqa: S308 - every value is escaped below

    def _group(self, name: str, field: str, rows: list[Skill], chosen: frozenset[str]) -> str:
        number = sum(skill.slug in chosen for skill in rows)
        note = chosen_note(number) if number else ""
        boxes = "".join(self._box(name, skill, is_on=skill.slug in chosen) for skill in rows)
        return (
            f'<details class="choice-group"{" open" if number else ""}>'
            f'<summary>{escape(field)}{note}</summary><div class="options">{boxes}</div></details>'
        )

    def _box(self, name: str, skill: Skill, *, is_on: bool) -> str:
        head, tail = _halves(name, skill.slug, skill.name)
        number = "" if self.counts is None else f" ({self.counts.get(skill.pk, 0)})"
        return f"{head}{' checked' if is_on else ''}{tail}{number}</span></label>"


class SkillsAsked(forms.Field):
    """Any number of skills, by their slugs."""

    widget = SkillBoxes

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Iterable[str] | None) -> list[Skill]:
        slugs = {each for each in value or () if each}
        found = [skill for skill in skills_known() if skill.slug in slugs] if slugs else []
        if len(found) < len(slugs):
            raise forms.ValidationError(_("One of these skills is not in the list."))
        return found
