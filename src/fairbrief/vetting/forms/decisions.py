"""Forms of the office's decisions, and of the employer it decides about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.seen import SeenField
from fairbrief.organizations.models import Campus
from fairbrief.vetting.states import EmployerReviewState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from fairbrief.fairness import Finding
    from fairbrief.vetting.queries import Asked


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


class AnswersForm(forms.Form):
    """What campuses ask about a brief, a field a question."""

    def __init__(self, *args: Any, asked: Iterable[Asked] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: dict[str, tuple[int, str]] = {}
        for each in asked:
            # By campus and question, not by place: other campuses may be chosen by the same press.
            name = f"asked_{each.campus.pk}_{crc32(each.words.encode()):08x}"
            self.names[name] = each.campus.pk, each.words
            self.fields[name] = forms.CharField(
                label=each.words,
                help_text=_t("{campus} asks. Its office and its students read the answer.").format(
                    campus=each.campus.name
                ),
                required=False,
                initial=each.answer,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def answers(self) -> dict[tuple[int, str], str]:
        """What `answer_questions` takes."""
        return {which: self.cleaned_data[name] for name, which in self.names.items()}


def _campus_words(campus: Any) -> str:
    if campus.vetting == EmployerReviewState.APPROVED:
        return _t("{campus}: has approved you").format(campus=campus.name)
    return _t("{campus}: checks your organization first").format(campus=campus.name)


class SetAsideForm(forms.Form):
    """Reasons for what is set aside, a field a finding; `all_of_them` where each is needed.

    Every student of the campus reads them, so they are shown once before they are kept.
    """

    seen = SeenField()
    #: The print of the reasons that were shown.
    looked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        findings: Iterable[Finding] = (),
        all_of_them: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rules: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        #: What is to be looked at before it is kept: each finding's title, and the reason.
        self.to_look_at: list[tuple[str, str]] = []
        for finding in findings:
            if finding.rule in self.rules:
                continue
            self.titles[finding.rule] = _t(finding.title)
            self.rules[finding.rule] = _name(finding.rule)
            self.fields[_name(finding.rule)] = forms.CharField(
                label=_t("Set aside “{finding}” because").format(finding=_t(finding.title)),
                help_text=_read_by_students(finding, is_needed=all_of_them),
                required=all_of_them,
                max_length=500,
                error_messages={"required": _t("Say why it may stand all the same.")},
            )

    @property
    def overrides(self) -> dict[str, str]:
        return {
            rule: self.cleaned_data[name]
            for rule, name in self.rules.items()
            if self.cleaned_data[name]
        }

    def is_looked_at(self) -> bool:
        """Whether the reasons were shown as they are; if not, they are to be shown now. Of a valid
        form."""
        said = sorted(self.overrides.items())
        shown = f"{crc32(repr(said).encode()):08x}" if said else ""
        if self.cleaned_data["looked"] == shown or not said:
            return True
        self.to_look_at = [(self.titles[rule], why) for rule, why in said]
        self.data = {**dict(self.data.items()), self.add_prefix("looked"): shown}
        return False


class ApproveForm(SetAsideForm):
    """Approving a brief: a word to the employer if one is wanted, and reasons for what is set
    aside."""

    reason = forms.CharField(
        label=_("A word to the employer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _read_by_students(finding: Finding, *, is_needed: bool) -> str:
    """What stops a brief needs a reason; what only wants a look may stay as it was found."""
    if is_needed or str(finding.severity) == "block":
        return _t("Students read it beside the finding.")
    return _t(
        "Students read it beside the finding. Left empty, you approve the brief with the finding "
        "unresolved."
    )


def _name(rule: str) -> str:
    return f"aside_{rule.lower().replace('-', '_')}"


class ReasonForm(forms.Form):
    """A refusal, with the reason the employer will read."""

    asks = _("Reason")

    reason = forms.CharField(
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The employer reads it as you write it."),
        error_messages={
            "min_length": _("Give the reason in a sentence; the employer reads it."),
            "required": _("Give the reason in a sentence; the employer reads it."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = self.asks


class QuestionForm(ReasonForm):
    """What an office still wants to know of an employer."""

    asks = _("Your question")


class ChangesForm(ReasonForm):
    """What an office wants changed in a brief."""

    asks = _("What should change, and why")
    seen = SeenField()


class NotForUsForm(ReasonForm):
    """Why a brief is not for an office's students."""

    asks = _("Why it is not for your students")
    seen = SeenField()


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
