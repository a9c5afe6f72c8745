"""What is written to logs, and what never is.

A mailed link is a key: whoever reads its address in a log could act with it. Whom somebody looked
for is nobody's business who reads logs. And a refusal is no fault of ours: it gets a line, not a
traceback.
"""

from __future__ import annotations

import logging
import re
from typing import Any

#: First parts of addresses that a key follows; a test sees that none is missing.
KEYED = (
    *("sign", "supervise", "senior", "closing", "confirm", "invitations", "links", "report/by"),
    *("feed", "pick", "outcome", "survey", "approve", "stay-in-touch", "alerts", "reopen"),
    *("portfolio/by", "words", "reference", "introduction", "coffee"),
)
#: And those that a code follows which opens something to whoever has it.
SHARED = ("check/kept",)
_KEYS = re.compile(rf"(/(?:{'|'.join((*KEYED, *SHARED))})/)[^/\s?\"']+")
#: What people ask for stands in the address of a list: names and mail addresses among it, and
#: where a sign-in leads on, which may be a mailed link.
ASKED = ("to", "who", "q", "next")
_ASKED = re.compile(rf"([?&](?:{'|'.join(ASKED)})=)[^&\s\"']+")


class KeylessFormatter(logging.Formatter):
    """Leaves keys of mailed links and what was asked for out of the line, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return _ASKED.sub(r"\1…", _KEYS.sub(r"\1…", super().format(record)))


class RefusalsAreNoFaults(logging.Filter):
    """Takes the traceback from answers such as 403 and 404."""

    def filter(self, record: logging.LogRecord) -> bool:
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info = record.exc_text = None
        return True


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING."""
    ours = f"{__name__}."
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": f"{ours}KeylessFormatter",
                "format": "{asctime} {levelname} {name}: {message}",
                "style": "{",
            }
        },
        "filters": {"refusals": {"()": f"{ours}RefusalsAreNoFaults"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["refusals"],
            }
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {"fairbrief": {"level": level}},
    }


def server_logging() -> dict[str, Any]:
    """What differs from the server's own way to log: its line of each request has no keys."""
    stdout = {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}
    keyless = f"{__name__}.KeylessFormatter"
    return {
        "formatters": {
            "generic": {"()": keyless, "fmt": "[%(levelname)s] %(message)s"},
            "access": {"()": keyless, "fmt": "%(message)s"},
        },
        "handlers": {
            "console": {**stdout, "formatter": "generic"},
            "access": {**stdout, "formatter": "access"},
        },
    }
