"""Skills found in a résumé: handed over, then chosen. Nothing of the résumé is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.skills import TAXONOMY, ResumeError, read_skills, words_of_resume
from fairbrief.skills.resumes import LARGEST, LONGEST
from fairbrief.students.models import MOST_SKILLS, Skill, Student

#: Skills of a résumé that are offered, those named most often first.
MOST_FOUND = 24
#: Ways a skill was written that are shown.
MOST_WAYS = 3
_REFUSED = {
    "large": _("The file is larger than 256 kB. Paste the text of your résumé instead."),
    "unreadable": _(
        "This is not a JSON Resume file. Open your résumé, copy its text and paste it above."
    ),
    "other": _(
        "This is JSON, but no résumé: it has no skills, work or education. Hand over the file your "
        "résumé builder exports, or paste the text."
    ),
    "empty": _("Nothing in this file says what you can do. Paste the text of your résumé instead."),
}


class ResumeForm(forms.Form):
    """The text of a résumé, or a JSON Resume file. `found` says how each skill was written."""

    text = forms.CharField(
        label=_("The text of your résumé"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={
            "max_length": _(
                "This is longer than 40,000 characters. Paste the part that says what you did and "
                "what you can do."
            )
        },
    )
    file = forms.FileField(
        label=_("Or a JSON Resume file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )

    def clean_file(self) -> str:
        upload = self.cleaned_data["file"]
        if not upload:
            return ""
        try:
            return words_of_resume(upload.read(LARGEST + 1))
        except ResumeError as error:
            raise forms.ValidationError(_REFUSED[error.reason]) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text") and not cleaned.get("file"):
            self.add_error("text", _("Paste your résumé, or choose a file."))
        elif not self.errors and not self.found:
            self.add_error(
                "text",
                _(
                    "No skill of our list is named in it. Tick yours in your profile; the list is "
                    "short, and in English."
                ),
            )
        return cleaned

    @cached_property
    def found(self) -> dict[str, list[str]]:
        """The ways each skill is written, by slug, those named most often first."""
        words = "\n".join(
            filter(None, (self.cleaned_data.get("text"), self.cleaned_data.get("file")))
        )
        ways: dict[str, list[str]] = {}
        for each in read_skills(words):
            ways.setdefault(each.slug, []).append(words[each.start : each.end])
        first = sorted(ways, key=lambda slug: -len(ways[slug]))[:MOST_FOUND]
        return {slug: list(dict.fromkeys(ways[slug]))[:MOST_WAYS] for slug in first}


class OfferedSkillsForm(forms.Form):
    """The skills a student has and those that were found, to be chosen from.

    What was found travels with the page, as slugs, until it is chosen or left.
    """

    offered = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    skills = forms.MultipleChoiceField(
        label=_("What you can do"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, student: Student, data: Any = None, *, found: dict[str, list[str]] | None = None
    ) -> None:
        super().__init__(data)
        self.own = list(student.skills.values_list("slug", flat=True))
        said = str(data.get("offered", "")).split() if data else list(found or ())
        self.slugs = [*self.own, *(slug for slug in dict.fromkeys(said) if slug not in self.own)]
        self.slugs = [slug for slug in self.slugs if slug in TAXONOMY][: MOST_FOUND + MOST_SKILLS]
        self.initial = {"offered": " ".join(said), "skills": self.own}
        self.fields["skills"].choices = [  # type: ignore[attr-defined]
            (slug, self._label(slug, (found or {}).get(slug, []))) for slug in self.slugs
        ]

    def _label(self, slug: str, ways: list[str]) -> str:
        name = TAXONOMY[slug].name
        others = [each for each in ways if each.casefold() != name.casefold()]
        if slug in self.own:
            return _t("%(skill)s: in your profile now") % {"skill": name}
        if others:
            written = ", ".join(f"“{' '.join(each.split())}”" for each in others)
            return _t("%(skill)s: you wrote %(words)s") % {"skill": name, "words": written}
        return name

    @property
    def is_offering(self) -> bool:
        """There is something to choose from."""
        return bool(self.initial["offered"])

    @property
    def is_full(self) -> bool:
        """The profile has no room before something is unticked."""
        return len(self.own) >= MOST_SKILLS

    def clean_skills(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["skills"]
        if len(chosen) > MOST_SKILLS:
            raise forms.ValidationError(
                _("Five say more than many: take away %(over)d."),
                params={"over": len(chosen) - MOST_SKILLS},
            )
        return chosen

    @property
    def chosen(self) -> list[Skill]:
        return list(Skill.objects.filter(slug__in=self.cleaned_data["skills"]))
