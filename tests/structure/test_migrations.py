"""Until the first release a database is made in few steps: tables at once, then rules by hand."""

from __future__ import annotations

from django.db.migrations import RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader


def test_tables_are_made_by_the_first_migration_of_a_room_and_never_changed() -> None:
    """Says `make migrations` to whoever changed a model, and what to fold after a merge."""
    guilty = [
        f"{room}/migrations/{name}: {operation.describe()}"
        for (room, name), migration in MigrationLoader(None).disk_migrations.items()
        if migration.__module__.startswith("fairbrief.") and name != "0001_initial"
        for operation in migration.operations
        if not isinstance(operation, RunSQL | RunPython)
    ]
    assert not guilty, "fold these with `make migrations` (see CONTRIBUTING.md, Tables)"
