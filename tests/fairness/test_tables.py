"""Hours and pay in a table: the total's row, or the sum of the pieces."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts

_WITH_TOTAL = """We need some drawings.

| Task | Hours | Fee |
|------|-------|-----|
| Redraw a map | 5 | $110 |
| Two banners | 8 | $190 |
| **Total** | **13** | **$300** |

You report to Ida Holt.
"""


def test_the_row_of_the_total_says_hours_and_pay() -> None:
    facts = read_facts(_WITH_TOTAL)
    assert (facts.hours.total, facts.pay.amount, facts.pay.currency) == (13, 300, "USD")
    assert facts.pay.quote is not None
    assert "Total" in facts.pay.quote.text


@pytest.mark.parametrize(
    ("text", "hours", "amount"),
    [
        ("Task\tHours\tPay\nLeaflet\t4\t$70\nPoster\t6\t$105\n", 10, 175),
        ("Deliverable,Hours (est.),Fee\nLeaflet,4,$70\nPoster,6,$105\nTotal,10,$175\n", 10, 175),
        ("Piece | Time | Fee ($)\nLeaflet | 4 h | 70\nPoster | 6 h | 105", 10, 175),
        ("Leaflet - 4 hours - $70\nPoster - 6 hours - $105\nTotal - 10 hours - $175", 10, 175),
        ("| Work | Hours |\n| Leaflet | 4 |\n| Poster | 6 |\n\nThe fee is $175.", 10, 175),
    ],
)
def test_columns_are_found_by_their_names(text: str, hours: float, amount: float) -> None:
    facts = read_facts(text)
    assert (facts.hours.total, facts.pay.amount) == (hours, amount)


def test_jobs_to_choose_from_are_not_summed_up() -> None:
    pay = read_facts("| Position | Pay |\n| Editor | $400 |\n| Artist | $300 |").pay
    assert pay.amount != 700


def test_what_one_must_pay_is_no_pay() -> None:
    facts = read_facts("| Item | Fee |\n| Registration | $40 |\n| Training kit | $60 |\n")
    assert facts.pay.amount != 100


def test_a_list_in_prose_is_no_table() -> None:
    facts = read_facts("Tasks, hours, pay\nare all to be agreed, with us, soon.")
    assert facts.pay.amount is None
