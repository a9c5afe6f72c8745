"""A new table makes no other model anew, and code that reads rows still finds all of them whole."""

from __future__ import annotations

import pytest
from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from fairbrief.kernel.tables import NewTable


def _table(name: str, *to: str) -> NewTable:
    points = [
        (target, models.ForeignKey(f"room.{target}", models.CASCADE, related_name=f"{name}s"))
        for target in to
    ]
    return NewTable(name, [("id", models.BigAutoField(primary_key=True)), *points])


def test_a_new_table_makes_its_own_model_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    state = ProjectState()
    _table("person").state_forwards("room", state)
    assert state.apps.get_model("room", "person")
    made: list[str] = []
    render = ModelState.render
    monkeypatch.setattr(
        ModelState, "render", lambda self, apps: (made.append(self.name), render(self, apps))[1]
    )
    for name, to in (("letter", ("person",)), ("stamp", ("letter", "person"))):
        state = state.clone()
        _table(name, *to).state_forwards("room", state)
        assert state.apps.get_model("room", name)._meta.get_field("person").target_field
    assert made == ["letter", "stamp"]


def test_code_that_reads_rows_gets_the_models_whole() -> None:
    state = ProjectState()
    _table("person").state_forwards("room", state)
    assert state.apps
    state = state.clone()
    _table("letter", "person").state_forwards("room", state)
    state.clear_delayed_apps_cache()  # As `RunPython` does before it runs.
    person = state.apps.get_model("room", "person")
    assert person._meta.get_field("letters").related_model.__name__ == "letter"
