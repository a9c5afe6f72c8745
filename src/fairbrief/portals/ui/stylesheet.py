"""One stylesheet from a file a component: joined when static files are found, no build step.

Twenty-odd `<link>`s cost a phone on HTTP/1.1 several round trips and some 12 kB of headers;
`@import` costs a further round trip. So the files stay apart in the tree and are joined, in the
order of ORDER, by this staticfiles finder: `collectstatic` copies the joined file, and a server
running with finders gets it made afresh whenever a part is newer.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

CSS = Path(__file__).parent / "static" / "ui" / "css"
#: The joined file's name among the static files.
NAME = "ui/ui.css"
ORDER = ("layers.css", "reset.css", "tokens.css", "base.css", "layout.css")
LAST = ("utilities.css", "print.css")


def parts() -> list[Path]:
    """The source files, in the order they are joined."""
    return [
        *(CSS / name for name in ORDER),
        *sorted((CSS / "components").glob("*.css")),
        *(CSS / name for name in LAST),
    ]


def joined() -> str:
    """The whole stylesheet; comments and indentation stay in the sources."""
    text = "\n".join(part.read_text("utf-8") for part in parts())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*\n\s*", "\n", text).strip() + "\n"


def _folder() -> Path:
    """The installation's folder of made styles, with the joined file as the parts are now."""
    text = joined()
    folder = Path(settings.HOME) / "styles"
    target = folder / NAME
    if not target.exists() or target.read_text("utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=target.parent, delete=False
        ) as file:
            file.write(text)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(target)
    return folder


class JoinedStylesFinder(BaseFinder):
    """Finds `ui/ui.css`, the joined stylesheet."""

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str]:  # type: ignore[override]
        if path != NAME:
            return []
        found = str(_folder() / NAME)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        yield NAME, FileSystemStorage(location=_folder())
