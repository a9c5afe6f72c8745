"""The quick controls say exactly what Django's own templates say."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from fairbrief.portals.ui import controls
from fairbrief.portals.ui.controls import Controls
from fairbrief.portals.ui.gallery import SampleForm

BLANK = re.compile(r">\s+<")
NASTY = '<b>"it\'s" & more</b>'


class EveryControl(SampleForm):
    """What the sample form leaves out."""

    email = forms.EmailField()
    link = forms.URLField(assume_scheme="https")
    secret = forms.CharField(widget=forms.PasswordInput(render_value=True))
    hidden = forms.CharField(widget=forms.HiddenInput)
    at = forms.TimeField()
    file = forms.FileField()
    both = forms.SplitDateTimeField()
    grouped = forms.ChoiceField(
        choices=[
            ("", "any"),
            (NASTY, [("1", NASTY), ("2", mark_safe("<i>two</i>")), (3, 3)]),
            ("4", gettext_lazy("open")),
        ],
        widget=forms.Select(attrs={"data-x": NASTY, "disabled": True, "hidden": False, "size": 4}),
    )
    several = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", NASTY), ("c", "C")], widget=forms.SelectMultiple
    )
    known = forms.NullBooleanField()


FILLED = {
    "title": "A title",
    "summary": NASTY,
    "fee": 12,
    "due_on": date(2026, 6, 12),
    "meet_at": datetime(2026, 6, 12, 9, 30),  # noqa: DTZ001
    "agree": True,
    "place": "hybrid",
    "skills": ["1", "3"],
    "grouped": "2",
    "several": ["a", "b"],
    "known": "true",
}


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"initial": FILLED},
        {"data": {}},
        {"data": FILLED},
        {"data": dict.fromkeys(EveryControl.base_fields, NASTY)},
    ],
)
def test_controls_say_what_those_of_django_say(state: dict[str, Any]) -> None:
    def controls(renderer: DjangoTemplates) -> dict[str, list[str]]:
        form = EveryControl(**state, renderer=renderer)
        found = {
            each.name: [
                str(each),
                each.as_widget(attrs={"aria-describedby": "x", "data-grow": ""}),
                *(part.tag() for part in each.subwidgets),
            ]
            for each in form
        }
        return {name: [BLANK.sub("><", tag) for tag in tags] for name, tags in found.items()}

    assert controls(Controls()) == controls(DjangoTemplates())


def test_what_somebody_wrote_is_remembered_nowhere() -> None:
    words = "Only between us <&>. " * 5_000
    controls._escaped.cache_clear()
    for widget in (forms.Textarea(), forms.TextInput()):
        assert escape(words) in widget.render("what", words, renderer=Controls())
    assert controls._escaped.cache_info().currsize < 5, "names and attributes alone"
    hits = controls._escaped.cache_info().hits
    controls._said(words)
    assert controls._escaped.cache_info().hits == hits, "met for the first time"
