"""A part is as if it were written where it stands."""

from __future__ import annotations

import pytest
from django.template import Context, Engine

PARTS = {
    "whole": '{% for each in rows %}{% part "row" %}{% endfor %}[{{ last }}]',
    "row": "{{ each }}{% with each as last %}{{ last }}{% endwith %},",
}


@pytest.fixture
def engine() -> Engine:
    return Engine(
        loaders=[("django.template.loaders.locmem.Loader", PARTS)],
        builtins=["fairbrief.portals.ui.tags.part"],
    )


def test_a_part_sees_what_stands_around_it(engine: Engine) -> None:
    page = engine.get_template("whole")
    assert page.render(Context({"rows": [1, 2]})) == "11,22,[]"
    assert page.render(Context({"rows": ["<"], "last": 3})) == "&lt;&lt;,[3]"
