"""The rows of deliverables: as many as one needs, without a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.actions.writing import MOST_CRITERIA, MOST_DELIVERABLES

if TYPE_CHECKING:
    from django.http import QueryDict

    from fairbrief.briefs.models import Brief

#: Blank rows for deliverables on a first look.
FIRST_ROWS = 3


class CriteriaField(forms.CharField):
    """When a deliverable is accepted, a criterion a line; cleaned to a list of lines."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Accepted when"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("One a line, each something both sides can check."),
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        lines = _criteria(str(super().clean(value)))
        if len(lines) > MOST_CRITERIA:
            raise ValidationError(
                _("Eight criteria are enough: put together what belongs together.")
            )
        if any(len(line) > 240 for line in lines):
            raise ValidationError(_("Keep each criterion under 240 characters."))
        return lines


class DeliverableForm(forms.Form):
    """One row of the deliverables; a row left blank is left out."""

    title = forms.CharField(label=_("What is handed in"), max_length=120, required=False)
    criteria = CriteriaField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("criteria") and not cleaned.get("title"):
            self.add_error("title", _("Name what these criteria are for."))
        return cleaned


class Deliverables(forms.BaseFormSet[DeliverableForm]):
    """The rows. Rows with errors keep what was typed."""

    default_error_messages = {
        **forms.BaseFormSet.default_error_messages,
        "too_many_forms": _("Eight deliverables are the most for one brief."),
    }

    def add_fields(self, form: DeliverableForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["title"].label = _t("Deliverable %(number)d") % {"number": (index or 0) + 1}

    @property
    def lines(self) -> list[tuple[str, str]]:
        """What is typed in the rows, those left blank left out."""
        sent: QueryDict = self.data  # type: ignore[assignment]
        return rows_in(dict(sent.lists()))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The same of the rows as they are kept."""
        return [(row["title"], row["criteria"]) for row in self.initial or ()]

    @property
    def pairs(self) -> list[tuple[str, list[str]]]:
        """Title and criteria of each row that is filled and has no errors."""
        rows = [form.cleaned_data for form in self.forms if form.is_valid()]
        return [(row["title"], row["criteria"]) for row in rows if row.get("title")]


def rows_in(sent: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """Title and criteria of each row that was sent with something in it."""
    found = []
    for number in range(MOST_DELIVERABLES + 4):
        title, criteria = (
            sent.get(f"piece-{number}-{part}", [""])[-1].strip() for part in ("title", "criteria")
        )
        if title or criteria:
            found.append((title, "\n".join(_criteria(criteria))))
    return found


def _criteria(typed: str) -> list[str]:
    """The lines of what was typed, without the marks of a list."""
    lines = [line.strip(" \t-•*") for line in typed.splitlines()]
    return [line for line in lines if line]


def deliverable_rows(brief: Brief, data: QueryDict | None, *, more: int = 0) -> Deliverables:
    """The rows of a brief's deliverables, with blank ones to fill; `more` adds blank ones."""
    initial = [
        {"title": each.title, "criteria": "\n".join(each.criteria)}
        for each in brief.deliverables.all()
    ]
    blank = max(FIRST_ROWS - len(initial), 1) + more
    factory = forms.formset_factory(
        DeliverableForm,
        formset=Deliverables,
        extra=min(blank, MOST_DELIVERABLES - len(initial)),
        max_num=MOST_DELIVERABLES,
        absolute_max=MOST_DELIVERABLES + 4,
        validate_max=True,
    )
    return cast("Deliverables", factory(data, prefix="piece", initial=initial))
