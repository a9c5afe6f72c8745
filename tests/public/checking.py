"""Postings for the check page, and the page that answers them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

POOR = (
    "Social media intern, remote. Various tasks as needed, flexible hours, evenings and weekends. "
    "This is an unpaid position. All rights to everything you make belong to us."
)
SCAM = (
    "We will send you a cashier's check. Deposit it, keep $400 as your weekly pay and send the "
    "rest by gift cards to our vendor. No interview needed, start today."
)
CLEAR = (
    "Research intern, remote, 18 hours in all, $24 an hour, paid within 10 days of acceptance. You "
    "will hand in a source list of 40 entries and five interview briefs of one page each. Start "
    "1 March 2027, due on 29 March 2027. You report to Marcus Bishop, Producer, with written "
    "feedback every Friday. You meet Yoko Nakamura, our director, twice for 30 minutes. You will "
    "learn how a documentary is researched: judging sources and clearing facts."
)
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


def checked(text: str = POOR, headers: Any = FROM_HERE, **more: str) -> HttpResponse:
    return Client().post("/check/", {"text": text, **more}, headers=headers)


def words_of(page: HttpResponse) -> str:
    return page.content.decode()
