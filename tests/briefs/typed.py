"""What the wizard's forms send, and where they are sent."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from fairbrief.briefs.models import Brief

STEPS = ("scope", "deadline", "reports", "senior", "pay", "review")


def step_url(brief: Brief, step: str = "scope") -> str:
    return reverse("employer:edit_brief", args=[brief.code, step])


def scope(**changes: Any) -> dict[str, Any]:
    """What the scope form sends."""
    return {
        "title": "Map the opening hours of 60 libraries",
        "function": "data",
        "summary": "A map that people can rely on.",
        "learning": "How to check what a website says against a phone call.",
        "hours": "16",
        "routine_percent": "30",
        "seats": "1",
        "tools": "",
        "piece-TOTAL_FORMS": "3",
        "piece-INITIAL_FORMS": "0",
        "piece-0-title": "A table of 60 libraries",
        "piece-0-criteria": "- each with a source\n- ten checked by phone\n",
        "piece-1-title": "",
        "piece-1-criteria": "",
        "piece-2-title": "A note on what was hard",
        "piece-2-criteria": "one page",
        **changes,
    }


def part(content: str, identity: str) -> str:
    """The element with the id, up to the next slot."""
    start = content.index(f'id="{identity}"')
    return content[start : start + 1600].split('<div class="found"')[0]
