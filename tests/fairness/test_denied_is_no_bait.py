"""That nothing is charged is no bait, and an expert's hour is a wage like any other."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, review

GIG = (
    "Subject expert for AI (chemistry). From home, choose your own hours, {pay} through Deel every "
    "Friday. You write hard problems and score answers of a model. {who} {fee} Independent "
    "contractor."
)


def verdict_of(text: str) -> Verdict:
    return review(Posting(text=text)).verdict


@pytest.mark.parametrize("fee", ["", "No fees.", "No fee of any kind.", "No application fee."])
def test_what_is_denied_is_not_held_against_who_denies_it(fee: str) -> None:
    text = GIG.format(pay="$45-$70 an hour", who="For current PhD students.", fee=fee)
    assert verdict_of(text) is not Verdict.SCAM


def test_joining_without_a_catch_is_bait_still() -> None:
    text = (
        "Work from home, own hours, no joining fee, no catch, nothing to lose! Earn up to $4,000 a "
        "month. Anyone can. Independent contractors."
    )
    assert verdict_of(text) is Verdict.SCAM
    rules = {each.evidence for each in review(Posting(text=text)).findings if each.scam}
    assert "Earn up to $4,000" in rules


def test_what_no_expert_earns_is_no_experts_wage() -> None:
    text = GIG.format(pay="up to $4,500 weekly", who="Anyone can, no experience.", fee="No catch.")
    assert verdict_of(text) is Verdict.SCAM
