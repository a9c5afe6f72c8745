"""One colour of a campus on light and on dark paper, readable on both.

Contrast as WCAG 2.2 counts it, of text (4.5 to 1). The light theme shows the colour itself; the
dark theme the same hue, as light as it has to be. Sources: WCAG 2.2, success criterion 1.4.3;
Björn Ottosson's OKLab for what "the same hue, darker" means.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from math import atan2, cbrt, cos, degrees, hypot, radians, sin

#: Text on a surface needs so much.
ENOUGH = 4.5
#: Steps of lightness in which a passing colour is looked for.
_STEP = 0.005
_HEX = re.compile(r"#[0-9a-f]{6}\Z")

type Channels = tuple[float, float, float]


@dataclass(frozen=True)
class Colour:
    """Lightness 0 to 1, chroma, and hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @property
    def channels(self) -> Channels:
        """Linear red, green and blue, cut to what a screen shows."""
        a = self.chroma * cos(radians(self.hue))
        b = self.chroma * sin(radians(self.hue))
        long = (self.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
        medium = (self.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
        short = (self.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
        red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
        green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
        blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
        return _cut(red), _cut(green), _cut(blue)

    @property
    def luminance(self) -> float:
        red, green, blue = self.channels
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def hex(self) -> str:
        return "#" + "".join(f"{round(255 * _shown(each)):02x}" for each in self.channels)

    @property
    def css(self) -> str:
        return f"oklch({self.lightness:.3f} {self.chroma:.3f} {self.hue:.1f})"


def _cut(value: float) -> float:
    return min(1.0, max(0.0, value))


def _shown(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def is_hex(text: str) -> bool:
    return bool(_HEX.match(text))


def colour_of(text: str) -> Colour:
    """The colour of `#rrggbb`, in small letters."""
    red, green, blue = (_linear(int(text[place : place + 2], 16) / 255) for place in (1, 3, 5))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Colour(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)


def contrast(one: Colour, other: Colour) -> float:
    dark, light = sorted((one.luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True)
class Theme:
    """What a colour meets: the papers it is written on, and the ink that is written on it."""

    papers: tuple[Colour, ...]
    ink: Colour
    wash: tuple[float, float]

    def wash_of(self, colour: Colour) -> Colour:
        """The colour's own pale paper."""
        lightness, chroma = self.wash
        return Colour(lightness, min(chroma, colour.chroma), colour.hue)

    def suits(self, colour: Colour) -> bool:
        surfaces = (*self.papers, self.wash_of(colour), self.ink)
        return all(contrast(colour, each) >= ENOUGH for each in surfaces)


#: As the kit's tokens have them; a test compares.
LIGHT = Theme(
    (Colour(0.988, 0.006, 95), Colour(1, 0, 0), Colour(0.962, 0.010, 95)),
    Colour(0.990, 0.005, 95),
    (0.955, 0.025),
)
DARK = Theme(
    (Colour(0.205, 0.012, 165), Colour(0.245, 0.013, 165), Colour(0.175, 0.010, 165)),
    Colour(0.190, 0.020, 165),
    (0.285, 0.035),
)


def nearest(colour: Colour) -> Colour:
    """The lightest of the hue, no lighter than the colour, that can be read on light paper."""
    found = colour
    while not _reads(found):
        found = Colour(found.lightness - _STEP, found.chroma, found.hue)
    return found


def _reads(colour: Colour) -> bool:
    # As it is written down and shown, not as it was reckoned.
    return LIGHT.suits(colour_of(colour.hex))


def on_dark(colour: Colour) -> Colour:
    """The same hue, as light as dark paper needs."""
    found = Colour(max(colour.lightness, 0.7), min(colour.chroma, 0.13), colour.hue)
    while not DARK.suits(found):
        found = Colour(found.lightness + _STEP, found.chroma, found.hue)
    return found


def look_of(accent: str) -> str:
    """The stylesheet of a campus's colour; nothing for none."""
    if not accent:
        return ""
    light = colour_of(accent)
    dark = on_dark(light)
    pairs = {
        "accent": (light, dark),
        "accent-ink": (LIGHT.ink, DARK.ink),
        "accent-wash": (LIGHT.wash_of(light), DARK.wash_of(dark)),
    }
    lines = "".join(
        f"--{name}:light-dark({one.css},{other.css});" for name, (one, other) in pairs.items()
    )
    return f":root{{{lines}}}\n"


def digest_of(look: str) -> str:
    return hashlib.sha256(look.encode()).hexdigest()[:16]
