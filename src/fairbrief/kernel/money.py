"""Money in integer minor units with a currency; never floats."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

#: Currencies whose minor unit is not a hundredth (ISO 4217).
EXPONENTS = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "KWD": 3, "BHD": 3, "TND": 3}
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


@dataclass(frozen=True, order=False)
class Money:
    """An amount: `minor` counts the currency's smallest unit (cents for USD)."""

    minor: int
    currency: str = "USD"

    @property
    def decimal(self) -> Decimal:
        return Decimal(self.minor).scaleb(-EXPONENTS.get(self.currency, 2))

    def __add__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._require_same_currency(other)
        return Money(self.minor - other.minor, self.currency)

    def _require_same_currency(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")

    def per_hour(self, hours: Fraction | int) -> Money:
        """The rate an hour, rounded down so that a rate is never flattered."""
        return Money(int(Fraction(self.minor) / Fraction(hours)), self.currency)

    def share(self, part: int, whole: int) -> Money:
        """`part` of `whole` of the amount, rounded up in favour of the one who is paid."""
        return Money(-(-self.minor * part // whole), self.currency)

    def __str__(self) -> str:
        places = EXPONENTS.get(self.currency, 2)
        whole = self.minor % (10**places) == 0
        figure = f"{abs(self.decimal):,.{0 if whole else places}f}"
        sign = "-" if self.minor < 0 else ""
        symbol = SYMBOLS.get(self.currency)
        return f"{sign}{symbol}{figure}" if symbol else f"{sign}{figure} {self.currency}"
