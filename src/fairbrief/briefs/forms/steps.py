"""The wizard's steps, a form each; those about people have a module of their own.

Every step may be kept unfinished: what is missing is the review's to say, not the form's. A form
refuses only what cannot be stored or cannot be meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.forms import zone_choices
from fairbrief.briefs.actions.writing import MOST_FEE, MOST_HOURS
from fairbrief.briefs.forms.rows import deliverable_rows, rows_in
from fairbrief.briefs.kinds import BY_KEY, KINDS
from fairbrief.briefs.models import Brief
from fairbrief.briefs.reading import Typed
from fairbrief.briefs.states import PayKind
from fairbrief.briefs.suggesting import Suggested, suggested_skills
from fairbrief.kernel.days import DayField
from fairbrief.kernel.money import Money
from fairbrief.kernel.names import readable
from fairbrief.students.forms import SkillsField

CENTS = Decimal(100)


def _plain(values: Iterable[str]) -> list[str]:
    """What was typed, without what a browser and a database write differently."""
    return [text for value in values if (text := "\n".join(value.split("\r\n")).strip())]


class KindForm(forms.Form):
    """What kind of work it is: a good brief of that kind to start from."""

    function = forms.ChoiceField(
        label=_("What kind of work is it?"),
        choices=[(kind.key, kind.name) for kind in KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )


class StepForm(forms.ModelForm[Brief]):
    """One step of the wizard. `columns` and `parts` are what may be kept of it, without what cannot
    stand in a brief and what is `left` as it stands; `typed` is what the review reads while it is
    not kept yet. `raw` is the step as it was kept last, where something in it could not stand."""

    #: Fields that are no columns of the brief.
    own: tuple[str, ...] = ()
    #: Fields of which none is kept while one of them cannot be.
    together: tuple[frozenset[str], ...] = ()
    #: Columns that are typed under another name.
    typed_as: Mapping[str, str] = {}

    def __init__(
        self,
        *args: Any,
        raw: Mapping[str, list[str]] | None = None,
        left: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        self.raw, self.left = raw or {}, frozenset(left)
        super().__init__(*args, **kwargs)

    @property
    def refused(self) -> set[str]:
        """Names of what cannot be kept in the brief as it is typed."""
        wrong = set(self.errors) - {NON_FIELD_ERRORS}
        for group in self.together:
            if wrong & group:
                wrong |= group
        return wrong

    @property
    def changed(self) -> list[str]:
        """Names of what is typed otherwise than it is kept."""
        return [name for name in self.fields if name not in self.left and self._is_changed(name)]

    def _is_changed(self, name: str) -> bool:
        if self.raw:
            return _plain(self.data.getlist(name)) != _plain(self.raw.get(name, []))  # type: ignore[attr-defined]
        bound = self[name]
        if isinstance(bound.initial, int) and self.cleaned_data.get(name) == bound.initial:
            return False
        if isinstance(bound.initial, str):
            return _plain([bound.initial]) != _plain([str(bound.data or "")])
        return bool(bound.field.has_changed(bound.initial, bound.data))

    @property
    def columns(self) -> dict[str, Any]:
        return {name: value for name, value in self._values().items() if self._may_keep(name)}

    def _values(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in self._meta.fields and name not in self.own  # type: ignore[operator]
        }

    def _may_keep(self, name: str) -> bool:
        return self.typed_as.get(name, name) not in self.refused | self.left

    @property
    def parts(self) -> dict[str, Any]:
        return {}

    @property
    def typed(self) -> Typed:
        return Typed()

    @property
    def suggested(self) -> Suggested | None:
        """Skills that the words of this step name."""
        return None

    def clean_title(self) -> str:
        # It stands in lists and in the headings of mails: no sign turns the words around it.
        return readable(str(self.cleaned_data["title"]))

    class Meta:
        model = Brief
        fields: tuple[str, ...] = ()


class ScopeForm(StepForm):
    """What is made, what is learned, how long it takes."""

    own = ("skills", "teaches")
    together = (frozenset({"seats", "first_timer_seats"}), frozenset({"skills", "teaches"}))

    function = forms.ChoiceField(label=_("Kind of work"), required=False)
    skills = SkillsField(
        label=_("Skills it needs"),
        help_text=_("Up to five that a student brings along: the fewer, the more can apply."),
    )
    teaches = SkillsField(
        label=_("Skills it teaches"),
        help_text=_("Up to five that a student learns here with your help, and need not have."),
    )
    hours = forms.IntegerField(
        label=_("Hours in all"),
        min_value=1,
        max_value=MOST_HOURS,
        required=False,
        help_text=_("A micro-internship has 5 to 40."),
    )
    routine_percent = forms.IntegerField(
        label=_("Share of routine work"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Sorting, copying, data entry. Students read this figure; a true one is fine."),
    )
    seats = forms.IntegerField(label=_("Places"), min_value=1, max_value=20, initial=1)
    first_timer_seats = forms.IntegerField(
        label=_("Of these, for a first time"),
        min_value=0,
        max_value=20,
        initial=0,
        required=False,
        help_text=_("Kept for students who have not finished a micro-internship yet."),
    )

    class Meta:
        model = Brief
        fields = (
            "title", "function", "summary", "learning", "skills", "teaches", "hours",
            "routine_percent", "seats", "first_timer_seats", "tools",
        )  # fmt: skip
        help_texts = {
            "title": _("What will exist in the end: “Map the opening hours of 60 libraries”."),
            "summary": _(
                "What it is for, what exists already, what a good result looks like. Write as to "
                "a colleague who starts on Monday."
            ),
            "learning": _("What the student can do afterwards that they cannot do now."),
            "tools": _("Accounts, data, a person to ask."),
        }
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 7}),
            "learning": forms.Textarea(attrs={"rows": 3}),
            "tools": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, more: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teaches"].reads_with(self.fields["skills"])  # type: ignore[attr-defined]
        choices: list[tuple[str, Any]] = [("", _("Not chosen yet"))]
        choices += [(kind.key, kind.name) for kind in KINDS]
        known = self.instance.function
        if known and known not in BY_KEY:
            choices.append((known, known))
        self.fields["function"].choices = choices  # type: ignore[attr-defined]
        self.rows = deliverable_rows(self.instance, self.data if self.is_bound else None, more=more)  # type: ignore[arg-type]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needed = set(cleaned.get("skills") or ())
        both = [str(skill) for skill in cleaned.get("teaches") or () if skill in needed]
        if both:
            self.add_error(
                "teaches",
                _t("%(skills)s stands in both lists: keep it where it says more.")
                % {"skills": ", ".join(both)},
            )
        kept = cleaned["first_timer_seats"] = cleaned.get("first_timer_seats") or 0
        if kept > (cleaned.get("seats") or kept):
            self.add_error("first_timer_seats", _("At most as many as there are places."))
        return cleaned

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not self.rows.is_valid():
            self.add_error(None, _("One of the deliverables needs mending: it is marked below."))

    @property
    def changed(self) -> list[str]:
        rows = self.rows
        has_other = rows.lines != (rows_in(self.raw) if self.raw else rows.kept)
        own = ["deliverables"] if has_other and "deliverables" not in self.left else []
        return [*super().changed, *own]

    @property
    def parts(self) -> dict[str, Any]:
        chosen = {name: self.cleaned_data[name] for name in self.own if self._may_keep(name)}
        if self.rows.is_valid() and "deliverables" not in self.left:
            chosen["deliverables"] = self.rows.pairs
        return chosen

    @property
    def typed(self) -> Typed:
        chosen = [self.cleaned_data.get(name) for name in ("skills", "teaches")]
        names = [skill.name for rows in chosen for skill in rows or ()]
        return Typed(
            deliverables=self.rows.pairs, skills=None if None in chosen and not names else names
        )

    @property
    def suggested(self) -> Suggested:
        known = self.cleaned_data if self.is_bound else self.initial
        chosen = {skill.slug for name in self.own for skill in known.get(name) or ()}
        return suggested_skills(
            self.instance, chosen=chosen, typed=self.typed if self.is_bound else None
        )


class DeadlineForm(StepForm):
    """When it starts and is due, and where and when people meet."""

    together = (frozenset({"starts_on", "due_on"}),)

    time_zone = forms.ChoiceField(label=_("Your time zone"), choices=zone_choices)
    overlap_hours = forms.IntegerField(
        label=_("Hours a day you need to overlap"),
        min_value=0,
        max_value=8,
        initial=0,
        help_text=_("0 when the student may work at any hour."),
    )

    class Meta:
        model = Brief
        fields = ("apply_by", "starts_on", "due_on", "place", "time_zone", "overlap_hours")
        field_classes = dict.fromkeys(("apply_by", "starts_on", "due_on"), DayField)
        labels = {"place": _("Where it is done")}
        help_texts = {
            "apply_by": _("Leave yourself a few days before the start to answer everyone."),
            "due_on": _("One to eight weeks after the start."),
        }
        widgets = {"place": forms.RadioSelect}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, due = cleaned.get("starts_on"), cleaned.get("due_on")
        if starts and due and due <= starts:
            self.add_error("due_on", _("That is not after the start. Choose a later day."))
        return cleaned


class PayForm(StepForm):
    """What is paid, how and when; what else is fair to say."""

    own = ("fee_minor",)
    together = (frozenset({"pay_kind", "fee"}),)
    typed_as = {"fee_minor": "fee", "currency": "fee"}

    fee = forms.DecimalField(
        label=_("Fee for the whole work"),
        min_value=0,
        max_value=MOST_FEE,
        decimal_places=2,
        required=False,
        help_text=_("All of it reaches the student. In US dollars."),
    )
    pay_days = forms.IntegerField(
        label=_("Days from acceptance to pay"), min_value=0, max_value=120, required=False
    )

    class Meta:
        model = Brief
        fields = (
            "pay_kind", "pay_days", "pay_method", "student_costs", "portfolio_allowed", "follow_on",
            "credit_supported",
        )  # fmt: skip
        labels = {"pay_kind": _("Is it paid?")}
        widgets = {"pay_kind": forms.RadioSelect}
        help_texts = {
            "pay_kind": _(
                "Companies pay. Nonprofits and public agencies may offer unpaid work only where a "
                "campus allows it, and students are told so plainly."
            ),
            "pay_method": _("Such as: bank transfer."),
            "student_costs": _("Leave it empty when there is nothing, as there should be."),
            "follow_on": _("Only what you mean: a reference, a second project, an interview."),
            "credit_supported": _(
                "You give the student’s university what it asks for: learning goals, and a word on "
                "the work at the end. Whether it counts, their department decides."
            ),
        }

    field_order = ("pay_kind", "fee", "pay_days", "pay_method", "student_costs")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.fee_minor is not None:
            fee = Money(self.instance.fee_minor, self.instance.currency).decimal
            self.initial["fee"] = fee.to_integral() if fee == fee.to_integral() else fee

    @property
    def fee_minor(self) -> int | None:
        fee = self.cleaned_data.get("fee")
        unpaid = self.cleaned_data.get("pay_kind") == PayKind.NONE
        return None if fee is None or unpaid else int(fee * CENTS)

    def _values(self) -> dict[str, Any]:
        return {**super()._values(), "fee_minor": self.fee_minor, "currency": "USD"}

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if "fee" not in self.errors:
            self.instance.fee_minor = self.fee_minor
