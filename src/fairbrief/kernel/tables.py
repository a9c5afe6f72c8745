"""The step of a migration that makes a new table, for a quick start.

Django's own `CreateModel` makes every model anew that the new one is related to, and in turn is
related to those: before the last of our tables stands, ten thousand models. A table that did not
exist changes none of the others, so here only its own model is made. The state is marked as
incomplete, as Django marks it itself after a small change: code that reads rows (`RunPython`) gets
all models whole.
"""

from __future__ import annotations

from django.db.migrations import CreateModel
from django.db.migrations.state import ProjectState


class NewTable(CreateModel):
    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        made = state.__dict__.pop("apps", None)
        super().state_forwards(app_label, state)
        if made is not None:
            made.render_multiple([state.models[app_label, self.name_lower]])
            state.__dict__["apps"] = made
            state.is_delayed = True
