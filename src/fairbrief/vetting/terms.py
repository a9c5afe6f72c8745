"""The terms of an employer's approval in words, and why it is looked at again."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.vetting.models import EmployerReview
from fairbrief.vetting.states import Condition, Recheck


def terms_said(vetting: EmployerReview) -> list[str]:
    """What the approval is tied to, a line each; nothing for one without terms."""
    lines = [str(Condition(each).label).capitalize() + "." for each in vetting.conditions]
    if vetting.conditions_note:
        lines.append(vetting.conditions_note)
    if vetting.expires_on:
        lines.append(
            _("It holds until {day}.").format(day=date_format(vetting.expires_on, _("j F Y")))
        )
    return lines


def recheck_said(vetting: EmployerReview) -> str:
    """Why the employer is looked at again; "" when it is not."""
    if not vetting.recheck_why:
        return ""
    words = str(Recheck(vetting.recheck_why).label)
    return f"{words}: {vetting.recheck_note}" if vetting.recheck_note else words
