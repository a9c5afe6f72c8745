"""The browser of the journeys: Debian's Chromium, or the one that CHROMIUM names."""

from __future__ import annotations

import os
import shutil


def chromium() -> str | None:
    """Its path, if there is one."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    return None
