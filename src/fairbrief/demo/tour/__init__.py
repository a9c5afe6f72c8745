"""The tour: a whole micro-internship, through the rooms' own actions, one line a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta

from fairbrief.demo.tour.scene import Scene
from fairbrief.demo.tour.steps import STEPS
from fairbrief.kernel.clock import now

type Tell = Callable[[Mapping[str, object]], None]


def run(tell: Tell) -> None:
    """Walks every step and tells of each: `step`, `ok`, `detail`.

    A step that fails ends the tour, because the next ones stand on it.
    """
    # It all happened lately: a credential from the future would rightly not be believed.
    begin = now().date() - timedelta(days=40)
    scene = Scene(at=datetime.combine(begin, time(14, 0), tzinfo=UTC))
    for name, step in STEPS:
        try:
            detail = step(scene)
        except Exception as error:
            tell({"step": name, "ok": False, "detail": f"{type(error).__name__}: {error}"})
            return
        tell({"step": name, "ok": True, "detail": detail})
        scene.pass_time()
