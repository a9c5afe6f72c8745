"""The list itself, as it stands in `skills.csv`.

A skill has a slug that never changes, a plain name, the field it stands under, the career-readiness
competencies it exercises, other spellings, and the skill of ESCO it answers to where one truly does
(ESCO, the European Commission's classification of skills and occupations, https://esco.ec.europa.eu;
its identifiers are used, none of its texts).

A spelling may carry a mark: `=Excel` counts in just these letters ("to excel" is no skill), `~R` so
too and only in the company of other technical words (a single letter is many things).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

ESCO = "http://data.europa.eu/esco/skill/"
#: Marks of a spelling: its letters as they are; so too, and in company.
EXACT, IN_COMPANY = "=", "~"


@dataclass(frozen=True, slots=True)
class Entry:
    """One skill. `marked` are the spellings with their marks; `esco` is a URI or empty."""

    slug: str
    name: str
    field: str
    competencies: tuple[str, ...]
    marked: tuple[str, ...]
    esco: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Other ways to write it, without marks."""
        return tuple(each.lstrip(EXACT + IN_COMPANY) for each in self.marked)


def _entries() -> dict[str, Entry]:
    text = files(__package__).joinpath("skills.csv").read_text("utf-8")
    return {
        row["slug"]: Entry(
            slug=row["slug"],
            name=row["name"],
            field=row["field"],
            competencies=tuple(row["competencies"].split()),
            marked=tuple(filter(None, row["spellings"].split("; "))),
            esco=ESCO + row["esco"] if row["esco"] else "",
        )
        for row in csv.DictReader(text.splitlines())
    }


#: Every skill by its slug, field by field.
TAXONOMY: dict[str, Entry] = _entries()

#: A word: letters and figures, with what belongs to names such as C++, C# and .NET.
WORD = re.compile(r"(?:(?<!\w)\.(?=NET\b))?[^\W_]+(?:['’]s\b)?[+#]*")


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word without what differs by writer: case, the plural, British or American spelling."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    word = word.replace("isation", "ization").replace("programme", "program")
    word = word.replace("catalogu", "catalog")
    if len(word) > 4:
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
        if word.endswith("lling"):
            word = word[:-5] + "ling"
        if word.endswith("ise") and len(word) > 6:
            word = word[:-3] + "ize"
        elif word.endswith("ising"):
            word = word[:-5] + "izing"
    return word


def words_of(spelling: str) -> tuple[str, ...]:
    """The folded words of a spelling."""
    return tuple(folded(each) for each in WORD.findall(spelling))


_CALLED = {
    words_of(spelling): entry.slug
    for entry in TAXONOMY.values()
    for spelling in (entry.slug, *entry.spellings, entry.name)
}


def slug_called(name: str) -> str | None:
    """The skill of this name, slug or other spelling; None when the list has none."""
    return _CALLED.get(words_of(name))


def spellings_of(slug: str) -> tuple[str, ...]:
    """A skill's name and its other spellings: what a search for it may be typed as."""
    entry = TAXONOMY.get(slug)
    return (entry.name, *entry.spellings) if entry else ()
