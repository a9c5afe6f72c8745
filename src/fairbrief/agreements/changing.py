"""Proposed changes as a page shows them: the line, what it says, what it would say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairbrief.agreements.lines import Kind, line_of
from fairbrief.agreements.models import Agreement, EarlierText, Proposal
from fairbrief.agreements.states import ProposalState
from fairbrief.agreements.text import Terms

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Shown:
    """One proposed change. `is_long` says that old and new are compared line by line."""

    proposal: Proposal
    label: _StrOrPromise
    old: str
    new: str
    is_long: bool
    is_mine: bool

    @property
    def is_accepted(self) -> bool:
        return self.proposal.state == ProposalState.ACCEPTED

    @property
    def is_declined(self) -> bool:
        return self.proposal.state == ProposalState.DECLINED


def shown(agreement: Agreement, proposals: Iterable[Proposal], side: str) -> list[Shown]:
    """Proposals in the reader's words."""
    return [_shown(agreement.terms, each, side) for each in proposals]


def _shown(terms: Terms, each: Proposal, side: str) -> Shown:
    line = line_of(terms, each.line)
    currency = terms.get("currency", "USD")
    # A line may have gone with the text that had it, such as a fifth deliverable.
    label: _StrOrPromise = line.label if line else each.line
    old, new = (
        line.said(value, currency=currency) if line else str(value)
        for value in (each.old, each.new)
    )
    is_long = line is not None and line.kind == Kind.PIECE
    return Shown(each, label, old, new, is_long, each.side == side)


def texts_before(
    earlier: Iterable[EarlierText], agreement: Agreement
) -> list[tuple[EarlierText, str]]:
    """Each earlier text with the one that followed it, to be compared, the newest first."""
    later = agreement.text
    found = []
    for each in earlier:
        found.append((each, later))
        later = each.text
    return found
