"""The product's settings in test mode. Importing this module also makes sure a database answers."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]

# What a developer set for an installation of their own must not reach the tests.
for name in ("FAIRBRIEF_URL", "FAIRBRIEF_HOSTS", "FAIRBRIEF_DEBUG", "EMAIL_URL", "PORT"):
    os.environ.pop(name, None)
os.environ["FAIRBRIEF_MODE"] = "test"
os.environ["FAIRBRIEF_HOME"] = os.environ.get("FAIRBRIEF_TEST_HOME") or str(ROOT / "var" / "test")
os.environ["SECRET_KEY"] = "for tests only"
# Two runs side by side have databases of their own; workers of one run share the name.
TEST_RUN = os.environ.setdefault("FAIRBRIEF_TEST_RUN", str(os.getpid()))
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop of its own.

from tests.server import claim  # noqa: E402

TEST_HOME = Path(os.environ["FAIRBRIEF_HOME"]).resolve()
(TEST_HOME / "static").mkdir(parents=True, exist_ok=True)
CLAIMED = None if "DATABASE_URL" in os.environ else claim(TEST_HOME)

from fairbrief.config.settings import *  # noqa: E402, F403

DATABASES["default"]["TEST"] = {"NAME": f"test_{TEST_RUN}"}  # noqa: F405
if CLAIMED:
    # A commit need not wait for the disk here; the server itself never runs without fsync.
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"  # noqa: F405
