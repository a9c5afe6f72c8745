"""The text as patterns read it: lower case, plain letters and marks, character for character.

Every step puts as many characters as it takes away, so a place found in the cleaned text is the
place in the text as it was given.
"""

from __future__ import annotations

import re

from fairbrief.fairness.folding import folded

#: One character each, so that places stay where they are.
_PLAIN = (
    ("\r", "\n"),
    ("\t", " "),
    ("\u00a0", " "),
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("*", " "),
    ("`", " "),
    ("|", ";"),
    ("\u2022", "\n"),
    ("\u00b7", "\n"),
    ("\u25cf", "\n"),
)
#: Items of a list whose breaks were lost on the way: "with hand scannersLoading of vehicles". What
#: stands before begins with a small letter, as JavaScript and other names do not, and is no word of
#: pay, time or place, which would lose its last letter.
_CAPITAL = re.compile(r"[A-Z](?<=[a-z]{3}.)(?=[a-z]{1,20}[ ,])")
_GLUED = re.compile(
    r"(?<![\w.@/#-])(?!(?:(?:un)?paid|pay|salary|bonus|commission|hour|week|month|year|day|daily"
    r"|(?:hour|week|month|year)ly|home|remote)$)[a-z]{3,21}$"
)
_LONGEST_WORD = 24
#: Marks of emphasis around words: "_Mentors:_"; within a word they are part of it.
_EMPHASIS = re.compile(r"(?<![^\W_])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?![\w@])|(?<=:)_{1,3}")
#: A line of a mail that was broken in the middle of a sentence.
_BROKEN_LINE = re.compile(
    r"\n(?=[\w(])(?<=[^\n]{41}\n)(?:(?<=[a-z,\d]\n)(?=[a-z(])|(?<= least\n)|(?<= about\n)|"
    r"(?<= the\n)|(?<= of\n)|(?<= to\n)|(?<= and\n)|(?<= our\n)|(?<= in\n)|(?<= for\n)|(?<= with\n)|"
    r"(?<= a\n)|(?<= your\n)|(?<= or\n)|(?<= is\n)|(?<= by\n)|(?<= at\n)|(?<= from\n)|(?<= be\n)|(?<= will\n))"
)


#: The marks of a quoted mail at the beginnings of its lines; a sentence goes on over them.
_QUOTED = re.compile(r"(?m)(?<=[\w,;])\n(?:>[ \t]?){1,4}(?=[a-z(])|^(?:>[ \t]?){1,4}")


def cleaned(text: str) -> str:
    """The text in lower case, of exactly the same length."""
    text = folded(text)
    if "\n>" in text:
        text = _QUOTED.sub(lambda marks: " " * len(marks.group()), text)
    for odd, plain in _PLAIN:
        if odd in text:
            text = text.replace(odd, plain)
    if "_" in text:
        text = _EMPHASIS.sub(lambda marks: " " * len(marks.group()), text)
    if "\n" in text:
        text = _BROKEN_LINE.sub(" ", text)
    if found := [match.start() for match in _CAPITAL.finditer(text)]:
        text = _with_breaks(text, found)
    lower = text.lower()
    if len(lower) != len(text):  # a few letters have no lower case of one character
        lower = "".join(low if len(low := each.lower()) == 1 else each for each in text)
    return lower


def _with_breaks(text: str, places: list[int]) -> str:
    """The text with line breaks before capitals that stand right behind another word: the word's last
    letter makes room for it."""
    kept: list[str] = []
    at = 0
    for place in places:
        if _GLUED.search(text, max(0, place - _LONGEST_WORD), place):
            kept += [text[at : place - 1], "\n"]
            at = place
    return "".join(kept) + text[at:]
