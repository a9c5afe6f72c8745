"""What was refused of a form that its page does not have any more.

A form may come from a tab that has waited while the matter went on: the offer was taken back, the
change withdrawn, the conversation closed. The page as it is now has no such form, so it would show
neither why nothing was done nor what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.forms import BaseForm, BoundField, PasswordInput
from django.utils.html import conditional_escape
from django.utils.translation import gettext as _

from fairbrief.portals.ui.errors import errors_of, label_before


@dataclass(frozen=True)
class Unshown:
    """Why it was refused, and what was typed: a label and the words each."""

    reasons: list[str]
    typed: list[tuple[str, str]]


def unshown_on(page: str, refused: Iterable[BaseForm]) -> Unshown | None:
    """Of forms that were refused those of which a page, as written, says nothing."""
    reasons: list[str] = []
    typed: list[tuple[str, str]] = []
    for form in refused:
        of_form = [str(each) for each in form.non_field_errors()]
        of_fields = [(bound, words) for bound in form for words in errors_of(bound)]
        said = of_form + [words for _bound, words in of_fields]
        if any(conditional_escape(each) in page for each in said):
            continue
        # What is wrong with a field is no reason where there is none to fill in any more.
        reasons += of_form or [
            _("The page has changed since you opened it. What it says now stands below.")
        ]
        reasons += [f"{label_before(bound)} {words}".strip() for bound, words in of_fields]
        typed += _typed(form)
    return Unshown(reasons, typed) if reasons else None


def _typed(form: BaseForm) -> Iterator[tuple[str, str]]:
    for name in form.changed_data:
        bound = form[name]
        words = bound.value()
        if isinstance(words, str) and words.strip() and _may_be_shown(bound):
            yield str(bound.label), words


def _may_be_shown(bound: BoundField) -> bool:
    """What is chosen stands behind keys that nobody typed, and what is secret is not repeated."""
    is_choice = hasattr(bound.field, "choices")
    return not (is_choice or bound.is_hidden or isinstance(bound.field.widget, PasswordInput))
