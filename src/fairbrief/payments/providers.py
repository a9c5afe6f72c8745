"""Who moves the money. The core only records; a provider is asked to act and says what it did.

The record-only provider, the default, moves nothing: the employer says how the money was set aside
and pays by its own means; the student confirms nothing twice. A provider that does move money
(cards, bank debits) implements the same three acts and returns its own references.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from fairbrief.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What a provider did: its name, and the reference under which it can be found again."""

    provider: str
    reference: str


class Provider(Protocol):
    """Three acts, each safe to repeat under the same `key`."""

    name: str

    def secure(self, amount: Money, *, key: str, reference: str) -> Receipt:
        """Sets the employer's money aside."""

    def release(self, amount: Money, *, key: str) -> Receipt:
        """Pays secured money to the student."""

    def give_back(self, amount: Money, *, key: str) -> Receipt:
        """Returns secured money to the employer."""


class RecordOnly:
    """Records what people say they did; moves nothing."""

    name = "record"

    def secure(self, amount: Money, *, key: str, reference: str) -> Receipt:
        return Receipt(provider=self.name, reference=reference)

    def release(self, amount: Money, *, key: str) -> Receipt:
        return Receipt(provider=self.name, reference="")

    def give_back(self, amount: Money, *, key: str) -> Receipt:
        return Receipt(provider=self.name, reference="")


PROVIDER: Provider = RecordOnly()
