"""What forms say when something is wrong: plain sentences, and the true limit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

import fairbrief
import fairbrief.config.urls  # the portals' own forms come with it
from fairbrief.kernel.days import DayField, MomentField
from fairbrief.portals.ui.errors import errors_of
from fairbrief.vetting.forms import PolicyForm
from tests.ui.rendering import render

#: Numbers whose range is known when the form is made, not before.
MADE_WITH_THE_FORM = {
    "ProfileForm.graduates_in",
    *(f"PolicyForm.{name}" for name in PolicyForm.RANGES),
}


class Odd(forms.Form):
    """One field of each kind."""

    words = forms.CharField(min_length=10, max_length=20)
    whole = forms.IntegerField(min_value=5, max_value=180)
    least = forms.IntegerField(min_value=1)
    money = forms.DecimalField(min_value=0, max_value=100_000, decimal_places=2)
    floor = forms.DecimalField(min_value=Decimal("7.25"), max_value=200)
    mail = forms.EmailField()
    site = forms.URLField(assume_scheme="https")
    day = forms.DateField()
    moment = forms.DateTimeField()
    one = forms.ChoiceField(choices=[("a", "A")])
    some = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    agree = forms.BooleanField()
    file = forms.FileField()
    own = forms.CharField(error_messages={"required": "Say who you are."})


def said(name: str, *values: str) -> list[str]:
    return errors_of(Odd({name: values[0] if len(values) == 1 else list(values)})[name])


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("words", "", "Fill this in."),
        ("words", "short", "Write a little more: 10 characters at least."),
        ("words", "x" * 23, "20 characters fit, and there are 23. Leave out 3."),
        ("whole", "", "Write a number."),
        ("whole", "4", "Write a number from 5 to 180."),
        ("whole", "181", "Write a number from 5 to 180."),
        ("whole", "many", "Write a whole number, such as 12."),
        ("least", "0", "Write 1 or more."),
        ("money", "200000", "Write a number from 0 to 100,000."),
        ("money", "1.234", "Write at most 2 places after the point, such as 12.50."),
        ("floor", "7", "Write a number from 7.25 to 200."),
        ("mail", "me", "Write the whole mail address, such as name@example.edu."),
        ("site", "no site", "Write the whole web address, such as https://example.org."),
        ("day", "soon", "Choose a day from the calendar, or write it as 2026-05-14."),
        ("day", "", "Choose a day."),
        ("moment", "", "Choose a day and a time."),
        ("one", "", "Choose one."),
        ("one", "z", "This is not in the list any more. Choose again."),
        ("some", "z", "This is not in the list any more. Choose again."),
        ("agree", "", "Tick this to go on."),
        ("file", "", "Choose a file."),
        ("own", "", "Say who you are."),
    ],
)
def test_each_kind_of_mistake_is_said_in_plain_words(name: str, value: str, words: str) -> None:
    data = {name: [value] if name == "some" and value else value}
    assert errors_of(Odd(data)[name]) == [words]


def test_an_empty_file_is_not_a_missing_one() -> None:
    form = Odd({}, {"file": SimpleUploadedFile("a.pdf", b"")})
    assert errors_of(form["file"]) == ["This file is empty. Choose another."]


def test_summary_and_field_say_the_same_under_one_name() -> None:
    html = render("{% form_fields form %}", form=Odd({}))
    assert "Mail: Fill this in." in html
    assert "This field is required" not in html


def test_what_is_pasted_is_never_cut_without_a_word() -> None:
    html = render("{% field form.words %}", form=Odd())
    assert "maxlength" not in html
    assert 'data-count="20"' in html


def _forms() -> Iterator[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(fairbrief.__path__, "fairbrief."):
        if module.name.endswith("forms") or ".forms." in module.name:
            importlib.import_module(module.name)
    waiting = list(forms.BaseForm.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("fairbrief."):
            yield kind


def test_every_number_has_a_limit_of_its_own() -> None:
    """Else a form would name the column's: 32,767 hours a week."""
    boundless = {
        f"{form.__name__}.{name}"
        for form in _forms()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.IntegerField)
        and not isinstance(field.widget, forms.HiddenInput)
        and (field.max_value is None or field.min_value is None)
    }
    assert boundless - MADE_WITH_THE_FORM == set()


def test_every_day_is_one_of_a_calendar_somebody_lives_by() -> None:
    """Else what stands beside it is asked for the day before the first or after the last."""
    boundless = {
        f"{form.__name__}.{name}"
        for form in _forms()
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.DateField | forms.DateTimeField)
        and not isinstance(field, DayField | MomentField)
    }
    assert boundless == set()


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_day_nobody_lives_to_see_is_asked_for_again(year: str) -> None:
    class When(forms.Form):
        day = DayField()
        moment = MomentField()

    form = When({"day": f"{year}-12-31", "moment": f"{year}-12-31T23:59"})
    said = "Choose a day between 1900 and 2199."
    assert [errors_of(form[name]) for name in ("day", "moment")] == [[said], [said]]
