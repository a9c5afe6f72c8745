"""Forms of the office, for decisions and policy; and of the employer it decides about."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus
from fairbrief.vetting.models import Policy
from fairbrief.vetting.states import EmployerReviewState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from fairbrief.fairness import Finding


class OfferForm(forms.Form):
    """Whose students a brief is offered to."""

    campuses = forms.ModelMultipleChoiceField(
        Campus.objects.none(),
        label=_("Offer it to students of"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each campus's career office reviews it for its own students."),
    )

    def __init__(self, *args: Any, campuses: QuerySet[Campus], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["campuses"]
        choice.queryset = campuses  # type: ignore[attr-defined]
        choice.label_from_instance = _campus_words  # type: ignore[attr-defined]


def _campus_words(campus: Any) -> str:
    if campus.vetting == EmployerReviewState.APPROVED:
        return _t("{campus}: has approved you").format(campus=campus.name)
    return _t("{campus}: checks your organization first").format(campus=campus.name)


class ApproveForm(forms.Form):
    """Approving a brief: a word to the employer if one is wanted, and reasons for what is set
    aside, a field a finding."""

    reason = forms.CharField(
        label=_("A word to the employer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, findings: Iterable[Finding] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rules: dict[str, str] = {}
        for finding in findings:
            if finding.rule in self.rules:
                continue
            self.rules[finding.rule] = _name(finding.rule)
            self.fields[_name(finding.rule)] = forms.CharField(
                label=_t("Set aside “{finding}” because").format(finding=_t(finding.title)),
                help_text=_t("Students read it beside the finding."),
                required=False,
                max_length=500,
            )

    @property
    def overrides(self) -> dict[str, str]:
        return {
            rule: self.cleaned_data[name]
            for rule, name in self.rules.items()
            if self.cleaned_data[name]
        }


def _name(rule: str) -> str:
    return f"aside_{rule.lower().replace('-', '_')}"


class ReasonForm(forms.Form):
    """A refusal or a question, with the reason the employer will read."""

    reason = forms.CharField(
        label=_("Reason"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The employer reads it as you write it."),
        error_messages={
            "min_length": _("Give the reason in a sentence; the employer reads it."),
            "required": _("Give the reason in a sentence; the employer reads it."),
        },
    )


class NoteForm(forms.Form):
    """A word that may be left out."""

    reason = forms.CharField(
        label=_("A word to the employer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AnswerCampusForm(forms.Form):
    """The employer's answer to an office's question."""

    answer = forms.CharField(
        label=_("Your answer"),
        min_length=3,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PolicyForm(forms.ModelForm[Policy]):
    """The campus's rules. `based_on` is the version they were read from."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    #: The rules whose effect was last looked at; the preview writes it.
    seen = forms.CharField(widget=forms.HiddenInput, max_length=500, required=False)
    pay_floor = forms.DecimalField(
        label=_("Pay floor an hour"),
        min_value=Decimal("7.25"),
        max_value=200,
        decimal_places=2,
        help_text=_(
            "In US dollars. Where the minimum wage is higher, the minimum wage holds: a campus may "
            "ask for more than the law, never for less."
        ),
        error_messages={"min_value": _("The federal minimum wage is $7.25; ask for that or more.")},
    )

    class Meta:
        model = Policy
        fields = (
            "unpaid_nonprofit", "unpaid_government", "hours_min", "hours_max",
            "senior_session_required", "weekly_cap_term", "weekly_cap_break", "open_applications",
            "authorization_required", "small_cell",
        )  # fmt: skip
        labels = {
            "unpaid_nonprofit": _("Nonprofits may offer unpaid work"),
            "unpaid_government": _("Public agencies may offer unpaid work"),
            "hours_min": _("Fewest hours"),
            "hours_max": _("Most hours"),
            "senior_session_required": _("Every brief names a senior person the student meets"),
            "weekly_cap_term": _("Hours a week in term"),
            "weekly_cap_break": _("Hours a week in breaks"),
            "open_applications": _("Open applications a student may have"),
            "authorization_required": _(
                "We authorize the work of students on a visa before it starts"
            ),
            "small_cell": _("Smallest group shown in reports"),
        }
        help_texts = {
            "unpaid_nonprofit": _("Students always see plainly that it is unpaid."),
            "hours_max": _("40 at most: more needs another agreement."),
            "weekly_cap_term": _("Over all micro-internships of a student together."),
            "small_cell": _("Groups under this size are hidden, 5 at least."),
        }

    field_order = ("pay_floor", "unpaid_nonprofit", "unpaid_government")
    #: Least and most of each whole number.
    RANGES = {
        "hours_min": (1, 40),
        "hours_max": (1, 40),
        "weekly_cap_term": (1, 40),
        "weekly_cap_break": (1, 60),
        "open_applications": (1, 20),
        "small_cell": (5, 20),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["pay_floor"] = Decimal(self.instance.pay_floor_minor) / 100
        self.initial["based_on"] = self.instance.version
        for name, (least, most) in self.RANGES.items():
            field = self.fields[name]
            self.fields[name] = forms.IntegerField(
                label=field.label, help_text=field.help_text, min_value=least, max_value=most
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        least, most = cleaned.get("hours_min"), cleaned.get("hours_max")
        if least and most and least > most:
            raise ValidationError(
                {"hours_max": _("The most hours cannot be fewer than the fewest.")}
            )
        return cleaned

    def validate_constraints(self) -> None:
        """The next version is another row, made by the action; this one is not saved."""

    @property
    def was_seen(self) -> bool:
        """Whether what these very rules touch has been looked at."""
        return bool(self.cleaned_data["seen"] == self.sight)

    @property
    def sight(self) -> str:
        """The rules in one line, for `seen`."""
        return ";".join(f"{name}={int(value)}" for name, value in sorted(self.rules.items()))

    @property
    def rules(self) -> dict[str, int | bool]:
        """What `save_policy` takes."""
        kept = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"based_on", "seen", "pay_floor"}
        }
        return {**kept, "pay_floor_minor": int(self.cleaned_data["pay_floor"] * 100)}
