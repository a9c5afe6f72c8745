"""What may be read of an application at the first look."""

from __future__ import annotations

from django import template

from fairbrief.applications.first_look import as_shown
from fairbrief.applications.models import Application

register = template.Library()


@register.filter
def words_with(application: Application, name: str) -> str:
    """`{{ application|words_with:"interest" }}`: as the employer may read it now."""
    return as_shown(application, str(getattr(application, name)))
