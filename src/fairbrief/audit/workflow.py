"""Transition tables: what a state may become, by whom, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from django.db import models

from fairbrief.audit.actors import Actor

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from fairbrief.audit.models import Event


@dataclass(frozen=True, kw_only=True)
class Change:
    """A state change that has just been written and recorded, still inside its transaction."""

    subject: Any
    transition: Transition
    source: str
    actor: Actor
    at: datetime
    event: Event
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def target(self) -> str:
        return self.transition.target


class Effect(Protocol):
    """What follows from a change: a clock started or stopped, a notice sent."""

    def __call__(self, change: Change) -> None: ...


@runtime_checkable
class ForMany(Effect, Protocol):
    """An effect or follower that many changes of one kind call forth at once, in few statements."""

    def for_all(self, changes: Sequence[Change]) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Need:
    """A fact that must hold before a change; the message says how to make it hold."""

    holds: Callable[[Any], bool]
    message: _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One legal change.

    `who` names roles as the workflow's `roles_of` gives them; `stamp` is the datetime column that
    remembers when it happened.
    """

    name: str
    sources: tuple[str, ...]
    target: str
    who: tuple[str, ...]
    stamp: str = ""
    needs: tuple[Need, ...] = ()
    effects: tuple[Effect, ...] = ()


class Workflow:
    """The table of one model's legal changes. There is one a model, registered by its label."""

    def __init__(
        self,
        label: str,
        *,
        roles_of: Callable[[Actor, Any], frozenset[str]],
        transitions: Iterable[Transition],
        state_field: str = "state",
    ) -> None:
        self.label = label.lower()
        self.roles_of = roles_of
        self.state_field = state_field
        self.transitions = {each.name: each for each in transitions}
        WORKFLOWS[self.label] = self

    def open_to(self, subject: models.Model, actor: Actor) -> list[str]:
        """Names of the changes the actor may make now, needs aside."""
        return self.open_as(subject, *self.roles_of(actor, subject))

    def open_as(self, subject: models.Model, *roles: str) -> list[str]:
        """The same for someone whose roles are known already: costs no query."""
        state = getattr(subject, self.state_field)
        return [
            each.name
            for each in self.transitions.values()
            if state in each.sources and set(roles).intersection(each.who)
        ]

    def allows(self, subject: models.Model, name: str, actor: Actor) -> bool:
        return name in self.open_to(subject, actor)


#: Every workflow of the installation, by model label ("briefs.brief").
WORKFLOWS: dict[str, Workflow] = {}

Follower = Callable[[Change], None]
FOLLOWERS: dict[tuple[str, str], list[Follower]] = {}
ForAll = Callable[[Sequence[Change]], None]


@dataclass(frozen=True)
class _FollowerOfMany:
    """A follower, and the same answer to many changes."""

    one: Follower
    many: ForAll

    def __call__(self, change: Change) -> None:
        self.one(change)

    def for_all(self, changes: Sequence[Change]) -> None:
        self.many(changes)


def follows(
    label: str, *, to: str, for_all: ForAll | None = None
) -> Callable[[Follower], Follower]:
    """Registers a higher room's answer to a change: `@follows("engagements.engagement", to=PAID)`.

    Runs in the change's own transaction; an error undoes the change. For use in `receivers.py`.
    `for_all` is the same answer to many changes in a few statements.
    """

    def register(follower: Follower) -> Follower:
        both = follower if for_all is None else _FollowerOfMany(follower, for_all)
        FOLLOWERS.setdefault((label.lower(), to), []).append(both)
        return follower

    return register


def react(reactions: Iterable[Effect | Follower], changes: Sequence[Change]) -> None:
    """Runs effects or followers for changes of one kind: together where they can, or one by one."""
    for each in reactions:
        if isinstance(each, ForMany) and len(changes) > 1:
            each.for_all(changes)
        else:
            for change in changes:
                each(change)
