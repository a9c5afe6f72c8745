"""What the reports do when somebody leaves a career office."""

from __future__ import annotations

from fairbrief.audit.workflow import Change, follows
from fairbrief.reports.actions import revoke_keys_of


@follows("organizations.officer", to="left")
def end_the_keys_they_know(change: Change) -> None:
    """Whoever made a key has seen its secret: it goes with them, also when others removed them."""
    revoke_keys_of(change.subject.user, actor=change.actor, at=change.at)
