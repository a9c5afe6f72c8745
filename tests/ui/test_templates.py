"""What holds for every template, stylesheet and script of the tree."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

import fairbrief
from fairbrief.portals.ui import stylesheet

ROOT = Path(fairbrief.__file__).parent
TEMPLATES = sorted(path for path in ROOT.rglob("templates/**/*.html"))
STATIC = ROOT / "portals" / "ui" / "static" / "ui"


class Markup(HTMLParser):
    """Collects what a strict content security policy would block."""

    def __init__(self) -> None:
        super().__init__()
        self.guilty: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if "style" in names:
            self.guilty.append(f"<{tag} style>")
        if tag == "style" or (tag == "script" and not names.get("src")):
            self.guilty.append(f"inline <{tag}>")
        self.guilty += [f"<{tag} {name}>" for name in names if name.startswith(("on", "hx-on"))]
        for name in ("href", "src", "action"):
            if (names.get(name) or "").startswith("javascript:"):
                self.guilty.append(f"<{tag} {name}=javascript:>")
        if tag in {"script", "link", "img", "iframe", "use"}:
            source = names.get("src") or names.get("href") or ""
            if source.startswith(("http:", "https:", "//")):
                self.guilty.append(f"<{tag}> from another site")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(path: Path) -> None:
    markup = Markup()
    # Tags may stand inside attributes; their quotes would end them for the parser.
    markup.feed(re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}", "x", path.read_text("utf-8"), flags=re.DOTALL))
    # A page that is taken away stands alone: it must not need a sheet of ours.
    taken = {"inline <style>"} if path.match("portfolio/kept.html") else set()
    assert set(markup.guilty) == taken


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_bar_that_sticks_has_room_for_what_is_on_it(path: Path) -> None:
    """On a phone its parts stand side by side; links beside a button were one letter wide."""
    bars = re.findall(
        r"{% actions sticky=True %}(.*?){% endactions %}", path.read_text(), re.DOTALL
    )
    assert all(bar.count("<a ") <= 1 for bar in bars)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_template_compiles(path: Path) -> None:
    get_template(path.as_posix().rsplit("/templates/", 1)[1])


def sheets() -> Iterator[Path]:
    yield from stylesheet.parts()


def test_every_sheet_is_joined_and_keeps_to_its_layer() -> None:
    parts = list(sheets())
    assert set(stylesheet.CSS.rglob("*.css")) == set(parts)
    layers = re.search(r"@layer ([\w, ]+);", parts[0].read_text("utf-8"))
    assert layers is not None
    known = layers.group(1).split(", ")
    assert known == ["reset", "tokens", "base", "layout", "components", "utilities"]
    for path in parts[1:]:
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL).strip()
        opened = re.match(r"@layer (\w+) {", text)
        assert opened, f"{path.name} begins outside a layer"
        assert opened.group(1) in known
        depth = 0
        for position, sign in enumerate(text):
            depth += {"{": 1, "}": -1}.get(sign, 0)
            assert depth >= 0, path.name
            if depth == 0 and sign == "}":
                rest = text[position + 1 :].strip()
                assert rest == "" or rest.startswith("@layer"), f"{path.name} leaves its layer"
        assert depth == 0, f"{path.name} has an unclosed brace"


def test_colours_and_fonts_come_from_the_tokens_only() -> None:
    for path in sheets():
        if path.name == "tokens.css":
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(", text), path.name
        assert not re.search(r"!important", text) or path.name in {
            "reset.css",
            "utilities.css",
            "print.css",
        }, path.name


def test_only_logical_sides_are_named() -> None:
    """So that a page read from right to left stands as it should."""
    sides = (
        r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right)\s*:"
        r"|text-align:\s*(?:left|right)"
    )
    for path in sheets():
        assert not re.search(sides, path.read_text("utf-8")), path.name


def test_every_used_token_is_defined() -> None:
    text = stylesheet.joined()
    defined = set(re.findall(r"(--[\w-]+)\s*:", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= defined


def test_the_joined_sheet_is_found_and_follows_its_parts() -> None:
    found = finders.find("ui/ui.css")
    assert isinstance(found, str)
    assert Path(found).read_text("utf-8") == stylesheet.joined()


def weight(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_a_first_visit_stays_within_its_weight() -> None:
    """At most 60 kB over the wire without pictures, of it 25 kB JavaScript, page included."""
    import django_htmx

    # Every page loads one of them, and at most one of the others.
    own = {path.name: path for path in (STATIC / "js").glob("*.js")}
    scripts = [own.pop("ui.js"), max(own.values(), key=weight)]
    htmx = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
    assert weight(*scripts, htmx) <= 25_000
    styles = len(gzip.compress(stylesheet.joined().encode(), 9))
    assert styles <= 15_000
    page = 15_000  # the longest pages of the life, compressed
    assert (
        styles + weight(*scripts, htmx, STATIC / "icons.svg", STATIC / "mark.svg") + page <= 60_000
    )


def test_every_icon_asked_for_is_in_the_sprite() -> None:
    from fairbrief.portals.ui.tags.writing import icon_names

    asked = {
        name
        for path in TEMPLATES
        for name in re.findall(r'{% icon name="(\w+)" %}', path.read_text("utf-8"))
    }
    assert asked <= icon_names()
