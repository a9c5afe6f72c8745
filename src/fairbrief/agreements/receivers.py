"""What agreements do when an offer is accepted."""

from __future__ import annotations

from fairbrief.agreements.actions import make_agreement
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.workflow import Change, follows


@follows("applications.application", to=ApplicationState.ACCEPTED)
def make_the_agreement(change: Change) -> None:
    make_agreement(change.subject, actor=INSTALLATION, at=change.at)
