"""How pay is said: by its absence, by the minimum, and as the Continent writes figures."""

from __future__ import annotations

import pytest

from fairbrief.fairness import read_facts


@pytest.mark.parametrize(
    ("text", "status", "amount"),
    [
        ("Our foundation does not pay for internships.", "unpaid", None),
        ("The mill doesn’t pay its interns.", "unpaid", None),
        ("The job is minimum wage plus tips.", "paid", None),
        ("Pay for the post: 410,75 euro a month.", "paid", 410.75),
        ("The post pays 1.250,00 € a month.", "paid", 1250.0),
        ("The post pays 1.250 EUR a month.", "paid", 1250.0),
        ("Pay is $1,250.00 a month.", "paid", 1250.0),
        ("Compensation: equity + a letter of recommendation.", "unpaid", None),
        ("Compensation: $15 an hour plus equity.", "paid", 15.0),
        ("Compensation: stock options.", "unpaid", None),
        ("Read about minimum wage and labour laws in ten states.", "unstated", None),
    ],
)
def test_how_pay_is_said(text: str, status: str, amount: float | None) -> None:
    found = read_facts(text).pay
    assert (found.status, found.amount) == (status, amount)
