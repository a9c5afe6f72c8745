"""What was read off the patterns, remembered from one run to the next.

By which words some thousands of patterns begin takes seconds to read and changes only with a pattern
or with the code that reads it. So it is kept in the user's cache, in a file named after that code;
a pattern that is not there is read anew. A file that is lost, spoilt or cannot be written costs time
and nothing else.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import blake2b
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from fairbrief.fairness.following import Following, Words

#: What is read off one pattern: the words it begins with, what can follow, what it needs.
type Read = tuple[Words, Following, tuple[frozenset[str], ...]]

_CODE = ("beginnings.py", "following.py", "clues.py", "remembering.py")
#: Files of other versions that are left beside ours.
_OTHERS = 3


class Memory:
    """Readings by pattern, from a file and for it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._met: dict[str, Read] | None = {}
        self._is_new = False

    @cached_property
    def path(self) -> Path:
        """Named after all that a reading depends on besides its pattern."""
        here = files(__package__ or "")
        code = b"".join((here / name).read_bytes() for name in _CODE)
        return self._folder / f"phrases-{_digest(sys.version.encode() + code)}.json"

    @cached_property
    def _kept(self) -> dict[str, Any]:
        try:
            kept = json.loads(self.path.read_text("utf-8"))
            self._words = [frozenset(words) for words in kept["words"]]
            return dict(kept["patterns"])
        except (OSError, ValueError, TypeError, KeyError):
            return {}

    def recall(self, source: str, read: Callable[[str], Read]) -> Read:
        """What is read off a pattern, now or before."""
        if self._met is None:
            return read(source)
        key = _digest(source.encode())
        try:
            found = self._unpacked(self._kept[key])
        except (KeyError, IndexError, TypeError, ValueError):
            found, self._is_new = read(source), True
        self._met[key] = found
        return found

    def keep(self) -> None:
        """Writes down what was met, if any of it is new; nothing more is remembered after it."""
        met, self._met = self._met or {}, None
        others = self._not_among(met) if self._is_new else {}
        self._kept = {}
        if not self._is_new:
            return
        ids: dict[tuple[str, ...], int] = {}
        patterns = {key: _packed(read, ids) for key, read in (met | others).items()}
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"words": list(ids), "patterns": patterns}, file)
            Path(name).replace(self.path)
            self._forget_others()

    def _not_among(self, met: Mapping[str, Read]) -> dict[str, Read]:
        """What the file holds besides, at most as many again: those of another checkout with other
        phrases, which would else be read anew each time that the two take turns."""
        others: dict[str, Read] = {}
        for key, row in islice(self._kept.items(), 2 * len(met)):
            if key not in met and len(others) < len(met):
                with contextlib.suppress(KeyError, IndexError, TypeError, ValueError):
                    others[key] = self._unpacked(row)
        return others

    def _forget_others(self) -> None:
        others = set(self._folder.glob("phrases-*.json")) - {self.path}
        for each in sorted(others, key=lambda path: path.stat().st_mtime)[:-_OTHERS]:
            each.unlink(missing_ok=True)

    def _unpacked(self, row: list[Any]) -> Read:
        begins, words, by_word, numbers, needs = row
        return (
            self._of(begins),
            Following(
                None if words is None else self._of(words),
                {word: self._of(after) for word, after in by_word.items()},
                None if numbers is None else self._words[numbers],
            ),
            tuple(self._words[each] for each in needs),
        )

    def _of(self, pair: list[Any]) -> Words:
        return Words(self._words[pair[0]], tuple(pair[1]))


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=12).hexdigest()


def _packed(read: Read, ids: dict[tuple[str, ...], int]) -> list[Any]:
    """A reading in lists, its sets of words by their number: many patterns share them."""

    def number(words: frozenset[str]) -> int:
        return ids.setdefault(tuple(sorted(words)), len(ids))

    def pair(words: Words) -> list[Any]:
        return [number(words.exact), list(words.open)]

    begins, follows, needs = read
    return [
        pair(begins),
        None if follows.words is None else pair(follows.words),
        {word: pair(after) for word, after in follows.by_word.items()},
        None if follows.numbers is None else number(follows.numbers),
        [number(each) for each in needs],
    ]


def cache_folder() -> Path:
    """The user's cache, as the XDG base directories have it; where there is no home, nowhere."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        return (given if given.is_absolute() else Path.home() / ".cache") / "fairbrief"
    except RuntimeError:
        return Path(os.devnull) / "fairbrief"
