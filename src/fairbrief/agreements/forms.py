"""Changing lines, signing and declining."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.actions import Answer, Wish
from fairbrief.agreements.advice import questions_of
from fairbrief.agreements.changing import Shown
from fairbrief.agreements.lines import (
    LONGEST_CRITERION,
    LONGEST_TITLE,
    MOST_CRITERIA,
    Kind,
    Line,
    as_piece,
    as_words,
    lines_of,
)
from fairbrief.agreements.models import Agreement, StatusAnswer
from fairbrief.agreements.queries import supervisors_for
from fairbrief.agreements.text import CONSENT
from fairbrief.kernel.amounts import MinorField
from fairbrief.kernel.days import DayField
from fairbrief.kernel.money import Money
from fairbrief.kernel.names import PersonNameField
from fairbrief.organizations.models import Member


class SignForm(forms.Form):
    """The name as typed, consent to an electronic record, and which text was read."""

    name = PersonNameField(
        label=_("Type your full name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    postal = forms.CharField(
        label=_("Postal address for letters"),
        max_length=200,
        required=False,
        help_text=_(
            "If you like: it stands beside your signature, and both sides see it. The acts on "
            "freelance work in New York and Illinois want it in the contract."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    consent = forms.BooleanField(
        label=CONSENT,
        error_messages={
            "required": _("Tick the box to say that you sign and agree to an electronic record.")
        },
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, /, *, agreement: Agreement, signs_as: str = "") -> None:
        super().__init__(data, initial={"read": agreement.sha256})
        if signs_as:
            self.fields["name"].help_text = _("As we know you: %(name)s") % {"name": signs_as}

    @property
    def said(self) -> dict[str, Any]:
        """What `sign` takes."""
        return {key: self.cleaned_data[key] for key in ("name", "consent", "postal", "read")}


#: The parts of the text, as the form that proposes changes is ordered.
TOPICS = {
    "scope": _("Scope"),
    "deadline": _("Deadline"),
    "reports_to": _("Reports to"),
    "senior_access": _("Senior access"),
    "pay": _("Pay"),
    "care": _("Showing, keeping, access"),
}


@dataclass(frozen=True)
class Row:
    """One line in the form: what it says, and the fields for another value and the reason."""

    line: Line
    said: str
    value: forms.BoundField
    why: forms.BoundField

    @property
    def is_open(self) -> bool:
        return bool(self.value.errors or self.why.errors) or (
            self.why.form.is_bound and bool(self.why.value())
        )


class ProposeForm(forms.Form):
    """Every line that can be changed, each as it is, to be written over, with a reason a line."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, /, *, agreement: Agreement) -> None:
        self.terms = agreement.terms
        self.lines = lines_of(self.terms)
        initial: dict[str, Any] = {"read": agreement.sha256}
        for line in self.lines:
            initial[line.key] = _as_typed(line, line.value(self.terms), self.terms)
        super().__init__(data, initial=initial)
        for line in self.lines:
            self.fields[line.key] = _field(line, self.terms)
            self.fields[f"why_{line.key}"] = forms.CharField(
                label=_("Why"), max_length=300, required=False
            )

    def clean(self) -> dict[str, Any]:
        """A changed line needs a reason; at least one must be changed."""
        data = super().clean() or {}
        changed = [line for line in self.lines if self._is_changed(line, data)]
        for line in changed:
            if len(data.get(f"why_{line.key}", "").strip()) < 5:
                self.add_error(
                    f"why_{line.key}", _("Say why in a few words; the other side decides by it.")
                )
        if not changed and not self.errors:
            self.add_error(None, _("Nothing is changed yet. Open a line, write it anew, say why."))
        return data

    def _is_changed(self, line: Line, data: dict[str, Any]) -> bool:
        return line.key in data and data[line.key] != line.value(self.terms)

    @property
    def wishes(self) -> list[Wish]:
        """What `propose_changes` takes."""
        data = self.cleaned_data
        return [
            Wish(line.key, data[line.key], data[f"why_{line.key}"])
            for line in self.lines
            if self._is_changed(line, data)
        ]

    @property
    def topics(self) -> list[tuple[Any, list[Row]]]:
        """The rows beneath their headings."""
        currency = self.terms.get("currency", "USD")
        rows = [
            (
                line.topic,
                Row(
                    line,
                    line.said(line.value(self.terms), currency=currency),
                    self[line.key],
                    self[f"why_{line.key}"],
                ),
            )
            for line in self.lines
        ]
        found = [
            (words, [row for at, row in rows if at == topic]) for topic, words in TOPICS.items()
        ]
        return [(words, some) for words, some in found if some]


class _PieceField(forms.CharField):
    """A deliverable as people write it; empty takes it away."""

    widget = forms.Textarea

    def clean(self, value: Any) -> dict[str, Any]:
        piece = as_piece(super().clean(value))
        if len(piece["title"]) > LONGEST_TITLE:
            raise forms.ValidationError(
                _("Name it in %(most)d characters or fewer; the rest goes into lines beneath.")
                % {"most": LONGEST_TITLE}
            )
        if len(piece["criteria"]) > MOST_CRITERIA:
            raise forms.ValidationError(
                _("At most %(most)d lines say when it is accepted.") % {"most": MOST_CRITERIA}
            )
        if any(len(each) > LONGEST_CRITERION for each in piece["criteria"]):
            raise forms.ValidationError(
                _("Keep each line to %(most)d characters.") % {"most": LONGEST_CRITERION}
            )
        return piece


class _DayField(DayField):
    """A day, as the terms hold it."""

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found.isoformat() if found else ""


class _ChoiceField(forms.ChoiceField):
    widget = forms.RadioSelect

    def clean(self, value: Any) -> Any:
        return super().clean(value) == "yes"


def _as_typed(line: Line, value: Any, terms: dict[str, Any]) -> Any:
    match line.kind:
        case Kind.MONEY:
            return Money(value, terms["currency"]).decimal
        case Kind.PIECE:
            return as_words(value)
        case Kind.CHOICE:
            return "yes" if value else "no"
        case _:
            return value


def _field(line: Line, terms: dict[str, Any]) -> forms.Field:
    common: dict[str, Any] = {"label": line.label, "help_text": line.hint}
    match line.kind:
        case Kind.NUMBER:
            return forms.IntegerField(min_value=line.least, max_value=line.most, **common)
        case Kind.MONEY:
            return MinorField(currency=terms["currency"], **common)
        case Kind.DAY:
            return _DayField(**common)
        case Kind.EMAIL:
            return forms.EmailField(**common)
        case Kind.CHOICE:
            yes, no = line.choices
            return _ChoiceField(choices=[("yes", yes), ("no", no)], **common)
        case Kind.PIECE:
            return _PieceField(required=False, **common)
        case _:
            return forms.CharField(max_length=line.longest, **common)


class AnswerForm(forms.Form):
    """Accept or decline, a line each."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, /, *, agreement: Agreement, waiting: Sequence[Shown]
    ) -> None:
        super().__init__(data, initial={"read": agreement.sha256})
        self.waiting = [each for each in waiting if not each.is_mine]
        for each in self.waiting:
            self.fields[f"take_{each.proposal.code}"] = forms.ChoiceField(
                label=_("Your answer"),
                choices=[("yes", _("Accept")), ("no", _("Decline"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say for each line: accept or decline.")},
            )
            self.fields[f"why_{each.proposal.code}"] = forms.CharField(
                label=_("Why not"), max_length=300, required=False
            )

    @property
    def rows(self) -> list[tuple[Shown, forms.BoundField, forms.BoundField]]:
        return [
            (each, self[f"take_{each.proposal.code}"], self[f"why_{each.proposal.code}"])
            for each in self.waiting
        ]

    @property
    def answers(self) -> dict[str, Answer]:
        """What `answer_changes` takes."""
        data = self.cleaned_data
        return {
            each.proposal.code: Answer(
                data[f"take_{each.proposal.code}"] == "yes", data[f"why_{each.proposal.code}"]
            )
            for each in self.waiting
        }


class StatusForm(forms.Form):
    """A side's questions of the status check; no answer is chosen beforehand."""

    def __init__(
        self,
        data: Any = None,
        /,
        *,
        side: str,
        known: StatusAnswer | None = None,
        accepted: Collection[str] | None = None,
    ) -> None:
        """`accepted` are the capacities the student's campus lets be stated; all, if not given."""
        super().__init__(data, initial=known.answers if known else None)
        for each in questions_of(side):
            options = [
                (key, words)
                for key, words in each.options.items()
                if each.key != "engaged_as" or accepted is None or key in accepted
            ]
            self.fields[each.key] = forms.ChoiceField(
                label=each.words,
                help_text=each.hint,
                choices=options,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one; nothing is assumed.")},
            )


class SupervisorForm(forms.Form):
    """Who the student reports to, of those who are there."""

    supervisor = forms.ModelChoiceField(
        label=_("Who the student reports to"),
        queryset=Member.objects.none(),
        to_field_name="code",
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Member]", self.fields["supervisor"])
        field.queryset = supervisors_for(agreement)


class DeclineForm(forms.Form):
    """Not signing, with a reason."""

    reason = forms.CharField(
        label=_("Why not"), min_length=10, max_length=1000, widget=forms.Textarea
    )


class HashForm(forms.Form):
    """The SHA-256 of a copy, to be compared."""

    sha256 = forms.CharField(
        label=_("SHA-256 of your copy"),
        help_text=_("The 64 letters and figures at the foot of the PDF."),
        max_length=200,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )

    def clean_sha256(self) -> str:
        """Without the spaces that copying leaves in it."""
        found = "".join(self.cleaned_data["sha256"].split()).lower()
        if len(found) != 64 or set(found) - set("0123456789abcdef"):
            raise forms.ValidationError(
                _("A SHA-256 has 64 letters and figures, 0 to 9 and a to f. Copy the whole line.")
            )
        return found
