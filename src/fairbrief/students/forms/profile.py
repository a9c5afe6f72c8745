"""The student's profile."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.clock import now
from fairbrief.kernel.places import STATE_CHOICES
from fairbrief.skills import spellings_of
from fairbrief.students.actions import PARTS
from fairbrief.students.models import MOST_SKILLS, Skill, Student
from fairbrief.students.queries import skills

DAYS = [
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
]
PART_NAMES = {"morning": _("morning"), "afternoon": _("afternoon"), "evening": _("evening")}
#: Years of study still to come, at most.
MOST_YEARS = 10


if TYPE_CHECKING:
    _Choice = forms.ModelMultipleChoiceField[Skill]
    _Choices = ModelChoiceIterator[Skill]
else:
    _Choice = forms.ModelMultipleChoiceField
    _Choices = ModelChoiceIterator


class _ByField(_Choices):
    """The skills under the headings of their fields."""

    def __iter__(self) -> Iterator[Any]:
        known: list[Skill] = self.field.known  # type: ignore[attr-defined]
        if not known:
            known.extend(self.queryset)
        for name, rows in groupby(known, key=lambda skill: skill.field):
            yield name, [self.choice(skill) for skill in rows]


class _Boxes(forms.CheckboxSelectMultiple):
    """Each box knows its skill's slug and other spellings, so that it is found by any of them."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        skill = getattr(option["value"], "instance", None)
        if skill is not None:
            option["attrs"]["data-slug"] = skill.slug
            option["attrs"]["data-also"] = "; ".join(spellings_of(skill.slug)[1:])
        return option


class SkillsField(_Choice):
    """Skills to tick, by field, five at most: one rule for students and briefs."""

    widget = _Boxes
    iterator = _ByField
    #: A page says how many of these are chosen.
    most = MOST_SKILLS

    def __init__(self, **kwargs: Any) -> None:
        #: The list as it was read, once it was; two fields of a form read it together.
        self.known: list[Skill] = []
        super().__init__(skills(), required=False, **kwargs)

    def __deepcopy__(self, memo: Any) -> SkillsField:
        """Each form reads the list anew."""
        copied: SkillsField = super().__deepcopy__(memo)
        copied.known = []
        return copied

    def reads_with(self, other: SkillsField) -> None:
        """Both lists of a page cost one query."""
        self.known = other.known

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        if len(chosen) > self.most:
            raise forms.ValidationError(
                _("Five say more than many: take away %(over)d."),
                code="too_many",
                params={"over": len(chosen) - self.most},
            )
        return chosen


class ProfileForm(forms.ModelForm[Student]):
    """Everything a student says about themselves, in the first five minutes and later."""

    skills = SkillsField(
        label=_("What you can already do"),
        help_text=_("One to five. They decide which briefs you see first."),
    )
    wants_to_learn = SkillsField(label=_("What you want to learn"), help_text=_("One to five."))
    hours_a_week = forms.IntegerField(
        label=_("Free hours a week in term"), min_value=1, max_value=40
    )
    free = forms.MultipleChoiceField(
        label=_("When you can usually work"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[
            (f"{number}-{part}", f"{day} {PART_NAMES[part]}")
            for number, day in enumerate(DAYS)
            for part in PARTS
        ],
    )

    class Meta:
        model = Student
        fields = (
            "major",
            "graduates_in",
            "hours_a_week",
            "work_state",
            "authorization",
            "is_adult",
            "about",
        )
        labels = {
            "is_adult": _("I am 18 or older"),
        }
        help_texts = {
            "authorization": _(
                "Only you and your career office see this. It decides whether the office must "
                "authorize work before it starts; no employer is told."
            ),
            "is_adult": _(
                "Micro-internships are for people of 18 or older: apply once it is ticked."
            ),
            "work_state": _("The minimum wage of the place you work from applies to you."),
        }
        widgets = {
            "work_state": forms.Select(choices=[("", _("Not chosen yet")), *STATE_CHOICES]),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        student = self.instance
        self.fields["wants_to_learn"].reads_with(self.fields["skills"])  # type: ignore[attr-defined]
        self.fields["major"].required = True
        year = now().year
        self.fields["graduates_in"] = forms.IntegerField(
            label=self.fields["graduates_in"].label,
            min_value=year - 1,
            max_value=year + MOST_YEARS,
            required=False,
        )
        if student.pk and not self.is_bound:
            self.initial["skills"] = [skill.pk for skill in student.skills.all()]
            self.initial["wants_to_learn"] = [skill.pk for skill in student.wants_to_learn.all()]
            starts = {begin: part for part, (begin, _end) in PARTS.items()}
            self.initial["free"] = [
                f"{each.weekday}-{starts[each.starts]}"
                for each in student.free_times.all()
                if each.starts in starts
            ]

    @property
    def columns(self) -> dict[str, Any]:
        """What `save_profile` takes."""
        data = self.cleaned_data
        return {
            **{name: data[name] for name in self.Meta.fields},
            "skills": list(data["skills"]),
            "wants_to_learn": list(data["wants_to_learn"]),
            "free_parts": [(int(each.split("-")[0]), each.split("-")[1]) for each in data["free"]],
        }
