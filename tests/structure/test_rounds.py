"""A round over many rows lets no row stop the others: what loops goes through `kernel.rounds`."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from procrastinate.contrib.django import app

import fairbrief

ROUNDS = {"in_batches", "each_alone"}
#: What loops in another way, each with the reason.
EXCUSED = {
    "config.tasks.take_up_stalled_jobs": "asks the queue, not the database; each has its own try",
    "notices.actions.forget_told": "statements over thousands of rows each",
    "notices.sending.send_some": "a mail that fails is kept with its failure, under its own lock",
    "disclosures.actions.forget_disclosures": "statements over thousands of rows each",
    "vetting.actions.rereading.reread_open_briefs": "ends by the clock; what fails is parted",
}


def _modules() -> Iterator[ModuleType]:
    root = Path(fairbrief.__file__).parent
    for path in sorted(root.glob("*/tasks.py")):
        yield import_module(f"fairbrief.{path.parent.name}.tasks")


def _called_by_tasks() -> dict[str, Callable[..., object]]:
    """The functions of ours that a task calls by name, by where they stand."""
    found: dict[str, Callable[..., object]] = {}
    for module in _modules():
        tree = ast.parse(inspect.getsource(module))
        for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            function = getattr(module, name, None)
            if inspect.isfunction(function) and function.__module__.startswith("fairbrief."):
                place = f"{function.__module__}.{name}".removeprefix("fairbrief.")
                found[place] = function
    return found


CALLED = _called_by_tasks()


def test_every_periodic_task_is_looked_at() -> None:
    named = {each.task.func.__module__ for each in app.periodic_registry.periodic_tasks.values()}
    assert named <= {module.__name__ for module in _modules()}
    assert len(CALLED) > 25


@pytest.mark.parametrize("place", sorted(CALLED))
def test_what_loops_goes_through_the_rounds(place: str) -> None:
    tree = ast.parse(textwrap.dedent(inspect.getsource(CALLED[place])))
    names = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}
    loops = any(isinstance(each, ast.For | ast.While | ast.GeneratorExp) for each in ast.walk(tree))
    goes_on = loops and not names & ROUNDS
    assert goes_on == (place in EXCUSED), "one row that fails stops all others"


def test_nobody_is_excused_who_is_not_there() -> None:
    assert set(EXCUSED) <= set(CALLED)
