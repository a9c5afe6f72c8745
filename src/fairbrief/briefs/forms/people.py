"""The steps about people: whom the student reports to, and the senior person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.actions.writing import NewPerson
from fairbrief.briefs.forms.steps import StepForm
from fairbrief.briefs.models import Brief
from fairbrief.briefs.reading import Person, Typed
from fairbrief.kernel.names import PersonNameField
from fairbrief.organizations.queries import members_of


class PeopleForm(StepForm):
    """A step that names people: chosen from the members, or added by name right there."""

    #: Roles of the brief that this step names.
    roles: tuple[str, ...] = ()
    #: What is only right or wrong together with them.
    with_people: tuple[str, ...] = ()
    NEW = (
        ("name", PersonNameField, _("Name"), 120),
        ("title", forms.CharField, _("Job title"), 120),
        ("email", forms.EmailField, _("Mail address"), 254),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in self.roles:
            choice = self.fields[role]
            choice.queryset = members_of(self.instance.employer)  # type: ignore[attr-defined]
            choice.empty_label = _("Not chosen yet")  # type: ignore[attr-defined]
            for part, kind, label, most in self.NEW:
                self.fields[f"new_{role}_{part}"] = kind(
                    label=label, max_length=most, required=False
                )
        new = {name for name in self.fields if name.startswith("new_")}
        self.together = (frozenset({*self.roles, *new, *self.with_people}),)

    @property
    def own(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(self.named)

    @property
    def named(self) -> dict[str, dict[str, str]]:
        """What was typed of new people, by role, where anything was."""
        found = {}
        for role in self.roles:
            row = {
                part: str(self.cleaned_data.get(f"new_{role}_{part}") or "").strip()
                for part, *_rest in self.NEW
            }
            if any(row.values()):
                found[role] = row
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for role, row in self.named.items():
            for part, value in row.items():
                if not value and f"new_{role}_{part}" not in self.errors:
                    self.add_error(
                        f"new_{role}_{part}", _("Name, job title and mail address are all needed.")
                    )
        supervisor, backup = cleaned.get("supervisor"), cleaned.get("backup")
        if supervisor and supervisor == backup and not self.named:
            self.add_error("backup", _("Someone else stands in: choose a second person."))
        return cleaned

    @property
    def parts(self) -> dict[str, Any]:
        named = {role: NewPerson(**row) for role, row in self.named.items() if self._may_keep(role)}
        return {"people": named}

    @property
    def typed(self) -> Typed:
        return Typed(people={role: Person(**row) for role, row in self.named.items()})

    @property
    def has_new(self) -> bool:
        """Whether something of a new person was typed, so that the part stays open."""
        return self.is_bound and any(
            self.data.get(self.add_prefix(f"new_{role}_{part}"))
            for role in self.roles
            for part, *_rest in self.NEW
        )


class ReportsForm(PeopleForm):
    """Who the student reports to, who stands in, and how they keep in touch."""

    roles = ("supervisor", "backup")

    checkins_a_week = forms.IntegerField(
        label=_("Check-ins a week"),
        min_value=0,
        max_value=10,
        required=False,
        help_text=_("A short call or a note with an answer. One for about ten hours of work."),
    )

    class Meta:
        model = Brief
        fields = ("supervisor", "backup", "checkins_a_week", "channel", "accommodation_contact")
        help_texts = {
            "channel": _("Such as: a video call on Tuesdays, shared notes in between."),
            "accommodation_contact": _(
                "Someone other than the supervisor whom a student can ask in private."
            ),
        }


class SeniorForm(PeopleForm):
    """Which senior person the student meets, how often, how long."""

    roles = ("leader",)
    with_people = ("senior_sessions",)

    senior_sessions = forms.IntegerField(
        label=_("Conversations"),
        min_value=0,
        max_value=10,
        initial=0,
        help_text=_("Two when the work lasts over two weeks, the first before the middle."),
    )
    senior_minutes = forms.IntegerField(
        label=_("Minutes each"), min_value=10, max_value=120, initial=30
    )

    class Meta:
        model = Brief
        fields = ("leader", "senior_sessions", "senior_minutes")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("leader") or self.named) and cleaned.get("senior_sessions") == 0:
            self.add_error("senior_sessions", _("Promise one conversation at least, or no person."))
        return cleaned
