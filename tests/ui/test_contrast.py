"""Every pair of tokens that meet on a page keeps WCAG 2.2 AA in light and in dark."""

from __future__ import annotations

import re
from math import cos, radians, sin

import pytest

from fairbrief.portals.ui.stylesheet import CSS

TOKENS = (CSS / "tokens.css").read_text("utf-8")
COLOUR = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
PAIRS = {
    name: (tuple(map(float, found[:3])), tuple(map(float, found[3:])))
    for name, *found in re.findall(rf"--([a-z-]+):\s*light-dark\({COLOUR},\s*{COLOUR}\)", TOKENS)
}
SURFACES = ("paper", "paper-high", "paper-low", "accent-wash", "attention-wash", "stop-wash",
            "done-wash")  # fmt: skip
SIGNALS = ("accent", "attention", "stop", "done")


def linear(lightness: float, chroma: float, hue: float) -> list[float]:
    """OKLCH as linear sRGB (Björn Ottosson's matrices), cut to what a screen shows."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    lms = [
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    ]
    rows = (
        (4.0767416621, -3.3077115913, 0.2309699292),
        (-1.2684380046, 2.6097574011, -0.3413193965),
        (-0.0041960863, -0.7034186147, 1.7076147010),
    )
    channels = (sum(k * x for k, x in zip(row, lms, strict=True)) for row in rows)
    return [min(1.0, max(0.0, channel)) for channel in channels]


def luminance(colour: tuple[float, ...]) -> float:
    red, green, blue = linear(*colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, theme: int) -> float:
    light, dark = sorted((luminance(PAIRS[name][theme]) for name in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_sum_is_right() -> None:
    """Black on white is 21; #767676 on white is the known 4.54."""
    assert luminance((1, 0, 0)) == pytest.approx(1, abs=1e-4)
    assert luminance((0, 0, 0)) == 0
    grey = (((0x76 / 255 + 0.055) / 1.055) ** 2.4) ** (1 / 3)
    assert 1.05 / (luminance((grey, 0, 0)) + 0.05) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("ink", ["ink", "ink-soft", *SIGNALS])
def test_words_can_be_read(ink: str, surface: str, theme: int) -> None:
    assert contrast(ink, surface, theme) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_buttons_can_be_read(theme: int) -> None:
    assert contrast("accent-ink", "accent", theme) >= 4.5
    assert contrast("paper", "ink", theme) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("surface", ["paper", "paper-high"])
def test_edges_of_controls_can_be_seen(surface: str, theme: int) -> None:
    assert contrast("edge", surface, theme) >= 3
    assert contrast("accent", surface, theme) >= 3
