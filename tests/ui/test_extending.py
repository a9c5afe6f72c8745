"""What a template extends by its name is looked up once; pages are as Django writes them."""

from __future__ import annotations

import pytest
from django.template import Context, Engine, Template
from django.template.loader_tags import ExtendsNode

from fairbrief.portals.ui.tags.extending import NamedExtendsNode

FRAME = "<{% block one %}1{% endblock %}{% if on %}{% block two %}2{% endblock %}{% endif %}>"
MIDDLE = '{% extends "frame" %}{% block one %}one {{ block.super }}{% endblock %}'
PAGE = '{% extends "middle" %}{% block two %}two {{ block.super }}{{ word }}{% endblock %}'
TEMPLATES = {"frame": FRAME, "middle": MIDDLE, "page": PAGE}
#: Each with its second block and without.
PAGES = [
    ("frame", "<12>", "<1>"),
    ("middle", "<one 12>", "<one 1>"),
    ("page", "<one 1two 2!>", "<one 1>"),
]


def engine(builtins: list[str]) -> Engine:
    loader = ("django.template.loaders.locmem.Loader", TEMPLATES)
    return Engine(loaders=[("django.template.loaders.cached.Loader", [loader])], builtins=builtins)


@pytest.mark.parametrize("builtins", [[], ["fairbrief.portals.ui.tags.extending"]])
def test_it_writes_what_django_writes_each_time(builtins: list[str]) -> None:
    ours = engine(builtins)
    for _time in range(3):
        for name, whole, part in PAGES:
            page = ours.get_template(name)
            assert page.render(Context({"on": True, "word": "!"})) == whole
            assert page.render(Context({"on": False})) == part


def first_node(source: str) -> object:
    return Template(source).nodelist[0]


def test_only_what_has_a_name_is_kept() -> None:
    assert isinstance(first_node('{% extends "ui/page.html" %}'), NamedExtendsNode)
    node = first_node("{% extends whichever %}")
    assert isinstance(node, ExtendsNode)
    assert not isinstance(node, NamedExtendsNode)
