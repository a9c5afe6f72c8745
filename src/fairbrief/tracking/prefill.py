"""Reading a pasted posting or mail, so that logging an experience takes two minutes."""

from __future__ import annotations

import re
from decimal import Decimal

from fairbrief.fairness import read_facts
from fairbrief.tracking.currencies import CURRENCIES

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_NAMED = re.compile(
    r"^\s*(?:company|employer|organi[sz]ation|client)\s*[:\-–]\s*(.{2,120})$", re.I | re.M
)
_TITLED = re.compile(
    r"^\s*(?:title|position|role|project|subject)\s*[:\-–]\s*(.{2,120})$", re.I | re.M
)


def read_posting(text: str) -> dict[str, object]:
    """Form values found in a text; what is not found, or not sure, is left out."""
    facts = read_facts(text)
    found: dict[str, object] = {}
    titled = _TITLED.search(text)
    first_line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    title = titled.group(1).strip() if titled else first_line
    if 2 < len(title) <= 120:
        found["title"] = title
    named = _NAMED.search(text)
    if named:
        found["employer_name"] = named.group(1).strip()
    hours = facts.hours.total
    if hours and hours <= 400:
        found["hours"] = Decimal(str(hours)).quantize(Decimal("0.01")).normalize()
    pay = facts.pay
    if pay.status == "paid" and pay.amount and pay.currency in CURRENCIES:
        if pay.unit == "whole":
            found["paid"] = Decimal(str(pay.amount)).quantize(Decimal("0.01"))
        elif pay.unit == "hour" and hours:
            found["paid"] = Decimal(str(pay.amount * hours)).quantize(Decimal("0.01"))
        if "paid" in found:
            found["currency"] = pay.currency
    if facts.place.kind != "unstated":
        found["place"] = facts.place.kind
    if facts.senior_access:
        found["senior_contact"] = True
    address = _ADDRESS.search(text)
    if address:
        found["supervisor_email"] = address.group(0)
    return found
