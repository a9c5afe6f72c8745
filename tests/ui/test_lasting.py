"""What is the same on every page is written once a language, with nothing of the page at hand."""

from __future__ import annotations

from django.template import Context, Template
from django.utils import translation

PAGE = Template(
    "{% load ui %}{% lasting %}{% get_current_language as here %}[{{ here }}{{ name }}]"
    "{% endlasting %}{{ name }}"
)


def written(language: str, name: str) -> str:
    with translation.override(language):
        return PAGE.render(Context({"name": name}))


def test_each_language_has_its_own_and_no_reader_anything() -> None:
    assert written("en", "Ada") == "[en]Ada"
    assert written("de", "Bo") == "[de]Bo"
    assert written("en", "Cy") == "[en]Cy"


def test_it_is_written_once() -> None:
    (node,) = (each for each in PAGE.nodelist if hasattr(each, "_kept"))
    written("fr", "Ada")
    node._kept["fr"] = "kept"
    assert written("fr", "Bo") == "keptBo"
    del node._kept["fr"]
