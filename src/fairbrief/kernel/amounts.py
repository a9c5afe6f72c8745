"""Amounts of money as forms take them."""

from __future__ import annotations

from typing import Any

from django import forms

from fairbrief.kernel.money import EXPONENTS


class MinorField(forms.DecimalField):
    """An amount as people type it; cleaned to minor units."""

    def __init__(self, *, currency: str = "USD", **kwargs: Any) -> None:
        self.places = EXPONENTS.get(currency, 2)
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_value", 100_000)
        kwargs.setdefault("max_digits", 9)
        kwargs.setdefault("decimal_places", self.places)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return None if found is None else int(found.scaleb(self.places))
