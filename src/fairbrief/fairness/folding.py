"""Letters as they are read, one for one: styled and full-width ones, and those of other scripts that
look like Latin ones inside a Latin word.

Frauds write so to pass filters, and some recruiters to be seen.
"""

from __future__ import annotations

import re
import unicodedata

#: Full width, mathematical, circled, and letters used as signs.
_STYLED = re.compile(
    "[\uff01-\uff5e\U0001d400-\U0001d7ff\u24b6-\u24e9\u2102-\u2134\U0001f130-\U0001f149]"
)
#: Cyrillic, Greek and other letters, and the Latin ones they look like.
_ALIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u03bf\u03b1\u03bd\u03c1\u03b9\u03ba\u03c5\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u0261\u0131",
    "aeopcyxijshdqwABEKMHOPCTYXIJSoavpikuABEZHIKMNOPTYXgi",
)
_LOOKS = "".join(map(chr, _ALIKE))
_ANY_ALIKE = re.compile(f"[{_LOOKS}]")
#: A word of Latin letters with some that only look it.
MIXED = re.compile(
    rf"(?<![^\W\d_])(?=[{_LOOKS}]{{0,20}}[A-Za-z])[A-Za-z]{{0,20}}[{_LOOKS}][A-Za-z{_LOOKS}]{{0,40}}(?![^\W\d_])"
)


def folded(text: str) -> str:
    """The text with plain letters, of the same length."""
    if text.isascii():
        return text
    text = _STYLED.sub(_plain, text)
    if _ANY_ALIKE.search(text):
        text = MIXED.sub(lambda word: word.group().translate(_ALIKE), text)
    return text


def _plain(styled: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFKC", styled.group())
    return letter if len(letter) == 1 else styled.group()
