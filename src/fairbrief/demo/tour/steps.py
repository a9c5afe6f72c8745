"""The steps of the tour, in the order of a micro-internship's life."""

from __future__ import annotations

from collections.abc import Callable

from fairbrief.demo.tour.after import AFTER
from fairbrief.demo.tour.before import BEFORE
from fairbrief.demo.tour.during import DURING
from fairbrief.demo.tour.scene import Scene

STEPS: tuple[tuple[str, Callable[[Scene], str]], ...] = (*BEFORE, *DURING, *AFTER)
