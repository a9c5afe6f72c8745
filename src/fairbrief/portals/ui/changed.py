"""Telling somebody that what they decide on, or write over, is not what their page showed."""

from __future__ import annotations

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm, FileField
from django.utils.translation import gettext as _

from fairbrief.kernel.errors import ChangedSinceError
from fairbrief.kernel.seen import Seen
from fairbrief.portals.ui.values import kept_in_words

#: The code of the error, by which the answer gets its status.
_CODE = "changed_since"


def tell_of_change(form: BaseForm, refusal: ChangedSinceError) -> None:
    """The form says it, keeps what was typed, and is sent from what stands there now next time.

    Of an edit each field that would write over something says what stands there.
    """
    differing = form.changed_data if refusal.writes_over else []
    form.add_error(None, ValidationError(str(refusal.message), code=_CODE))
    for field in form.fields.values():
        if isinstance(field, Seen):
            field.was_told = True
    for name in differing:
        bound = form[name]
        if not bound.is_hidden and not isinstance(bound.field, FileField):
            words = kept_in_words(bound.field, bound.initial)
            form.add_error(name, _("It says now: %(words)s") % {"words": words})


def shows_another(form: BaseForm) -> bool:
    """Whether the form was told that its page showed something else."""
    return form.has_error(NON_FIELD_ERRORS, _CODE)
