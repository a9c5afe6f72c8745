"""What every room's app does when the installation starts."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class Room(AppConfig):
    """A domain room: registers its words, transitions, notices and answers to others' changes."""

    def ready(self) -> None:
        for role in ("words", "workflow", "notices", "receivers"):
            if find_spec(f"{self.name}.{role}"):
                import_module(f"{self.name}.{role}")
