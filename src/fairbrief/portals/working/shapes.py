"""The shapes of acts: one row an act, and what it is done with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.forms import BaseForm

from fairbrief.audit.actors import Actor
from fairbrief.engagements.models import Engagement


@dataclass(frozen=True)
class Sent:
    """What an act is done with: the work, the part of it that is meant, the form, who and when."""

    work: Engagement
    part: Any
    form: Any
    actor: Actor
    at: datetime

    @property
    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = self.form.cleaned_data
        return data

    @property
    def by(self) -> dict[str, Any]:
        return {"actor": self.actor, "at": self.at}


@dataclass(frozen=True, kw_only=True)
class Act:
    """One act: see the words of the package."""

    do: Callable[[Sent], object]
    page: str
    said: Any = ""
    form: Callable[[Any, Any, Engagement, Any], BaseForm] | None = None
    #: The form is a button with hidden values: what is refused is said as a message.
    is_button: bool = False
    part: Callable[[Engagement, str], Any] | None = None
