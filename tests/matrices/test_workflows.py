"""State × action × role: what each can really do to each thing in each state, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.kernel.errors import IllegalMoveError, NotAllowedError
from tests.builders import NOW, days
from tests.matrices.golden import compare
from tests.matrices.stage import Stage, set_stage

pytestmark = pytest.mark.django_db


class _UndoError(Exception):
    """Rolls back what a try has done."""


@pytest.fixture
def stage() -> Stage:
    """The stage with the tables' check constraints off: any state can be tried on any row."""
    stage = set_stage()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for subject in stage.subjects.values():
            for constraint in subject._meta.constraints:
                if isinstance(constraint, models.CheckConstraint):
                    table = subject._meta.db_table
                    cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint.name}"')
    return stage


def _set_state(subject: models.Model, state: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{subject._meta.db_table}" SET state = %s WHERE id = %s',  # noqa: S608
            [state, subject.pk],
        )
    subject.refresh_from_db()


def _can(subject: models.Model, name: str, actor: Actor) -> bool:
    """Whether the gate lets the actor through; what follows may still want more."""
    try:
        with transaction.atomic():
            done = advance(subject, name, actor=actor, at=NOW + days(1))
            raise _UndoError(done)
    except _UndoError as undone:
        return bool(undone.args[0])
    except (NotAllowedError, IllegalMoveError):
        return False
    except Exception:
        return True
    finally:
        subject.refresh_from_db()


def _lines(stage: Stage, label: str) -> Iterator[str]:
    workflow = WORKFLOWS[label]
    subject = stage.subjects[label]
    states = [value for value, _name in subject._meta.get_field("state").choices or ()]
    # Who has the same roles can do the same: one of them tries for all.
    alike: dict[frozenset[str], list[str]] = {}
    actors = stage.actors(label)
    for who, actor in actors.items():
        alike.setdefault(workflow.roles_of(actor, subject), []).append(who)
    for state in states:
        _set_state(subject, state)
        for name, transition in workflow.transitions.items():
            for roles, names in alike.items():
                # The roles are checked before the state: a wrong role is tried where it is legal.
                is_worth_a_try = roles.intersection(transition.who) or state in transition.sources
                if is_worth_a_try and _can(subject, name, actors[names[0]]):
                    for who in names:
                        yield f"{label:24} {state:16} {name:22} -> {transition.target:16} {who}"


def test_every_workflow_is_on_the_stage(stage: Stage) -> None:
    assert set(WORKFLOWS) == set(stage.subjects)


@pytest.mark.parametrize("label", sorted(WORKFLOWS))
def test_who_can_do_what_in_which_state(stage: Stage, label: str) -> None:
    compare(f"{label}.txt", _lines(stage, label))


def test_every_state_can_be_reached() -> None:
    for label, workflow in WORKFLOWS.items():
        field = apps.get_model(label)._meta.get_field("state")
        reached = {each.target for each in workflow.transitions.values()} | {field.default}
        assert {value for value, _name in field.choices or ()} == reached, label
