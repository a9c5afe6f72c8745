"""Terms that a student should ask about, in words that say them by the way; and the same words
where they are about somebody else."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Severity, Verdict, review

FAIR = (
    "You write two leaflets on our seed library, due 12 March. You report to Ana Reyes, gardener, "
    "who gives you feedback every week. 20 hours over two weeks, remote. "
)
PAID = FAIR + "$22 an hour. "


def found(text: str) -> dict[str, Severity]:
    return {each.rule: each.severity for each in review(Posting(text=text)).findings}


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("PAY-04T", "We pay once our customers have paid."),
        ("PAY-04T", "Your invoices are settled 75 days after they reach us."),
        ("PAY-04T", "Freelancers are paid 90 days from the end of the month."),
        ("PAY-07", "A deposit of £35 for the apron is handed back in June."),
        ("PAY-07", "A deposit of $60 is collected on the first day and returned on the last."),
        ("LEARN-04", "We had to let two editors go, so the newsletter is yours."),
        ("LEARN-04", "You take over her clients in May."),
        ("LEARN-04", "Since our bookkeeper quit, the receipts have piled up."),
    ],
)
def test_a_term_is_found_in_other_words(rule: str, words: str) -> None:
    assert rule in found(PAID + words)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("PAY-04T", "Your invoices are settled 20 days after they reach us."),
        ("PAY-04T", "You list which invoices are settled 75 days after they came."),
        ("PAY-04T", "Growers pay for the seeds when their buyers pay them."),
        ("PAY-05", "There is no base camp on the way, so bring water."),
        ("PAY-05", "You work out the cost per lead of last year's fair."),
        ("PAY-07", "A deposit of $60 is collected from each tenant, and you write it down."),
        ("PAY-07", "You explain to renters why a deposit of $900 is taken."),
        ("LEARN-04", "We let our staff choose their own hours."),
        ("LEARN-04", "We let our designers go home early on Fridays."),
        ("LEARN-04", "Since our founder retired, her daughter has run the garden."),
        ("PAY-03C", "You write a guide on how freelancers are paid in crypto."),
    ],
)
def test_the_same_words_of_others_are_no_term(rule: str, words: str) -> None:
    assert rule not in found(PAID + words)


def test_pay_for_each_sale_without_a_wage_must_change() -> None:
    text = FAIR + "You are paid per subscription: $15 for every reader who signs up. No base."
    assert found(text)["PAY-05"] is Severity.BLOCK


@pytest.mark.parametrize(
    "words", ["18 USDC an hour.", "Pay: 40 USDT per leaflet.", "You are paid in bitcoin, weekly."]
)
def test_pay_in_coins_is_asked_about(words: str) -> None:
    result = review(Posting(text=FAIR + words))
    (finding,) = [each for each in result.findings if each.rule == "PAY-03C"]
    assert "paid in money" in finding.ask
    assert result.verdict is Verdict.ASK


def test_a_check_to_come_is_no_reason_to_ask_for_numbers_with_the_application() -> None:
    early = "Apply through our online form (we need your SSN for the background check)."
    late = "Once you are hired, we need your SSN for the background check."
    assert found(PAID + early)["FAIR-02"] is Severity.BLOCK
    assert "FAIR-02" not in found(PAID + late)


@pytest.mark.parametrize(
    "words",
    [
        "We post you a check when you hand in the second leaflet.",
        "You get a check once we have approved the text, by mail to you.",
    ],
)
def test_a_check_for_what_is_handed_in_is_pay(words: str) -> None:
    assert "F-CHECK" not in found(f"$300 for both leaflets. {words}")


@pytest.mark.parametrize(
    "words",
    [
        "We mail you a check when you have filled in your details so you can order the laptop.",
        "We mail you a check once you complete the onboarding form; bank it the same day.",
    ],
)
def test_a_check_before_any_work_is_none(words: str) -> None:
    assert "F-CHECK" in found(words)


def test_money_for_another_that_goes_through_the_reader_is_a_mark_of_fraud() -> None:
    text = "Drive as ever with our sticker, $350 a week. We pay the fitter through you."
    assert "F-MULE" in found(text)
    honest = PAID + "We pay the driver through the county's office."
    assert "F-MULE" not in found(honest)
