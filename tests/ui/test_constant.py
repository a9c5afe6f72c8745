"""Words that never differ are looked up once a language; all others each time."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils import translation

from fairbrief.portals.ui.tags.constant import ConstantNode


def is_kept(source: str) -> bool:
    (node,) = Template(source).nodelist
    return isinstance(node, ConstantNode)


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Next" %}',
        "{% trans 'Next' %}",
        '{% translate "Next" context "pages" %}',
    ],
)
def test_constant_words_are_kept(source: str) -> None:
    assert is_kept(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% translate words %}",
        '{% translate "Next"|upper %}',
        '{% translate "Next" context about %}',
        '{% translate "Next" as said %}',
    ],
)
def test_what_may_differ_is_not(source: str) -> None:
    assert not is_kept(source)


def test_each_language_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def gettext(words: str) -> str:
        asked.append(translation.get_language())
        return f"{words} ({translation.get_language()})"

    monkeypatch.setattr("django.utils.translation._trans.gettext", gettext, raising=False)
    page = Template('<b title="{% translate "Next" %}">')
    for language in ("en", "de", "en", "de"):
        with translation.override(language):
            assert page.render(Context()) == f'<b title="Next ({language})">'
    assert asked == ["en", "de"]
