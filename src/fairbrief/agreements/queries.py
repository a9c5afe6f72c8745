"""Reads of agreements, and the checks of their proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import BooleanField, Case, QuerySet, When

from fairbrief.agreements.models import Agreement, Signature
from fairbrief.agreements.states import AgreementState, Party
from fairbrief.agreements.text import digest_of, write_text
from fairbrief.audit.actors import Actor
from fairbrief.clocks.queries import Turn, turns_of
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student

LIVE = (AgreementState.PROPOSED, AgreementState.HALF_SIGNED)


def waiting_for_employer(member: Member) -> QuerySet[Agreement]:
    """Agreements that wait for the employer's signature."""
    return Agreement.objects.filter(
        application__brief__employer_id=member.employer_id,
        state__in=LIVE,
        employer_signed_at=None,
    ).select_related("application__brief", "application__student__user")


def waiting_for_student(student: Student) -> QuerySet[Agreement]:
    """Agreements the student has not signed, or that wait for the other side."""
    return (
        Agreement.objects.filter(application__student=student, state__in=LIVE)
        .select_related("application__brief__employer", "application__brief__supervisor")
        .order_by("made_at")
    )


def unsigned_first(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Those that wait for a signature first, then the newest."""
    return rows.annotate(
        is_over=Case(When(state__in=LIVE, then=False), default=True, output_field=BooleanField())
    ).order_by("is_over", "-made_at", "-pk")


def turn_for(agreement: Agreement, party: str) -> Turn | None:
    """Whose turn it is, as one side sees it: its own first, else the other's."""
    turns = turns_of(agreement)
    own = [turn for turn in turns if turn.owner == party]
    return next(iter(own or turns), None)


def signatures_of(agreement: Agreement) -> QuerySet[Signature]:
    return agreement.signatures.all()


def has_signed(agreement: Agreement, party: str) -> bool:
    """Whether the side has signed."""
    moment = agreement.student_signed_at if party == Party.STUDENT else agreement.employer_signed_at
    return moment is not None


def names_of_signer(agreement: Agreement, actor: Actor) -> list[str]:
    """Under which names we know the one who signs: the account's or the link's, and the member's.

    The member's counts because an owner may have corrected it since the link was mailed.
    """
    employer = agreement.application.brief.employer_id
    members = Member.objects.filter(employer_id=employer, left_at=None)
    members = (
        members.filter(email__iexact=actor.email, user=None)
        if actor.user_id is None
        else members.filter(user_id=actor.user_id)
    )
    return [actor.name, *members.values_list("name", flat=True)]


def was_signed_from(agreement: Agreement, email: str) -> bool:
    """Whether the address was the one that signed for the employer."""
    return agreement.signatures.filter(party=Party.EMPLOYER, email__iexact=email).exists()


def can_sign(agreement: Agreement, party: str) -> bool:
    """Whether the side may still sign or decline."""
    return agreement.state in LIVE and not has_signed(agreement, party)


def is_live(agreement: Agreement) -> bool:
    """Whether it can still become binding."""
    return agreement.state in LIVE


def has_ended(agreement: Agreement) -> bool:
    """Declined or lapsed: nobody is bound."""
    return agreement.state in (AgreementState.DECLINED, AgreementState.LAPSED)


def is_signed(agreement: Agreement) -> bool:
    return agreement.state == AgreementState.SIGNED


def initials(name: str) -> str:
    """The first letters of a name: what a stranger may see of who signed."""
    return "".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())


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
