"""The import law names every room, so that a new one cannot stand outside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "fairbrief"


def law() -> dict[str, dict[str, list[str]]]:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {each["id"]: each for each in pyproject["tool"]["importlinter"]["contracts"]}


def test_every_room_has_its_line() -> None:
    named = {
        name.strip(" ()").split(".")[0]
        for line in law()["rooms"]["layers"]
        for name in line.split("|")
    }
    rooms = {folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists()}
    assert rooms - named == set()


def test_every_portal_has_its_place() -> None:
    named = {name.strip(" ()") for line in law()["rooms"]["layers"] for name in line.split("|")}
    portals = {f"portals.{each.stem}" for each in (SOURCE / "portals").iterdir()}
    assert portals - named - {"portals.__init__", "portals.__pycache__"} == set()


def test_every_room_with_models_keeps_its_roles_in_order() -> None:
    named = {name.removeprefix("fairbrief.") for name in law()["roles"]["containers"]}
    with_models = {
        folder.name
        for folder in SOURCE.iterdir()
        if (folder / "models.py").exists() or (folder / "models").is_dir()
    }
    assert with_models - named <= {"audit", "demo"}
