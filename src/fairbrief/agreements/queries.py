"""Reads of agreements, and the checks of their proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from fairbrief.agreements.models import Agreement, Signature
from fairbrief.agreements.states import AgreementState, Party
from fairbrief.agreements.text import digest_of, write_text
from fairbrief.organizations.models import Member

LIVE = (AgreementState.PROPOSED, AgreementState.HALF_SIGNED)


def waiting_for_employer(member: Member) -> QuerySet[Agreement]:
    """Agreements that wait for the employer's signature."""
    return Agreement.objects.filter(
        application__brief__employer_id=member.employer_id,
        state__in=LIVE,
        employer_signed_at=None,
    ).select_related("application__brief", "application__student__user")


def signatures_of(agreement: Agreement) -> QuerySet[Signature]:
    return agreement.signatures.all()


def has_signed(agreement: Agreement, party: str) -> bool:
    """Whether the side has signed."""
    moment = agreement.student_signed_at if party == Party.STUDENT else agreement.employer_signed_at
    return moment is not None


def can_sign(agreement: Agreement, party: str) -> bool:
    """Whether the side may still sign or decline."""
    return agreement.state in LIVE and not has_signed(agreement, party)


def is_signed(agreement: Agreement) -> bool:
    return agreement.state == AgreementState.SIGNED


@dataclass(frozen=True)
class Proof:
    """What the verification page says of a text and its signatures."""

    text_matches_hash: bool
    text_matches_terms: bool
    signatures_match: bool
    signatures: tuple[Signature, ...]

    @property
    def holds(self) -> bool:
        return self.text_matches_hash and self.text_matches_terms and self.signatures_match


def proof_of(agreement: Agreement) -> Proof:
    """Computes the digest again, writes the text again from the terms, compares signatures."""
    signatures = tuple(signatures_of(agreement))
    return Proof(
        text_matches_hash=digest_of(agreement.text) == agreement.sha256,
        text_matches_terms=not agreement.terms or write_text(agreement.terms) == agreement.text,
        signatures_match=all(each.sha256 == agreement.sha256 for each in signatures),
        signatures=signatures,
    )


def broken_agreements() -> Iterator[Agreement]:
    """Every agreement whose proof does not hold, for the check of an installation."""
    for agreement in Agreement.objects.prefetch_related("signatures").iterator(chunk_size=500):
        if not proof_of(agreement).holds:
            yield agreement
