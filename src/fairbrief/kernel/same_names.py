"""Whether a name as someone types it is a name we know: accents, case and middle names aside."""

from __future__ import annotations

import unicodedata

#: Letters that Unicode does not take apart.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = "'’ʼ`´"


def _parts(name: str) -> list[str]:
    """The parts of a name in plain small letters: "Jean-Luc O’Neill" → jean, luc, oneill."""
    lowered = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN)
    kept = "".join(
        "" if sign in _APOSTROPHES or unicodedata.combining(sign) else sign
        for sign in unicodedata.normalize("NFKD", lowered)
    )
    return "".join(sign if sign.isalnum() else " " for sign in kept).split()


def is_name_of(typed: str, known: str) -> bool:
    """Whether `typed` names the person we know as `known`.

    Case, accents, hyphens, the order of the parts and further or missing middle names do not
    matter. The first part of the known name must be there, and a single part is enough only for
    someone known by a single one.
    """
    said, parts = _parts(typed), _parts(known)
    if not said or not parts:
        return False
    if set(parts) <= set(said):
        return True
    return len(said) >= 2 and parts[0] in said and set(said) <= set(parts)
