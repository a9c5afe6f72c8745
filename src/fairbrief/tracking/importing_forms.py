"""The forms of bringing in past records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.tracking.currencies import CURRENCIES
from fairbrief.tracking.models import PastImport
from fairbrief.tracking.past import first_cells
from fairbrief.tracking.past_rows import COLUMNS
from fairbrief.tracking.states import CountsAs, Unknown


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
        help_text=_("CSV, up to 10 MB and 50,000 rows, with the names of the columns on top."),
    )


class ColumnsForm(forms.Form):
    """Which column is what, and how the rows count."""

    counts_as = forms.ChoiceField(
        label=_("They count as"), choices=CountsAs.choices, widget=forms.RadioSelect
    )
    unknown = forms.ChoiceField(
        label=_("People who are not on the roster"),
        choices=Unknown.choices,
        widget=forms.RadioSelect,
    )
    day_first = forms.BooleanField(
        label=_("In dates such as 3/4/2026 the day comes first"), required=False
    )
    usual_currency = forms.ChoiceField(
        label=_("Currency where none is named"), choices=[(each, each) for each in CURRENCIES]
    )

    def __init__(self, batch: PastImport, data: Any = None) -> None:
        initial: dict[str, Any] = {
            name: getattr(batch, name) for name in ("counts_as", "unknown", "day_first")
        }
        initial["usual_currency"] = batch.currency
        super().__init__(data, initial=initial | batch.columns)
        choices = [
            ("", _("not in the file")),
            *((str(number), name) for number, name in enumerate(self._named(batch)) if name),
        ]
        for column in COLUMNS:
            self.fields[column.name] = forms.ChoiceField(
                label=column.label, choices=choices, required=column.is_needed
            )

    @staticmethod
    def _named(batch: PastImport) -> list[str]:
        """The headings, each with what stands beneath it in the first row."""
        cells = first_cells(batch)
        return [
            f"{name} ({cells[number]})" if name and cells and cells[number] else name
            for number, name in enumerate(batch.headings)
        ]

    @property
    def column_fields(self) -> list[forms.BoundField]:
        """Those every file has, and those with the person, first."""
        return [self[each.name] for each in COLUMNS if self._is_usual(each.name)]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [self[each.name] for each in COLUMNS if not self._is_usual(each.name)]

    def _is_usual(self, name: str) -> bool:
        return name in (
            *("student_number", "email", "person", "employer_name", "title"),
            *("starts_on", "ends_on", "minutes", "paid", "rate"),
        )

    @property
    def chosen(self) -> dict[str, Any]:
        """As the action takes it."""
        data = self.cleaned_data
        columns = {each.name: int(data[each.name]) for each in COLUMNS if data.get(each.name)}
        return {
            "columns": columns,
            "currency": data["usual_currency"],
            **{name: data[name] for name in ("counts_as", "unknown", "day_first")},
        }
