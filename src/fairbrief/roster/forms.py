"""The forms of the roster."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Officer
from fairbrief.roster.queries import NAMED, Filters, choices_of, groups_at, stretches_of

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
