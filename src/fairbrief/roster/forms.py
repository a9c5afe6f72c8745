"""The forms of the roster."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.roster.models import Group, RosterImport
from fairbrief.roster.queries import NAMED, Filters, choices_of, groups_at, stretches_of
from fairbrief.roster.reading.columns import MEANINGS

ACCOUNT = (("yes", _("with an account here")), ("no", _("without")))
PART = (("yes", _("takes part")), ("no", _("does not")))


class StudentsForm(forms.Form):
    """Filters of the list of students; unknown values are ignored rather than refused."""

    q = forms.CharField(label=_("Search"), max_length=80, required=False)
    term = forms.ChoiceField(label=_("Enrolled in"), required=False)
    college = forms.ChoiceField(label=_("College"), required=False)
    major = forms.ChoiceField(label=_("Major"), required=False)
    class_level = forms.ChoiceField(label=_("Class"), required=False)
    group = forms.ChoiceField(label=_("Group"), required=False)
    account = forms.ChoiceField(label=_("Account"), required=False)
    part = forms.ChoiceField(label=_("Micro-internships"), required=False)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = choices_of(officer.campus)
        self.terms = {str(each.pk): each for each in stretches_of(officer.campus)}
        self.groups = {each.code: each for each in groups_at(officer)}
        choices: dict[str, Iterable[tuple[str, Any]]] = {
            "term": [(key, each.name) for key, each in self.terms.items()],
            "group": [(key, each.said) for key, each in self.groups.items()],
            "account": ACCOUNT,
            "part": PART,
            **{name: [(each, each) for each in said[name]] for name in NAMED},
        }
        for name, values in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows the type
            field.choices = [("", _("any term") if name == "term" else _("all")), *values]

    @property
    def filters(self) -> Filters:
        self.full_clean()
        found = dict(getattr(self, "cleaned_data", {}))
        found["term"] = self.terms.get(found.get("term", ""))
        found["group"] = self.groups.get(found.get("group", ""))
        return Filters(**{name: found[name] for name in found if found[name]})


class HandOverForm(forms.Form):
    """A roster file, and of which term it is."""

    file = forms.FileField(
        label=_("The file"),
        allow_empty_file=True,
        help_text=_("CSV from your student system or a spreadsheet, or a OneRoster archive."),
        error_messages={"required": _("Choose the file.")},
    )
    term: forms.ModelChoiceField[Term] = forms.ModelChoiceField(
        label=_("Of which term"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, campus: Campus, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        term = self.fields["term"]
        assert isinstance(term, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        term.queryset = stretches_of(campus)
        # The term it is; breaks are rarely meant.
        is_term = term.queryset.filter(kind=Term.Kind.TERM)
        term.initial = is_term.filter(starts_on__lte=today).first() or is_term.last()


class ColumnsForm(forms.Form):
    """What each column of a file means."""

    takes_out = forms.BooleanField(
        label=_("The file is complete: whoever is missing from it leaves this term"),
        required=False,
        help_text=_("Leave this open when the file holds only some of your students."),
    )

    def __init__(self, *args: Any, found: RosterImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["takes_out"].initial = found.takes_out
        choices = [("", _("leave out")), *MEANINGS.items()]
        for place, heading in enumerate(found.headings):
            cells = [row[place] for row in found.samples if place < len(row) and row[place]]
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=heading[:80],
                choices=choices,
                required=False,
                initial=found.mapping[place],
                help_text=", ".join(each[:40] for each in cells),
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "takes_out"]

    @property
    def mapping(self) -> list[str]:
        names = [name for name in self.fields if name != "takes_out"]
        return [self.cleaned_data[name] for name in names]


class GroupForm(forms.Form):
    """A group's name and kind."""

    name = forms.CharField(label=_("Name"), max_length=80)
    kind = forms.CharField(
        label=_("Kind"),
        max_length=60,
        required=False,
        help_text=_("Such as Athletics. Reports compare groups of one kind."),
    )


class PasteForm(forms.Form):
    """People to add to a group."""

    people = forms.CharField(
        label=_("Student numbers or mail addresses"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line, or parted by commas, as copied from a spreadsheet."),
    )


class DeleteGroupForm(forms.Form):
    """Why a group goes."""

    reason = forms.CharField(label=_("Why it goes"), max_length=300, required=False)


class IntoGroupForm(forms.Form):
    """Into which group a filter's result goes."""

    into = forms.ChoiceField(label=_("Into"))

    def __init__(self, *args: Any, groups: Iterable[Group], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, forms.ChoiceField)  # noqa: S101 - narrows the type
        into.choices = [(each.code, each.said) for each in groups]
