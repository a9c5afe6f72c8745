"""Made-up texts whose words come as often as in any text, and the words people look for in them."""

from __future__ import annotations

import itertools
import random

VOCABULARY = 20_000
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ai", "or", "en")]
#: By their rank: words of about every tenth text of seventy words, every hundredth, and fewer than
#: every thousandth.
_HEAD, _MIDDLE, _TAIL = slice(70, 140), slice(700, 1_000), slice(6_000, 12_000)
#: What is looked for, alone and in pairs, a sixth each.
_KINDS = (
    (_HEAD,),
    (_MIDDLE,),
    (_TAIL,),
    (_HEAD, _MIDDLE),
    (_MIDDLE, _MIDDLE),
    (_HEAD, _HEAD),
)


class Zipf:
    """Draws numbers of which the lower ones come more often."""

    def __init__(self, size: int, dice: random.Random, flat: float = 1.0) -> None:
        weights = (1 / (rank + flat) for rank in range(1, size + 1))
        self._sums = list(itertools.accumulate(weights))
        self._all = range(size)
        self._dice = dice

    def draw(self, number: int) -> list[int]:
        return self._dice.choices(self._all, cum_weights=self._sums, k=number)


class Wording:
    """Texts of made-up words of two to four syllables, by Zipf's law."""

    def __init__(self, dice: random.Random) -> None:
        self.words = vocabulary()
        self._drawn = Zipf(VOCABULARY, dice)

    def text(self, length: int) -> str:
        return " ".join(self.words[each] for each in self._drawn.draw(length))

    def asked(self, number: int, dice: random.Random) -> str:
        """What the so many-th of those who look for something types."""
        kind = _KINDS[number % len(_KINDS)]
        return " ".join(dice.choice(self.words[part]) for part in kind)


def vocabulary() -> list[str]:
    """No two alike."""
    short = itertools.product(_SYLLABLES, repeat=2)
    found = ["".join(each) for each in short]
    long = ("".join(each) for each in itertools.product(_SYLLABLES[:40], repeat=3))
    found += itertools.islice(long, VOCABULARY - len(found))
    random.Random(3).shuffle(found)  # noqa: S311
    return found[:VOCABULARY]
