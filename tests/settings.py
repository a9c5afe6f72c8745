"""The product's settings in test mode. Importing this module also makes sure a database answers."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]

os.environ["FAIRBRIEF_MODE"] = "test"
os.environ.setdefault("FAIRBRIEF_HOME", str(ROOT / "var" / "test"))
os.environ.setdefault("SECRET_KEY", "for tests only")
# Two runs side by side have databases of their own; workers of one run share the name.
os.environ.setdefault("FAIRBRIEF_TEST_RUN", str(os.getpid()))
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop of its own.

from fairbrief.postgres import ensure_running  # noqa: E402

if "DATABASE_URL" not in os.environ:
    ensure_running(Path(os.environ["FAIRBRIEF_HOME"]).resolve())

from fairbrief.config.settings import *  # noqa: E402, F403

DATABASES["default"]["TEST"] = {"NAME": f"test_{os.environ['FAIRBRIEF_TEST_RUN']}"}  # noqa: F405
