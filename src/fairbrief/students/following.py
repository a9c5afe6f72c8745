"""The table of skills follows the list: a migration calls this whenever `skills.csv` changes.

Rows are told apart by slug, so whoever has chosen a skill keeps it; one that the list no longer
holds stays where it was chosen.
"""

from __future__ import annotations

from typing import Any

from fairbrief.skills import TAXONOMY


def follow_the_list(skill: Any) -> None:
    """Writes name and field of every skill of the list, and adds those that are new."""
    rows = [skill(slug=each.slug, name=each.name, field=each.field) for each in TAXONOMY.values()]
    skill.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["slug"], update_fields=["name", "field"]
    )
