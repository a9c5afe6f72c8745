"""The form of a campus's rulebook: a setting for each shipped rule, and rows of its own rules."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.fairness.findings import Severity
from fairbrief.kernel.seen import SeenVersionField
from fairbrief.vetting.rulebooks import (
    LONGEST,
    LONGEST_PHRASE,
    MOST_OWN,
    MOST_PHRASES,
    SHIPPED,
    checked_settings,
    new_own_id,
    setting_of,
    setting_word,
    settings_for,
    title_of,
    unreadable_phrases,
    weight_word,
)

if TYPE_CHECKING:
    from django.http import QueryDict

    from fairbrief.fairness.rules import Rule
    from fairbrief.vetting.models import Policy

STANDS, MISSING = "stands", "missing"


class OwnRuleForm(forms.Form):
    """One rule of the campus's own; a row left blank is left out, one ticked is retired."""

    id = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    title = forms.CharField(
        label=_("What it finds, in a few words"),
        required=False,
        max_length=LONGEST["title"],
        help_text=_("As an employer reads it, such as “It asks for your own followers”."),
    )
    sought = forms.ChoiceField(
        label=_("It is broken when"),
        choices=[
            (STANDS, _("one of these phrases stands in the brief")),
            (MISSING, _("none of these phrases stands in the brief")),
        ],
        required=False,
    )
    phrases = forms.CharField(
        label=_("Phrases"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One a line, as they would stand in a brief. Case and spaces do not count. A phrase "
            "after “no” or “not” is not held against a brief."
        ),
    )
    severity = forms.ChoiceField(
        label=_("Weight"),
        initial=str(Severity.REVIEW),
        required=False,
        help_text=_("What must change stops a brief before it reaches you."),
    )
    why = forms.CharField(
        label=_("Why it matters"),
        required=False,
        max_length=LONGEST["why"],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    remedy = forms.CharField(
        label=_("What the employer can do"), required=False, max_length=LONGEST["remedy"]
    )
    ask = forms.CharField(
        label=_("Question a student may ask"), required=False, max_length=LONGEST["ask"]
    )
    retire = forms.BooleanField(label=_("Retire this rule"), required=False)

    def __init__(self, *args: Any, known: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ChoiceField", self.fields["severity"])
        choice.choices = [
            (str(each), weight_word(str(each)).capitalize()) for each in reversed(Severity)
        ]
        said = self.data.get(self.add_prefix("id")) if self.is_bound else self.initial.get("id")
        #: The id of the rule this row is; "" for a new one.
        self.kept: str = said if said in known else ""
        if not self.kept:
            del self.fields["retire"]

    def clean_phrases(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["phrases"].splitlines()]
        lines = list(dict.fromkeys(line for line in lines if line))
        if len(lines) > MOST_PHRASES:
            raise ValidationError(_("Twenty phrases are the most for one rule."))
        if any(len(line) > LONGEST_PHRASE for line in lines):
            raise ValidationError(_("Keep each phrase under 80 characters."))
        if unreadable := unreadable_phrases(lines):
            raise ValidationError(
                _t(
                    "The review cannot look for %(phrases)s: a phrase begins with a letter from "
                    "a to z or a figure and has three of them or more."
                )
                % {"phrases": ", ".join(f"“{each}”" for each in unreadable)}
            )
        return lines

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_retired or not self.is_filled:
            self._errors = type(self.errors)()
            return cleaned
        for name, message in (
            ("title", _("Name the rule.")),
            ("phrases", _("Give the phrases, one a line.")),
            ("why", _("Say why: the employer reads it beside the finding.")),
            ("remedy", _("Say what would mend it.")),
        ):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, message)
        return cleaned

    @property
    def is_retired(self) -> bool:
        return bool(self.cleaned_data.get("retire"))

    @property
    def is_filled(self) -> bool:
        """Whether anything is written in it; of a kept rule also when all was deleted."""
        written = any(
            self.data.get(self.add_prefix(name), "").strip()
            for name in ("title", "phrases", "why", "remedy", "ask")
        )
        return written or bool(self.kept)

    @property
    def row(self) -> dict[str, Any]:
        """The rule as a policy keeps it; a new one has no id yet."""
        said = self.cleaned_data
        return {
            "id": self.kept,
            "title": " ".join(said["title"].split()),
            "phrases": said["phrases"],
            "severity": said["severity"] or str(Severity.REVIEW),
            "why": said["why"],
            "remedy": said["remedy"],
            "ask": said["ask"],
            "is_needed": said["sought"] == MISSING,
        }


class OwnRules(forms.BaseFormSet[OwnRuleForm]):
    """The rows. Those with errors keep what was typed."""

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rules that are kept or new, in order."""
        return [form.row for form in self.forms if form.is_filled and not form.is_retired]


def _initial(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "phrases": "\n".join(row["phrases"]),
        "sought": MISSING if row["is_needed"] else STANDS,
    }


class RulesForm(forms.Form):
    """A setting for each rule that has a choice, and the campus's own rules in `own`.

    `based_on` is the version they were read from, `seen` the print of what was last looked at.
    """

    based_on = SeenVersionField()
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, data: QueryDict | None, *, policy: Policy) -> None:
        super().__init__(data, initial={"based_on": policy.version})
        self.names: dict[str, str] = {}
        for rule in SHIPPED.values():
            settings = settings_for(rule)
            if settings:
                self.names[rule.id] = f"rule_{rule.id.lower().replace('-', '_')}"
                self.fields[self.names[rule.id]] = _choice(
                    rule, settings, setting_of(policy, rule.id)
                )
        factory = forms.formset_factory(
            OwnRuleForm,
            formset=OwnRules,
            extra=1,
            max_num=MOST_OWN,
            absolute_max=MOST_OWN + 1,
            validate_max=True,
        )
        known = frozenset(row["id"] for row in policy.own_rules)
        self.own = cast(
            "OwnRules",
            factory(
                data,
                prefix="own",
                initial=[_initial(row) for row in policy.own_rules],
                form_kwargs={"known": known},
            ),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.own.is_valid():
            self.add_error(None, _("One of your own rules is not whole. Look at it below."))
        return cleaned

    @property
    def settings(self) -> dict[str, str]:
        return {rule: self.cleaned_data[name] for rule, name in self.names.items()}

    @property
    def was_seen(self) -> bool:
        """Whether what these very rules touch has been looked at."""
        return bool(self.cleaned_data["seen"] == self.sight)

    @property
    def sight(self) -> str:
        """A print of the rules, for `seen`."""
        said = json.dumps([self.settings, self.own.rows], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def rules(self) -> dict[str, Any]:
        """What `save_policy` takes; new rules get their ids."""
        own = [{**row, "id": row["id"] or new_own_id()} for row in self.own.rows]
        return {**checked_settings(self.settings), "own_rules": own}


def _choice(rule: Rule, settings: tuple[str, ...], setting: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_t("Here: “{title}”").format(title=title_of(rule)),
        required=False,
        initial=setting if setting in settings else "",
        choices=[
            ("", _t("as shipped: {weight}").format(weight=weight_word(rule.severity))),
            *((each, setting_word(each)) for each in settings),
        ],
    )
