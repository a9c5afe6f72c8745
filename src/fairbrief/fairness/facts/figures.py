"""Figures of money: what a sign or a word for a currency means, and which number a figure is."""

from __future__ import annotations

import re

from fairbrief.fairness.facts.dates import WORDS
from fairbrief.fairness.phrasebook import Phrasebook

BOOK = Phrasebook("money")

_CURRENCY = {
    "$": "USD", "usd": "USD", "us$": "USD", "dollars": "USD", "usdt": "USD", "usdc": "USD", "£": "GBP", "gbp": "GBP", "pounds": "GBP",
    "quid": "GBP", "bucks": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "₹": "INR", "inr": "INR", "rs": "INR", "rupees": "INR",
    "c$": "CAD", "ca$": "CAD", "cad": "CAD", "a$": "AUD", "aud": "AUD", "au$": "AUD", "nz$": "NZD", "nzd": "NZD", "s$": "SGD", "sgd": "SGD",
    "hk$": "HKD", "r$": "BRL", "brl": "BRL", "mx$": "MXN", "php": "PHP", "p": "PHP", "₱": "PHP", "kes": "KES", "ksh": "KES", "kshs": "KES", "ghs": "GHS",
    "gh₵": "GHS", "ghc": "GHS", "₦": "NGN", "ngn": "NGN", "n": "NGN", "#": "NGN", "naira": "NGN", "zar": "ZAR", "r": "ZAR", "chf": "CHF", "pkr": "PKR",
    "aed": "AED", "dhs": "AED", "myr": "MYR", "bdt": "BDT", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "¥": "JPY", "rm": "MYR", "tsh": "TZS", "ush": "UGX",
    "rp": "IDR", "cfa": "XOF", "fcfa": "XOF", "kr": "SEK", "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "zł": "PLN", "zloty": "PLN", "francs": "CHF",
    "yen": "JPY", "pesos": "MXN", "rand": "ZAR", "cedis": "GHS", "taka": "BDT", "ringgit": "MYR", "baht": "THB", "rupiah": "IDR", "dirham": "AED",
    "dirhams": "AED", "shillings": "KES", "forint": "HUF", "reais": "BRL", "/-": "INR", "lakh": "INR", "lakhs": "INR", "lacs": "INR", "lpa": "INR",
}  # fmt: skip
#: Other codes of three letters say themselves which currency they are.
_CODE = re.compile(r"[a-z]{3}")


def currency_of(sign: str) -> str:
    """The currency of a sign or word for it, in small letters; "" for none."""
    for each in (sign, sign.rstrip("$ .")):
        if each in _CURRENCY:
            return _CURRENCY[each]
    return sign.upper() if _CODE.fullmatch(sign) else ""


_FIGURES = re.compile(
    r"\d{1,3} \d{3}(?!\d)(?= ?[^\W\d]| ?[$£€₹]|$)|\d{1,2}(?:\.\d{1,2})?\s?(?:lakhs?|lacs?|lpa)\b|"
    + BOOK.part("FIGURE")
)
_WORD = re.compile(r"[a-z]+")
_TIMES = {"hundred": 100, "thousand": 1000}
#: 14,80 as half of Europe writes it, and 1.500 likewise.
_CENTS = re.compile(r"\d{1,3}(?:\.\d{3})?,\d\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){1,2}")
_MULTIPLE = re.compile(r"\s?(k|lakhs?|lacs?|lpa)$")
_LAKH = 100_000


def figures_of(words: str) -> list[float]:
    """The numbers of an amount or range; of "8-10k" both are thousands."""
    found = [_number(each) for each in _FIGURES.findall(words)]
    if not found:
        return [_spelt(words)]
    many = _MULTIPLE.search(words.rstrip())
    if many is None:
        return found
    times = _multiple(many[1])
    return [each * times if each * times < found[-1] * 2 else each for each in found]


def _multiple(word: str) -> int:
    return 1000 if word == "k" else _LAKH


def _number(figure: str) -> float:
    many = _MULTIPLE.search(figure)
    bare = figure[: many.start()] if many else figure
    times = _multiple(many[1]) if many else 1
    if _CENTS.fullmatch(bare):
        return times * float(bare.replace(".", "").replace(",", "."))
    if _THOUSANDS.fullmatch(bare):
        return times * float(bare.replace(".", ""))
    return times * float(bare.replace(",", "").replace(" ", "").replace("'", ""))


def _spelt(words: str) -> float:
    """An amount in words: "five hundred dollars"."""
    amount = 0.0
    for word in _WORD.findall(words):
        if word in _TIMES:
            amount = (amount or 1) * _TIMES[word]
        elif word in WORDS and word not in {"a", "an"}:
            amount += WORDS[word]
    return amount
