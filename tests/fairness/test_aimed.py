"""Rules that are asked only where their words stand: elsewhere they find nothing."""

from __future__ import annotations

import pytest

from fairbrief.bench.corpus import corpus
from fairbrief.fairness import Posting
from fairbrief.fairness.facts import facts_of
from fairbrief.fairness.rulebook import Rulebook
from fairbrief.fairness.rules import RULES, Reading
from fairbrief.fairness.text import Page

_AIMED = [rule for rule in RULES if rule.needs]


@pytest.mark.parametrize("is_message", [False, True])
def test_a_rule_finds_nothing_where_none_of_its_words_stands(is_message: bool) -> None:
    for each in corpus():
        page = Page(each.text)
        reading = Reading(
            posting=Posting(text=each.text, is_message=is_message),
            page=page,
            facts=facts_of(page),
            rulebook=Rulebook(),
        )
        for rule in _AIMED:
            if not page.held(rule.needs):
                assert not list(rule.judge(reading)), (rule.id, each.id)


def test_most_rules_on_words_are_aimed() -> None:
    aimed = {rule.id for rule in _AIMED}
    assert {"FAIR-01", "PAY-05", "F-CHECK", "F-UPFRONT", "F-MLM", "F-MOVE"} <= aimed
    assert not aimed & {"PAY-03T", "F-EASY", "F-BAIT", "F-IMPERSONATE"}
