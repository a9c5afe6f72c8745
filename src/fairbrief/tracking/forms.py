"""The forms of the ledger."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.states import Place
from fairbrief.kernel.days import DayField
from fairbrief.kernel.names import HouseNameField, PersonNameField
from fairbrief.organizations.models import Campus, Term
from fairbrief.organizations.terms import terms_of
from fairbrief.tracking.actions import Told
from fairbrief.tracking.currencies import CURRENCIES
from fairbrief.tracking.ledger import ENDED, PAY, STATE_CHOICES, WHERE, Filters
from fairbrief.tracking.models import Experience, Outcome
from fairbrief.tracking.states import OutcomeAnswer

_WRITTEN = re.compile(
    r"(?P<hours>\d{1,3})\s*(?::|h|hrs?|hours?)\s*(?P<minutes>[0-5]?\d)?\s*(?:m|min)?"
)


#: More hours than any field of them takes.
_TOO_MANY = 1_000_000


class HoursField(forms.DecimalField):
    """Hours as people write them: 8 h 30, 8:30 or 8.5; shown as everywhere else, as 8 h 30."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        written = _WRITTEN.fullmatch(str(value or "").strip().lower())
        if written is None:
            return super().to_python(value)
        return Decimal(written["hours"]) + Decimal(written["minutes"] or 0) / 60

    def run_validators(self, value: Any) -> None:
        """A third of an hour has no end in decimals, and is still twenty minutes."""
        can_be_right = value is not None and abs(value) < _TOO_MANY
        # Nothing of more digits than decimals are counted with can be rounded.
        super().run_validators(round(value, 2) if can_be_right else value)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal | int | float):
            return value
        whole, minutes = divmod(round(value * 60), 60)
        return f"{whole} h {minutes:02}" if minutes else f"{whole} h"


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not said."""

    def __init__(self, **columns: Any) -> None:
        super().__init__(
            choices=[("", _("I would rather not say")), ("yes", _("yes")), ("no", _("no"))],
            coerce=lambda value: value == "yes",
            empty_value=None,
            required=False,
            **columns,
        )

    @staticmethod
    def written(value: bool | None) -> str:
        return "" if value is None else "yes" if value else "no"


class ExperienceForm(forms.Form):
    """A micro-internship found elsewhere, in two minutes."""

    employer_name = HouseNameField(label=_("Who you worked for"))
    title = forms.CharField(
        label=_("What it was"),
        max_length=120,
        help_text=_("A few words, such as “Interview research for a podcast”."),
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("To"))
    hours = HoursField(
        label=_("Hours in all"),
        min_value=Decimal("0.25"),
        max_value=400,
        decimal_places=2,
        help_text=_("Such as 8 h 30."),
    )
    paid = forms.DecimalField(
        label=_("Paid in all"),
        min_value=0,
        max_value=1_000_000,
        decimal_places=2,
        required=False,
        help_text=_("Leave empty if it was not paid; that counts too."),
    )
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[(each, each) for each in CURRENCIES], initial="USD"
    )
    place = forms.ChoiceField(label=_("Where"), choices=[("", _("Not chosen yet")), *Place.choices])
    senior_contact = forms.BooleanField(label=_("I met senior people there"), required=False)
    what_i_did = forms.CharField(
        label=_("What you did"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you made and what came of it. Your own words, for your own record."),
    )
    supervisor_name = PersonNameField(label=_("Their name"), required=False)
    supervisor_email = forms.EmailField(
        label=_("Their mail address"),
        required=False,
        help_text=_(
            "They get one mail with a link and need no account. Without it your career office "
            "looks at what you can show."
        ),
    )

    objectives = forms.CharField(
        label=_("What you set out to learn"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One to three short lines."),
    )
    learned = forms.CharField(
        label=_("What you learned"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    would_recommend = YesNoField(label=_("Would you recommend it to a friend?"))
    seeks_credit = forms.BooleanField(label=_("I want academic credit for it"), required=False)
    course = forms.CharField(
        label=_("Course"), max_length=40, required=False, help_text=_("Such as COMM 395.")
    )

    #: What stands under one fold: logging takes two minutes without them.
    FOLDED: tuple[str, ...] = ("objectives", "learned", "would_recommend", "seeks_credit", "course")

    @property
    def is_unfolded(self) -> bool:
        """Something under the fold is filled in, or wrong."""
        return any(self[name].value() or self[name].errors for name in self.FOLDED)

    def clean_objectives(self) -> str:
        """One a line, without empty lines and the signs of a list."""
        lines = (line.strip(" \t-–•*") for line in self.cleaned_data["objectives"].splitlines())
        return "\n".join(line for line in lines if line)

    @classmethod
    def of(cls, experience: Experience, data: Any = None) -> ExperienceForm:
        """The form filled with an entry, to mend it."""
        initial = {
            name: getattr(experience, name) for name in cls.base_fields if hasattr(experience, name)
        }
        initial["hours"] = Decimal(experience.minutes) / 60
        initial["would_recommend"] = YesNoField.written(experience.would_recommend)
        initial["paid"] = experience.paid.decimal if experience.paid_minor else None
        return cls(data, initial=initial)

    @property
    def told(self) -> Told:
        return self.told_of(dict(self.cleaned_data))

    @staticmethod
    def told_of(data: dict[str, Any]) -> Told:
        """Cleaned values as the action takes them."""
        hours, paid = data.pop("hours"), data.pop("paid")
        return Told(
            **data,
            minutes=round(hours * 60),
            paid_minor=round((paid or Decimal(0)) * 100),
        )


class PasteForm(forms.Form):
    """The posting as it was advertised, to fill in what can be read from it."""

    text = forms.CharField(
        label=_("The posting or mail you got it by"),
        max_length=12_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Paste it and what can be read from it is filled in below. It is not kept."),
    )


class ConfirmForm(forms.Form):
    """The supervisor's word that it is right, and a word on the student for who likes."""

    would_take_again = YesNoField(label=_("Would you take this student again?"))
    strengths = forms.CharField(
        label=_("What the student is good at"),
        max_length=300,
        required=False,
        help_text=_("One sentence. The student and the career office read it."),
    )
    hours = HoursField(
        label=_("Hours in all"),
        min_value=Decimal("0.25"),
        max_value=400,
        decimal_places=2,
        help_text=_("Correct them if you remember otherwise."),
    )

    @property
    def minutes(self) -> int:
        hours: Decimal = self.cleaned_data["hours"]
        return round(hours * 60)


class ReasonForm(forms.Form):
    """Why not; the student reads it."""

    reason = forms.CharField(
        label=_("What is not right"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The student reads this and can correct the entry."),
    )


class VerifyForm(forms.Form):
    """What the office relies on."""

    note = forms.CharField(
        label=_("What you rely on"),
        max_length=500,
        required=False,
        help_text=_("Needed when the supervisor has not confirmed it, such as a pay slip."),
    )


class OutcomeForm(forms.Form):
    """What came next: one answer, and a sentence for who likes."""

    answer = forms.ChoiceField(label=_("Where you are now"), choices=OutcomeAnswer.choices)
    note = forms.CharField(
        label=_("A sentence on it"),
        max_length=300,
        required=False,
        # More than one line: in one, the return key would press the first of the answers.
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Where, or how this work helped. Your career office reads it."),
    )

    @classmethod
    def of(cls, outcome: Outcome | None, data: Any = None) -> OutcomeForm:
        known = {"answer": outcome.answer, "note": outcome.note} if outcome else {}
        return cls(data, initial=known)

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """As buttons."""
        return list(OutcomeAnswer.choices)


class LookBackForm(forms.Form):
    """The student's own view of it."""

    learned = forms.CharField(
        label=_("What I learned"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    would_recommend = YesNoField(label=_("Would you recommend it to a friend?"))

    @classmethod
    def of(cls, experience: Experience, data: Any = None) -> LookBackForm:
        return cls(
            data,
            initial={
                "learned": experience.learned,
                "would_recommend": YesNoField.written(experience.would_recommend),
            },
        )


class RevokeForm(forms.Form):
    """Why a credential is revoked."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("The student and every verifier read it.")
    )


class LedgerForm(forms.Form):
    """Filters of the ledger; unknown values are ignored rather than refused."""

    q = forms.CharField(label=_("Search"), max_length=80, required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    where = forms.ChoiceField(label=_("Found"), required=False)
    pay = forms.ChoiceField(label=_("Pay"), required=False)
    ended = forms.ChoiceField(label=_("How it ended"), required=False)
    brought = forms.CharField(max_length=8, required=False, widget=forms.HiddenInput)
    term: forms.ModelChoiceField[Term] = forms.ModelChoiceField(
        label=_("Term"), queryset=None, required=False, empty_label=_("all terms")
    )

    def __init__(self, *args: Any, campus: Campus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("state", STATE_CHOICES),
            ("where", WHERE),
            ("pay", PAY),
            ("ended", ENDED),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
            field.choices = [("", _("all")), *choices]
        term = self.fields["term"]
        assert isinstance(term, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        term.queryset = terms_of(campus.pk)

    @property
    def filters(self) -> Filters:
        self.full_clean()
        found = getattr(self, "cleaned_data", {})
        return Filters(**{name: found[name] for name in found if found[name]})
