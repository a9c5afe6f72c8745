"""The student's form of an experience, as the office fills it in for somebody."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.tracking.actions import Told
from fairbrief.tracking.forms import ExperienceForm


class OfficeForm(ExperienceForm):
    """An experience of somebody else, in the office's words."""

    who = forms.CharField(
        label=_("Student"),
        max_length=254,
        help_text=_("A student number, a mail address, or a name if only one person has it."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = {
            "employer_name": _("Who the student worked for"),
            "what_i_did": _("What the student did"),
            "senior_contact": _("The student met senior people there"),
            "objectives": _("What the student set out to learn"),
            "seeks_credit": _("Academic credit is wanted"),
        }
        for name, label in words.items():
            self.fields[name].label = label
        self.fields["what_i_did"].help_text = _("What was made and what came of it.")
        self.fields["supervisor_email"].help_text = _(
            "They get one mail with a link and need no account. Without it you verify the entry "
            "from what you know."
        )
        # The student's own to say.
        for name in ("learned", "would_recommend"):
            del self.fields[name]

    FOLDED = ("objectives", "seeks_credit", "course")

    @property
    def told(self) -> Told:
        data = dict(self.cleaned_data)
        data.pop("who")
        return self.told_of(data)
