"""The fields of the index, and how words are read."""

from __future__ import annotations

from functools import lru_cache

from tantivy import (
    Filter,
    Index,
    Order,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from fairbrief.discovery.engine.packing import CRAFTS, STANDING, TRAITS

#: Goes up whenever what is kept of a brief changes: an index of another form is made anew.
FORM = 11
#: The document that says up to which transaction the index was fed. No brief has this number.
MARK = 0


@lru_cache(maxsize=1)
def schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    # Words by their stem, with their places, so that phrases are found.
    builder.add_text_field("text", tokenizer_name="stems", index_option="position")
    # Those of them that the title and the skills say: looked at first where very many have a word.
    builder.add_text_field("headline", tokenizer_name="stems", index_option="freq")
    # Words as they are written: for beginnings, and for letters that are off.
    builder.add_text_field("plain", tokenizer_name="words", index_option="basic")
    builder.add_unsigned_field("fact", indexed=True)
    builder.add_unsigned_field("zone", indexed=True)
    for name in (
        "place",
        "work",
        "skill",
        "hours",
        "rate",
        "weeks",
        "starts",
        "due",
        "apply_by",
        STANDING,
        TRAITS,
        *CRAFTS,
    ):
        builder.add_unsigned_field(name, fast=True)
    # What lists are ordered by: no two briefs have the same.
    for name in ("newest", "soonest", "richest"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_text_field("mark", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _read(*, stems: bool) -> TextAnalyzer:
    parts = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(40))
    parts = parts.filter(Filter.lowercase()).filter(Filter.ascii_fold())
    if stems:
        parts = parts.filter(Filter.stopword("english")).filter(Filter.stemmer("english"))
    return parts.build()


@lru_cache(maxsize=1)
def stems() -> TextAnalyzer:
    """Words by their stem, without those that stand in every text."""
    return _read(stems=True)


@lru_cache(maxsize=1)
def words() -> TextAnalyzer:
    """Words in small letters, without accents."""
    return _read(stems=False)


def prepared(index: Index) -> Index:
    """The index, able to read words."""
    index.register_tokenizer("stems", _read(stems=True))
    index.register_tokenizer("words", _read(stems=False))
    return index


def made(path: str | None) -> Index:
    """A new index in an empty folder, or in memory. The newest briefs stand first in its parts."""
    return prepared(Index(schema(), path, False, sort_by_field="newest", sort_order=Order.Desc))
