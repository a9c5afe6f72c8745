"""Currencies with hundredths that outside work is most often paid in."""

CURRENCIES = ("USD", "EUR", "GBP", "CAD", "MXN", "INR")
