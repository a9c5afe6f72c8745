"""Reads of the demo's people."""

from __future__ import annotations

from django.db.models import QuerySet

from fairbrief.demo.models import Persona


def personas() -> QuerySet[Persona]:
    return Persona.objects.select_related("user")


def persona_by_key(key: str) -> Persona | None:
    return personas().filter(key=key).first()
